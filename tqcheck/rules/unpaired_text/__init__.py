"""A sentence of the source that the English leaves out, one that the English adds, an empty or foreign target.

A sentence counts as left out when hardly any of its words has a counterpart in the English and the English is shorter by its
length; as added, the other way round. In two plain texts the same holds for whole stretches that pair with nothing. A target
without any counterpart for a whole segment is reported as the translation of something else.

Read one by one on 15,500 human pairs: of 64 targets said to translate something else 61 did (segments of one corpus had slipped). Where only
the words and not the length say that a sentence is missing or added, and for unusual lengths, fewer than half were right: those are hints.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from ...bilingual.bitext import Pair, Token, pairs, several
from ...bilingual.closeness import allowed
from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text import dictionary, lexicon, stems
from ...text.sentences import Sentences
from ...text.wordlists import words
from .omitted_clause import omitted

ID = "unpaired-text"
ENTRIES = ("added", "clause", "empty", "length", "omitted", "unrelated")
SUMMARY = "A sentence of one side that the other side lacks."
CATEGORY = "accuracy/omission"
SEVERITY = "major"

_FEW, _HARDLY = 0.4, 0.16
"""Share of the words with a counterpart under which a sentence may be, and is, missing."""
_ENOUGH = 7
"""Words with a usual translation, or names, from which their lack of counterparts says that two segments have nothing in common."""
_BY_CHANCE = 0.25
"""Share of the words of a source for which a text that has nothing to do with it has something in the dictionary."""
_FREE, _FITTING = 100, 4
"""Characters up to which a sentence of a longer text may be translated freely throughout, if so many words of its neighbours have a counterpart."""
_LINE = 8
"""Words up to which a line without a full stop may be left out of a plain text unseen."""
_ALONE = 0.34
"""The same for a sentence that the alignment leaves alone."""
_SHORT, _SHORTER = 0.72, 0.78
"""Length of the English for one of the source under which the one and the other may be said."""
_WHOLE, _FITS = 0.8, 0.9
"""The same for a sentence alone together with the sentences beside it; where they are longer, what it says stands in one of them."""
_LEAST_LETTERS, _MOST_LENGTH = 20, 1.5
_LACKS = 0.4
"""Share of its length by which a segment is too short, or too long, if a sentence is missing or added: translators move what it says."""
_WITHIN = 1.5
"""Standard deviations of the length of a translation within which nothing is missing."""
_FEW_OF = 2
"""Up to which value a number is too common to tell."""
_LEAST_SAID, _SAID = 3, 0.7
"""Words, and their share, that a sentence elsewhere must render to be its translation."""


_MEAN, _SPREAD = -0.13, (0.0102, 1.306)
"""Logarithm of the length of English for one of French, as learned from 14,400 human pairs: its mean, and its variance (a constant
and a part that falls with the length)."""
_MEASURED, _SURPRISING, _STRANGE = 25, 5.0, 7.0
"""Characters from which a length says anything; standard deviations that are worth a hint, and of a shortness that is more than one."""
_NEVER = 0.54, 1.45
"""Ratios of length between which even a long text is not surprising."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if not pair.target.strip() or not pair.source.strip():
            yield from _lonely(pair)
        elif pair.source.strip() == pair.target.strip():
            continue
        elif _foreign(pair):
            if not _moved(pair, "", pair.target):
                yield _unrelated(pair)
        else:
            found = [*_omitted(pair), *_added(pair)]
            if not found:
                clauses = [pair.source[slice(*span)].strip(" ,") for span in omitted(pair)]
                found = [_clause(pair, clause) for clause in clauses[:1]]
            yield from found
            if not found and len(pair.source) >= _MEASURED:
                yield from _length(pair)


def _clause(pair: Pair, clause: str) -> Finding:
    """A clause that is left out, told where it should stand."""
    start = pair.source.index(clause)
    place = pair.place(start, start + len(clause))
    found = _finding(pair, place, "omitted", clause)
    return found._replace(entry="clause", severity="minor", confidence=0.7, evidence=(Evidence("the French has", clause),))


