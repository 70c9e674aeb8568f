"""Whose a thing is: what *one's* and *oneself* of a suggestion become."""

from __future__ import annotations

from .lazy import Expression, I

OWNERS = {"i": "my", "you": "your", "he": "his", "she": "her", "it": "its", "we": "our", "they": "their"}
SELVES = {
    "my": "myself",
    "your": "yourself",
    "his": "himself",
    "her": "herself",
    "its": "itself",
    "our": "ourselves",
    "their": "themselves",
}
WHOSE = {"him": "his", "them": "their", "me": "my", "us": "our", "you": "your"}
_OF_SELVES = {self: owner for owner, self in SELVES.items()}
_ONES = Expression(r"\bone's\b")
_WORD = Expression(r"[a-z]+", I)
_NEAR = 6
"""Words before a verb among which its subject is looked for."""


def with_owner(text: str, owner: str) -> str:
    """A suggestion with *one's* and *oneself* as those of `owner` (*his*, *their*)."""
    return _ONES.sub(owner, text.replace("oneself", SELVES[owner]))


def owned(text: str, inside: str, before: str) -> str:
    """A suggestion with *one's* and *oneself* as the owner's: whom the match names, else the pronoun before it, else *their*."""
    if "one's" not in text and "oneself" not in text:
        return text
    return with_owner(text, _owner(inside, before))


def whoevers(text: str) -> list[str]:
    """The text for every owner there may be."""
    return [with_owner(text, owner) for owner in SELVES] if "one" in text else [text]


def _owner(inside: str, before: str) -> str:
    for word in _WORD.findall(inside.lower()):
        if word in SELVES or word in _OF_SELVES or word in WHOSE:
            return _OF_SELVES.get(word) or WHOSE.get(word, word)
    subjects = (OWNERS.get(word) for word in reversed(_WORD.findall(before.lower())[-_NEAR:]))
    return next(filter(None, subjects), "their")
