"""The words of the English to which a lost negation belongs: a verb with its auxiliary, a noun with its article."""

from __future__ import annotations

from ...bilingual.bitext import Pair
from .fix import ARTICLES
from .whole import AUXILIARIES

_SMALL = frozenset({"a", "an", "the", "be", "been", "being", "to"})
_NEAR = 5
"""Words before another one in which its auxiliary stands."""


def auxiliary_before(pair: Pair, j: int) -> tuple[int, int] | None:
    """The auxiliary before a word that is not the verb, with the word behind it: *would upload* before *secrets*."""
    for k in range(j - 1, max(-1, j - 1 - _NEAR), -1):
        if cut_english(pair, k):
            return None
        if pair.english[k][2].lower() in AUXILIARIES:
            return pair.english[k][0], pair.english[k + 1][1]
    return None


def with_article(pair: Pair, j: int) -> tuple[int, int]:
    """The span of a noun with its article, and what stands between: *a driver's licence*, *a serious side effect*."""
    for k in range(j - 1, max(-1, j - 4), -1):
        if cut_english(pair, k):
            break
        if (word := pair.english[k][2].lower()) in ARTICLES and (k > j - 3 or word in ("a", "an")):
            return pair.english[k][0], pair.english[j][1]
    return pair.english[j][:2]


def article_behind(pair: Pair, j: int) -> tuple[int, int] | None:
    """The article behind a verb, where *no* belongs: *received a letter*."""
    behind = pair.english[j + 1 : j + 2]
    return behind[0][:2] if behind and behind[0][2].lower() in ARTICLES and pair.target[pair.english[j][1] : behind[0][0]] == " " else None


def cut_english(pair: Pair, j: int) -> bool:
    """Whether more than a space stands behind a word of the target."""
    return pair.target[pair.english[j][1] : pair.english[j + 1][0]] != " "


def with_word_before(pair: Pair, j: int, able: frozenset[str], reach: int = 1) -> tuple[int, int]:
    """The span of a word, and of the words of `able` before it; up to `reach` small words may stand between."""
    start, end, _ = pair.english[j]
    for i in range(j - 1, max(-1, j - 2 - reach), -1):
        if pair.target[pair.english[i][1] : pair.english[i + 1][0]] != " ":
            break
        if pair.english[i][2].lower() in able:
            start = pair.english[i][0]
        elif pair.english[i][2].lower() not in _SMALL:
            break
    return start, end
