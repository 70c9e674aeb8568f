"""A person's name that the English spells with another letter than its source: *Mr Ndaw* for *M. Ndao*, *Sany* for *Sani*.

English writes many names otherwise than French (*Poutine*, *Kharkov*, *Oussama*). So one of two must show that this one keeps its letters: the right
spelling stands elsewhere in the English, or the first name or title before it is that of the source; then only what does not sound
alike counts. Where it stands elsewhere in the English, a name that begins alike and shares most letters is taken for it too (*Amiri* for
*Amrani*), behind the same first name or title, or if nothing else lacks its counterpart.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from ...bilingual.bitext import Pair, Token
from ...text import dictionary, distance, french_persons, lexicon, stems
from ...text.fold import bare
from ...text.lazy import Expression
from ...text.people import first_names
from ...text.people import words as people
from ...text.wordlists import is_english, words
from ...typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORTEST, _LONG, _SHORTEST_UNLIKE, _SHORTEST_KEPT = 4, 7, 5, 3
"""Letters of a name; letters from which two of them may differ; letters of one that differs in the first; of one that the English has elsewhere."""
_RESEMBLING = 0.6
"""Share of the letters in common from which a name stands for another that the English has elsewhere."""
_ACCENT = Expression(r"[éèê]\Z")
_PLAIN = Expression("[A-Z][a-zéèêëïî]+")
_TITLES = (frozenset("m mme mlle dr pr monsieur madame".split()), frozenset("mr mrs ms miss dr professor".split()))
_ARTICLES = frozenset("La Le Les De Du Des".split())
_PARTICLES = frozenset("van von der den ben bin ibn ould el al di da dos".split())
_FRENCH_ENDINGS = ("e", "es", "ois", "ais", "ien", "ienne")


def respelt(pair: Pair, sound: Callable[[str], str], said: Container[str]) -> Iterator[tuple[Token, Token]]:
    """The names of the source with what the English has for them. `said`: the names of the English text."""
    yield from _accented(pair)
    known = {bare(word) for _, _, word in pair.french}
    free = [k for k, token in enumerate(pair.english) if _free(token[2], known)]
    if not free:
        return
    counts = _Counts(pair)
    for i, token in enumerate(pair.french):
        if not (_name(pair, i, token[2] in said) and counts.lost(token[2])):
            continue
        for k in free:
            written = pair.english[k][2]
            a, b = bare(token[2]), bare(written).removesuffix("s") if not token[2].endswith("s") else bare(written)
            if _around(pair, written):
                continue
            if token[2] in said and _resembles(a, b) and (_beside(pair, i, k) or _alone(pair, i, k, counts, free)):
                yield token, pair.english[k]
                break
            if not near(a, b) or _suffixed(a, b, token[2] in said):
                continue
            same = sound(b) in (sound(a), sound(a.replace("tch", "ch")))
            if token[2] in said or (_beside(pair, i, k) and (not same or _keeps(pair, i, k))):
                yield token, pair.english[k]
                break


def _accented(pair: Pair) -> Iterator[tuple[Token, Token]]:
    """Names with an accent on their last letter in English which they lack in French: nobody adds one."""
    for token in pair.english:
        written = token[2]
        if not _ACCENT.search(written) or not _PLAIN.fullmatch(written) or written in pair.source:
            continue
        plain = bare(written)
        name = next((each for each in pair.french if each[2].isascii() and each[2].lower() == plain and each[2][1:].islower()), None)
        if name and name[2][:1].isupper() and len(plain) >= _SHORTEST:
            yield name, token


class _Counts:
    """How often names stand on each side."""

    def __init__(self, pair: Pair) -> None:
        self._french = [bare(word) for _, _, word in pair.french]
        self._english = [bare(word) for _, _, word in pair.english]

    def lost(self, name: str) -> bool:
        """Whether the English has it less often."""
        name = bare(name)
        return self._french.count(name) > self._english.count(name) + self._english.count(name + "s")


def _around(pair: Pair, written: str) -> bool:
    """Whether the source around has what is written: then it is another name."""
    return any(bare(word) == bare(written) for _, _, word in pair.around.french)


def near(a: str, b: str) -> bool:
    """Whether two names differ in one letter, long ones in two."""
    if a == b or min(len(a), len(b)) < _SHORTEST or abs(len(a) - len(b)) > 2:
        return False
    if a[0] != b[0]:
        return min(len(a), len(b)) >= _SHORTEST_UNLIKE and a[1:] == b[1:]
    most = 2 if min(len(a), len(b)) >= _LONG else 1
    return distance.letters(a, b, most) <= most


def _resembles(a: str, b: str) -> bool:
    """Whether two names begin alike and have most letters in common: *Amrani*, *Amiri*; *Kouadio*, *Kouassi*."""
    if a[:2] != b[:2] or a == b or abs(len(a) - len(b)) > 2:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _RESEMBLING


def _alone(pair: Pair, i: int, k: int, counts: _Counts, free: list[int]) -> bool:
    """Whether they are the only names that lack their counterpart, and no adjective of a place (*Burkina*, *Burkinabe*)."""
    a, b = bare(pair.french[i][2]), bare(pair.english[k][2])
    lost = {token[2] for token in pair.french if token[2][:1].isupper() and len(token[2]) >= _SHORTEST_KEPT and counts.lost(token[2])}
    return len(free) == 1 and lost == {pair.french[i][2]} and not b.startswith(a) and not a.startswith(b)


def _free(word: str, known: set[str]) -> bool:
    """Whether a capitalised English word is no word of the source and no English one."""
    low = bare(word)
    return (
        word[:1].isupper()
        and word[1:].islower()
        and len(word) >= _SHORTEST
        and low not in known
        and low.removesuffix("s") not in known
        and not is_english(word.lower())
        and (stems.english(low) not in lexicon.english() or stems.english(low) in {stems.english(name) for name in known})
    )


def translated(pair: Pair) -> Iterator[tuple[Token, Token]]:
    """The first names and surnames of the source that are put into English as words: *Pierre Dupont*, *Stone Dupont*."""
    here = pair.small[1]
    for i, (_, end, name) in enumerate(pair.french):
        if not name[:1].isupper() or not name[1:].islower() or name.lower() in here or len(name) < _SHORTEST:
            continue
        shown = lexicon.stems_for(name.lower())
        if not shown:
            continue
        before = i > 0 and pair.french[i - 1][2] in first_names() and pair.source[pair.french[i - 1][1] : pair.french[i][0]] == " "
        behind = (
            name in first_names()
            and i + 1 < len(pair.french)
            and pair.french[i + 1][2][:1].isupper()
            and pair.source[end : pair.french[i + 1][0]] == " "
        )
        for k, token in enumerate(pair.english):
            if (before and k and bare(pair.english[k - 1][2]) == bare(pair.french[i - 1][2])) or (
                behind and k + 1 < len(pair.english) and bare(pair.english[k + 1][2]) == bare(pair.french[i + 1][2])
            ):
                word = token[2]
                if (
                    word[:1].isupper()
                    and word not in first_names()
                    and is_english(word.lower())
                    and word.lower() not in people("person")
                    and stems.english(word.lower()) in shown
                    and not near(bare(word), bare(name))
                    and bare(word) != bare(name)
                ):
                    yield pair.french[i], token
                    break


def retold(pair: Pair) -> Iterator[tuple[Token, Token]]:
    """Surnames behind a title that became a word: *M. Boulanger*, *Mr Baker*."""
    here = {bare(word) for _, _, word in pair.english}
    for i, (start, _, name) in enumerate(pair.french):
        if not i or pair.french[i - 1][2].lower() not in _TITLES[0] or pair.source[pair.french[i - 1][1] : start] not in (" ", ". "):
            continue
        follows = pair.french[i + 1 : i + 2]
        if not name[1:].islower() or len(name) < _SHORTEST or bare(name) in here or (follows and follows[0][2][:1].isupper()):
            continue
        known = dictionary.look_up(name.lower())
        for k, token in enumerate(pair.english):
            word = token[2]
            if (
                k
                and pair.english[k - 1][2].lower() in _TITLES[1]
                and word[:1].isupper()
                and word[1:].islower()
                and (is_english(word.lower()) or (known and dictionary.translates(known, dictionary.english(word))))
                and bare(word) not in {bare(french) for _, _, french in pair.french}
                and not near(bare(word), bare(name))
            ):
                yield pair.french[i], token
                break


def _name(pair: Pair, i: int, kept: bool) -> bool:
    """Whether a word of the source is a name without an English form of its own; `kept`: the English has it elsewhere."""
    word = pair.french[i][2]
    shortest = _SHORTEST_KEPT if kept else _SHORTEST
    if len(word) < shortest or not word[0].isupper() or not word[1:].islower() or word.lower() in words("stop-words-fr.txt"):
        return False
    rows = lexicon.stems_for(word)
    own = stems.english(bare(word))
    return kept or not rows or max(rows, key=lambda stem: rows[stem]) == own


def followers(a: str, b: str) -> bool:
    """Whether they are what somebody's followers are called: *Thatchéristes*, *Thatcherites*."""
    return a.rstrip("s").endswith(("iste", "isme")) and b.rstrip("s").endswith(("ite", "ist", "ism"))


