"""Names of the source that the English spells otherwise or leaves out.

A capitalised word of the source that is no translatable word should stand in the English as it is, give or take accents.
Reported are two letters that changed places, a letter lost or doubled inside, the other half of a person's name
changed, and, as a hint, the one name of a pair of which
nothing is left: free translators write *the city* instead. Names with an
English form of their own (*Pékin*, *Poutine*) are not asked for: the learned lexicon knows the frequent ones, and a word of
similar sound is taken for the same name.

Read on 15,500 human pairs: of 22 names said to be misspelt 21 differ from the source, of the hints on missing names about half are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..nations.evidence import Countries
from ..terms import place_names
from ..terms.matcher import Matcher
from ..terms.reading import Reading
from ..text import dictionary, lexicon, number_words, stems
from ..text.fold import bare, literal
from ..text.lazy import Expression
from ..text.people import first_names
from ..text.wordlists import listed, words
from .gentilic import look_up as gentilic
from .name_spelling import forms, rulers
from .name_spelling.respelt import cut, followers, respelt, retold, translated

ID = "name-mismatch"
ENTRIES = ("omitted",)
SUMMARY = "A name of the source that is misspelt or missing."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_SHORTEST, _ALIKE, _VERY_ALIKE, _OWN = 4, 0.62, 0.75, 20
"""Letters of a name; similarity of sound above which two words may be one name, with the same first letter and without; least weight of a name as its own translation."""
_LINKED, _RARE = 5, 15
"""Weight from which a link says that the name is here; sentences with a word up to which it may be a name all the same."""
_MOST_MISSING = 1
"""Names of one pair that may be said to be missing: where there are more, the translation goes its own way."""
_LITERAL = 0.3
"""Share of the words with a counterpart from which a translation counts as literal."""
_NAME = Expression(r"\b[A-ZÀ-ÞŒ][\w-]{2,}")
_WORD_BY_WORD, _ENOUGH = 0.85, 3
"""Share of the words with a counterpart, and words, from which a place that is missing is lost."""
_CAPITAL = Expression(r"\b[A-ZÀ-ÞŒ][a-zà-ÿœ]{3,}")
_PARTICLES = frozenset("de du des d van von der den del della di da dos al el ben bin ibn ag ould la le".split())
_OF = frozenset("de du des d".split())
_TITLE = Expression(r"\b(?:M|MM|Dr|Pr|Me|Mgr|St|Ste|[A-Z])\.$")
_ADJECTIVES = tuple(
    "ie ique ais ois ien ienne aise oise ment tion eur aux eau aire eries erie ier ière ette esse isme iste ations ance ence ité age ée é".split()
)
_SENTENCE_ENDS = (".", "!", "?", ":", "…", "\n", "•", "*")
_SOUNDS = tuple(
    pair.split(">")
    for pair in "tch>c sch>s ch>s sh>s kh>k ph>f th>t dj>j dg>j gh>g ou>u oo>u ck>k qu>k q>k c>k gue>ge gui>gi y>i j>i w>v x>ks h>".split()
)


def check(reading: Reading) -> Iterator[Finding]:
    said: frozenset[str] | None = None
    for pair in pairs(reading):
        told = set()
        said = frozenset(_NAME.findall(reading.text)) if said is None else said
        again = [
            found
            for found in (*respelt(pair, sound, said), *translated(pair), *retold(pair), *cut(pair), *forms.slips(pair, said))
            if not (rulers.named(pair, *found) or gentilic(found[0][2].lower()))
        ]
        known = {name[2] for name, _ in again}
        for finding in _pair(pair, reading.matcher):
            if finding.entry == "omitted" and finding.evidence[0].text in known:
                continue
            told.add(finding.start)
            yield finding
        for name, written in again:
            if pair.start + written[0] not in told:
                told.add(pair.start + written[0])
                yield _misspelt(pair, name[2], written)


def _pair(pair: Pair, matcher: Matcher) -> Iterator[Finding]:
    if not any(m[0] not in pair.target and (m.start() or _named(m[0])) for m in _CAPITAL.finditer(pair.source)):
        return
    named = _names(pair)
    if not named:
        return
    here = set(map(bare, pair.small[1]))
    lost = [i for i in named if not _present(pair.french[i][2], here) and not _translated(pair, i) and _weight(pair, i) < _LINKED]
    if not lost or len(lost) > 4 or (len(lost) > 1 and len(lost) == len(named) and len(pair.links) < 3):
        return
    there = here | {bare(w) for _, _, w in pair.segment.english}
    french = {bare(w) for _, _, w in pair.french}
    free = [
        (s, e, w)
        for s, e, w in pair.english
        if w[0].isupper() and len(w) > 2 and bare(w) not in french and bare(w).removesuffix("s") not in french
    ]
    wanted = [i for i in lost if _wanted(pair, i)]
    literal = len(wanted) <= _MOST_MISSING and _literal(pair)
    for i in lost:
        name = pair.french[i][2]
        if slip := next((each for each in free if misspelt(name, each[2]) or _another(pair, i, each[0], each[2])), None):
            if rulers.named(pair, pair.french[i], slip):
                continue
            yield _misspelt(pair, name, slip)
        elif (
            literal
            and i in wanted
            and not _present(name, there)
            and not _surname_follows(pair, i, there)
            and not _abbreviated(pair, i)
            and bare(name) not in bare(pair.target).replace(" ", "")
            and not any(_alike(name, w) for _, _, w in free)
            and not any(rulers.named(pair, pair.french[i], each) for each in free)
            and not _in_glossary(matcher, name)
            and not _of_a_title(pair, i)
            and not _put_as_word(pair, name)
            and not _otherwise(pair, matcher, name)
        ):
            yield _missing(pair, i, _certain(pair, i))


def _literal(pair: Pair) -> bool:
    """Whether so many words have a counterpart that a missing name is no free translation."""
    asked = [i for i, (_, _, w) in enumerate(pair.french) if len(w) > 2 and w.lower() not in words("stop-words-fr.txt")]
    return sum(i in pair.links for i in asked) >= _LITERAL * len(asked)


def _surname_follows(pair: Pair, i: int, there: set[str]) -> bool:
    """Whether it is a first name whose surname is here."""
    end = pair.french[i][1]
    if _after_name(pair, i) and not (pair.french[i - 1][2] in first_names() and not _present(pair.french[i - 1][2], there)):
        return False
    particles = _PARTICLES if pair.french[i][2] in first_names() else _PARTICLES - _OF
    for start, stop, word in pair.french[i + 1 : i + 4]:
        if pair.source[end:start] not in (" ", ". "):
            return False
        if word[0].isupper() and (len(word) > 1 or bare(word) in there):
            return bare(word) in there
        if len(word) > 1 and word.lower() not in particles:
            return False
        end = stop
    return False


def _abbreviated(pair: Pair, i: int) -> bool:
    """Whether the English has the name cut short (*Ill.* for *Illinois*) or the letters with which it and its neighbours begin (*NYC*)."""
    name = pair.french[i][2]
    first = pair.french[i - 1][2][0] + name[0] if _after_name(pair, i) else ""
    follows = i + 1 < len(pair.french) and _after_name(pair, i + 1)
    second = name[0] + pair.french[i + 1][2][0] if follows else ""
    if any(initials and ".".join((*initials, "")) in pair.target for initials in (first, second)):
        return True
    for _, end, word in pair.english:
        if len(word) > 2 and name.startswith(word) and pair.target[end : end + 1] == ".":
            return True
        if len(word) < 4 and word.isupper() and any(initials and word.startswith(initials) for initials in (first, second)):
            return True
    return False


def _names(pair: Pair) -> list[int]:
    """The capitalised words of the source that are no beginning of a sentence and no common word."""
    found: list[int] = []
    for i, (start, end, word) in enumerate(pair.french):
        if len(word) < _SHORTEST or not word[0].isupper() or not word[1:].islower() or word.lower() in words("stop-words-fr.txt"):
            continue
        before = pair.source[:start].rstrip(" \"'«([-")
        if pair.source[start - 1 : start] == "-" or pair.source[end : end + 1] == "-":
            continue
        begins = not before or (before.endswith(_SENTENCE_ENDS) and not _TITLE.search(before))
        if not begins or lexicon.is_name(stems.french(word)):
            found.append(i)
    return found


def _present(name: str, there: set[str]) -> bool:
    low = bare(name)
    return low in there or low + "s" in there or low.removesuffix("s") in there


def _translated(pair: Pair, i: int) -> bool:
    """Whether a sure translation of the name is here, wherever it stands, and is no neighbour of the name (*Costa* of *Rica*)."""
    found = pair.stems & _sure(pair.french[i][2])
    return bool(found) and not found <= {
        stems.english(word) for _, _, word in (*pair.french[max(0, i - 2) : i], *pair.french[i + 1 : i + 3])
    }


@lru_cache(20_000)
def _sure(name: str) -> frozenset[str]:
    """The English stems that are usual for a French name, not those that only stand beside it."""
    rows = lexicon.stems_for(name)
    return frozenset(stem for stem, weight in rows.items() if weight >= max(_LINKED, max(rows.values()) / 2))


@lru_cache(20_000)
def _named(word: str) -> bool:
    """Whether a word at a beginning is a name nevertheless."""
    return lexicon.is_name(stems.french(word))


def _weight(pair: Pair, i: int) -> int:
    """How sure its link is; 0 without one, and for words that only look alike."""
    return pair.learned(i, pair.links[i]) if i in pair.links else 0


def _wanted(pair: Pair, i: int) -> bool:
    """Whether the name should stand in English as in French, and nothing here translates it."""
    name = pair.french[i][2]
    stem = stems.french(name)
    rows = lexicon.translations(stem)
    if rows:
        best = max(rows, key=lambda t: rows[t])
        own = bare(best) == stems.english(bare(name))
        named = lexicon.is_name(stem) or lexicon.seen(stem) <= _RARE
        return own and named and rows[best] >= _OWN
    adjective = name.endswith(_ADJECTIVES) and not _after_name(pair, i)
    return not (lexicon.known(stem) or name.lower() in number_words.known("fr") or adjective)


def _in_glossary(matcher: Matcher, name: str) -> bool:
    """Whether a glossary knows what the name is in English (*Lettonie*, *Cnuced*, *Pâques*)."""
    if any(known.french == name for known in place_names.known_by(name)):
        return True
    for number in matcher.numbers([literal(name)]):
        glossary, inner = matcher.owner(number)
        if inner < glossary.patterns:
            kind = glossary.entry(glossary.owner(inner)[0])["kind"]
            if kind in ("exonym", "acronym") or (kind == "pattern" and not name.isascii()):
                return True
    return False


def _of_a_title(pair: Pair, i: int) -> bool:
    """Whether it follows a capitalised word that is translated: *la Grande Muraille verte*, the Great Green Wall."""
    return (
        _after_name(pair, i) and _weight(pair, i - 1) >= _LINKED and bare(pair.english[pair.links[i - 1]][2]) != bare(pair.french[i - 1][2])
    )


def _put_as_word(pair: Pair, name: str) -> bool:
    """Whether a word that the dictionary has for it is here: *les Guépards*, the Cheetahs."""
    known = dictionary.look_up(name.lower())
    return known is not None and any(
        word[:1].isupper() and dictionary.translates(known, dictionary.english(word)) for _, _, word in pair.english
    )


class _Told:
    """The words for a country by which a capital, or a French word for its people, may be told."""

    def __init__(self, matcher: Matcher) -> None:
        self.of: dict[str, set[str]] = {}
        countries = Countries(matcher)
        for number in countries.ids:
            country = countries[number]
            named = {country[kind] for kind in ("name", "adjective", "noun", "plural") if country.get(kind)}
            for word in (*country.get("cues", {}).get("capital", ()), *country["french_adjective"]):
                self.of.setdefault(bare(word), set()).update(named)


def _otherwise(pair: Pair, matcher: Matcher, name: str) -> bool:
    """Whether the English calls it otherwise: *Abuja*, the Nigerian authorities; *Matignon*, his office; *un Letton*, a Latvian."""
    if name in listed("name-neighbours.tsv", "seats") or gentilic(name.lower()):
        return True
    return any(word in pair.target for word in matcher.derived(_Told).of.get(bare(name), ()))


def _after_name(pair: Pair, i: int) -> bool:
    """Whether the word before is capitalised too, and no *Pour* at the beginning."""
    before = pair.french[i - 1][2] if i else ""
    return (
        before[:1].isupper()
        and before.lower() not in words("stop-words-fr.txt")
        and pair.source[pair.french[i - 1][1] : pair.french[i][0]] in (" ", ". ")
    )


def misspelt(name: str, other: str) -> bool:
    """Whether `other` is `name` with two letters exchanged, or one letter inside lost, doubled or strayed in."""
    a, b = bare(name), bare(other)
    if a == b or len(a) < 5 or a[0] != b[0] or abs(len(a) - len(b)) > 1 or followers(a, b):
        return False
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        swapped = first + 1 < len(a) and a[first] == b[first + 1] and a[first + 1] == b[first] and a[first + 2 :] == b[first + 2 :]
        shuffled = len(a) > 5 and sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= 3
        return (swapped or shuffled) and stems.english(b) not in lexicon.english()
    long, short = (a, b) if len(a) > len(b) else (b, a)
    inside = 0 < first < len(short) - 1 and long[first + 1 :] == short[first:]
    spelled = {sound(a), sound(a.replace("tch", "ch"))}  # Gorbatchev, Gorbachev
    return inside and len(a) >= 6 and long[first] not in "heyi" and sound(b) not in spelled and not _known(name, other)


def _another(pair: Pair, i: int, start: int, written: str) -> bool:
    """Whether a known person has another surname behind the first name (*Bertrand Watara* for *Ouattara*), or another first name before
    the surname (*Aïssata Bello* for *Aïssatou*)."""
    name = pair.french[i][2]
    at = pair.english_at(start)
    rows = lexicon.stems_for(name)
    if at is None:
        return False
    if _after_name(pair, i) and pair.french[i - 1][2] in first_names():
        if at == 0 or bare(pair.english[at - 1][2]) != bare(pair.french[i - 1][2]) or pair.target[pair.english[at - 1][1] : start] != " ":
            return False
        if not rows:
            return not _alike(name, written)
        itself = rows.get(stems.english(bare(name)), 0)
        return itself >= _OWN and itself == max(rows.values()) and stems.english(bare(written)) not in rows
    follows = i + 1 < len(pair.french) and _after_name(pair, i + 1)
    if not follows or at + 1 == len(pair.english) or bare(pair.english[at + 1][2]) != bare(pair.french[i + 1][2]):
        return False
    return not rows and name in first_names() and written in first_names() and sound(bare(name)) != sound(bare(written))


def _known(name: str, other: str) -> bool:
    """Whether the two words are two: French and English of one, a common word, or two first names."""
    stem = stems.french(name)
    if stems.english(bare(other)) in lexicon.english() or (name in first_names() and other in first_names()):
        return True
    return lexicon.seen(stem) > 0 and not lexicon.is_name(stem)


def _alike(name: str, other: str) -> bool:
    a, b = sound(bare(name)), sound(bare(other))
    if a[:3] == b[:3]:
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= (_ALIKE if a[:1] == b[:1] else _VERY_ALIKE)


@lru_cache(20_000)
def sound(word: str) -> str:
    """What French and English spellings of one foreign name have in common."""
    for letters, one in _SOUNDS:
        word = word.replace(letters, one)
    return "".join(c for i, c in enumerate(word) if not i or word[i - 1] != c)


def _misspelt(pair: Pair, name: str, slip: tuple[int, int, str]) -> Finding:
    start, end, written = slip
    message = f"The source spells it {name}, the English {written}."
    return differs(pair, start, end, message, name, 0.88, name, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="misspelling")


def _certain(pair: Pair, i: int) -> bool:
    """Whether the place where something happens (*à Djibo*, *pour Kidal*) is lost from a word-by-word translation."""
    before = pair.french[i - 1][2].lower() if i else ""
    if before not in ("à", "au", "en", "pour", "vers", "près", "et"):
        return False
    asked = [k for k in pair.asked if k != i]
    linked = sum(k in pair.links for k in asked)
    return linked >= _WORD_BY_WORD * len(asked) and len(asked) >= _ENOUGH


def _missing(pair: Pair, i: int, certain: bool) -> Finding:
    start, end, name = pair.french[i]
    place = pair.place(start, end)
    message = f"The source names {name}; it is not in the English."
    return differs(
        pair,
        place,
        place,
        message,
        name,
        0.7,
        rule=ID,
        entry="omitted",
        severity=SEVERITY if certain else "neutral",
        category="accuracy/omission",
        issue_type="omission",
    )
