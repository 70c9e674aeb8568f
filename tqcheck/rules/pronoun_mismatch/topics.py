"""What a French *il* or *elle* takes up: the subject of what stands before it.

*La société Kavera a jeté l'éponge. Elle invoque le fret.* A French pronoun takes up a subject of its own gender before anything else. The
subject is the first noun with an article that no preposition governs; a pronoun as the subject has its own antecedent.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ...bilingual.bitext import Pair
from ...records import NamedTuple
from ...text import dictionary, french_persons
from ...text.lazy import Expression
from ...text.people import gendered
from ...text.people import words as people
from ...text.wordlists import listed

_FEMININE = Expression(r"(?:[^e]tion|sion|xion|té|ance|ence|ure|ise|ode|ade|ée|ette|esse|ie|ique|erie)\Z")
_MASCULINE = Expression(r"(?:ment|age|eau|isme|oir|al|at|if|el|er|on|et|in|[aiou])\Z")
_FEMININE_NEXT = Expression(r"(?:[iéa]enne|[ao]ise|aine|ive|euse|elle|ale|ère|ée|ole)\Z")
_MASCULINE_NEXT = Expression(r"(?:[iéa]en|[ao]is|ain|if|eux|el|al|er|é|ol)\Z")
"""Endings that show the gender of a noun behind *l'*, *son*, and of an adjective behind it."""
_BY_NATION = Expression(
    r"(?:[iéa]en(?:ne)?|[ao]ise?|ain|aine|one|iote|bé|bè|(?:ny|gh|al|rs)ane?|Allemande?|Russe|Belge|Turc|Turque|Grec|Grecque|Serbe|Croate|Bulgare|"
    r"Tchèque|Slov(?:aque|ène)|Espagnole?|Arabe|Kurde|Malgache|Britannique)\Z"
)
"""Endings of what somebody is called by his nation or town: *la Tunisienne*, *le Kinois*."""
_SCHOLAR = Expression(r"(?:olog|pédagog)ue\Z|[a-zéè]{3}[^h]iste\Z")
"""Endings of persons by their trade or party: *paléontologue*, *fadiste*."""
_PARTICIPLE = Expression(r"(?:[iu]|é|ée|ant|ie|ue|ment)\Z")
PRONOUNS = {"elle": "f", "il": "m", "celle": "f", "celui": "m"}
POSSESSIVES = frozenset(("son", "sa", "ses"))
_TITLES = {"m": "m", "mme": "f", "mlle": "f", "monsieur": "m", "madame": "f"}
_ABBREVIATED = frozenset(("mm", "dr", "st", "ste", "me"))
_REACH = 110
"""Characters before a subject in which its sentence begins."""
_CHAIN = 3
"""Pronouns that may stand between a pronoun and its noun."""
_MANY = 3
"""Part of the renderings of a thing that may be words for persons (*mairie*: mayor's office, mayor)."""


class Noun(NamedTuple):
    """A French noun with an article: the number of its token, its gender (f, m or ?), and what it names: thing, person, name or nothing
    that is known."""

    at: int
    gender: str
    kind: str
    governed: bool


class Topic(NamedTuple):
    """The noun that a pronoun takes up, and the pair in which it stands. `sure`: it is the subject; else one of several things."""

    pair: int
    noun: Noun
    sure: bool = True


class _Stretch(NamedTuple):
    """A sentence of the source, or its beginning: its pair and the numbers of its tokens there."""

    pair: int
    first: int
    last: int


def topic(found: Sequence[Pair], k: int, i: int, gender: str, depth: int = _CHAIN) -> Topic | None:
    """The subject that the pronoun at token `i` of pair `k` takes up: that of its own sentence, else of the one before."""
    own = _sentence(found, k, i)
    if found[k].french[i][2].lower() not in ("il", "elle"):
        return _last(found, _before(found, own), gender) if i == own.first else None
    for stretch in (own._replace(last=i), _before(found, own)):
        if stretch is None or stretch.first == stretch.last:
            continue
        pair = found[stretch.pair]
        if stretch.last == i and stretch.pair == k and _only_leads(pair, stretch):
            continue
        nouns = _nouns(pair, stretch)
        speaker = next((noun for noun in nouns if noun.gender == gender and _speaks(pair, noun)), None)
        said = speaker or _subject(pair, stretch)
        if isinstance(said, Noun):
            if said.gender == gender:
                return Topic(stretch.pair, said)
            if said.gender == "?":
                return None
        elif said is not None:
            shown = pronoun(pair, said)
            if shown == gender and depth:
                return topic(found, stretch.pair, said, gender, depth - 1)
            if not shown and pair.french[said][2].lower() not in _words("other") | {"des"}:
                return Topic(stretch.pair, Noun(said, gender, "person", governed=False)) if _named(pair, said) == gender else None
        could = [noun for noun in nouns if noun.gender in (gender, "?")]
        if could:
            things = stretch.last != i and isinstance(said, int) and all(noun.kind == "thing" for noun in could)
            return Topic(stretch.pair, could[-1], sure=False) if things and could[-1].gender == gender else None
    return None


