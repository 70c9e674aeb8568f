"""One name spelled in two ways in a document: accents dropped, a letter doubled or changed.

Only names that are the same person's by position count: the same first name before them, or a last name that appears once
with a first name and again alone. Offered is the spelling of the source, else the more frequent, else the fuller first one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import combinations

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text.fold import bare
from ...text.lazy import Expression
from ...text.people import first_names
from ...text.wordlists import english, words
from .likely import likely, near, sound
from .wholes import akin, nations, titled_apart, wholes, within_reach

ID = "name-spelling"
ENTRIES = ("order", "whole")
SUMMARY = "One name spelled in two ways."
CATEGORY = "fluency/spelling"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="inconsistent-entities")

_NAME = Expression(r"[A-ZÀ-Þ][\w-]{2,}")
_MOST = 4000
"""Different names of one document; what has more is a collection, in which like names are different people's."""
_SHORTEST = 6
"""Letters of names that may differ in one of them."""


_OUTSIDE = Expression(r"[A-ZÀ-Þ](?<![\w'-].)[\w-]{2,}")
"""A name that is no part of a longer word; it begins with a letter that `re` looks for quickly, and then looks back."""
_INSIDE, _LONGER = Expression(r"[\w'-]"), Expression(r"-?\w|--")


def check(reading: Reading) -> Iterator[Finding]:
    places = Places(reading.text)
    found = list(_sure(reading, places))
    yield from found
    if not reading.has_source and len(places) <= _MOST:
        yield from _likely(reading, places, {frozenset((f.evidence[0].text, reading.text[f.start : f.end])) for f in found})


def _sure(reading: Reading, places: Places) -> Iterator[Finding]:
    names = set(places)
    if not 2 <= len(names) <= _MOST:
        return
    yield from _turned(reading, names, places)
    yield from _wholes(reading)
    told: set[tuple[str, str]] = set()
    known: set[str] | None = None
    for a, b in _alike(names):
        if (a, b) not in told and _one_name(reading, a, b, places):
            told.add((a, b))
            if known is None:
                known = {reading.text[start:end] for start, end, mark in reading.marks if not mark.endswith("|person")}
            if bare(a) == bare(b) or known.isdisjoint((a, b)) or (not known.issuperset((a, b)) and _one_thing(reading, a, b, places)):
                yield from _tell(reading, a, b, places)


def places(reading: Reading) -> Iterator[int]:
    """Names of whose piece another name is nearly the same, and first names that come again."""
    ends, last, said = -1, -1, dict[str, set[str]]()
    heads, seconds = set[str](), set[str]()
    for match in _NAME.finditer(reading.text):
        start, name = match.start(), match.group()
        if start >= ends:
            _, ends = reading.piece_at(start)
            said, heads, seconds = {}, set(), set()
        initial = _INITIALS.get(name[0], name[0])
        if initial == "H":
            initial = _INITIALS.get(name[1].upper(), "H")
        others = said.setdefault(initial, set())
        head = name.split("-")[0]
        second = start == last + 1 and reading.text[last] == " "
        last = match.end()
        if head in heads or (head != name and head in others) or (not second and name in seconds):
            yield start
        if second:
            seconds.add(name)
        if head != name:
            heads.add(head)
        if others and (name in first_names() if name in others else any(_near(bare(name), bare(other)) for other in others)):
            yield start
        others.add(name)


def _near(a: str, b: str) -> bool:
    """Whether two names may be one but for a letter, or the way they are written."""
    if abs(len(a) - len(b)) < 2 and (a[-1] == b[-1] or a[1] == b[1]) and _one_letter(*sorted((a, b), key=len)):
        return True
    return (len(a) >= _SHORTEST <= len(b) and sound(a) == sound(b)) or near(a, b)


_INITIALS = {letter: alike[0] for alike in ("AÀÂ", "CSKQTZÇ", "DJ", "EÉÈÊ", "PF", "IYÎ", "OUVWŒÔ") for letter in alike}
"""Letters that stand for one another where a name is written as it sounds."""


class Places(dict[str, list[int]]):
    """Where names stand as words of a text; all single ones are there from the first."""

    def __init__(self, text: str) -> None:
        self._text = text
        for match in _OUTSIDE.finditer(text):
            self.setdefault(match.group().rstrip("-"), []).append(match.start())

    def __missing__(self, name: str) -> list[int]:
        text, size = self._text, len(name)
        found = self[name] = []
        start = text.find(name)
        while start >= 0:
            if not _INSIDE.match(text[start - 1 : start]) and not _LONGER.match(text, start + size):
                found.append(start)
            start = text.find(name, start + size)
        return found