def _suffixed(a: str, b: str, kept: bool) -> bool:
    """Whether the words differ as French and English forms of one name do: *Syrie*, *Syria*; *Rica*, *Rican*."""
    stem = min(len(a), len(b)) - 1
    french = not kept and a[:stem] == b[:stem] and a.endswith(_FRENCH_ENDINGS)
    return french or followers(a, b) or (b.startswith(a) and b[len(a) :] in ("n", "an", "ns", "ans", "be"))


def _beside(pair: Pair, i: int, k: int) -> bool:
    """Whether the word before is the same name, or the same title, on both sides."""
    if not i or not k:
        return False
    french, english = pair.french[i - 1], pair.english[k - 1]
    if pair.source[french[1] : pair.french[i][0]] not in (" ", ". ") or pair.target[english[1] : pair.english[k][0]] not in (" ", ". "):
        return False
    said = french[2].lower()
    if french[2] in first_names() or said in _PARTICLES:
        return bare(french[2]) == bare(english[2])
    if said in _TITLES[0]:
        return english[2].lower() in _TITLES[1]
    return french_persons.is_person(said) and pair.links.get(i - 1) == k - 1 and english[2].lower() in people("person")


def _keeps(pair: Pair, i: int, k: int) -> bool:
    """Whether the name before keeps French letters that English would change (*ou*, *é*) and this one does not."""
    before = bare(pair.french[i - 1][2])
    return pair.french[i - 1][2] in first_names() and "ou" in before and before == bare(pair.english[k - 1][2])


def cut(pair: Pair) -> Iterator[tuple[Token, Token]]:
    """The names of the source whose article the English cuts off: *Laquintinie*, *La Quintinie*."""
    here = {bare(word) for _, _, word in pair.english}
    names = {bare(token[2]): token for token in pair.french if len(token[2]) >= _LONG and token[2][:1].isupper() and token[2][1:].islower()}
    for (start, end, first), (behind, last, second) in pairwise(pair.english):
        name = names.get(bare(first + second))
        halves = second[:1].isupper() and len(second) >= _SHORTEST and first in _ARTICLES and pair.target[end:behind] == " "
        if name and halves and bare(name[2]) not in here:
            yield name, (start, last, pair.target[start:last])
