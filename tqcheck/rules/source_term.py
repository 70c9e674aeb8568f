"""Terms of your glossaries: the source has the term, the English has none of its translations, or another one than elsewhere.

The term is found in its listed and inflected forms (``~force de l'ordre``), the longest term first, so that *banque centrale* is
not asked for *bank*. Any of the preferred or admitted translations will do, in singular or plural; one in capitals (*ON*) must
stand in capitals. A term whose translation is itself is not to be translated. With `case: exact` source and translation must stand as they are
written; `pos` says that the word is looked for as a noun, a verb or an adjective, by the little word before it. Where a document uses two
translations of one term, the rarer one is a hint.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product

from ..bilingual.bitext import Pair, pairs
from ..model import Evidence, Finding, Suggestion
from ..records import NamedTuple
from ..terms.matcher import Matcher
from ..terms.reading import Reading
from ..text import stems
from ..text.fold import bare, plain
from ..text.inflect_en import all_forms as forms_of_english
from ..text.inflect_fr import all_forms
from ..typed import Any

ID = "source-term"
SUMMARY = "A term of your glossary whose translation is missing or changes."
CATEGORY = "terminology/wrong-term"
SEVERITY = "major"


_NOMINAL = frozenset(
    "le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs".split()
)
_VERBAL = frozenset("je j tu il elle on nous vous ils elles ne n se s me m te t y qui pour sans".split())
"""Words before a noun, and words before a verb."""


class Term(NamedTuple):
    """A term: its glossary entry, the source words in all their forms, the accepted translations as stems and as written."""

    entry: dict[str, Any]
    sources: tuple[tuple[frozenset[str], ...], ...]
    accepted: tuple[tuple[tuple[str, ...], str], ...]


def check(reading: Reading) -> Iterator[Finding]:
    terms = reading.matcher.derived(known_terms)
    if not terms:
        return
    used: dict[str, list[tuple[Pair, Term, str, int, int]]] = defaultdict(list)
    for pair in pairs(reading):
        if not pair.target.strip():
            continue
        for term, start, end in found_terms(pair, terms):
            place = translation(pair, term)
            if place is None:
                yield _missing(pair, term, start, end)
            else:
                used[term.entry["id"]].append((pair, term, *place))
    for places in used.values():
        yield from _inconsistent(places)


def known_terms(matcher: Matcher) -> dict[str, list[Term]]:
    """The terms of the user's glossaries by the first words of their source; the shipped glossary comes last and is left out."""
    found: dict[str, list[Term]] = defaultdict(list)
    for glossary in matcher.glossaries[:-1]:
        for entry in glossary.entries():
            if entry["kind"] != "term":
                continue
            told = entry.get("term") or {"source": "", "prefer": entry["suggest"]}
            accepted = [*told.get("prefer", ()), *told.get("admit", ())]
            sources = tuple(s for text in entry["shown_source"] for s in _sources(text))
            if accepted and sources:
                term = Term(entry, sources, tuple((row, text) for text in accepted for row in _rows(text)))
                for word in {w for source in sources for w in source[0]}:
                    found[word].append(term)
    return found


def _sources(pattern: str) -> Iterator[tuple[frozenset[str], ...]]:
    """The rows of words that a source pattern stands for; each place holds the forms that may stand there."""
    places = [
        [word for word in re.split(r"[|()\[\]]", element) if word] for element in plain(pattern).replace("'", " ").replace("-", " ").split()
    ]
    for row in product(*places):
        yield tuple(frozenset(bare(f) for f in (all_forms(w[1:]) if w[0] == "~" else (w, w + "s", w + "x"))) for w in row)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    """The stems of a translation, and those with another form of its last word whose stem differs: *crises*, *women*."""
    row = _stems(text)
    yield row
    if row:
        last = stems.tokens(plain(text))[-1][2]
        for stem in dict.fromkeys(stems.english(form) for form in forms_of_english(last)):
            if stem != row[-1]:
                yield (*row[:-1], stem)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stems.english(word) for _, _, word in stems.tokens(plain(text)))