def _named(pair: Pair, at: int) -> str:
    """The sex of the person whose name begins at a token, by the title before it or the first name: f, m or nothing; one that opens its
    sentence or stands behind a comma.
    """
    tokens = pair.french
    opens = any(start <= at <= start + 1 for start in (0, *_starts(tokens, pair.source)))
    if not opens and "," not in pair.source[tokens[at - 2 if at > 1 else 0][1] : tokens[at][0]]:
        return ""
    titled = _TITLES.get(tokens[at - 1][2].lower(), "") if at else ""
    following = tokens[at + 1][2] if at + 1 < len(tokens) else ""
    if titled or not (following[:1].isupper() and pair.source[tokens[at][1] : tokens[at + 1][0]] == " "):
        return titled
    sexes = [sex for sex in ("f", "m") if tokens[at][2] in gendered(sex)]
    return sexes[0] if len(sexes) == 1 else ""


def speaker(found: Sequence[Pair], k: int, i: int) -> Topic | None:
    """What the sentence before is about, where the possessive at token `i` of pair `k` is of who speaks: *« ... », explique sa présidente*."""
    tokens, own = found[k].french, _sentence(found, k, i)
    if i - own.first < 2 or not tokens[i - 1][2].lower().startswith(tuple(_words("say"))):
        return None
    before = _before(found, own)
    if before is None or {*',»"'}.isdisjoint(found[k].source[tokens[i - 2][1] : tokens[i - 1][0]]):
        return None
    said = _subject(found[before.pair], before)
    return Topic(before.pair, said) if isinstance(said, Noun) else None


def shows(article: str) -> bool:
    """Whether a word is an article or the like of one noun in the singular."""
    return article in _articles()


def governs(word: str) -> bool:
    """Whether a word is *de*, *du* or *des*."""
    return word in ("de", "du", "des", "d")


def owner(found: Sequence[Pair], k: int, i: int) -> Topic | None:
    """The subject of the sentence in which *son*, *sa*, *ses* stand at token `i` of pair `k`, before that."""
    stretch = _sentence(found, k, i)._replace(last=i)
    if stretch.first == i or _only_leads(found[k], stretch):
        return None
    said = _subject(found[k], stretch)
    if isinstance(said, Noun):
        return Topic(k, said)
    gender = "" if said is None else pronoun(found[k], said)
    return topic(found, k, said, gender) if said is not None and gender else None


def opener(found: Sequence[Pair], k: int, i: int) -> Topic | None:
    """The subject of the sentence before, where *son*, *sa*, *ses* at token `i` of pair `k` open theirs."""
    own = _sentence(found, k, i)
    before = _before(found, own) if own.first == i else None
    said = _subject(found[before.pair], before) if before and before.first < before.last else None
    if before is None or said is None:
        return None
    if isinstance(said, Noun):
        return Topic(before.pair, said)
    gender = pronoun(found[before.pair], said)
    return topic(found, before.pair, said, gender) if gender else None


def others(found: Sequence[Pair], k: int, i: int, about: Topic) -> list[Noun]:
    """The nouns beside the one that a pronoun at token `i` of pair `k` takes up, from its sentence to the pronoun."""
    stretches = [each for n in range(about.pair, k + 1) for each in _sentences(found, n)]
    first = next(n for n, each in enumerate(stretches) if each.pair == about.pair and each.first <= about.noun.at < each.last)
    nouns: list[Noun] = []
    for each in stretches[first:]:
        if each.pair == k and each.first > i:
            break
        last = min(i, each.last) if each.pair == k else each.last
        nouns += _nouns(found[each.pair], each._replace(last=last))
    return [noun for noun in nouns if noun != about.noun]