def _length(pair: Pair) -> Iterator[Finding]:
    """A target much shorter or longer than translations of such a source are."""
    source, target = len(pair.source.strip()), len(pair.target.strip())
    if _NEVER[0] < target / source < _NEVER[1]:
        return
    spread, surprise = _spread(source), _surprise(source, target)
    beside = source + len(pair.around.source), target + len(pair.around.target)
    if abs(surprise) >= _SURPRISING and all(abs(_surprise(*lengths)) >= _WITHIN for lengths in (tuple(map(len, pair.whole)), beside)):
        low, high = (round(source * math.exp(_MEAN + k * spread)) for k in (-2, 2))
        text = pair.target.rstrip()
        start = len(text) - len(text.lstrip())
        yield _finding(pair, start, "length", "", len(text))._replace(
            message=f"{target} characters for {source} of the source; usual are {low} to {high}.",
            severity="minor" if surprise < -_STRANGE else "neutral",
            category="accuracy/omission" if surprise < 0 else "accuracy/addition",
            issue_type="length",
            confidence=0.6,
            evidence=(),
        )


def _surprise(source: int, target: int) -> float:
    """By how many standard deviations a target of some length is too long for a source."""
    return (math.log(max(target, 1) / max(source, 1)) - _MEAN) / _spread(source)


def _spread(source: int) -> float:
    return math.sqrt(_SPREAD[0] + _SPREAD[1] / max(source, 1))


def _lonely(pair: Pair) -> Iterator[Finding]:
    """A whole piece of one side: it is missing if the pieces beside it fit each other without it and do not hold its words."""
    around = pair.around
    ratio = len(around.target) / max(len(around.source), 1)
    if not pair.gap and _stands(pair, pair.source, pair.target):
        return
    if pair.source.strip():
        beside = Pair(0, around.target, pair.source)
        if not beside.target.strip():
            if not (pair.gap and _furniture(pair.source)):
                yield _finding(pair, 0, "omitted" if pair.gap else "empty", pair.source.strip())
        elif ratio <= _MOST_LENGTH and len(asked := beside.asked) > 2 and sum(i in beside.fuller for i in asked) <= _ALONE * len(asked):
            share = len(around.target) / (len(around.source) + len(pair.source))
            if share <= _FITS:
                yield _weighed(_finding(pair, 0, "omitted", pair.source.strip()), share <= _WHOLE)
    elif pair.target.strip() and ratio >= 1 / _MOST_LENGTH:
        beside = Pair(0, pair.target, around.source)
        usual, linked = lexicon.english(), set(beside.fuller.values())
        mine = [j for j, token in enumerate(beside.english) if j in linked or _content(token, usual)]
        if len(mine) > 2 and sum(j in linked for j in mine) <= _ALONE * len(mine):
            share = len(around.source) / (len(around.target) + len(pair.target))
            if share <= _FITS:
                yield _weighed(_finding(pair, 0, "added", pair.target, len(pair.target)), share <= _WHOLE)


def _stands(pair: Pair, source: str, target: str) -> bool:
    """Whether what one side says stands elsewhere in the segment: by its length nothing is missing, or another sentence says it."""
    french, english = pair.whole
    usual = math.exp(_MEAN)
    lacking = (len(french) * usual - len(english)) * (1 if source.strip() else -1)
    if lacking < max(_LACKS * (len(source) * usual or len(target)), _WITHIN * _spread(len(french)) * len(french) * usual):
        return True
    return _moved(pair, source, target)


def _numbers_stand(pair: Pair, start: int, end: int) -> bool:
    """Whether a stretch of the source has numbers and the English has all of them."""
    matched, missing, _ = pair.figures
    telling = [n for n, _ in matched if n.value > _FEW_OF and start <= n.start < end]
    return bool(telling) and not any(start <= n.start < end for n in missing)


def _moved(pair: Pair, source: str, target: str) -> bool:
    """Whether one of the sentences of the whole segment says what a sentence of the other side says: translators change their order."""
    french, english = (source, pair.whole[1]) if source.strip() else (pair.whole[0], target)
    return any(
        _says(french[a:b], english[c:d])
        for a, b in (Sentences(french).within(0, len(french)) if target else [(0, len(french))])
        for c, d in (Sentences(english).within(0, len(english)) if source else [(0, len(english))])
    )


def _says(french: str, english: str) -> bool:
    there = dictionary.said(word for _, _, word in stems.tokens(english))
    words = [found for _, _, word in stems.tokens(french) if len(word) > 2 and (found := dictionary.look_up(word))]
    said = sum(map(there.has, words))
    return said >= _LEAST_SAID and said >= _SAID * len(words)


def _furniture(text: str) -> bool:
    """Whether a line is a heading, a button or a notice of the page: few words and no full stop."""
    return len(text.split()) <= _LINE and not text.rstrip(' "»)').endswith((".", "!", "?", "…"))


