"""Abbreviations, codes and signs: HbA1c, DSM-5, (BMI), ±, β. They travel unchanged through most translations, and a reader of terms trusts them."""

from __future__ import annotations

from ..text.lazy import Expression

NAMES = "codes_lost codes_case codes_odd signs_lost signs_added capitals_lost".split()
_ANY = Expression(r"[A-Z][A-Za-z0-9\u0391-\u03c9]*[A-Z]|\d[A-Za-z\u0391-\u03c9]|[A-Za-z\u0391-\u03c9]\d")
_RUN = Expression(r"[A-Za-z0-9\u0391-\u03c9]+")
_DEFINED = Expression(r"((?:[\w'-]+ ){1,12})\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)[);,]")
_SIGNS = "()[]±<>=≤≥°µ/+%"
_LONGEST = 5
"""Letters of an abbreviation: longer words in capitals are headings."""


def measure(source: str, target: str) -> list[float]:
    """The numbers in the order of `NAMES`."""
    theirs, ours = _runs(source), _runs(target)
    singular, low_source, low_target = set(map(_singular, theirs)), source.lower(), target.lower()
    lost = sum(code.lower() not in low_target for code in singular)
    change = [target.count(sign) - source.count(sign) for sign in _SIGNS]
    return [
        float(lost),
        float(sum(code not in target for code in singular) - lost),
        float(sum(code.lower() not in low_source for code in set(map(_singular, ours)))),
        float(-sum(n for n in change if n < 0)),
        float(sum(n for n in change if n > 0)),
        float(max(0, _inner(theirs) - _inner(ours))),
    ]


def codes(text: str) -> set[str]:
    """The runs that hold two capitals, or letters with digits, without the s of a plural."""
    return set(map(_singular, _runs(text)))


def unexplained(text: str) -> float:
    """Abbreviations in brackets by the share of their letters that begin no word just before: "heart failure (HF)" 0, "heart failure (IC)" 1."""
    if "(" not in text:
        return 0.0
    found = 0.0
    for match in _DEFINED.finditer(text):
        before, letters = match.group(1), match.group(2).lower().rstrip("s")
        if 1 < len(letters) <= _LONGEST + 1:
            words = before.replace("-", " ").lower().split()[-2 * len(letters) :]
            initials = {word[0] for word in words}
            found += 1 - sum(letter in initials for letter in letters) / len(letters)
    return found


def _runs(text: str) -> list[str]:
    return [run for run in _RUN.findall(text) if _is_code(run)] if _ANY.search(text) else []


def _is_code(run: str) -> bool:
    if run.isdigit() or (run.islower() and run.isalpha()):
        return False
    capitals = sum(map(str.isupper, run))
    return any(map(str.isdigit, run)) or (capitals > 1 and (len(run) <= _LONGEST or capitals < len(run)))


def _singular(run: str) -> str:
    return run[:-1] if run[-1] == "s" and run[-2].isupper() else run


def _inner(runs: list[str]) -> int:
    """Capitals behind another letter or digit."""
    return sum(sum(map(str.isupper, run[1:])) for run in runs)
