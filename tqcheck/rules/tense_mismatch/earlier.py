"""What had been before, put as what has been: *quatre ans après l'incendie qui l'avait réduit en cendres* is *that had reduced it*, not *has reduced*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.lazy import Expression

_BEFORE = Expression(
    r"\b(?:avait|avaient) (?:(?:pas|plus|jamais|déjà|aussi|également|encore|d'ailleurs|alors|ainsi|toutefois|pourtant|\w+ment) )*(?:été )?"
    r"(?P<verb>\w+(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|ise|it|ite|ert|erte))\b"
)
_HAS = Expression(r"\b(?P<have>has|have)(?P<adverb> (?:not|never|already|also|still|yet|\w+ly))* (?:been )?(?P<verb>[a-z]+)\b(?! to\b)")
_OTHER = Expression(r"\b(?:a|ont|est|sont|ayant|été) \w+(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|it)\b")
"""Another perfect of the French, which the English may render."""
_LEAST = 6


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if "avai" not in pair.source or ("has " not in pair.target and "have " not in pair.target):
        return
    found, said = list(_BEFORE.finditer(pair.source)), list(_HAS.finditer(pair.target))
    if len(found) != 1 or len(said) != 1 or "si" in pair.small[0] or "s" in pair.small[0]:
        return
    french, english = found[0], said[0]
    j = pair.counterpart(french.start("verb"), _LEAST)
    if j is None or pair.english[j][0] != english.start("verb") or _OTHER.search(pair.source.replace(french.group(), "")):
        return
    yield english.start("have"), english.end("have"), "had", french.group()