def _omitted(pair: Pair) -> Iterator[Finding]:
    ratio = len(pair.target) / max(len(pair.source), 1)
    if ratio > _SHORTER or not several(pair.source):
        return
    spans = Sentences(pair.source).within(0, len(pair.source))
    if len(spans) < 2:
        return
    asked = pair.asked
    for start, end in spans:
        mine = [i for i in asked if start <= pair.french[i][0] < end]
        rest = len(pair.source) - (end - start)
        if end - start <= _LEAST_LETTERS or len(mine) < 2 or not rest or len(pair.target) / rest > _MOST_LENGTH:
            continue
        share = sum(i in pair.links for i in mine) / len(mine)
        if not (share <= _FEW and ratio <= _SHORT) and not (share <= _HARDLY and len(mine) > 2):
            continue
        if not _numbers_stand(pair, start, end) and not _stands(pair, pair.source[start:end], ""):
            yield _weighed(_finding(pair, _after(pair, start), "omitted", pair.source[start:end]), ratio <= _SHORT)


def _after(pair: Pair, start: int) -> int:
    """Where in the English the sentence should stand that begins at `start` in the source."""
    before = [j for i, j in pair.links.items() if pair.french[i][0] < start]
    if not before:
        return 0
    end = pair.english[max(before)][1]
    sentences = Sentences(pair.target)
    return sentences.at(max(end - 1, 0))[1]


def _added(pair: Pair) -> Iterator[Finding]:
    ratio = len(pair.target) / max(len(pair.source), 1)
    if ratio < 1 / _SHORTER or not several(pair.target):
        return
    spans = Sentences(pair.target).within(0, len(pair.target))
    if len(spans) < 2:
        return
    linked = set(pair.fuller.values())
    usual = lexicon.english()
    for start, end in spans:
        mine = [j for j, token in enumerate(pair.english) if start <= token[0] < end and (j in linked or _content(token, usual))]
        rest = len(pair.target) - (end - start)
        if end - start <= _LEAST_LETTERS or len(mine) < 3 or not rest or rest / len(pair.source) < 1 / _MOST_LENGTH:
            continue
        share = sum(j in linked for j in mine) / len(mine)
        if ((share <= _FEW and ratio >= 1 / _SHORT) or share <= _HARDLY) and not _stands(pair, "", pair.target[start:end]):
            yield _weighed(_finding(pair, start, "added", pair.target[start:end], end), ratio >= 1 / _SHORT)


def _weighed(finding: Finding, by_length: bool) -> Finding:
    """A hint where the length does not say so too: human translators move what a sentence says into another."""
    return finding if by_length else finding._replace(severity="neutral", confidence=0.6)


def _content(token: Token, usual: frozenset[str]) -> bool:
    word = token[2]
    return len(word) > 3 and stems.english(word) in usual and word.lower() not in words("common-words-en.txt")


def _foreign(pair: Pair) -> bool:
    """Whether the target has hardly a word for those of the source, and neither is short."""
    if len(pair.source) < 40 or len(pair.target) < 40 or pair.related(int(len(pair.small[0]) * 0.12) + 3):
        return False
    if len(pair.target) < _FREE and pair.around.source.strip() and pair.around.related(_FITTING):
        return False
    asked = pair.asked
    numbers, others = pair.quantities
    if {q.value for q in numbers if q.digits} & {q.value for q in others if q.digits}:
        return False
    return len(asked) >= _ENOUGH and sum(i in pair.fuller for i in asked) <= 0.12 * len(asked) and allowed(pair) <= _BY_CHANCE


def _finding(pair: Pair, start: int, entry: str, shown: str, end: int | None = None) -> Finding:
    cut = shown if len(shown) <= 90 else f"{shown[:86].rstrip()} …"
    if entry == "added":
        message, category, kind = "The source has nothing for this sentence.", "accuracy/addition", "addition"
    else:
        message, category, kind = f"Nothing here translates “{cut}”", "accuracy/omission", "omission"
    return Finding(
        rule=ID,
        entry=entry,
        start=pair.start + start,
        end=pair.start + (start if end is None else end),
        message=message,
        severity=SEVERITY,
        category=category,
        issue_type=kind,
        confidence=0.85,
        evidence=(Evidence("the French has", cut),) if entry == "omitted" else (),
    )


def _unrelated(pair: Pair) -> Finding:
    text = pair.target.rstrip()
    found = _finding(pair, len(text) - len(text.lstrip()), "unrelated", pair.source.strip(), len(text))
    return found._replace(
        message="This does not seem to translate its source.",
        category="accuracy/mistranslation",
        issue_type="mistranslation",
        confidence=0.95,
    )