def pronoun(pair: Pair, i: int) -> str:
    """The gender of the pronoun at token `i`, if it is one: *il*, *elle*, *celui-ci*, *celle-ci*."""
    word = pair.french[i][2].lower()
    this = word in ("il", "elle") or pair.source.startswith("-ci", pair.french[i][1])
    return PRONOUNS.get(word, "") if this else ""


def _speaks(pair: Pair, noun: Noun) -> bool:
    """Whether a noun stands behind what it says: *..., indique l'ONG*."""
    tokens, verb = pair.french, noun.at - 2
    if verb < 1 or not tokens[verb][2].lower().startswith(tuple(_words("say"))):
        return False
    return not {*',»"'}.isdisjoint(pair.source[tokens[verb - 1][1] : tokens[verb][0]])


def is_body(noun: str) -> bool:
    """Whether a noun names a firm or a paper although its English may be a person or an adjective: *l'assureur*, *l'hebdomadaire*."""
    return noun.lower() in _words("body")


def tells(noun: str) -> bool:
    """Whether a thing tells of others, so that behind it a pronoun means somebody of whom the text spoke."""
    return noun.lower() in _words("others")


def _last(found: Sequence[Pair], stretch: _Stretch | None, gender: str) -> Topic | None:
    """The last noun of a gender in a sentence, which *celui-ci* takes up."""
    nouns = _nouns(found[stretch.pair], stretch) if stretch else []
    return next((Topic(stretch.pair, noun) for noun in reversed(nouns) if stretch and noun.gender == gender), None)


@lru_cache(5_000)
def kind_of(noun: str) -> str:
    """What a French noun in the singular names: thing, person, or nothing if that is not known."""
    low = noun.lower()
    if is_body(low):
        return "thing"
    if french_persons.is_person(low) or _SCHOLAR.search(low):
        return "person"
    known = dictionary.look_up(low)
    if known and any(line.pos == "a" and line.right[0][0][:1].isupper() for line in known.lines):
        return ""  # *kényan*: who is called so, or a language
    said = [each.lower().split()[-1] for line in known.lines if line.pos == "n" for sense in line.right for each in sense] if known else []
    others = sum(word in _english_persons() for word in said)
    return "thing" if said and said[0] not in _english_persons() and _MANY * others < len(said) else ""


@cache
def _english_persons() -> frozenset[str]:
    return people("person") | people("male") | people("female")


def _words(kind: str) -> frozenset[str]:
    """The words of one kind in ``tqcheck/data/topics-fr.tsv``."""
    return listed("topics-fr.tsv", kind)


def _articles() -> frozenset[str]:
    return _words("article-f") | _words("article-m") | _words("article")


def _sentence(found: Sequence[Pair], k: int, i: int) -> _Stretch:
    """The sentence of token `i`."""
    return next(each for each in _sentences(found, k) if each.first <= i < each.last)


def opening(pair: Pair) -> dict[int, int]:
    """The token that opens a sentence of the source → that which opens the same sentence of the target."""
    theirs, ours = _starts(pair.french, pair.source), _starts(pair.english, pair.target)
    if len(theirs) != len(ours):
        return {0: 0}
    return {0: 0, **dict(zip(theirs, ours, strict=True))}


def _starts(tokens: Sequence[tuple[int, int, str]], text: str) -> list[int]:
    """The tokens at which a sentence begins, but for the first."""
    return [
        t
        for t in range(1, len(tokens))
        if not {*".!?"}.isdisjoint(text[tokens[t - 1][1] : tokens[t][0]])
        and (tokens[t][2][0].isupper() or tokens[t][2][0].isdigit())
        and len(tokens[t - 1][2]) > 1
        and tokens[t - 1][2].lower() not in _ABBREVIATED
    ]


def _sentences(found: Sequence[Pair], k: int) -> list[_Stretch]:
    """The sentences of the source of a pair."""
    tokens = found[k].french
    ends = _starts(tokens, found[k].source)
    return [_Stretch(k, first, last) for first, last in zip([0, *ends], [*ends, len(tokens)], strict=True)]


def _before(found: Sequence[Pair], own: _Stretch) -> _Stretch | None:
    """The sentence before one."""
    if own.first:
        return next(each for each in _sentences(found, own.pair) if each.last == own.first)
    return _sentences(found, own.pair - 1)[-1] if own.pair else None


