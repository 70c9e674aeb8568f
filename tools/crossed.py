"""Good English of one entry that another accuses.

    python tools/crossed.py [--source] > FOUND.jsonl

Every `good` example of the shipped glossary, and every `bad` one as its first suggestion corrects it, goes through the whole checker: alone, or
with ``--source`` those that have a source. What is found there is a false alarm, a correction that is itself accused, or an example that is no
good English. A line: the entry of the example, its file and line, the text, its source, and what was found there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from tqcheck.engine import Engine
from tqcheck.model import Document, Segment
from tqcheck.rules import all_rules
from tqcheck.terms import store
from tqcheck.terms.examples import split_bad


def texts(entry: dict[str, Any], source: bool) -> Iterator[tuple[str, str | None]]:
    """The good English of an entry, each with its source if asked for."""
    for example in (*entry["good"], *entry["bad"]):
        text = example["text"]
        if "source" in example or not source:
            if parts := split_bad(text) if example in entry["bad"] else None:
                text, start, end, fix = parts
                if not fix:
                    continue
                text = text[:start] + fix.strip() + text[end:]
            yield "\n".join(filter(None, (text, example.get("document")))), example["source"] if source else None


def found(source: bool) -> Iterator[dict[str, Any]]:
    """What the checker finds in the good English of the shipped glossary."""
    entries: list[dict[str, Any]] = []
    segments: list[Segment] = []
    for entry in store.shipped().entries():
        for text, french in texts(entry, source):
            number = str(len(segments))
            entries.append(entry)
            segments.append(Segment(id=number, target=text, source=french, document=number))
    for finding in Engine([store.shipped()], all_rules()).check(Document("examples.jsonl", tuple(segments), single=False)):
        if finding.severity != "neutral":
            entry, segment = entries[int(finding.segment or 0)], segments[int(finding.segment or 0)]
            offered = finding.suggestions[0].replacement if finding.suggestions else None
            said = {"text": segment.target, "source": segment.source} if source else {"text": segment.target}
            by = {"rule": finding.rule, "entry": finding.entry, "found": finding.text, "offers": offered, "severity": finding.severity}
            yield {"example": entry["id"], "file": entry["file"], "line": entry["line"], **said, **by}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", action="store_true", help="the examples that have a source, with it")
    for line in found(parser.parse_args().source):
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
