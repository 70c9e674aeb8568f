"""A human pronoun for a thing or an organisation, and a pronoun of the wrong gender.

French *il* and *elle* stand for things as well, and *son*, *sa*, *lui* show no owner's gender. The antecedent model is small
and explicit: candidates in the sentence before and in the two before that, of known kind and, for persons, known gender.
A finding is made only when no candidate could be meant by the pronoun that stands there; one person of unknown gender, or
a quotation that may bring a speaker, keeps it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text.lazy import Expression
from ..text.people import Candidate, persons_and_things

ID = "pronoun-antecedent"
SUMMARY = "A pronoun that nothing before it can be meant by (He for a movement, He for a woman)."
CATEGORY = "fluency/grammar"
SEVERITY = "major"

_PRONOUN = Expression(r"(?:(?<=[.!?] )|(?<=[.!?]\" )|(?<=\n))(He|She)\b(?!')")
_THING_SUBJECT = Expression(
    r"^(?:\"?)(?:The|This|That|Its|His|Her|Their|Our|A|An|Every|Each)\s+(?:[\w'-]+\s+){0,4}?(?P<head>movement|organi[sz]ation|association|NGO|company|firm|group|party|"
    r"government|ministry|union|federation|bank|team|club|agency|commission|institute|court|army|junta|coalition|alliance|council|committee|parliament|"
    r"assembly|newspaper|network|university|hospital|fund|foundation|authority|force|militia|collective|cooperative|project|programme|program|plan|law|bill|"
    r"decree|agreement|treaty|report|study|book|film|album|festival|exhibition|summit|operation|mission|bridge|road|dam|port|airport|plant|mine|pipeline|refinery|"
    r"satellite|telescope|vaccine|currency|economy|budget|sector|airline|subsidiary|museum|stadium|canteen|city|town|country|region|village|province)\b",
    re.I,
)
_SHIP = Expression(r"\b(?:ship|boat|vessel|yacht|frigate|ferry|tanker|trawler|schooner|liner)\b", re.I)
"""Ships are *she* in English too."""
_OWN = {"He": "It", "She": "It"}
_OTHER = {"He": ("f", "She"), "She": ("m", "He")}


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    starts = sorted(
        at + len(head) for head in (b". ", b'" ', b"\n", b"? ", b"! ") for word in (b"He ", b"She ") for at in reading.find(head + word)
    )
    for start in starts:
        match = _PRONOUN.match(text, start)
        if not match:
            continue
        pronoun = match[1]
        before = _sentences_before(reading, start, 2)
        if not before:
            continue
        places = reading.place_names
        near = persons_and_things(text, *before[0], not_persons=places)
        earlier = [c for span in before[1:] for c in persons_and_things(text, *span, not_persons=places)]
        finding = _thing(text, start, pronoun, before[0], near, earlier) or _gender(text, start, pronoun, near, earlier)
        if finding:
            yield finding


def _thing(
    text: str, start: int, pronoun: str, sentence: tuple[int, int], near: list[Candidate], earlier: list[Candidate]
) -> Finding | None:
    """The sentence before is about a thing, and no person is in sight."""
    said = text[sentence[0] : sentence[1]]
    subject = _THING_SUBJECT.match(said)
    if (
        not subject
        or any(c.kind == "person" for c in near)
        or any(_surely_person(c) for c in earlier)
        or re.search(r"\b(?:he|she|his|her|him|who|whose|I|we|my)\b", said, re.I)
    ):
        return None
    if pronoun == "She" and _SHIP.search(said):
        return None
    own = _OWN[pronoun]
    reasons = (
        Evidence("the sentence before is about", said[: subject.end()].strip('"'), sentence[0]),
        Evidence("no person is named before it"),
    )
    return _finding(
        start,
        pronoun,
        f"'{pronoun}' for a thing: French il and elle mean things as well.",
        (own, f"The {subject['head'].lower()}"),
        reasons,
        0.85,
    )


def _surely_person(candidate: Candidate) -> bool:
    """Farther back, a single capitalised word of unknown gender (Barkhane) is not taken for a person."""
    return candidate.kind == "person" and (candidate.gender != "?" or " " in candidate.text or candidate.text.islower())


def _gender(text: str, start: int, pronoun: str, near: list[Candidate], earlier: list[Candidate]) -> Finding | None:
    """Every person in sight is of the other gender."""
    wanted, right = _OTHER[pronoun]
    people = [c for c in (*near, *earlier) if c.kind == "person"]
    known = [c for c in near if c.kind == "person" and c.gender == wanted]
    if not known or any(c.gender not in (wanted, "?") for c in people):
        return None
    unknown = [c for c in people if c.gender == "?"]
    if _certain(known):
        if any(not _same_person(text, c, known) for c in unknown):
            return None
        shown = next(c for c in known if c.text[:1].isupper() or c.text not in _PRONOUNS)
    else:
        owner = _owner(text, [c for c in near if c in unknown], known)
        if owner is None or len(unknown) > len([c for c in near if c in unknown]):
            return None
        shown = owner
    reasons = (Evidence("the person before it", shown.text, shown.start),)
    return _finding(start, pronoun, f"'{pronoun}' for a {'woman' if wanted == 'f' else 'man'}.", (right,), reasons, 0.8)


def _owner(text: str, unknown: list[Candidate], pronouns: list[Candidate]) -> Candidate | None:
    """The one person of the sentence whose pronouns follow (Amna, a student who came with her grandmother), or None."""
    if not unknown or any(c.start > pronouns[0].start for c in unknown):
        return None
    first = unknown[0]
    return first if all(_same_person(text, other, [first]) for other in unknown[1:]) else None


_PRONOUNS = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))


def _certain(known: list[Candidate]) -> bool:
    return any(c.text[:1].isupper() or c.text not in _PRONOUNS for c in known)


def _same_person(text: str, candidate: Candidate, known: list[Candidate]) -> bool:
    """A person noun in apposition to a name of known gender is that person (the economist Hadiza Saley; Condé, a nurse; her lawyer is not)."""
    for other in known:
        if candidate.text.split()[-1] == other.text.split()[-1] or 0 <= other.start - candidate.end <= 2:
            return True
        if (
            candidate.start > other.end
            and re.fullmatch(r",? (?:who is |is |was |as )?(?:a |an |the )?(?:\w+ ){0,3}", text[other.end : candidate.start])
            and re.match(r",| (?:is|was|as)\b", text[other.end :])
        ):
            return True
    return False


def _sentences_before(reading: Reading, start: int, count: int) -> list[tuple[int, int]]:
    """Up to `count` sentences before `start`, nearest first, within its paragraph and the end of the one before."""
    found: list[tuple[int, int]] = []
    position = start - 1
    while position > 0 and len(found) < count:
        while position > 0 and reading.text[position].isspace():
            position -= 1
        first, last = reading.sentences.at(position)
        if last <= first:
            break
        found.append((first, last))
        position = first - 1
    return found


def _finding(start: int, pronoun: str, message: str, offers: tuple[str, ...], reasons: tuple[Evidence, ...], confidence: float) -> Finding:
    return Finding(
        rule=ID,
        start=start,
        end=start + len(pronoun),
        message=message,
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="grammar",
        confidence=confidence,
        suggestions=tuple(Suggestion(o, "unsafe") for o in offers),
        evidence=reasons,
    )