def _nouns(pair: Pair, stretch: _Stretch) -> list[Noun]:
    """The nouns with an article, times left out."""
    tokens, source = pair.french, pair.source
    found = []
    t = stretch.first
    while t < stretch.last - 1:
        article = tokens[t][2].lower()
        if article in _articles():
            at = t + 1
            while at + 1 < stretch.last and tokens[at][2].lower() in french_persons.adjectives() and source[tokens[at][1]] in " -":
                at += 1
            word = tokens[at][2]
            before = tokens[t - 1][2].lower() if t > stretch.first and "," not in source[tokens[t - 1][1] : tokens[t][0]] else ""
            if not word[0].isdigit() and word.lower() not in _words("time"):
                known = kind_of(word)
                kind = ("person" if _BY_NATION.search(word) else "name") if word[0].isupper() and not known else known
                governed = article in ("du", "au") or before in _words("preposition") or (before == "a" and t == stretch.first + 1)
                found.append(Noun(at, _gender(pair, article, at), kind, governed))
            t = at
        t += 1
    return found


def _gender(pair: Pair, article: str, at: int) -> str:
    """The gender of the noun at `at` behind an article: as that shows it, else the endings of the noun and of an adjective behind."""
    tokens = pair.french
    for gender in ("f", "m"):
        if article in _words(f"article-{gender}") or tokens[at][2].lower() in _words(f"noun-{gender}"):
            return gender
    noun = tokens[at][2].lower()
    joined = at + 1 < len(tokens) and pair.source[tokens[at][1] : tokens[at + 1][0]] == " "
    behind = at + 1
    while joined and behind + 1 < len(tokens) and pair.source[tokens[behind][1] : tokens[behind + 1][0]] == "-":
        behind += 1  # sierra-léonais
    following = tokens[behind][2].lower() if joined else ""
    if _FEMININE.search(noun) or _FEMININE_NEXT.search(following):
        return "f"
    return "m" if _MASCULINE.search(noun) or _MASCULINE_NEXT.search(following) else "?"


def _subject(pair: Pair, stretch: _Stretch) -> Noun | int | None:
    """The subject of a sentence: a noun, or the number of a pronoun or name."""
    tokens = pair.french
    nouns = {noun.at: noun for noun in _nouns(pair, stretch)}
    begin = _begin(pair, stretch)
    for t in range(begin, stretch.last):
        word = tokens[t][2]
        low, before = word.lower(), tokens[t - 1][2].lower() if t > stretch.first else ""
        if t in nouns and not nouns[t].governed:
            return nouns[t]
        if before in _words("preposition") and before not in ("que", "qu") and "," not in pair.source[tokens[t - 1][1] : tokens[t][0]]:
            continue
        if pronoun(pair, t) or low in _words("other") or (low == "des" and t == begin):
            return t
        if (
            word[0].isupper()
            and len(word) > 1
            and t not in nouns
            and not any(at - 3 <= t < at for at in nouns)
            and (t > begin or not (dictionary.look_up(word) or kind_of(word) or low in _words("preposition") | _words("subordinate")))
        ):
            return t
    return None


def _only_leads(pair: Pair, stretch: _Stretch) -> bool:
    """Whether what stands before the pronoun is no more than what precedes a subject: *Avec ses 900 kilomètres, elle*."""
    return _leads(pair.french[stretch.first][2].lower()) and _begin(pair, stretch) == stretch.first


def _leads(word: str) -> bool:
    return (
        word == "a"
        or word in _words("preposition") | _words("subordinate")
        or (_PARTICIPLE.search(word) is not None and word not in _words("other"))
    )


def _begin(pair: Pair, stretch: _Stretch) -> int:
    """Where the subject of a sentence may begin: behind what stands before it with a comma (*Fondée en 1927, la société*)."""
    tokens, source = pair.french, pair.source
    lead = tokens[stretch.first][2].lower()
    if _leads(lead):
        for t in range(stretch.first + 1, stretch.last):
            if tokens[t][0] - tokens[stretch.first][0] > _REACH:
                break
            low = tokens[t][2].lower()
            opens = low in _articles() or low in PRONOUNS or low in _words("other") or low[0] != tokens[t][2][0]
            if "," in source[tokens[t - 1][1] : tokens[t][0]] and opens:
                return t
    return stretch.first
