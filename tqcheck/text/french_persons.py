"""The sex of the persons that French nouns name: *la ministre*, *l'ancienne ministre*, *une entraîneuse*, *le directeur*.

French shows it by the article, by an adjective and by the ending. Some nouns show nothing: *la victime* may be a man (``epicene-fr.txt``),
*le ministre* and *le professeur* a woman.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache, lru_cache

from . import dictionary, lexicon, stems
from .lazy import Expression
from .people import gendered
from .people import words as people
from .wordlists import listed, table, words

Token = tuple[int, int, str]

_FEMALE = Expression(
    r"(?:euse|[tsnh]eure|trice|ière|[iéy]enne|onne|esse|ante|ente|ée|[^gq]ue|ouse|avocate|candidate|lauréate|magistrate|soldate)\Z"
)
_MALE = Expression(r"(?:eur|ier|ien|éen|on|ant|ent|é|[^e]u|avocat|candidat|lauréat|magistrat|cousin|voisin|époux)\Z")
_FEMALE_ADJECTIVE = Expression(r"(?:[iéa]enne|[ao]ise|aine|ivoirienne|andaise|euse|ée|ive)\Z")
_MALE_ADJECTIVE = Expression(r"(?:[iéa]en|[ao]is|ain|eux|é|if)\Z")
_AGREES = Expression(
    r"(?:(?: [a-zà-ÿ]{4,})?, (?:âgé|né|élu|nommé|accusé|soupçonné|condamné|arrêté|mari|inculpé|connu|originaire et né|établi|installé|réélu|libéré|exilé|formé|retraité|blessé|tué|détenu)|"
    r" (?:a|avait|aurait) (?:déjà |aussi |ensuite |finalement )?été (?:\w+ment )?[a-zà-ÿ]{2,}[éiu]| (?:est|était) (?:né|arrivé|parti|mort|venu|décédé|devenu|allé|entré|resté|rentré|retourné|sorti|monté|tombé))(?P<e>e)?(?![a-zà-ÿ])"
)
_SINGULAR = frozenset("l la une cette sa son".split())
_ARTICLES = frozenset("le la les l du des au aux en un une ce cette".split())
_APPOSED = Expression(r", (?:(?:l'|la |une |le |un )(?:ancienne? |jeune |célèbre )?)?(?P<noun>[a-zà-ÿœ]+)")
_BACK = 3
"""Words before a noun among which its article is looked for."""


@lru_cache(1)
def _marks() -> dict[str, str]:
    """Article, title or adjective → the gender it shows; nothing for words at which the noun phrase begins and none is shown."""
    return {word: row[0].strip("-") for row in table("persons-fr.tsv") if row[0] in ("f", "m", "-") for word in row[1].split()}


def _either() -> frozenset[str]:
    """Masculine nouns that call women too."""
    return listed("persons-fr.tsv", "either")


def taken_up() -> frozenset[str]:
    """Masculine nouns that *il* takes up although English may say *she*: of women, of ships, of countries."""
    return listed("persons-fr.tsv", "il")


def adjectives() -> frozenset[str]:
    """What may stand between an article and the noun for a person."""
    return listed("persons-fr.tsv", "adjective")


def _nouns() -> frozenset[str]:
    """Nouns for persons whose translations do not tell."""
    return listed("persons-fr.tsv", "noun")


def _things() -> frozenset[str]:
    """Nouns whose likeliest translation looks like a person's (*époque*, *train*)."""
    return listed("persons-fr.tsv", "thing")


@lru_cache(5_000)
def form(word: str) -> str:
    """The sex that the ending of a noun for persons shows (lower case): f, m or nothing."""
    if word in words("epicene-fr.txt") or word in _either():
        return ""
    return "f" if _FEMALE.search(word) else "m" if _MALE.search(word) else ""


def sex(tokens: Sequence[Token], i: int) -> str:
    """The sex of the person whom the noun at `i` names: f, m or ?."""
    word = tokens[i][2].lower()
    if word in words("epicene-fr.txt"):
        return "?"
    shown, marks = form(word) or _by_adjective(tokens, i), _marks()
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        before = tokens[j][2].lower()
        if (mark := marks.get(before)) is None:
            continue
        if mark == "f":
            return "f" if shown != "m" else "?"
        if mark == "m" and shown != "m":
            return "?"
        break
    return shown or "?"


