"""Literal renderings of French set phrases, as an engine would give them, that good English lacks and no entry catches yet.

    python tools/generate.py PHRASES.tsv ... [--entries] --clean TEXT ... [--most N] [--all]

PHRASES holds a French phrase and its English, tab-separated; ``--entries`` adds the sources of the shipped entries. Each French word gives its usual
English words (``function-words.tsv``, then the lexicon, then a look-alike); words keep the French order, or a noun and its adjective change places.
What stands in clean English is dropped (article-free). What is printed is a candidate, to be judged by reading: French, English, literal renderings.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path

import corpora
import yaml

from tqcheck.rules.phrase import THRESHOLD
from tqcheck.terms import store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases
from tqcheck.terms.reading import Reading
from tqcheck.text import lexicon, stems
from tqcheck.text.fold import bare
from tqcheck.text.inflect_fr import all_forms
from tqcheck.text.wordlists import lines as word_list

HERE = Path(__file__).parent
GLOSSARY = HERE.parent / "glossary" / "fr-en"
MOST = 60  # renderings of one phrase
LONGEST = 7  # words of a French phrase
SENSES = 3  # of a French word


def function_words() -> dict[str, list[str]]:
    rows = (line.split("\t") for line in (HERE / "function-words.tsv").read_text("utf-8").splitlines() if not line.startswith("#"))
    return {french: english.split("|") for french, english in rows}


@cache
def spelled() -> dict[str, str]:
    """The most frequent English word of each stem; among rare ones the shortest."""
    found: dict[str, str] = {}
    bands = (line.split("\t")[1].split() for line in word_list("word-frequency.tsv") if "\t" in line)
    for word in [*(w for band in bands for w in band), *sorted(word_list("english-words.txt"), key=len)]:
        found.setdefault(stems.english(word), word)
    return found


def senses(word: str, fixed: dict[str, list[str]]) -> list[str]:
    """English words for a French one, the likeliest first; empty where nothing is known."""
    if word in fixed:
        return fixed[word]
    for lemma, english in fixed.items():
        if lemma.endswith(("er", "re", "ir")) and word in all_forms(lemma):
            return english
    found = [spelled().get(stem, "") for stem in islice(lexicon.stems_for(word), SENSES)]
    same = bare(word)
    look_alike = [w for w in (same, same.rstrip("e"), same + "e") if w in set(spelled().values())][:1]
    return list(dict.fromkeys(w for w in [*found, *look_alike] if w))


def french_words(phrase: str) -> list[str]:
    return re.findall(r"[^\W\d_]+'|[^\W\d_]+(?:-[^\W\d_]+)*", phrase.lower().replace("’", "'"))


def renderings(phrase: str, fixed: dict[str, list[str]]) -> Iterator[str]:
    """Word by word, in the French order and with neighbours that carry meaning changed over."""
    words = french_words(phrase)
    slots = [senses(word, fixed) for word in words]
    if not 2 <= len(words) <= LONGEST or not all(slots):
        return
    heavy = [len(word) > 3 and word not in fixed for word in words]
    orders = [slots]
    for i in range(len(slots) - 1):
        if heavy[i + 1] and (heavy[i] or len(words[i]) > 3):
            orders.append([*slots[:i], slots[i + 1], slots[i], *slots[i + 2 :]])
    seen: set[str] = set()
    for order in orders:
        for chosen in islice(product(*order), MOST):
            text = " ".join(" ".join(chosen).split())
            if text not in seen and len(text.split()) > 1:
                seen.add(text)
                yield text


def from_entries() -> Iterator[tuple[str, str]]:
    """(French, English) of the shipped entries: plain sources only, inflected words as they stand."""
    for file in sorted(GLOSSARY.rglob("*.yaml")):
        for entry in flat(yaml.safe_load(file.read_text("utf-8")).get("entries", [])):
            offered = entry.get("suggest") or ""
            for source in [entry.get("source", "")] if isinstance(entry.get("source", ""), str) else entry["source"]:
                first = " ".join(part.split("|")[0].strip("~") for part in re.sub(r"\[[^]]*\]|[*^$()\"<>]", " ", source).split())
                if first.count(" "):
                    yield first, str(offered[0] if isinstance(offered, list) and offered else offered)


def flat(items: Iterable[dict]) -> Iterator[dict]:  # type: ignore[type-arg]
    for item in items:
        yield from flat(item["entries"]) if "entries" in item else [item]


def in_clean(wanted: set[str], paths: list[Path], most: int) -> Counter[str]:
    longest = max((len(w.split()) for w in wanted), default=1)
    counts: Counter[str] = Counter()
    for path in paths:
        for line in corpora.lines(path, most):
            counts.update(s for s in corpora.sequences(corpora.words(line), longest, 2) if s in wanted)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("phrases", nargs="*", type=Path)
    parser.add_argument("--entries", action="store_true", help="the sources of the shipped entries as well")
    parser.add_argument("--clean", nargs="*", type=Path, default=[])
    parser.add_argument("--most", type=int, default=60_000_000, help="characters read of each clean text")
    parser.add_argument("--all", action="store_true", help="also what an entry catches")
    parser.add_argument("--show", type=int, default=6, help="renderings printed for each phrase")
    args = parser.parse_args()
    asked = dict(from_entries()) if args.entries else {}
    for path in args.phrases:
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if "\t" in line and not line.startswith("#"))
        asked |= {french: english for french, english, *_ in rows}
    fixed = function_words()
    literal = {french: list(renderings(french, fixed)) for french in asked}
    key = {text: " ".join(corpora.words(text)) for texts in literal.values() for text in texts}
    clean = in_clean(set(key.values()), args.clean, args.most)
    matcher = Matcher([store.shipped()])
    phrases = Phrases(matcher)
    kept: dict[str, list[str]] = defaultdict(list)
    unknown = [french for french, texts in literal.items() if not texts]
    for french, texts in literal.items():
        for text in texts:
            if clean[key[text]] or text in asked[french]:
                continue
            reading = Reading(f"They said {text} on Monday.", matcher, [(0, french)])
            if args.all or not any(m.confidence >= THRESHOLD for _, m in phrases.matches(reading)):
                kept[french].append(text)
    for french, texts in sorted(kept.items(), key=lambda item: -len(item[1]) / len(literal[item[0]])):
        print(f"{len(texts)}/{len(literal[french])}\t{french}\t{asked[french]}\t{'; '.join(texts[: args.show])}")
    print(f"# {len(asked)} phrases, {len(kept)} with a rendering that nothing catches, {len(unknown)} with a word unknown here")


if __name__ == "__main__":
    main()
