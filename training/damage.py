"""Damage done on purpose to good sentences: one kind at a time, so that the scores fall for every kind."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from .verbs import Verbs
from .wordnet import Others, Thesaurus

_FUNCTION = (
    "the a an of to in on at by for with from and or but that which who this these his her its their as into about over under".split()
)
_SWAPS = {"he": "she", "she": "he", "his": "her", "him": "her", "her": "his", "himself": "herself", "herself": "himself"}
_CASES = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me", "him": "he", "them": "they", "us": "we", "me": "I"}
_CONJUNCTIONS = "that and but or because if when while although though so since unless until whether".split()
_AUXILIARIES = "is are was were has have had will would can could should may must do does did".split()


def _words(text: str) -> list[str]:
    return text.split()


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'()")


def _content(words: Sequence[str]) -> list[int]:
    return [i for i, w in enumerate(words) if len(_bare(w)) > 3 and w.lower() not in _FUNCTION]


class Damage:
    """Operators that need words of the corpus: `vocabulary` common words, `names` proper names, `verbs` their tenses, `before` what stands in front
    of a word; and other words from `thesaurus`."""

    def __init__(
        self,
        vocabulary: Sequence[str],
        names: Sequence[str],
        verbs: Verbs,
        before: dict[str, list[str]],
        thesaurus: Thesaurus,
        seed: int = 1,
    ) -> None:
        self.random = random.Random(seed)
        self.vocabulary, self.names, self.verbs, self.before, self.thesaurus = vocabulary, names, verbs, before, thesaurus
        self.kinds: dict[str, Callable[[str, str], str | None]] = {
            name.removeprefix("do_"): getattr(self, name) for name in dir(self) if name.startswith("do_")
        }

    @classmethod
    def of(cls, lines: Sequence[str], thesaurus: Thesaurus) -> Damage:
        """With the words of some sentences."""
        before: dict[str, list[str]] = defaultdict(list)
        little = {*_FUNCTION, *_CONJUNCTIONS, *_AUXILIARIES}
        for line in lines:
            for a, b in pairwise(line.split()):
                if len(a) > 3 and a.isalpha() and a.islower() and b.islower() and a not in little:
                    before[_bare(b)].append(a)
        words = [w for line in lines for w in line.split()[1:]]
        counts = Counter(map(_bare, words))
        verbs = Verbs({w for w, n in counts.items() if n > 2 and w.islower()})
        return cls(
            [w for w in words if w.islower() and len(w) > 3],
            [w for w in words if w.istitle() and w.isalpha() and len(w) > 2],
            verbs,
            before,
            thesaurus,
        )

    def __call__(self, text: str, source: str = "", kind: str | None = None) -> tuple[str, str] | None:
        """(kind, damaged text), or None where the kind found nothing to damage."""
        kind = kind or self.random.choice(list(self.kinds))
        bad = self.kinds[kind](text, source)
        return (kind, bad) if bad and bad != text else None

    def _at(self, words: list[str], places: list[int], change: Callable[[str], str | None]) -> str | None:
        if not places:
            return None
        i = self.random.choice(places)
        new = change(words[i])
        return None if new is None else " ".join([*words[:i], *([new] if new else []), *words[i + 1 :]])

    def do_drop_content(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, _content(words[:-1]), lambda w: "")

    def do_drop_function(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if i and w.lower() in _FUNCTION], lambda w: "")

    def do_drop_verb(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if i and w.lower() in _AUXILIARIES], lambda w: "")

    def do_drop_name(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if i and w[:1].isupper()], lambda w: "")

    def do_drop_phrase(self, text: str, source: str) -> str | None:
        words = _words(text)
        heads = [i for i, w in enumerate(words) if i and w in ("in", "of", "on", "for", "with", "from", "at", "by") and i + 3 < len(words)]
        if not heads:
            return None
        i = self.random.choice(heads)
        return " ".join(words[:i] + words[i + self.random.randint(2, 4) :])

    def do_drop_subject(self, text: str, source: str) -> str | None:
        words = _words(text)
        n = self.random.randint(1, 3)
        return " ".join(words[n:]) if len(words) > n + 4 else None

    def do_swap(self, text: str, source: str) -> str | None:
        words = _words(text)
        if len(words) < 4:
            return None
        i = self.random.randrange(len(words) - 1)
        words[i], words[i + 1] = words[i + 1], words[i]
        return " ".join(words)

    def do_move(self, text: str, source: str) -> str | None:
        words = _words(text)
        if len(words) < 7:
            return None
        word = words.pop(self.random.randrange(len(words) - 1))
        words.insert(self.random.randrange(len(words)), word)
        return " ".join(words)

    def do_shuffle(self, text: str, source: str) -> str | None:
        words = _words(text)
        self.random.shuffle(words)
        return " ".join(words)

    def do_repeat(self, text: str, source: str) -> str | None:
        words = _words(text)
        if len(words) < 4:
            return None
        n, i = self.random.choice((1, 2, 2, 4)), self.random.randrange(len(words))
        return " ".join(words[: i + n] + words[i : i + n] + words[i + n :]) if self.random.random() < 0.5 else " ".join(words + words[-n:])

    def do_misspell(self, text: str, source: str) -> str | None:
        def change(word: str) -> str:
            i = self.random.randrange(1, len(word) - 1)
            return self.random.choice(
                (word[:i] + word[i + 1 :], word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i] + word[i:])
            )

        words = _words(text)
        return self._at(words, _content(words), change)

    def do_number(self, text: str, source: str) -> str | None:
        found = list(re.finditer(r"\d+", text))
        if not found:
            return None
        m = self.random.choice(found)
        return text[: m.start()] + str(int(m.group()) * self.random.choice((10, 2, 3)) + self.random.randint(1, 9)) + text[m.end() :]

    def do_lower(self, text: str, source: str) -> str | None:
        return text.lower()

    def do_lower_first(self, text: str, source: str) -> str | None:
        return text[:1].lower() + text[1:]

    def do_lower_name(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if i and w[:1].isupper() and w != "I"], str.lower)

    def do_no_stop(self, text: str, source: str) -> str | None:
        return text.rstrip(".!?") if len(_words(text)) > 4 else None

    def do_marks(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, list(range(len(words) - 1)), lambda w: w + self.random.choice(",.;:!?")) if len(words) > 3 else None

    def do_joined(self, text: str, source: str) -> str | None:
        """No space behind a mark."""
        found = list(re.finditer(r"(?<=[a-z][,.;]) (?=[A-Za-z])", text))
        if not found:
            return None
        m = self.random.choice(found)
        return text[: m.start()] + text[m.end() :]

    def do_small_name(self, text: str, source: str) -> str | None:
        """A name of capitals in small letters: "nato"."""
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if len(_bare(w)) > 2 and _bare(w)[1:].isupper()], str.lower)

    def do_tokenised(self, text: str, source: str) -> str | None:
        return re.sub(r"([.,;:!?)])(?=\s|$)|(?<=[(])", r" \1", text)

    def do_function(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if i and w.lower() in _FUNCTION], lambda w: self.random.choice(_FUNCTION))

    def do_foreign(self, text: str, source: str) -> str | None:
        words, other = _words(text), [_bare(w) for w in source.split() if len(_bare(w)) > 3]
        return self._at(words, _content(words), lambda w: self.random.choice(other)) if other else None

    def do_other_word(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i in _content(words) if words[i].islower()], lambda w: self.random.choice(self.vocabulary))

    def do_other_name(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(
            words, [i for i, w in enumerate(words) if i and w[:1].isupper() and len(w) > 2], lambda w: self.random.choice(self.names)
        )

    def do_addition(self, text: str, source: str) -> str | None:
        words = _words(text)
        words.insert(
            self.random.randrange(len(words)), self.random.choice((self.random.choice(self.vocabulary), self.random.choice(_FUNCTION)))
        )
        return " ".join(words)

    def do_modifier(self, text: str, source: str) -> str | None:
        """A word more in front of one that such a word stands in front of elsewhere: "the rebel army"."""
        words = _words(text)
        return self._at(
            words,
            [i for i in _content(words) if i and _bare(words[i]) in self.before],
            lambda w: f"{self.random.choice(self.before[_bare(w)])} {w}",
        )

    def do_opposite(self, text: str, source: str) -> str | None:
        return self._other(text, self.thesaurus.opposites)

    def do_wider(self, text: str, source: str) -> str | None:
        return self._other(text, self.thesaurus.wider)

    def _other(self, text: str, others: Others) -> str | None:
        words = _words(text)
        places = [i for i, w in enumerate(words) if len(_bare(w)) > 2 and _bare(w) in others and w not in _AUXILIARIES]
        return self._at(words, places, lambda w: w.replace(_bare(w), self.random.choice(others[_bare(w)])))

    def do_negation(self, text: str, source: str) -> str | None:
        words = _words(text)
        if "not" in words:
            words.remove("not")
            return " ".join(words)
        places = [i for i, w in enumerate(words) if w.lower() in _AUXILIARIES]
        return self._at(words, places, lambda w: w + " not")

    def do_gender(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if w.lower() in _SWAPS], lambda w: _SWAPS[w.lower()])

    def do_pronoun_case(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if w.lower() in _CASES], lambda w: _CASES[w.lower()])

    def do_verb_form(self, text: str, source: str) -> str | None:
        def change(word: str) -> str:
            stem = re.sub(r"(ing|ed|es|s|e)$", "", word)
            return stem + self.random.choice([s for s in ("ing", "ed", "s", "e") if stem + s != word])

        words = _words(text)
        return self._at(
            words, [i for i, w in enumerate(words) if i and w.islower() and len(w) > 4 and w.endswith(("ing", "ed", "s"))], change
        )

    def do_tense(self, text: str, source: str) -> str | None:
        new = self.verbs(_words(text), self.random)
        return " ".join(new) if new else None

    def do_conjunction(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if i and w.lower() in _CONJUNCTIONS], lambda w: "")

    def do_letter(self, text: str, source: str) -> str | None:
        def change(word: str) -> str:
            i = self.random.randrange(len(word))
            return word[:i] + word[i + 1 :]

        words = _words(text)
        return self._at(words, [i for i, w in enumerate(words) if len(_bare(w)) > 1], change)

    def do_stray(self, text: str, source: str) -> str | None:
        words = _words(text)
        return self._at(words, list(range(len(words) - 1)), lambda w: w + self.random.choice("!#$%&*+/=@^_`~|<>(\"'"))

    def do_auxiliary(self, text: str, source: str) -> str | None:
        words = _words(text)
        others = {
            "is": "was",
            "are": "were",
            "was": "is",
            "were": "are",
            "has": "had",
            "have": "had",
            "had": "has",
            "will": "would",
            "can": "could",
        }
        change = (
            others
            if self.random.random() < 0.5
            else {
                w: f"will {b}"
                for w, b in zip(("is", "are", "was", "were", "has", "had"), ("be", "be", "be", "be", "have", "have"), strict=True)
            }
        )
        return self._at(words, [i for i, w in enumerate(words) if w in change], lambda w: change[w])

    def do_aspect(self, text: str, source: str) -> str | None:
        """was done: was being done; did: was doing, had done."""

        def change(word: str) -> str | None:
            if word in ("is", "are", "was", "were", "be", "been"):
                return word + " being"
            stem = word.removesuffix("ed")
            return self.random.choice((f"was {stem}ing", f"were {stem}ing", f"had been {stem}ing", f"has {word}"))

        words = _words(text)
        places = [
            i for i, w in enumerate(words) if w in ("is", "are", "was", "were", "be") or (w.islower() and w.endswith("ed") and len(w) > 4)
        ]
        return self._at(words, places, change)

    def do_word_shape(self, text: str, source: str) -> str | None:
        """Another part of speech: "the national" for "the nation"."""
        endings = ("al", "ly", "ness", "ment", "ation", "ive", "ous", "ity")

        def change(word: str) -> str:
            stem = re.sub(r"(al|ly|ness|ment|ation|ion|ive|ous|ity|s|e)$", "", word)
            return stem + self.random.choice(endings)

        words = _words(text)
        return self._at(words, [i for i in _content(words) if words[i].islower() and len(words[i]) > 5], change)

    def do_question(self, text: str, source: str) -> str | None:
        if text.endswith("?"):
            return text[:-1] + "."
        return text[:-1] + "?" if text.endswith(".") and self.random.random() < 0.5 else None

    def do_truncated(self, text: str, source: str) -> str | None:
        words = _words(text)
        return " ".join(words[: int(len(words) * self.random.uniform(0.4, 0.85))]) if len(words) > 8 else None
