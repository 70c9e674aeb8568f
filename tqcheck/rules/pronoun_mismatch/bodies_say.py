"""*In the Sacred Union, we are playing for time* for *À l'Union sacrée, on temporise*: *on* of a body of which the text is not a part.

Outside quotation marks, in a text that says *nous* and *je* nowhere near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...bilingual.bitext import Pair
from ...text.lazy import Expression, I
from ...text.wordlists import listed
from .slip import GOES_ON, Slip

_PLACE = r"(?:(?:à|au|aux|chez|du côté (?:de|d'|du|des)|dans l'entourage (?:de|d'|du|des)|au sein (?:de|d'|du|des)|dans les rangs (?:de|d'|du|des)) ?(?:l'|la |le |les |ce |cette )?)"
_OPENS = Expression(
    rf"(?:\A|[.;!?] )(?P<place>{_PLACE}(?P<body>[^,.;:«»\"]{{3,60}}?)),? on (?:ne |n'|se |s'|y |en |le |la |les |l')*(?P<verb>[\w-]+)", I
)
_SPEAKS = Expression(rf"\b(?P<verb>[a-zà-ÿ]+)(?:-t)?-on (?P<place>{_PLACE}(?P<body>[^,.;:«»\"]{{3,60}}))", I)
_WE = Expression(r"\b[Ww]e\b")
_US = frozenset("nous notre nos je j mon ma mes".split())
_OURS = frozenset("our us ours i my".split())
_LEARN = frozenset("apprend voit sait lit peut entend découvre trouve comprend croise".split())
"""Verbs of which *on* is who reads or comes there."""
_BACK = 3


def slips(found: Sequence[Pair]) -> Iterator[Slip]:
    for k, pair in enumerate(found):
        if "we" not in pair.small[1] or "on" not in pair.small[0] or not pair.small[1].isdisjoint(_OURS):
            continue
        if any(not near.small[0].isdisjoint(_US) for near in found[max(0, k - _BACK) : k + _BACK]):
            continue
        we = list(_WE.finditer(pair.target))
        said = [*_OPENS.finditer(pair.source), *_SPEAKS.finditer(pair.source)]
        if len(we) != 1 or len(said) != 1 or said[0]["verb"].lower() in _LEARN or not _is_body(said[0]["body"]):
            continue
        if pair.target.count('"', 0, we[0].start()) % 2 or pair.source.count("«", 0, said[0].start()) > pair.source.count(
            "»", 0, said[0].start()
        ):
            continue
        shown = said[0].group().strip(" .;!?")
        message = f"'{we[0].group()}' for a body that is none of the text's: '{shown}'."
        yield Slip(pair.start + we[0].start(), pair.start + we[0].end(), ("they",), message, shown, GOES_ON)


def _is_body(place: str) -> bool:
    """Whether a name or a noun of a body is in what stands behind *à*: *l'Union sacrée*, *la préfecture*."""
    words = place.split()
    return any(word.lower().strip("'") in listed("topics-fr.tsv", "house") for word in words)
