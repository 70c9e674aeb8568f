"""*It leaves three children* for *elle laisse trois enfants*: English *it* and *its* where all nouns of the French that could be meant call persons.

*Elle*, *la* take up a feminine noun, *le* a masculine one, *son* any; those that stand before it in its sentence and in the one before are read. A noun of
which nothing is known, a name that may be a body's, a child keep it silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...bilingual.bitext import Pair
from ...text import french_persons
from ...text.lazy import Expression
from ...text.people import first_names
from ...text.wordlists import words
from . import objects, subjects
from .slip import OBJECT_FORMS, Slip
from .topics import POSSESSIVES

_ARTICLES = {
    "m": frozenset("le un ce du au".split()),
    "f": frozenset("la une cette".split()),
    "?": frozenset("l d cet cette son mon ton sa ma ta notre votre leur chaque aucun aucune quel quelle".split()),
}
_ALL = frozenset(article for articles in _ARTICLES.values() for article in articles)
_SEVERAL = 2
"""Nouns with an article from which one beside the subject may be meant in the sentence of an object."""
_TITLES = frozenset("m mme mlle me dr monsieur madame maître".split())
_CHILDREN = frozenset("enfant bébé nourrisson fœtus nouveau-né mannequin victime personne membre".split())
_NO_THING = frozenset("fois part cours fait suite sein lieu cause propos".split())
_LITTLE = ("", "to", "for", "from", "of", "at", "on", "with")
_SAID = Expression(r" (?:is|was|will|would|has|had|can|could|may|might|should|must|seems?|appears?)\b")
"""Behind an *it* that is a subject."""
_CLAUSAL = tuple(
    "want know knew say said do did does tell told think thought believ understand underst see saw prove show feel felt hope expect promise mean make made deny denied admit confirm deserve".split()
)
"""Verbs of which *le* may be a clause."""
_IMPERSONAL = frozenset("ce c cela ça ceci".split())
_FOR_PERSONS = {
    "it": {"f": ("she",), "m": ("he",), "?": ("he", "she")},
    "its": {"f": ("her",), "m": ("his",), "?": ("his", "her")},
}
_PEOPLE = Expression(r"(?:[ao]is|ien|éen|ain|ol|an)(?:e|ne)?\Z")
"""Endings of *un Espagnol*, *une Nigérienne*."""


def slips(found: Sequence[Pair], k: int, places: Callable[[], frozenset[str]]) -> Iterator[Slip]:
    """The pronouns for persons of pair `k`."""
    pair = found[k]
    if pair.small[1].isdisjoint(("it", "its")):
        return
    before = found[k - 1] if k else None
    for i, j, said in _ties(pair):
        gender = {"elle": "f", "la": "f", "le": "m"}.get(said, "?")
        sex = _sex(pair, before, i, said, gender, places)
        if sex:
            start, end, written = pair.english[j]
            right = ("she",) if said == "elle" else _FOR_PERSONS[written.lower()][sex]
            if said in ("la", "le", "lui"):
                right = tuple(OBJECT_FORMS[each] for each in right)
            yield Slip(pair.start + start, pair.start + end, right, f"'{written}' for a person: French {said}.", said)


def _ties(pair: Pair) -> Iterator[tuple[int, int, str]]:
    """The French pronoun, the English one and what the former says, where one word ties them."""
    tokens = pair.french
    its = [j for j, (_, _, word) in enumerate(pair.english) if word.lower() in ("it", "its")]
    if "elle" in pair.small[0]:
        for i, (_, _, word) in enumerate(tokens):
            if word.lower() == "elle":
                verbs = {pair.links.get(v) for v in subjects.verbs(pair, "elle")} - {None}
                for j in its:
                    if pair.english[j][2].lower() == "it" and not verbs.isdisjoint(subjects.behind(pair, j)):
                        yield i, j, "elle"
    for verb, (shown, said) in objects.verbs(pair):
        at = pair.links.get(verb)
        if shown != "many" and at is not None and (at + 1 in its or at + 2 in its):
            j = at + 1 if at + 1 in its else at + 2
            between = pair.target[pair.english[at][1] : pair.english[j][0]]
            if (
                pair.english[j][2].lower() == "it"
                and between.strip().lower() in _LITTLE
                and not _SAID.match(pair.target, pair.english[j][1])
                and not (shown == "m" and pair.english[at][2].lower().startswith(_CLAUSAL))
            ):
                i = next(k for k in range(verb - 1, -1, -1) if tokens[k][2].lower() == said)
                yield i, j, "lui" if said == "lui" else "la" if shown == "f" else "le"
    for i, (_, _, word) in enumerate(tokens):
        if word.lower() in POSSESSIVES:
            nouns = {pair.links.get(n) for n in range(i + 1, min(i + 3, len(tokens)))} - {None}
            for j in its:
                if pair.english[j][2].lower() == "its" and not nouns.isdisjoint(range(j + 1, j + 3)):
                    yield i, j, word.lower()


def _sex(pair: Pair, before: Pair | None, i: int, said: str, gender: str, places: Callable[[], frozenset[str]]) -> str:
    """The sex of the persons whom the nouns before token `i` call, ? for unknown; nothing if something else could be meant."""
    ends = [at for at in range(pair.french[i][0]) if pair.source[at] in ".!?;"]
    here = [token for token in pair.french[:i] if not ends or token[0] > ends[-1]]
    stretches = [(here, pair.source)]
    if ends:
        stretches.append((pair.french[: i - len(here)], pair.source))
    elif before is not None:
        stretches.append((before.french, before.source))
    if said in ("la", "le", "lui") and sum(word.lower() in _ALL for _, _, word in here) < _SEVERAL:
        stretches = [each for each in stretches if each[0] is not here]  # only the subject of the verb itself
    sexes: set[str] = set()
    for tokens, source in stretches:
        found = _nouns(tokens, source, gender, places)
        if found is None:
            return ""
        sexes |= found
    return sexes.pop() if len(sexes) == 1 else "?" if sexes else ""


def _nouns(tokens: Sequence[tuple[int, int, str]], source: str, gender: str, places: Callable[[], frozenset[str]]) -> set[str] | None:
    """The sexes of the persons of this gender; none if a thing is among the nouns."""
    sexes: set[str] = set()
    k = 0
    while k < len(tokens):
        word = tokens[k][2]
        low = word.lower()
        if low in _IMPERSONAL and low != "ce":
            return None
        shown = next((g for g, articles in _ARTICLES.items() if low in articles), "")
        if shown and k + 1 < len(tokens):
            at = k + 1
            while at + 1 < len(tokens) and (
                tokens[at][2].lower() in french_persons.adjectives() or source[tokens[at][1] : tokens[at + 1][0]] == "-"
            ):
                at += 1
            noun = tokens[at][2]
            if noun[:1].isupper():
                if low in ("un", "une") and _PEOPLE.search(noun):
                    sexes.update({shown} if gender in ("?", shown) else ())
                elif shown != "?" or not _named(tokens, at, places):
                    return None
            elif french_persons.is_person(noun.lower()) or (noun == "parole" and tokens[at - 1][2].lower() == "porte"):
                if noun.lower() in _CHILDREN:
                    return None
                if gender == "?" or shown in ("?", gender):
                    sex = french_persons.told(source, tokens, at)
                    sexes.add(sex)
            elif (
                noun.lower() not in _NO_THING
                and (gender == "?" or shown in ("?", gender))
                and noun.lower() not in words("stop-words-fr.txt")
            ):
                return None
            k = at
        elif word[:1].isupper() and k and len(word) > 1 and not _named(tokens, k, places):
            return None
        k += 1
    return sexes


def _named(tokens: Sequence[tuple[int, int, str]], k: int, places: Callable[[], frozenset[str]]) -> bool:
    """Whether a capitalised word is part of a person's name or a place."""
    word = tokens[k][2]
    before = tokens[k - 1][2] if k else ""
    return (
        word in places()
        or word in first_names()
        or before.lower() in _TITLES
        or word.lower() in _TITLES
        or (before in first_names())
        or (k > 1 and before[:1].isupper() and tokens[k - 2][2] in first_names())
        or french_persons.is_person(before.lower())
    )
