"""One institution of the source that has two names in the translation: *Banque ouest-africaine de développement*, *West African Development Bank*
here and *West African Bank for Development* there.

A name of the source is what follows a noun for an institution with a capital, in the same words at two places at least. Its English is the
name in which the counterparts of its words stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...bilingual.bitext import Pair
from ...text.wordlists import listed
from .said import Name, names

_LINKS = frozenset("de du des d la le les l et à aux au pour en sur sous dans contre".split())
_GAP = (" ", "'", "-", " l'", " d'")
_MOST = 12
"""Words of a name."""


def renderings(found: Sequence[Pair]) -> Iterator[tuple[int, list[Name]]]:
    """For each name of the source that stands at several places: how many words of it count, and its names in the translation."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for k, pair in enumerate(found):
        for i, (_, _, word) in enumerate(pair.french[:-1]):
            if word[0].isupper() and word.lower() in listed("institutions.tsv", "french"):
                places[word].append((k, i))
    for same in places.values():
        for name, there in _repeated(found, same).items():
            said = [each for k, i in there if (each := _english(found[k], i, i + len(name)))]
            if len(said) > 1:
                yield sum(word.lower() not in _LINKS for word in name), said


def _repeated(found: Sequence[Pair], places: list[tuple[int, int]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """The longest names that begin at these places and stand at two of them, with the places."""
    repeated: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    texts = {place: _words(found[place[0]], place[1]) for place in places} if len(places) > 1 else {}
    for size in range(_MOST, 1, -1):
        groups: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for place, said in texts.items():
            if len(said) >= size and said[size - 1].lower() not in _LINKS:
                groups[tuple(said[:size])].append(place)
        for name, same in groups.items():
            if len(same) > 1:
                repeated[name] = same
                for place in same:
                    del texts[place]
    return repeated


def _words(pair: Pair, i: int) -> list[str]:
    """The words from token `i` on that may be of its name: up to a mark of punctuation."""
    tokens, said = pair.french, [pair.french[i][2]]
    for t in range(i + 1, min(i + _MOST, len(tokens))):
        if pair.source[tokens[t - 1][1] : tokens[t][0]] not in _GAP:
            break
        said.append(tokens[t][2])
    return said


def _english(pair: Pair, first: int, last: int) -> Name | None:
    """The name in which the counterparts of source tokens stand."""
    there = [pair.english[j][0] for i in range(first, last) if (j := pair.links.get(i)) is not None]
    offers = [(sum(name.start <= at < name.end for at in there), name) for name in names(pair.target)]
    inside, name = max(offers, key=lambda offer: offer[0], default=(0, None))
    return name._replace(start=name.start + pair.start, end=name.end + pair.start) if name and inside else None
