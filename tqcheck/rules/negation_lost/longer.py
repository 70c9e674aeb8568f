"""*Ne … plus* put word by word or as its opposite: *ne peuvent plus circuler* is *can no longer move around*, not *cannot more move around*,
*n'honore plus* is not *still honours*, *n'ont plus de toit* not *have more roof*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.inflect_en import turned
from ...text.lazy import Expression, I

_NO_LONGER_FR = Expression(
    r"\b(?:ne |n')(?:(?!pas )[\w'-]+ ){1,3}?plus\b(?! (?:que|d['eu]|des|un|une|au|aux|tard|tôt|loin|longtemps|jamais|vite|cher|grande?s?|petite?s?)\b|qu')",
    I,
)
_MORE = Expression(
    r"\b(?P<aux>can|could|do|does|did|will|would|is|are|was|were|has|have|had|may|must|should)(?: ?not|n't) (?P<been>be |been )?"
    r"(?:(?P<verb>[a-z]+) (?P<object>(?:it|him|her|them|me|us|you) )?more(?=[.,;:!?]|\Z| (?:in|at|on|to|for|with|from|by|here|there|since|because|and)\b)|more (?P<next>(?!than\b)[a-z]+)\b)"
)
_QUANTITY = Expression(
    r"\b(?:than|much|any|be|cost|do|say|give|pay|eat|want|need|ask|take|know|earn|spend|get|see|have|even|many|once|or)\b"
)
"""Beside these *more* is a quantity, as it may be without them: *could not want more*."""
_DEGREE = Expression(r"(?:\w+(?:ly|ous|ive|ful|al|ic|able|ible|ent|ant|ed)|common|often|of|money|time|people|and|or)\b")
"""Behind these auxiliaries *more* makes a comparative of such a word."""

_ON = Expression(r"\b(?:toujours|encore|restent?|continue\w*)\b", I)
_STILL = Expression(r"\b[Ss]till (?=[a-z])(?!(?:life|born|photo\w*|image\w*|waters?)\b)")
_NONE_LEFT = Expression(r"\b(?:ne |n')(?:y )?(?:[\w'-]+ ){1,2}?plus (?:de |d')(?!\d|un\b|une\b|(?:deux|trois|la|l)\b)", I)
_HAVE_MORE = Expression(
    r"\b(?P<have>have|has|had|there (?:is|are|was|were)) more (?P<what>(?!and\b|or\b|to\b|of\b|in\b)[a-z]+)\b(?![^.;]* than\b)"
)


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French) of every *not … more*, *still* and *have more*."""
    yield from _affirmed(pair)
    said = list(_NO_LONGER_FR.finditer(pair.source)) if " more" in pair.target else []
    if len(said) != 1:
        return
    for match in _MORE.finditer(pair.target):
        auxiliary, behind = match["aux"], match["been"] or ""
        verb, adjacent = match["verb"], match["next"]
        if adjacent and (auxiliary not in ("can", "could") or _DEGREE.fullmatch(adjacent)):
            continue
        if verb and _QUANTITY.fullmatch(verb):
            continue
        tag = {"does": "s", "did": "past", "do": "base"}.get(auxiliary)
        word, object_ = verb or adjacent, f" {match['object'].strip()}" if match["object"] else ""
        if tag:
            offer = f"no longer {turned(word, tag) if tag != 'base' else word}{object_}"
        else:
            offer = f"{auxiliary} no longer {behind}{word}{object_}"
        yield match.start(), match.end(), offer, said[0].group().strip()


def _affirmed(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """*still pays* for *n'honore plus*, *have more roof* for *n'ont plus de toit*, in a sentence that denies nothing."""
    for french, english in ((_NO_LONGER_FR, _STILL), (_NONE_LEFT, _HAVE_MORE)):
        found = list(english.finditer(pair.target))
        said = list(french.finditer(pair.source)) if len(found) == 1 else []
        if len(said) != 1 or denials.english("unable|hardly|lack\\w*|un\\w+ed").search(pair.target):
            continue
        match = found[0]
        if english is _STILL:
            if not _ON.search(pair.source):
                start = match.start()
                yield start, match.end() - 1, "No longer" if match.group()[0] == "S" else "no longer", said[0].group().strip()
        elif match["have"].startswith("there"):
            yield match.start(), match.end(), f"{match['have']} no more {match['what']}", said[0].group().strip()
        else:
            yield match.start(), match.end(), f"no longer {match['have']} any {match['what']}", said[0].group().strip()