def genders(tokens: Sequence[Token], i: int) -> str:
    """The grammatical genders that the noun at `i` may have in the singular, by what stands before it or its ending: f (*la victime*),
    m (*le ministre*), fm (*l'élève*); nothing for a plural and for a word without an article.
    """
    marks = _marks()
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        before = tokens[j][2].lower()
        if before in ("les", "des", "ses", "aux"):
            return ""
        if (mark := marks.get(before)) is not None:
            return mark or form(tokens[i][2].lower()) or "fm"
    return ""


def _by_adjective(tokens: Sequence[Token], i: int) -> str:
    """The sex that an adjective behind a noun of either gender shows: *l'athlète nigérienne*, *la ministre élue*."""
    behind = tokens[i + 1][2].lower() if i + 1 < len(tokens) and tokens[i + 1][0] == tokens[i][1] + 1 else ""
    if _FEMALE_ADJECTIVE.search(behind):
        return "f"
    return "m" if tokens[i][2].lower() not in _either() and _MALE_ADJECTIVE.search(behind) else ""


def by_participle(source: str, end: int) -> str:
    """The sex that a participle shows behind a noun or name that ends there: *l'ex-ministre, soupçonnée de fraude*, *Sekhou Dansira a été élue*."""
    match = _AGREES.match(source, end)
    return "" if match is None else "f" if match["e"] else "m"


def told(source: str, tokens: Sequence[Token], i: int) -> str:
    """The sex of the person whom the noun at `i` names, by what stands before it or by a participle behind: f, m or ?."""
    shown = sex(tokens, i)
    if shown != "?" or tokens[i][2].lower() in words("epicene-fr.txt"):
        return shown
    behind = by_participle(source, tokens[i][1])
    return behind if behind == "f" or (behind and tokens[i][2].lower() not in _either()) else "?"


@cache
def _english() -> frozenset[str]:
    """The stems of English words for persons."""
    return frozenset(stems.english(word) for word in people("person") | gendered("f") | gendered("m"))


@lru_cache(5_000)
def is_person(word: str) -> bool:
    """Whether a French noun in the singular (lower case) names a person: its likeliest translation does."""
    if word in _nouns():
        return True
    if word in _things():
        return False
    found = {} if word.endswith(("s", "x")) else lexicon.stems_for(word)  # elle and il are no plural
    return bool(found) and next(iter(found)) in _english()


def of_name(source: str, tokens: Sequence[Token], name: str) -> str:
    """The sex of a person of this name by the noun or title beside it: f, m, ? or, for a name of no person, nothing.

    *la réalisatrice sénégalaise Awa Ndour*, *Mme Sow*, *Ndella Seck, couturière à Rufisque*; *le Fespaco* is nobody.
    """
    at = source.find(name)
    if at < 0:
        return "?" if " " in name else ""  # a single word that the French does not have is no name of a person
    first = next((i for i, (start, _, _) in enumerate(tokens) if start >= at), 0)
    before = tokens[first - 1][2].lower() if first else ""
    if before in ("mme", "mlle", "madame"):
        return "f"
    if before in ("m", "monsieur"):
        return "m"
    if before in _ARTICLES:
        return ""
    for i in range(first - 1, max(-1, first - 3), -1):
        if is_person(tokens[i][2].lower()):
            return sex(tokens, i)
    if shown := by_participle(source, at + len(name)):
        return shown
    behind = _APPOSED.match(source, at + len(name))
    if behind and is_person(behind["noun"]):
        i = next(i for i, (start, _, _) in enumerate(tokens) if start >= behind.start("noun"))
        return sex(tokens, i)
    return "?"


def _is_thing(noun: str) -> bool:
    """Whether the dictionary has a feminine noun of its own: of women it has the masculine (*arrivée*, not *attaquante*)."""
    known = dictionary.look_up(noun)
    return known is not None and any(line.lemma == noun and line.pos == "n" for line in known.lines)


def unread(tokens: Sequence[Token], linked: Container[int]) -> str:
    """The sex that the words without a counterpart show, if some show that they name a woman (*L'attaquante*): f or ?."""
    shown = {
        sex(tokens, i)
        for i, (_, _, word) in enumerate(tokens)
        if i not in linked and i and form(word.lower()) == "f" and tokens[i - 1][2].lower() in _SINGULAR and not _is_thing(word.lower())
    }
    return "f" if shown == {"f"} else "?"
