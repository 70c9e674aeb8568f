"""Another tense or aspect for a verb of a sentence, such as a person might write: damage that only the rest of the sentence betrays.

The number is that of the word in front, so now and then a verb disagrees with its subject: damage as well.
"""

from __future__ import annotations

import random
from collections.abc import Collection

from tqcheck.text.inflect_en import forms
from tqcheck.text.wordlists import table

_BE = {"is": "s", "are": "base", "was": "past", "were": "past", "am": "base"}
_HAVE = frozenset("has have had having".split())
_MODAL = frozenset("will would can could may might shall should must to do does did".split())
_NO_SUBJECT = frozenset("the a an of in on at by for with from and or its their his her this these those no not".split())


class Verbs:
    """The verbs among `known` words: forms of a lemma that are known too."""

    def __init__(self, known: Collection[str]) -> None:
        self._lemma: dict[str, tuple[str, str]] = {}
        self._forms: dict[str, dict[str, str]] = {}
        lemmas = [row[0] for row in table("irregular-verbs-en.tsv")]
        lemmas += [word for word in sorted(known) if word.isalpha() and len(word) > 2 and word not in lemmas]
        for lemma in lemmas:
            made = {tag: found[0] for tag, found in forms(lemma).items() if found}
            if lemma in ("be", "have", "do") or any(made.get(tag) not in known for tag in ("past", "ing")):
                continue
            self._forms[lemma] = made
            for tag in ("s", "ing", "part", "past"):
                self._lemma.setdefault(made[tag], (lemma, tag))

    def __call__(self, words: list[str], draw: random.Random) -> list[str] | None:
        """The words with one verb changed; None where there is none that can be."""
        places = list(range(1, len(words)))
        draw.shuffle(places)
        for i in places:
            if new := self._changed(words, i, draw):
                return new
        return None

    def _changed(self, words: list[str], i: int, draw: random.Random) -> list[str] | None:
        word, before = words[i], words[i - 1].lower()
        plural = before.endswith("s") or before in ("they", "we", "you", "i")
        have, be = ("have", "are") if plural else ("has", "is")
        bare, mark = word.rstrip(",.;:"), word[len(word.rstrip(",.;:")) :]
        if word in _BE and before not in _MODAL | _HAVE:
            other = (
                [w for w in ("was", "were") if (w == "were") == (word == "are")]
                if _BE[word] != "past"
                else ["is" if word == "was" else "are"]
            )
            new = draw.choice([*other, "will be", f"{have} been", "had been", "would be"])
            return [*words[:i], *new.split(), *words[i + 1 :]]
        lemma, tag = self._lemma.get(bare, ("", ""))
        if not lemma:
            return None
        made = self._forms[lemma]
        past, part, ing = made["past"], made["part"], made["ing"]
        present = lemma if plural else made["s"]
        if before in _HAVE and tag in ("past", "part"):
            new, start = draw.choice([past, present, f"will {lemma}", "had " + part if before != "had" else f"{have} {part}"]), i - 1
        elif before in _BE and tag == "ing":
            new, start = draw.choice([past, present, f"will {lemma}", f"{have} been {ing}"]), i - 1
        elif (
            tag in ("past", "part", "s")
            and past != lemma
            and before not in _MODAL | _HAVE | _NO_SUBJECT
            and before not in (*_BE, "be", "been")
        ):
            if tag == "s" and not (before[:1].isalpha() and before not in _NO_SUBJECT):
                return None
            others = [
                f"will {lemma}",
                f"{have} {part}",
                f"had {part}",
                f"{be} {ing}",
                f"{'were' if plural else 'was'} {ing}",
                f"would {lemma}",
            ]
            new, start = draw.choice([*others, *[present if tag != "s" else past] * 2]), i
        else:
            return None
        return [*words[:start], *(new + mark).split(), *words[i + 1 :]]
