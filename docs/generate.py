"""Write the parts of the documentation that come from the code: ``python docs/generate.py``; ``--check`` only tells what is stale.

In the README and any page under ``docs/`` a block ``<!-- generated: NAME -->`` … ``<!-- end -->`` holds what the function NAME in ``blocks.py`` returns,
and ``<!-- run: COMMAND -->`` … ``<!-- end -->`` what that command prints. The pages under ``docs/rules/`` are generated whole.
``--glossary FOLDER`` writes the whole glossary as pages to read; they are not kept here, because they change with every entry.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import blocks

DOCS = Path(__file__).parent
_BLOCK = re.compile(r"(<!-- (?P<kind>generated|run): (?P<what>.*?) -->\n).*?(<!-- end -->)", re.S)


def pages() -> dict[Path, str]:
    """Every page that holds something generated, as it should be."""
    found = {DOCS / "rules" / name: text for name, text in blocks.rule_pages().items()}
    for path in (DOCS.parent / "README.md", *sorted(DOCS.glob("*.md"))):
        text = path.read_text("utf-8")
        if _BLOCK.search(text):
            found[path] = _BLOCK.sub(_fill, text)
    return found


def stale() -> list[str]:
    """What is not as it should be, one line a page."""
    wanted = pages()
    found = [f"{_name(path)} is stale" for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    return found + [f"{_name(path)} belongs to no rule" for path in sorted((DOCS / "rules").glob("*.md")) if path not in wanted]


def _fill(block: re.Match[str]) -> str:
    made = blocks.run(block["what"]) if block["kind"] == "run" else getattr(blocks, block["what"])()
    return f"{block[1]}{made.rstrip()}\n{block[4]}"


def _write(wanted: dict[Path, str]) -> None:
    (DOCS / "rules").mkdir(exist_ok=True)
    for path in (DOCS / "rules").glob("*.md"):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8")


def _name(path: Path) -> str:
    return str(path.relative_to(DOCS.parent))


def main() -> int:
    """Write, or with ``--check`` only tell; 1 if something is stale."""
    if "--glossary" in sys.argv[1:-1]:
        folder = Path(sys.argv[sys.argv.index("--glossary") + 1])
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in blocks.glossary_pages().items():
            (folder / name).write_text(text, "utf-8")
        return 0
    if "--check" not in sys.argv[1:]:
        _write(pages())
        _write(pages())  # the index tells what the other pages say
    problems = stale()
    sys.stdout.write("".join(f"{line}\n" for line in problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
