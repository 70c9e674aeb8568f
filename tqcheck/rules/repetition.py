"""Words said twice: a doubled word, and a name repeated as subject where English takes a pronoun.

French repeats the name in *alors que* and *tandis que* clauses; in English the second subject is *it*, *he*, *they*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..model import Finding, reported
from ..terms.reading import Reading
from ..text.lazy import Expression
from ..text.wordlists import is_english, listed

ID = "repetition"
ENTRIES = ("doubled-word", "doubled-words", "repeated-subject")
SUMMARY = "A doubled word, or a name repeated where English takes a pronoun."
CATEGORY = "style/awkward"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="style")
_known = partial(listed, "repeated-words.tsv")

_JOINTS = ("while", "although", "though", "whereas", "because", "when", "since")
ANCHORS = _JOINTS
_DOUBLED = Expression(r"(?<![\w'-])([A-Za-z]+) (\1)(?![\w'-])", re.I)
_PAIR = Expression(r"(?<![\w'-])([A-Za-z]+ [A-Za-z]+) \1(?![\w'-]| (?:\1))")
_SAYING = Expression(r"\b(?:what|whatever|who|that) \Z", re.I)
"""Before two words that stand twice on purpose: *what is done is done*."""
_THREE = Expression(r"(?<![\w'-])([A-Za-z]+ [A-Za-z]+ [A-Za-z]+) \1(?![\w'-])")
_CLAUSE_ENDS = Expression(r"[.,;:!?]| (?:in|on|at|of|for|with|by|from|to|about)\b")
_CLAUSE = Expression(
    r"(?:while|although|though|whereas|because|when|since) ((?:[A-Z][\w'-]+ ){0,2}[A-Z][\w'-]+) (?=(?:was|is|were|has|had|will|would|"
    r"still|also|continues|remains|itself)\b)"
)


def places(reading: Reading) -> Iterator[int]:
    """Joints of clauses, and words and pairs of words that stand twice."""
    yield from (start for start, _ in reading.anchors(ID))
    yield from (reading.words.starts[i] for i in reading.words.doubled() if _never_twice(reading.words.words[i]))
    yield from (reading.words.starts[i] for i in reading.words.doubled_pairs())
    yield from (reading.words.starts[i] for i in reading.words.doubled_threes())


def _never_twice(word: str) -> bool:
    """Whether a doubled word is a slip; of words that are not English (*bunga bunga*) nobody can tell."""
    return word in _known("never") or (len(word) > 3 and word not in _known("twice") and (len(word) > 9 or is_english(word)))


def check(reading: Reading) -> Iterator[Finding]:
    yield from _doubled(reading)
    yield from _pairs(reading)
    yield from _threes(reading)
    yield from _repeated(reading)


def _doubled(reading: Reading) -> Iterator[Finding]:
    words = reading.words
    for i in words.doubled():
        if not _never_twice(words.words[i]):
            continue
        match = _DOUBLED.match(reading.text, words.starts[i])
        if match and match[2] in _known("seam") and not _CLAUSE_ENDS.match(reading.text, match.end()):
            continue  # *what he said himself himself proves*
        if match and match[2].islower() and not re.match(r"\s*(?:and|or)\b", reading.text[match.end() : match.end() + 20]):
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
            and not _SAYING.search(text, max(0, match.start() - 8), match.start())
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


def _threes(reading: Reading) -> Iterator[Finding]:
    """*of the roads of the roads*, and one that is joined to itself: *the page and the page.*"""
    words, text = reading.words, reading.text
    for i in words.doubled_threes():
        if words.words[i] in _known("preposition") and (match := _THREE.match(text, words.starts[i])):
            yield _twice("doubled-words", match, "Three words stand twice.")


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
