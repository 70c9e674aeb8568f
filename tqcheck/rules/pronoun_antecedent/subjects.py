"""Which *he* and *she* are judged: those that open their sentence, that follow what stands before a subject, or that open a clause; and
*according to him* at the beginning of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.inflect_en import is_participle
from ...text.lazy import Expression
from ...text.things import around
from .found import Pronouns, speaks

_CLAUSE = Expression(r"; (?:but |and |then |so |yet |however, )?\Z")
_LONG = Expression(
    r"\W?\d[\d ,.]* (?:metres?|meters?|kilometres?|kilometers?|km|miles|pages) (?:long|high|wide|deep|in length|in height|thick)\b"
)
_REACH = 100
"""Characters before a subject in which its sentence begins."""


class Place(NamedTuple):
    """A pronoun as subject: its span, the word in lower case, and its sentence.

    `kind`: opens (the sentence), after (what precedes a subject), built (after what is said of things only: *Costing three million,*), done
    (after what a person may have done: *Suspended for a year,*),
    said (behind what is said: *"...," he said*),
    first (in a clause that opens the sentence: *When she*), inside (in a clause behind another); `clause` is where that clause begins.
    """

    start: int
    end: int
    word: str
    first: int
    last: int
    kind: str
    clause: int


def subjects(reading: Reading, found: Pronouns) -> Iterator[Place]:
    """The places of *he* and *she* to be judged, in order."""
    text, places = reading.text, []
    for word in ("He", "She"):
        places += [(at, word) for at in found.between("", word, " ")]
    for word in ("he", "she"):
        places += [(at, word) for at in found.between(" ", word, " ")]
    for word, subject in (("him", "he"), ("her", "she")):
        for at in found.between("According to ", word, ", ") + found.between("For ", word, ", "):
            first, last = reading.sentences.at(at)
            if at - first in (4, 13):
                yield Place(at, at + 3, subject, first, last, "opens", first)
    for at, word in sorted(places):
        first, last = reading.sentences.at(at)
        if text.startswith('" ', at - 2) and text[first] == '"' and speaks(text, at + len(word)):
            yield Place(at, at + len(word), word, first, last, "said", first)
            continue
        kind, clause = ("opens", first) if at - first <= 1 and text[first:at] in ("", '"') else _kind(text, first, at)
        if kind and not text.startswith((" or she ", " or he "), at + len(word)) and not (kind != "opens" and speaks(text, at + len(word))):
            yield Place(at, at + len(word), word.lower(), first, last, kind, clause)


def _kind(text: str, first: int, at: int) -> tuple[str, int]:
    """What a pronoun follows, and where its clause begins; nothing if it is not to be judged."""
    semicolon = _CLAUSE.search(text, max(first, at - 15), at) if ";" in text[max(first, at - 15) : at] else None
    if semicolon:
        return "inside", semicolon.start()
    before = text[at - 2]
    if before == ":":
        return "inside", at - 2
    if before == "," and at - first <= _REACH:
        return _preceded(text[first : at - 1]), first
    start = max(text.rfind(" ", first, at - 1) + 1, first)
    word = text[start : at - 1].lower().lstrip('"')
    if start - first <= 1 and word in around("joint"):
        return "opens", first
    if word in ("and", "but") and text[start - 2] == ",":
        return "inside", start
    if word not in around("conjunction"):
        return "", first
    if " " not in text[first : start - 1].strip():
        return ("" if word in ("that", "so") else "first"), first
    opener = text[first : text.find(" ", first)].lower()
    if opener in around("conjunction") and "," not in text[first:start]:
        return "first", first
    return ("inside" if start - first <= _REACH else ""), start


def _preceded(stretch: str) -> str:
    """Whether a stretch with a comma at its end may stand before a subject: after, built, done or nothing."""
    if '"' in stretch:
        return ""
    kind = ""
    for said in map(str.strip, stretch.rstrip().rstrip(",").split(",")):
        word = said.partition(" ")[0].lower()
        if word in around("built") or (said[:1].isdigit() and _LONG.match(said)):
            kind = "built"
        elif (
            word in around("adjunct")
            or said.endswith((" later", " earlier", " after", " on", " before", " ago"))
            or (word[:1].isdigit() and kind)
        ):
            kind = kind or "after"
        elif " " in said and not kind and (is_participle(word) or (word.endswith("ing") and len(word) > 5)):
            kind = "done"
        else:
            return ""
    return kind
