"""A clause that the English adds between commas, or behind one: *, mostly tourists,*, *, who has run the agency since 2019*.

Told where no word of the clause stands for one of the source, by the lexicon, the dictionary or its looks, and nearly every other
word does, and where the English is longer than such a source asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import dictionary, lexicon, number_words, stems
from ...text.fold import bare
from ...text.lazy import Expression, I
from ...text.wordlists import words

_CLAUSE = Expression(r", (?P<said>(?!and |or |but |so |then |yet )[^,;:.!?()\"«»“”–—]{8,}?)(?=(?P<comma>,)|[.!?;]|$)")
_HEADS = Expression(
    r"(?:(?:who|which) [a-z]+|whose"
    r"|(?:most|some|many|all|half|several|none|two|three|four|five|six|seven|eight|nine|ten) of (?:them|whom|which)|mostly|mainly|largely|chiefly|predominantly|notably|especially|particularly"
    r"|including|among them|(?:widely |long |once |still |also )?(?:believed|thought|suspected|presumed|rumou?red|alleged|said|considered|known|described|regarded|seen|reputed|feared)"
    r"|reportedly|allegedly|apparently|presumably|supposedly|probably|possibly|perhaps"
    r"|(?:himself|herself|themselves|itself) an?|aged|born|based|located|based|dating)\b"
)
"""How a clause begins that says something of what stands before it."""
_PLACED = Expression(
    r" (?P<said>(?:living|based|residing|born|working|held|stationed|educated|employed|staying) (?:in|at|near|by|with|from) [^,;:.!?()\"«»“”–—]{3,30}?)(?=[,.;!?]|$)"
)
"""What says without a comma where people are."""
_SAID_FR = Expression(
    r"\b(?:qui|dont|où|lequel|laquelle|lesquel\w+|auquel|ayant|étant|notamment|principalement|essentiellement|surtout|majoritairement|majorité|plupart|dit|dite|dits|âgée?s?|né|née|nés|soit|"
    r"comme|considérée?s?|présumée?s?|connue?s?|probablement|sans doute|apparemment|peut-être|censée?s?|supposée?s?|sûrement|serait|seraient|aurait|auraient)\b",
    I,
)
"""French that such a clause may translate."""
_HEAD = 4
"""Letters by which words that look alike begin."""
_ENOUGH, _REST, _SHARE = 1, 2, 0.7
"""Words of the clause, and of the rest, that tell; share of those of the rest that stand for something."""
_USUAL, _MORE = 0.86, 0.5
"""Length of English for one of French; share of that of the clause by which the English must be too long."""
_IN_NUMBER = Expression(r"\d,\d")


def added(pair: Pair) -> Iterator[tuple[int, int, str]]:
    """The spans of the clauses, with the word before and the commas that go with them, and what should stand there."""
    if _SAID_FR.search(pair.source):
        return
    commas = _commas(pair.target) - _commas(pair.source)
    excess = len(pair.target) - len(pair.source) * _USUAL
    for match in _CLAUSE.finditer(pair.target) if commas > 0 else ():
        within = bool(match["comma"])
        if _HEADS.match(match["said"]) and commas > within and excess >= _MORE * len(match["said"]) and _nothing(pair, *match.span("said")):
            yield _without(pair, match.start(), match.end() + within)
    for match in _PLACED.finditer(pair.target):
        if excess >= _MORE * len(match["said"]) and _nothing(pair, *match.span("said")):
            yield _without(pair, *match.span())


def _without(pair: Pair, start: int, end: int) -> tuple[int, int, str]:
    """A clause together with the word before it, which alone should stand there."""
    before = max((token for token in pair.english if token[1] <= start), default=(start, start, ""))
    return before[0], end, pair.target[before[0] : start]


def _commas(text: str) -> int:
    return text.count(",") - len(_IN_NUMBER.findall(text))


def _nothing(pair: Pair, begin: int, stop: int) -> bool:
    """Whether a clause stands for nothing in the source, and nearly all the rest for something."""
    own = [j for j, (start, _, word) in enumerate(pair.english) if begin <= start < stop and _tells(word)]
    rest = [j for j, (start, _, word) in enumerate(pair.english) if not begin <= start < stop and _tells(word)]
    if len(own) < _ENOUGH or len(rest) < _REST or any(_stands(pair, j) for j in own):
        return False
    return sum(_stands(pair, j) for j in rest) >= _SHARE * len(rest) and not _numbers(pair, begin, stop)


def _tells(word: str) -> bool:
    low = word.lower()
    return len(word) > 2 and low not in words("common-words-en.txt") and low not in number_words.known("en")


def _numbers(pair: Pair, begin: int, stop: int) -> bool:
    """Whether the source has a number of the clause."""
    return any(begin <= other.start < stop for _, other in pair.figures.matched)


def _stands(pair: Pair, j: int) -> bool:
    """Whether an English word may stand for any of the source."""
    if j in pair.fuller.values():
        return True
    word = pair.english[j][2]
    stem, keys, head = stems.english(word), dictionary.english(word), bare(word)[:_HEAD]
    own = dictionary.Said(keys, dictionary.families(keys))
    for _, _, french in (*pair.french, *pair.around.french):
        if french.lower() in words("stop-words-fr.txt"):
            continue
        if stem in lexicon.stems_for(french) or bare(french) == bare(word) or (len(head) == _HEAD and bare(french).startswith(head)):
            return True
        known = dictionary.look_up(french)
        if known is not None and own.has(known):
            return True
    return False
