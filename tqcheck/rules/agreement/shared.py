"""A second verb of the same subject in another number: *They are demanding their pay and is blocking the road*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...terms.reading import Reading
from ...text.inflect_en import is_participle, tags
from ...text.lazy import Expression
from ...text.wordlists import listed
from .subjects import PLURAL, SINGULAR, Place

_words = partial(listed, "agreement.tsv")

SHAPES = tuple(f" {joint} {verb} ".encode() for joint in ("and", "but") for verb in ("is", "was", "has", "are", "were", "have"))
_FIRST = Expression(
    r"(?:\A|.*[.,;:(\"] ?|.*\b(?:and|but|while|because|when|since|although) )(?P<subject>[Tt]hey|[Ww]e|[Hh]e|[Ss]he|[Ii]t) (?P<verb>are|were|have|is|was|has) "
    r"(?:(?:also|already|now|still|not|[a-z]+ly) )?(?P<form>[a-z]+)(?P<rest>(?: [\w'-]+){0,8})\Z"
)
_SECOND = Expression(r"(?:(?:also|already|now|still|not|[a-z]+ly) )?(?P<form>[a-z]+)\b")
_MANY = ("they", "we")
_FAR = 90


def places(reading: Reading) -> Iterator[Place]:
    """Auxiliaries behind *and* whose number is not that of the pronoun before the first one."""
    text = reading.text
    for shape in SHAPES:
        for at in reading.find(shape):
            first, _ = reading.sentences.at(at)
            end = at + len(shape) - 1
            verb = text.rfind(" ", 0, end) + 1
            found = _FIRST.match(text[max(first, at - _FAR) : at])
            second = _SECOND.match(text, end + 1)
            if not found or not second or not (_goes_on(found["form"]) and _goes_on(second["form"])):
                continue
            said = text[verb:end]
            right = PLURAL.get(said) if found["subject"].lower() in _MANY else SINGULAR.get(said)
            agrees = (found["verb"] in SINGULAR) == (found["subject"].lower() in _MANY)
            rest = found["rest"].lower().split()
            if (
                right
                and agrees
                and _words("governing").isdisjoint(rest)
                and not any({"past", "s"} & set(tags(word)) for word in rest if word.isalpha() and not word.endswith("s"))
            ):
                yield Place(verb, end, (right,), found["subject"], max(first, at - _FAR) + found.start("subject"))


def _goes_on(form: str) -> bool:
    """Whether a verb goes on behind its auxiliary."""
    return is_participle(form) or (form.endswith("ing") and "ing" in tags(form))