def _alike(names: set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one but for accents, one letter, or the way their sounds are written, in the order of the alphabet."""
    same: dict[str, list[str]] = defaultdict(list)
    sized: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for name in sorted({name.rstrip("-") for name in names}):
        size = len(name)
        if size < 4 or name.isupper():
            continue
        low = bare(name)
        same[low].append(name)
        if size >= _SHORTEST - 1:
            sized[low[0], size].append((low, name))
            if size >= _SHORTEST:
                same[f"={sound(low)}"].append(name)
    for alike in same.values():
        if 1 < len(alike) <= 6:
            yield from combinations(sorted(alike), 2)
    for (initial, size), mine in sized.items():
        others = sized.get((initial, size + 1), [])
        for i, (low, name) in enumerate(mine):
            for other, second in mine[i + 1 :] + others:
                if (low[1] == other[1] or low[-1] == other[-1]) and low != other and _one_letter(low, other):
                    yield (name, second) if name < second else (second, name)


def _one_letter(a: str, b: str) -> bool:
    """Whether two names differ in one letter: another one, one more (in `b`), or one at another place."""
    i, j = 0, 1
    while i < len(a) and a[i] == b[i]:
        i += 1
    while j <= len(a) - i and a[-j] == b[-j]:
        j += 1
    one, other = a[i : len(a) - j + 1], b[i : len(b) - j + 1]
    if len(a) != len(b):
        return not one
    return len(one) == 1 or one[1:] == other[:-1] or one[:-1] == other[1:]


_HANDLE = Expression(r"[a-z][A-Z]\Z")
"""The end of a user name: *MartinaK*."""


def _one_name(reading: Reading, a: str, b: str, places: dict[str, list[int]]) -> bool:
    """Whether two spellings are one person's or place's name."""
    low_a, low_b = bare(a), bare(b)
    if _HANDLE.search(a) or _HANDLE.search(b):
        return False
    if low_a != low_b:
        if (abs(len(a) - len(b)) > 1 or low_a[0] != low_b[0]) and sound(low_a) != sound(low_b):
            return False
        if (
            (_suffixed(low_a, low_b) or a in first_names() or b in first_names())
            and not _one_surname(reading.text, a, b, places)
            and not (a[-1] != "a" != b[-1] and _one_first(reading.text, a, b, places))
            and not _one_thing(reading, a, b, places)
        ):
            return False
        if _english(low_a) and _english(low_b):
            return False
        if (
            (len(low_a) < _SHORTEST and not (_one_surname(reading.text, a, b, places) or _one_first(reading.text, a, b, places)))
            or _us_uk(low_a, low_b)
            or _lower_case(reading.text, a)
            or _lower_case(reading.text, b)
        ):
            return False
    elif a.casefold() == b.casefold() or "\xad" in a + b or nations(reading, a, b):
        return False
    if not places[a] or not places[b]:
        return False
    firsts_a, firsts_b = _before(reading.text, places[a]), _before(reading.text, places[b])
    if firsts_a & firsts_b:
        return True
    if (firsts_a and firsts_b) or not within_reach(places[a], places[b]):
        return False
    lasts_a, lasts_b = _behind(reading.text, places[a], a), _behind(reading.text, places[b], b)
    if lasts_a and lasts_b and lasts_a.isdisjoint(lasts_b):
        return False
    return low_a == low_b or bool(firsts_a or firsts_b) or _one_thing(reading, a, b, places)


_WHERE = Expression(r"(?:\b(?:in|from|to|near|at|outside|around|for|the|then) |\bThe )\Z")


def _one_thing(reading: Reading, a: str, b: str, places: dict[str, list[int]]) -> bool:
    """Whether two names that sound alike are a place's or a firm's: nobody's title stands before them, but where, or an article."""
    low_a, low_b = bare(a), bare(b)
    text = reading.text
    if (
        min(len(a), len(b)) <= _SHORTEST
        or low_a in english()
        or low_b in english()
        or ((low_a + low_b).count("h") == 0 and _suffixed(low_a, low_b))
    ):
        return False
    if any(mark.startswith("mention") and text[start:end] in (a, b) for start, end, mark in reading.marks) or akin(low_a, low_b):
        return False
    if sound(low_a) != sound(low_b):
        unknown = [name for name in (a, b) if name not in reading.place_names]
        return len(unknown) == 1 and all(_IN.search(text, max(0, start - 9), start) for start in places[unknown[0]])
    starts = [*places[a], *places[b]]
    if any(
        _TITLED.search(text, max(0, start - 12), start) or text.startswith('"', start - 1) or _NEXT_NAME.match(text, start + len(a))
        for start in starts
    ):
        return False
    return any(_WHERE.search(text, max(0, start - 9), start) for start in starts)


_TITLED = Expression(
    r"(?:\bM[rs]s?\.?|\bDr|[Pp]resident|[Cc]olonel|[Gg]eneral|[Cc]aptain|[Mm]inister|[Pp]rofessor|[Mm]ajor|Judge|Senator) \Z"
)
_FULL = Expression(r" (?:[A-ZÀ-Þ]|al-|el-|ag |bin |ould )")
_NEXT_NAME = Expression(r" [A-ZÀ-Þ][a-zà-ÿ]")
_DOES = Expression(r"(?:'s)? (?:has|had|is|was|will|said|says|also|did|won|took|told|made|left|[a-z]+ed)\b|, (?:who|\d)")


def _one_surname(text: str, a: str, b: str, places: dict[str, list[int]]) -> bool:
    """Whether one of them follows a first name, and the other stands alone as a person does: behind a title, or as the subject of a sentence."""
    if f"{a}s" == b or f"{b}s" == a:
        return False
    for full, alone in ((a, b), (b, a)):
        if (
            _before(text, places[full])
            and not _before(text, places[alone])
            and all(_alone(text, start, start + len(alone)) for start in places[alone])
        ):
            return True
    return False


def _one_first(text: str, a: str, b: str, places: dict[str, list[int]]) -> bool:
    """Whether the same first name stands before both."""
    shared = _before(text, places[a]) & _before(text, places[b])
    return any(first.capitalize() in first_names() for first in shared)


def _alone(text: str, start: int, end: int) -> bool:
    if _TITLED.search(text, max(0, start - 12), start):
        return _FULL.match(text, end) is None
    return text[max(0, start - 2) : start] in (". ", "", ", ") and _DOES.match(text, end) is not None


_IN = Expression(r"\b(?:[Ii]n|from|near|to) \Z")


def _english(word: str) -> bool:
    """Two words that English has (Status, States) are no two spellings."""
    return word in english() or word.removesuffix("s") in english()


_PAIR = Expression(r"(?<![\w'-])([A-ZÀ-Þ][a-zà-ÿ'-]{2,}) ([A-ZÀ-Þ][a-zà-ÿ'-]{2,})(?![\w'-]| [A-ZÀ-Þ])")


def _turned(reading: Reading, names: set[str], places: Places) -> Iterator[Finding]:
    """A first name and a surname that stand in the other order elsewhere (Cissé Boubou, Boubou Cissé)."""
    text = reading.text
    for first in sorted(first_names().keys() & names):
        usual: dict[str, list[int]] = defaultdict(list)
        turned: dict[str, list[int]] = defaultdict(list)
        for start in places[first]:
            if match := _PAIR.match(text, start):
                usual[match[2]].append(start)
            before = text.rfind(" ", 0, max(0, start - 1)) + 1
            if (match := _PAIR.match(text, before)) and match.start(2) == start:
                turned[match[1]].append(before)
        for last in usual.keys() & turned.keys() - first_names().keys():
            starts = usual[last] if len(usual[last]) >= len(turned[last]) else []
            for start in turned[last] if starts else ():
                message = f"One name in two orders: '{first} {last}' and '{last} {first}'."
                said = Evidence("the usual order stands here", f"{first} {last}", starts[0])
                yield _other_name(start, f"{last} {first}", message, said, confidence=0.8, entry="order")


def _likely(reading: Reading, places: Places, told: set[frozenset[str]]) -> Iterator[Finding]:
    """Names that are nearly one and stand where one person's would, beside the pairs that were told."""
    for wrong, right, start, there in likely(reading, places):
        if frozenset((wrong, right)) in told or bare(wrong) == bare(right):
            continue
        message = f"Likely one name, two spellings: '{right}' and '{wrong}'."
        yield _other_name(start, wrong, message, Evidence("spelled otherwise here", right, there), confidence=0.6)


def _wholes(reading: Reading) -> Iterator[Finding]:
    """Whole names of which a first name is spelled, or parts are joined, in two ways."""
    for a, b, here, there in wholes(reading, lambda x, y: sound(x) == sound(y), _apart):
        if (reading.has_source and b in reading.whole_source and a not in reading.whole_source) or (
            not (reading.has_source and a in reading.whole_source) and (-len(there), there[0]) < (-len(here), here[0])
        ):
            a, b, here, there = b, a, there, here
        if len(there) > 1 and len(here) < 2 * len(there):
            continue
        for start in there:
            message = f"One name, two spellings: '{a}' and '{b}'."
            yield _other_name(start, b, message, Evidence("spelled otherwise here", a, here[0]), entry="whole")


def _apart(a: str, b: str) -> bool:
    return abs(len(a) - len(b)) < 2 and _one_letter(*sorted((a, b), key=len))


def _before(text: str, starts: list[int]) -> set[str]:
    """The capitalised words (first names) directly before the occurrences of a name."""
    found = set()
    for start in starts:
        match = re.search(r"([A-ZÀ-Þ][\w'-]+)[ ]\Z", text[max(0, start - 30) : start])
        if match and not _sentence_word(match[1]):
            found.add(bare(match[1]))
    return found


def _behind(text: str, starts: list[int], token: str) -> set[str]:
    """The capitalised words directly behind the occurrences of a name."""
    found = (_LAST.match(text, start + len(token)) for start in starts)
    return {bare(match[1]) for match in found if match}


_LAST = Expression(r" ([A-ZÀ-Þ][\w'-]+)")


def _sentence_word(word: str) -> bool:
    """Words before a name that are no first names."""
    return word in words("title-words.txt")


def _suffixed(a: str, b: str) -> bool:
    """Plural, possessive, adjective (*Arabia*, *Arabic*) or feminine of the same word: no misspelling."""
    short, long = sorted((a, b), key=len)
    if long[: len(short)] == short and long[len(short) :] in ("s", "n", "e", "a", "i", "h", "y", "r"):
        return True
    return a[:-1] == b[:-1] and ({a[-1], b[-1]} <= set("aeioysn") or {a[-2:], b[-2:]} == {"ia", "ic"})


def _us_uk(a: str, b: str) -> bool:
    """Defence and Defense, Centre and Center, Labour and Labor: two spellings of English, no name."""
    pairs = (("ce", "se"), ("re", "er"), ("our", "or"), ("is", "iz"), ("ys", "yz"), ("ogue", "og"), ("ll", "l"))
    return any(a.replace(x, y) == b.replace(x, y) for x, y in pairs)


def _lower_case(text: str, word: str) -> bool:
    return f" {word.lower()} " in text


_WORD = Expression(r"[^\W\d_][\w-]*")


def _tell(reading: Reading, a: str, b: str, places: dict[str, list[int]]) -> Iterator[Finding]:
    if (reading.has_source and {a, b} <= set(_WORD.findall(reading.whole_source))) or titled_apart(reading.text, places[a], places[b]):
        return
    counts = Counter({a: len(places[a]), b: len(places[b])})
    right = max(
        (a, b),
        key=lambda n: (
            reading.has_source and n in reading.whole_source,
            counts[n],
            n in reading.place_names,
            n != bare(n) and not n.isascii(),
            -places[n][0],
        ),
    )
    wrong = b if right == a else a
    if counts[wrong] > 1 and counts[right] < (1 if bare(a) == bare(b) else 2) * counts[wrong] and not reading.has_source:
        return
    reason = "the source has" if reading.has_source and right in reading.whole_source else "spelled otherwise here"
    for start in places[wrong]:
        message = f"One name, two spellings: '{right}' and '{wrong}'."
        confidence = 0.8 if bare(a) == bare(b) else 0.7
        yield _other_name(start, wrong, message, Evidence(reason, right, places[right][0]), confidence=confidence)


def _other_name(start: int, wrong: str, message: str, said: Evidence, confidence: float = 0.7, entry: str | None = None) -> Finding:
    """What stands at `start`, with the other name that stands where the evidence says."""
    return _finding(start, start + len(wrong), message, [said.text], said, confidence=confidence, entry=entry)