def found_terms(pair: Pair, terms: dict[str, list[Term]]) -> list[tuple[Term, int, int]]:
    """The terms in the source, longest first, none inside another: (term, first token, end)."""
    low = [bare(word) for _, _, word in pair.french]
    hits: list[tuple[int, int, Term]] = []
    for i, word in enumerate(low):
        for term in terms.get(word, ()):
            for source in term.sources:
                end = i + len(source)
                if end <= len(low) and all(low[i + k] in forms for k, forms in enumerate(source)) and _fits(pair, term, i, end):
                    hits.append((len(source), i, term))
    taken: set[int] = set()
    found = []
    for length, i, term in sorted(hits, key=lambda h: (-h[0], h[1])):
        if taken.isdisjoint(range(i, i + length)):
            taken.update(range(i, i + length))
            found.append((term, i, i + length))
    return found


def _fits(pair: Pair, term: Term, first: int, end: int) -> bool:
    """Whether case and part of speech are those of the term."""
    told = term.entry.get("term") or {}
    start, stop = pair.french[first][0], pair.french[end - 1][1]
    if told.get("case") == "exact" and pair.source[start:stop] not in told["source"].replace("~", "").split("|"):
        return False
    before = pair.french[first - 1][2].lower() if first else ""
    return not (told.get("pos") in ("noun", "adjective") and before in _VERBAL) and not (told.get("pos") == "verb" and before in _NOMINAL)


def translation(pair: Pair, term: Term) -> tuple[str, int, int] | None:
    """The accepted translation that stands in the target, and where."""
    row = [stems.english(word) for _, _, word in pair.english]
    exact = (term.entry.get("term") or {}).get("case") == "exact"
    for wanted, text in term.accepted:
        for j in range(len(row) - len(wanted) + 1):
            if tuple(row[j : j + len(wanted)]) != wanted:
                continue
            start, end = pair.english[j][0], pair.english[j + len(wanted) - 1][1]
            if exact and pair.target[start:end] != text:
                continue
            if not text.isupper() or pair.target[start:end].isupper():
                return text, start, end
    return None


def _missing(pair: Pair, term: Term, first: int, end: int) -> Finding:
    shown = pair.source[pair.french[first][0] : pair.french[end - 1][1]]
    linked = sorted(pair.links[i] for i in range(first, end) if i in pair.links)
    accepted = list(dict.fromkeys(text for _, text in term.accepted))
    if linked and linked[-1] - linked[0] < end - first + 1:
        start, stop = pair.english[linked[0]][0], pair.english[linked[-1]][1]
    else:
        start = stop = pair.place(pair.french[first][0], pair.french[end - 1][1])
    return Finding(
        rule=ID,
        entry=term.entry["id"],
        start=pair.start + start,
        end=pair.start + stop,
        message=f"The source has “{shown}”; your glossary says {' or '.join(accepted)}.",
        severity=term.entry["severity"],
        category=term.entry["category"],
        issue_type="terminology",
        confidence=0.9,
        suggestions=(Suggestion(accepted[0], "display"),) if stop > start else (),
        evidence=(Evidence("the French has", shown),),
    )


def _inconsistent(places: list[tuple[Pair, Term, str, int, int]]) -> Iterator[Finding]:
    counts = Counter(text for _, _, text, _, _ in places)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    for pair, term, text, start, end in places:
        if text != usual and counts[text] < counts[usual]:
            yield Finding(
                rule=ID,
                entry=term.entry["id"],
                start=pair.start + start,
                end=pair.start + end,
                message=f"Elsewhere in this document the term is {usual} ({counts[usual]}×), here {text}.",
                severity="neutral",
                category="terminology/term-inconsistency",
                issue_type="inconsistency",
                confidence=0.8,
                suggestions=(Suggestion(usual, "display"),),
            )
