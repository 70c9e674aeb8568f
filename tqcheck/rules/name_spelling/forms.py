"""Names of the source that the English gives in another form: joined (*Lebihan* for *Le Bihan*), cut short (*Anjou* for *Anjouan*), with the letters
of an acronym in another order (*PNA* for *ANP*), in the Arabic or English form (*Abdullah* for *Abdoulaye*), or as a word (*in Cliff* for *à Falaise*).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from itertools import pairwise

from ...bilingual.bitext import Pair, Token
from ...text import dictionary, lexicon
from ...text.fold import bare
from ...text.wordlists import is_english, listed, table

Slip = tuple[Token, Token]
"""A name of the source, and what the English has for it."""

_ARTICLES = frozenset("Le La De Du Des".split())
_HERE, _THERE = frozenset(("à", "de", "d", "vers", "près")), frozenset(("in", "near", "at", "outside"))
"""What stands before a place in French and in English."""
_SHORTEST, _CUT, _HEAD = 5, 2, 3
"""Letters of a name that is cut short; letters that it lost; letters with which a name and its English form begin (*Mercure*, Mercury)."""


def slips(pair: Pair, said: Container[str]) -> Iterator[Slip]:
    """The names in another form. `said`: the names of the English text."""
    theirs = [token for token in pair.french if token[2][:1].isupper()]
    ours = [token for token in pair.english if token[2][:1].isupper()]
    if theirs and ours:
        french = {word for _, _, word in pair.french}
        ours = [token for token in ours if token[2] not in french]
        own, asked = ([bare(word) for _, _, word in side] for side in (pair.english, pair.french))
        lost = [token for token in theirs if own.count(bare(token[2])) < (asked.count(bare(token[2])) if token[2].isupper() else 1)]
        yield from _joined(pair, ours)
        for name in lost:
            yield from ((name, token) for token in ours if _is(name[2], token[2], said))
        yield from _as_words(pair, lost)


def _is(name: str, written: str, said: Container[str]) -> bool:
    """Whether what is written is the name, scrambled, cut short or in a form of another language."""
    if name.isupper() and len(name) > 2:
        return name in said and written.isupper() and sorted(name) == sorted(written)
    if written in _anglicised().get(name, ()):
        return True
    a, b = bare(name), bare(written)
    short = len(b) >= _SHORTEST and len(a) - len(b) == _CUT and a.startswith(b) and not lexicon.stems_for(name)
    return short and not is_english(written.lower()) and not a.endswith(("ais", "ois", "en", "ns", "ne", "es", "er", "be", "bes"))


def _joined(pair: Pair, ours: list[Token]) -> Iterator[Slip]:
    """*Le Bihan* written *Lebihan*."""
    for (start, end, first), (behind, last, second) in pairwise(pair.french):
        if first in _ARTICLES and second[:1].isupper() and second[1:].islower() and pair.source[end:behind] == " ":
            whole = (start, last, pair.source[start:last])
            yield from ((whole, token) for token in ours if bare(token[2]) == bare(first + second) and not token[2][1:].isupper())


def _as_words(pair: Pair, lost: list[Token]) -> Iterator[Slip]:
    """*à Falaise* put as *in Cliff*."""
    numbers = {token: i for i, token in enumerate(pair.french)}
    for name in lost:
        i, word = numbers[name], name[2].lower()
        before = pair.french[i - 1][2].lower() if i else ""
        if before not in _HERE or not name[2][1:].islower() or word in listed("name-neighbours.tsv", "feasts") or _follows(pair.french, i):
            continue
        known = dictionary.look_up(word)
        for k, (_, _, written) in enumerate(pair.english):
            if (
                known
                and k
                and pair.english[k - 1][2].lower() in _THERE
                and written[:1].isupper()
                and written[1:].islower()
                and is_english(written.lower())
                and not _follows(pair.english, k)
                and dictionary.translates(known, dictionary.english(written.lower()))
                and bare(written)[:_HEAD] != bare(word)[:_HEAD]
            ):
                yield name, pair.english[k]
                break


def _follows(tokens: list[Token], i: int) -> bool:
    """Whether a capitalised word stands behind: the word is part of a longer name."""
    return i + 1 < len(tokens) and tokens[i + 1][2][:1].isupper() and tokens[i + 1][0] - tokens[i][1] == 1


@cache
def _anglicised() -> dict[str, frozenset[str]]:
    """The forms that other languages have for West African names."""
    return {name: frozenset(forms.split()) for name, forms in table("respelt-names.tsv")}
