"""The French name of a place, a people or a person that has another one in English: *Pékin* for Beijing, *Le Caire* for Cairo.

Where the source has the name, its accents may be lost (*Genes*). The names are a table (`tqcheck/data/place-names.tsv`); those that need conditions of their own are entries of the glossary. Silent where the name may be that of
somebody or something else: behind a first name (*Marcel Anvers*) or before another name (*Anvers Nord*), inside French words (*rue d'Anvers*, *Le Journal de
Genève*), alone in quotation marks, and where the sentence has the English name too (*Antwerp, in French Anvers*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Finding, reported
from ..terms.place_names import CAPITALISED, CONFIDENCE, Name, known_by
from ..terms.place_names import CATEGORY as CATEGORY
from ..terms.place_names import SEVERITY as SEVERITY
from ..terms.reading import Reading
from ..terms.vocabulary import ISSUE_TYPES
from ..text.articles import capitalise_like, indefinite
from ..text.fold import bare, literal
from ..text.lazy import Expression, I
from ..text.people import first_names
from ..text.wordlists import is_english, listed

ID = "exonym"
SUMMARY = "The French name of a place, a people or a person."
_finding = partial(
    reported,
    rule=ID,
    severity=SEVERITY,
    category=CATEGORY,
    issue_type=ISSUE_TYPES[CATEGORY],
    confidence=CONFIDENCE,
    applicability="safe",
)
_neighbours = partial(listed, "name-neighbours.tsv")

_BEFORE = Expression(r"(?P<word>[^\W_]+)(?P<gap>\.? {1,2}\(?|')\Z")
_AFTER = Expression(r" (?P<word>[^\W_]+)")
_JOINED = Expression(r"[\w@#/&]|[-.'](?=[^\W_])(?!'s\b)")
_FRENCH = Expression(r"\b(?:in|en) (?:French|français)\b|\bFrench (?:name|form|spelling|word)\b", I)
_ACCENTED = frozenset("ÀÂÇÈÉÊÎÏÔ")


def places(reading: Reading) -> Iterator[int]:
    """Capitalised words by which a name is known."""
    return (match.start() for match in CAPITALISED.finditer(reading.text) if known_by(match.group()))


def check(reading: Reading) -> Iterator[Finding]:
    done = 0
    for start, back, name in sorted(_written(reading), key=lambda place: place[:2]):
        if start >= done and _meant(reading, name, start, -back):
            done = -back
            yield _in_english(reading, name, start, -back)


def _written(reading: Reading) -> Iterator[tuple[int, int, Name]]:
    """(start, minus end, name) of every name that stands there: sorted, a longer one comes before what it begins with."""
    text = reading.text
    for match in CAPITALISED.finditer(text):
        for name in known_by(match.group()):
            start = match.start() - name.at
            end = start + len(name.french)
            if start < 0 or text[start:end] in name.english:
                continue
            if _same(text[start:end], name) or _unaccented(text[start:end], name, reading):
                yield start, -end, name


def _same(written: str, name: Name) -> bool:
    """Whether a name stands there: capitals may lack their accent and, but in persons (*saint Pierre*, not *Saint-Pierre*), small letters may be capitals,
    hyphens spaces.
    """
    if written == name.french:
        return True
    free = name.kind != "person"
    return len(written) == len(name.french) and all(
        a == b or (b in _ACCENTED and a == bare(b).upper()) or (free and (a == b.upper() != b or (a in " -" and b in " -")))
        for a, b in zip(written, name.french, strict=True)
    )


def _unaccented(written: str, name: Name, reading: Reading) -> bool:
    """Whether a name of the source stands there without its accents (*Genes* for *Gênes*), and that is no English form of it."""
    return (
        reading.has_source
        and name.kind in ("", "surname")
        and written.isascii()
        and bare(written) == bare(name.french)
        and name.french in reading.whole_source
        and not any(bare(written) in bare(english) for english in name.english)
    )


def _meant(reading: Reading, name: Name, start: int, end: int) -> bool:
    """Whether the name is what it says, in English words."""
    text = reading.text
    if (start and _JOINED.match(text[start - 1])) or text[start - 1 : start] == "-" or _JOINED.match(text, end):
        return False
    if text[start - 1 : start] == '"' and text[end : end + 1] == '"':
        return False
    first, last = reading.sentences.at(start)
    if _beside(text[first:start], text[end:last], name):
        return False
    if name.near and reading.words_near(start).isdisjoint(name.near):
        return False
    sentence = f" {literal(text[first:start])} | {literal(text[end:last])} "
    return not any(f" {literal(english.removeprefix('the '))} " in sentence for english in name.english) and not _FRENCH.search(
        text, first, last
    )


def _beside(before: str, after: str, name: Name) -> bool:
    """Whether what stands directly beside a name makes it a part of another one, or of French words."""
    if ahead := _BEFORE.search(before):
        word, opens = ahead["word"], not before[: ahead.start()].strip("\"'(- ")
        if word in _neighbours("french-before") or (word in _neighbours("company-before") and "(" not in ahead["gap"]):
            return True
        strange = (
            name.kind != "surname"
            and word[0].isupper()
            and word not in _neighbours("english-before")
            and word not in ("UN", "EU", "NATO", "AU")
        )
        if strange and not opens and "(" not in ahead["gap"]:
            return True
        if strange and opens and (word in first_names() or not is_english(word.lower())):
            return True
    if follows := _AFTER.match(after):
        word = follows["word"]
        if word.lower() in _neighbours("company-after"):
            return True
        if word[0].isupper() and word not in _neighbours("english-after") and not word.isupper():
            return True
    return after.startswith((" de ", " d'", " du ", " des ", " la ", " le ", " les ", " sur ", " en "))


def _in_english(reading: Reading, name: Name, start: int, end: int) -> Finding:
    text = reading.text
    before = text[reading.sentences.at(start)[0] : start]
    opens = not before.strip("\"'(- \n")
    ahead = _BEFORE.search(before)
    offers = name.english
    if not opens and (ahead is None or ahead["word"] not in _neighbours("article-after")):
        offers = tuple(english.removeprefix("the ") for english in offers)
    if ahead and ahead["word"].lower() in ("a", "an") and ahead["word"].lower() != (right := indefinite(offers[0])):
        start -= len(ahead.group())
        offers = tuple(f"{capitalise_like(right, ahead['word'], True)} {english}" for english in offers)
    if opens:
        offers = tuple(english[0].upper() + english[1:] for english in offers)
    return _finding(start, end, name.why, offers, entry=name.id)
