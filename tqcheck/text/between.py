"""Words that stand inside a phrase without belonging to it, as the adverb does in *prend souvent de court* and *takes often by short*."""

from __future__ import annotations

from .tokens import Tokens, separates
from .wordlists import words

MOST = 3
"""So many of them at one place."""
_PRONOUNS = frozenset("je tu il elle on nous vous ils elles le la les lui leur moi toi t y en ce".split())
"""What may be joined to a French verb by a hyphen: *prend-il*, *mets-la*."""
_NEGATION = frozenset(("ne", "n", "non"))
_NO_ADVERBS = frozenset(
    "ally anomaly apply assembly belly bully comply early family fly imply monopoly multiply rally rely reply supply ugly".split()
)


def english(word: str) -> bool:
    """Whether an English word in lower case may stand there."""
    return word in words("between-en.txt") or (len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERBS)


def french(tokens: Tokens, k: int) -> list[tuple[int, int]]:
    """For every row of such words that begins at word k, the longest first: the number of the word after it and its end."""
    found: list[tuple[int, int]] = []
    while len(found) < MOST and k < len(tokens.words):
        word, gap = tokens.words[k], tokens.text[tokens.ends[k - 1] : tokens.starts[k]] if k else ""
        if not separates(gap) or not (word in _PRONOUNS if gap == "-" else is_adverb(word)):
            break
        if word == "plus" and _NEGATION.isdisjoint(tokens.words[max(0, k - 4) : k]):
            break  # more
        found.append((k + 1, tokens.ends[k]))
        k += 1
    return found[::-1]


def is_adverb(word: str) -> bool:
    """Whether a French word in lower case may stand there."""
    return word in words("between-fr.txt") or (len(word) > 6 and word.endswith("ment"))
