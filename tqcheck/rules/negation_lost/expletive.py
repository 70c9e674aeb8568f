"""The *ne* that denies nothing put as a denial: *avant que les femelles ne pondent* is *before the females lay*, not *before they do not lay*.

French writes this *ne* after *avant que*, *à moins que*, *craindre que*, *éviter que*, *plus … que* and the like. Reported where no *pas* or the
like follows it and the English denies the very verb, or denies at all behind *before*, *unless*, *until* or *than*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.inflect_en import turned
from ...text.lazy import Expression, I

_EXPLETIVE = Expression(
    r"\b(?P<head>avant|à moins|de (?:peur|crainte)|crai\w+|redout\w+|évit\w+|empêch\w+|(?<!pas )(?<!non )(?:plus|moins|mieux|pire|meilleure?s?|autre\w*) [^,.;:]{0,40}?) ?\b(?:que |qu')"
    r"(?P<subject>[^,.;:]{0,60}?\b)(?:ne |n')(?P<joined>(?:l'|l[ae] |les |s'|se |lui |leur |y |en )?)(?P<verb>[\w-]+)(?P<rest>(?: [\w'-]+){0,3})",
    I,
)
_SURE = Expression(r"\b(?:before|unless|until|than|fear(?:s|ed|ing)?|afraid)\b[^,.;:]{0,50}\Z", I)
_IN_TIME = Expression(r"[^,.;:]*\b(?:in time|enough|soon|quickly|fast|early)\b")
"""Behind the first nothing is denied in English, unless it says the opposite in its own words: *n'arrive trop tard*, does not arrive in time."""
_NOT = Expression(
    r"\b(?P<aux>do|does|did|is|are|was|were|will|would|has|have|had|can|could|may|might|should|wo|ca)(?: ?not|n't) (?P<adverb>(?:[a-z]+ly |be |been )?)(?P<verb>[a-z]+)\b"
)
_SHORT = {"wo": "will", "ca": "can"}


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French) of every such denial."""
    said = list(_NOT.finditer(pair.target))
    denied = denials.beside_ne(r"que|\w*qu")
    found = [m for m in _EXPLETIVE.finditer(pair.source) if not denied.search(f"{m['subject']}{m['rest']}")] if said else []
    if len(found) != 1:
        return
    for match in said:
        if _IN_TIME.match(pair.target, match.end()):
            continue
        if _SURE.search(pair.target, 0, match.start()) or _translates(pair, found[0], match):
            yield match.start(), match.end(), _affirmed(match), found[0].group().strip()
            return


def _translates(pair: Pair, french: re.Match[str], english: re.Match[str]) -> bool:
    """Whether the verb that the English denies translates the French verb behind *ne*, or the participle behind that."""
    there = pair.english_at(english.start("verb"))
    return there is not None and any(pair.fuller.get(i) == there for i in pair.french_within(french.start("verb"), french.end()))


def _affirmed(match: re.Match[str]) -> str:
    """*does not stop* → *stops*."""
    auxiliary, adverb, verb = match["aux"], match["adverb"], match["verb"]
    tag = {"does": "s", "did": "past"}.get(auxiliary)
    if auxiliary == "do" or tag:
        return f"{adverb}{turned(verb, tag) if tag else verb}"
    return f"{_SHORT.get(auxiliary, auxiliary)} {adverb}{verb}"
