"""Values of numbers written in words, English and French: enough to say that a number is present."""

from __future__ import annotations

import re

_EN = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
                                  "eighteen nineteen".split())}
_EN |= {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_EN_ORDINAL = {w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
                                          "sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}
_EN_OTHER = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "twofold": 2, "triple": 3, "half": 0.5, "quarter": 0.25, "dozen": 12, "dozens": 12, "midday": 12,
             "noon": 12, "midnight": 0, "couple": 2, "both": 2, "pair": 2, "fortnight": 15, "week": 8, "weeks": 15, "single": 1, "decade": 10, "century": 100,
             "quarters": 0.75, "score": 20, "a": 1, "an": 1, "half-hour": 30}
_EN_SCALE = {"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FR = {w: i for i, w in enumerate("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split())}
_FR |= {"une": 1, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "vingts": 20, "septante": 70, "nonante": 90, "demi": 0.5, "demie": 0.5,
        "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
        "centaine": 100, "centaines": 100, "millier": 1000, "milliers": 1000, "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2,
        "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "tiers": 3, "moitié": 0.5}
_FR_SCALE = {"cent": 100, "cents": 100, "mille": 1000, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9}
_WORD = re.compile(r"[^\W\d_]+")


def values(text: str) -> set[float]:
    """Every value that English number words in `text` may mean, parts included."""
    words = [w.lower() for w in _WORD.findall(text)]
    found = {float(_EN_ORDINAL[w]) for w in words if w in _EN_ORDINAL} | {float(_EN_OTHER[w]) for w in words if w in _EN_OTHER}
    return found | _compound(words, _EN, _EN_SCALE, {"and"})


def values_fr(text: str) -> set[float]:
    """The same for French."""
    return _compound([w.lower() for w in _WORD.findall(text)], _FR, _FR_SCALE, {"et"})


def _compound(words: list[str], units: dict[str, int] | dict[str, float], scales: dict[str, float] | dict[str, int], joints: set[str]) -> set[float]:
    found: set[float] = set()
    total = current = 0.0
    open_ = False
    for word in [*words, ""]:
        if word in units:
            value = float(units[word])
            current = current * value if value == 20 and current == 4 else current + value
            found |= {value, current, total + current}
            open_ = True
        elif word in scales:
            scale = float(scales[word])
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            found |= {scale, total + current}
            open_ = True
        elif word not in joints or not open_:
            if open_:
                found.add(total + current)
            total = current = 0.0
            open_ = False
    return found
