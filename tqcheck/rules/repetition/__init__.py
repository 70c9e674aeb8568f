"""Words said twice: a doubled word, and a name repeated as subject where English takes a pronoun.

French repeats the name in *alors que* and *tandis que* clauses; in English the second subject is *it*, *he*, *they*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ...model import Finding, reported
from ...terms.reading import Reading
from ...text import calendar, number_words
from ...text.lazy import Expression, I
from ...text.wordlists import is_english, listed, row
from . import rows

ID = "repetition"
ENTRIES = ("doubled-word", "doubled-words", "repeated-subject", "counted-twice", "own-object", "said-again")
SUMMARY = "A doubled word, or a name repeated where English takes a pronoun."
CATEGORY = "style/awkward"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="style")
_known = partial(listed, "repeated-words.tsv")

_JOINTS = ("while", "although", "though", "whereas", "because", "when", "since")
ANCHORS = _JOINTS
_CASUALTIES = row("repeated-words.tsv", "casualty").split()
_COUNTS = tuple(f" {what} and ".encode() for what in _CASUALTIES)
SHAPES = (*_COUNTS, *rows.SHAPES, b" and the ", b" and ", b" on on ")
_DEATHS = Expression(r"\bdécès\b|\bmorts\b", I)
_AFTER_DEAD = ("wounded", "injured", "missing")
_BEFORE, _BEHIND = 12, 60
"""Characters before and behind a count."""
_DOUBLED = Expression(r"(?<![\w'-])([A-Za-z]+) (\1)(?![\w'-])", I)
_PAIR = Expression(r"(?<![\w'-])([A-Za-z]+ [A-Za-z]+) \1(?![\w'-]| (?:\1))")
_SAYING = Expression(r"\b(?:what|whatever|who|that|call|calls|called|calling) \Z", I)
"""Before two words that stand twice on purpose: *what is done is done*, *call a spade a spade*."""
_CLAUSE_ENDS = Expression(r"[.,;:!?]| (?:in|on|at|of|for|with|by|from|to|about)\b")
_CLAUSE = Expression(
    r"(?:while|although|though|whereas|because|when|since) ((?:[A-Z][\w'-]+ ){0,2}[A-Z][\w'-]+) (?=(?:was|is|were|has|had|will|would|"
    r"still|also|continues|remains|itself)\b)"
)

_ON_ON = Expression(
    rf"(?<![\w'-])(on) (\1)(?= (?:{calendar.day('en')}\b|\d{{1,2}} {calendar.month('en')}\b|{calendar.month('en')} \d|the (?:eve|night|morning|evening|\d)))",
    I,
)
_PARTICLE = Expression(lambda: rf"\b(?:{row('repeated-words.tsv', 'particle')})\b")
"""*They met on on Thursday*; what may have an *on* of its own (*the show will go on on Thursday*)."""
_COUNTED_TWICE = Expression(
    rf"\b(?P<one>\d[\d,]*|[a-z]+) (?P<what>{'|'.join(_CASUALTIES)}) and (?:another |at least |some |about |around )?(?P<other>\d[\d,.]*(?: million)?|[a-z]+) (?P<again>(?P=what))\b",
    I,
)
_ITS_OBJECT = Expression(
    r"The (?P<noun>[a-z]{4,}) (?:also |then |again )?(?:[a-z]+(?:s|ed)|has [a-z]+ed) (?P<again>the (?P=noun) and the)(?= [a-z]+)"
)
"""*The organisation thanks the organisation and the authorities*."""


def places(reading: Reading) -> Iterator[int]:
    """Joints of clauses, and words and pairs of words that stand twice."""
    yield from (start for start, _ in reading.anchors(ID))
    yield from (reading.words.starts[i] for i in reading.words.doubled() if _never_twice(reading.words.words[i]))
    yield from (at for shape in SHAPES for at in reading.find(shape))
    yield from (reading.words.starts[i] for i in reading.words.doubled_pairs())
    yield from (reading.words.starts[i] for i in reading.words.doubled_threes())
    yield from rows.places(reading)


def _never_twice(word: str) -> bool:
    """Whether a doubled word is a slip; of words that are not English (*bunga bunga*) nobody can tell."""
    return word in _known("never") or (len(word) > 3 and word not in _known("twice") and (len(word) > 9 or is_english(word)))


def check(reading: Reading) -> Iterator[Finding]:
    yield from _doubled(reading)
    yield from _pairs(reading)
    yield from _rows(reading)
    yield from _counted(reading)
    yield from _objects(reading)
    yield from _again(reading)
    yield from _repeated(reading)


def _doubled(reading: Reading) -> Iterator[Finding]:
    words = reading.words
    for i in words.doubled():
        if not _never_twice(words.words[i]):
            yield from _on_on(reading, words.starts[i])
            continue
        match = _DOUBLED.match(reading.text, words.starts[i])
        relative = match and reading.text.endswith((", who ", ", which "), 0, match.start())  # *The author, who lives lives between ...*
        if match and match[2] in _known("seam") and not relative and not _CLAUSE_ENDS.match(reading.text, match.end()):
            continue  # *what he said himself himself proves*
        if match and match[2].islower() and not re.match(r"\s*(?:and|or)\b", reading.text[match.end() : match.end() + 20]):
            yield _twice("doubled-word", match, "A word stands twice.")


def _on_on(reading: Reading, at: int) -> Iterator[Finding]:
    first, _ = reading.sentences.at(at)
    match = _ON_ON.match(reading.text, at)
    if match and not _PARTICLE.search(reading.text, max(first, at - _BEHIND), at):
        yield _twice("doubled-word", match, "A word stands twice.")


def _twice(entry: str, match: re.Match[str], message: str) -> Finding:
    return _finding(
        *match.span(),
        message,
        [match[1]],
        entry=entry,
        severity="minor",
        category="fluency/grammar",
        issue_type="duplication",
        applicability="safe",
    )


def _pairs(reading: Reading) -> Iterator[Finding]:
    """*until Saturday until Saturday*, *in it in it*: two words twice, of which none joins (*on and on and*) or counts."""
    words, text = reading.words, reading.text
    done = -1
    for i in words.doubled_pairs():
        one, other = words.words[i], words.words[i + 1]
        bound = one in _known("preposition") and other in _known("object")
        if i < done or one == other or not (bound or _may_slip(one, other)):
            continue
        if other in words.words[max(0, i - 1) : i] or one in words.words[i + 4 : i + 5]:
            continue  # *case after case after case*, *cranes building cranes building cranes*
        match = _PAIR.match(text, words.starts[i])
        if (
            match
            and not _SAYING.search(text, max(0, match.start() - 9), match.start())
            and all(len(word) < 4 or is_english(word) for word in (one, other))
        ):
            done = i + 2
            yield _twice("doubled-words", match, "Two words stand twice.")


def _may_slip(one: str, other: str) -> bool:
    """Whether two words are of those that do not stand twice on purpose."""
    return (
        len(one) + len(other) > 5
        and one not in ("and", "to")
        and other not in _known("joint")
        and other not in _known("pronoun")
        and _known("counted").isdisjoint((one, other))
    )


def _rows(reading: Reading) -> Iterator[Finding]:
    for found in rows.rows(reading):
        yield _finding(
            found.start,
            found.end,
            found.message,
            [found.offer],
            entry="doubled-words",
            category="fluency/grammar",
            issue_type="duplication",
            applicability="safe" if f"{found.offer} {found.offer}" == reading.text[found.start : found.end] else "unsafe",
        )


def _counted(reading: Reading) -> Iterator[Finding]:
    """*four dead and nine dead*: the second count is of something else."""
    text = reading.text
    for at in sorted(at for shape in _COUNTS for at in reading.find(shape)):
        match = _COUNTED_TWICE.search(text, max(0, at - _BEFORE), at + _BEHIND)
        if match and match.start("what") == at + 1 and _is_number(match["one"]) and _is_number(match["other"]):
            offers: tuple[str, ...] = _AFTER_DEAD if match["what"].lower() in ("dead", "killed") else ()
            if match["what"].lower() == "cases" and _DEATHS.search(reading.source_at(at) or ""):
                offers = ("deaths",)
            yield _finding(
                *match.span("again"),
                "Two counts of the same.",
                offers,
                entry="counted-twice",
                severity="critical",
                category="accuracy/mistranslation",
                issue_type="mistranslation",
            )


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word.lower() in number_words.known("en")


def _objects(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for at in reading.find(b" and the "):
        first, last = reading.sentences.at(at)
        match = _ITS_OBJECT.match(text, first, last) if at - first < _BEHIND else None
        if match and match.end("again") == at + len(" and the"):
            yield _finding(
                *match.span("again"), "What does it stands again as what it is done to.", ["the"], entry="own-object", severity="major"
            )


def _again(reading: Reading) -> Iterator[Finding]:
    """*Promised not to give up and not to give up*: three words and more on both sides of *and*."""
    text = reading.text
    for at in reading.find(b" and "):
        behind = at + len(" and ")
        if not (begins := text.rfind(f" {text[behind : behind + 8]}", max(0, at - _BEHIND), at) + 1):
            continue
        said = text[begins:at]
        end = behind + len(said)
        if not text.startswith(said, behind) or text[end : end + 1].isalnum():
            continue
        plain = said.count(" ") > 1 and said.islower() and said.replace(" ", "").isalpha()
        thrice = text.startswith(f" and {said}", end) or text.endswith(f"{said} and ", 0, begins)
        if plain and not thrice:
            yield _finding(at, end, "What stands before 'and' stands again behind it.", [""], entry="said-again")


def _repeated(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for position, _ in reading.anchors(ID):
        match = _CLAUSE.match(text, position)
        if not match:
            continue
        name = match[1]
        start, _ = reading.sentences.at(match.start())
        before = text[start : match.start()]
        if re.search(
            rf"(?<![\w-]){re.escape(name)} (?:has|have|had|is|was|will|would|announced|said|decided|\w+ed)\b", before
        ) and _subjects(before) == {name}:
            message = "The subject is repeated; English takes a pronoun."
            yield _finding(*match.span(1), message, ["it"], entry="repeated-subject", confidence=0.75)


def _subjects(text: str) -> set[str]:
    """Names before a verb: more than one and a pronoun would be ambiguous."""
    return {
        m[1] for m in re.finditer(r"((?:[A-Z][\w'-]+ ){0,2}[A-Z][\w'-]+) (?:has|have|had|is|was|will|would|announced|said|decided)\b", text)
    }
