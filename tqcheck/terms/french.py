"""Entries about French phrases: their patterns, the words by which they are looked for, and what follows from the phrase itself.

A compiled glossary keeps such an entry as it is written and makes the program of its pattern when one of its words stands in a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..text import stems
from ..text.fold import literal
from ..typed import Any
from .display import readable
from .program import Items, fixed

_OPEN = frozenset('[(<"*')
_VERBS = ("er", "ir", "re")


def program(text: str) -> Items:
    """The program of a French phrase: after a verb there may stand adverbs and pronouns (*ne baissent pas les bras*)."""
    from ..text import inflect_fr
    from . import pattern

    between = pattern.Choice(((pattern.Class(("BETWEEN",)),),), optional=True)
    nodes = pattern.parse(text)
    spaced = [each for node in nodes for each in ((node, between) if _is_verb(node, pattern) and node is not nodes[-1] else (node,))]
    return pattern.to_program(tuple(spaced), inflect_fr.all_forms)[0]


def _is_verb(node: Any, pattern: Any) -> bool:
    options = [option[0] for option in node.options] if isinstance(node, pattern.Choice) else [node]
    return all(isinstance(each, pattern.Word) and each.inflected and each.text.endswith(_VERBS) for each in options)


def named(french: Sequence[str]) -> str:
    """The id of an entry about these phrases, from the first."""
    words = " ".join(word.partition("|")[0] for word in french[0].replace("œ", "oe").split())
    return f"french-{literal(words).replace(' ', '-')}"


def told(french: Sequence[str]) -> str:
    """Why a finding of these phrases is one."""
    return f"French *{', '.join(dict.fromkeys(map(readable, french)))}* taken word for word."


def fields(french: list[str], suggest: list[str], literally: list[str], noun: list[str]) -> dict[str, Any]:
    """What only entries about French phrases have, with the English words by which their literal renderings are found (`renderings.sought`)."""
    from ..text import renderings  # the lexicon: only to compile

    rows = renderings.rows(french, literally, renderings.rendering(french, [*suggest, *noun], literally))
    return {"french": french, "literally": literally, "noun": noun, "rendered": dict(sorted(renderings.sought(rows).items()))}


def plain(text: str) -> frozenset[str]:
    """Words that stand in every match of a pattern, in lower case, as far as a quick look tells."""
    if not _OPEN.isdisjoint(text):
        return frozenset()
    return stems.small(" ".join(part for part in text.split() if "|" not in part and not part.startswith("~")))


def rarest(french: Iterable[str]) -> list[str]:
    """For every phrase the stems of the word that is seen least in French."""
    found: dict[str, None] = {}
    for text in french:
        words: list[list[str]] = [_stems(forms) for item in program(text) if (forms := fixed(item))]
        if words:
            found.update(dict.fromkeys(min(words, key=_seen)))
    return list(found)


def _stems(forms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(stems.french, forms)))


def _seen(stemmed: Iterable[str]) -> int:
    from ..text import lexicon  # only to compile: not on the way of a check

    return sum(map(lexicon.seen, stemmed))
