"""What is offered in place of a phrase, as an editor would type it there: a verb in the tense and number of what stands there, a noun in the
number of the French, and what stood between the words kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..records import NamedTuple
from ..text import between, tense_fr
from ..text.articles import capitalise_like, indefinite
from ..text.auxiliaries import BARE, BE, HAVE
from ..text.inflect_en import inflect, tagged, tags
from ..text.lazy import Expression
from ..text.ones_own import OWNERS, SELVES, WHOSE, with_owner
from ..text.renderings import SMALL
from ..text.wordlists import words
from ..typed import TYPE_CHECKING
from .word_for_word import Found

if TYPE_CHECKING:
    from .bitext import Pair

_NOUN = Expression(r"([\w'-]+)\(s\)")
_ONES = Expression(r"\bone's\b")
_HAVE_OR_BE = HAVE | BE | {"ve", "s", "d"}
_BARE = BARE | frozenset("cannot let couldn won wouldn didn don doesn shouldn cant ll not".split())
_NOT = frozenset(("not", "t"))
_SEVERAL = frozenset("les des ces ses mes tes nos vos leurs aux deux trois quatre plusieurs quelques nombreux nombreuses".split())
_ONE = frozenset("le la un une du au ce cet cette son sa mon ma notre votre leur chaque aucun aucune".split())
_PREPOSITIONS = frozenset("to at of with in on for from against by into onto about over".split())
_SLIGHT = frozenset("any some this that these those such no he she they we so her him them me us you it".split())
"""Words that are not worth keeping out of a phrase."""
_OBJECTS = frozenset((*WHOSE, "her", "it"))
_KEPT = 4
"""Words between those of a phrase that are kept."""


class Offers(NamedTuple):
    """The texts to put from `start` to `end` of the target; `whole`: nothing that stood there is lost."""

    start: int
    end: int
    texts: tuple[str, ...]
    whole: bool


def is_noun(pair: Pair, found: Found, french: str) -> bool:
    """Whether the French verb of a phrase stands there as a noun: *la mise en avant*."""
    word, before = _french(pair, found)
    return tense_fr.is_noun(word, _lemma(french), before)


def offers(pair: Pair, found: Found, french: str, texts: Sequence[str], verb: bool) -> Offers:
    """`texts` in place of what was found; `french` is the pattern of the phrase."""
    if french.startswith("~") and not verb:  # of a noun that is made of a verb, *of* stays
        found = found._replace(last=max(found.words))
    inside = [j for j in range(found.first, max(found.words)) if j not in found.words and j != found.head]
    kept, whole = _kept(pair, inside)
    beside = [pair.english[j][2] for j in inside if between.english(pair.english[j][2].lower())]
    owner = _owner(pair, found)
    fitted: Iterable[str]
    if verb:
        form = _form(pair, found, french)
        pronoun = _object(pair, found)
        fitted = (f"{_with(_inflected(with_owner(text, owner), form, beside), text, pronoun)} {kept}".rstrip() for text in texts)
    else:
        number = _number(pair, found)
        texts = _of_number(texts, number)
        fitted = (_inflected(_NOUN.sub(lambda noun: inflect(noun[1], number), with_owner(text, owner)), (number, ""), ()) for text in texts)
        fitted = (f"{kept} {text}".lstrip() for text in fitted)
    return _joined(pair, found, list(dict.fromkeys(fitted)), whole)


def in_place(pair: Pair, at: int, first: int, last: int, lemma: str, pos: str, texts: Sequence[str]) -> Offers:
    """`texts`, in the form in which dictionaries have them, in place of the English words `first` to `last` that stand for one French word.

    `at` is the place of that word among those of the source, `pos` its part of speech: n, v, a or adv.
    """
    verb = pos == "v"
    found = Found(
        pair.french[at][:2], (pair.english[first][0], pair.english[last][1]), first, last, frozenset((first, last)), first if verb else None
    )
    if pos == "n":
        number = "s" if pair.french[at][2].lower() != lemma else _number_of(pair.english[last][2])
        texts = [inflected for text in texts if (inflected := _in_number(text, number))]
    return offers(pair, found, f"~{lemma}" if verb else lemma, [f"~{text}" for text in texts] if verb else texts, verb)


def _of_number(texts: Sequence[str], number: str) -> list[str]:
    """The texts without those of which the other number is among them."""
    plurals = {text: _in_number(text, "s") for text in texts}
    other = {text for text, plural in plurals.items() if plural != text and plural in plurals}
    return (
        [text for text in texts if text not in other]
        if number == "s"
        else [text for text in texts if text not in {plurals[one] for one in other}]
    )


def _number_of(word: str) -> str:
    return "s" if tagged(word) == "s" else "base"


def _in_number(text: str, number: str) -> str:
    """A noun in the singular or plural; one that has no plural, or is one, stays."""
    if number == "base" or text.endswith("s") or not words("mass-nouns-en.txt").isdisjoint((text, text.rpartition(" ")[2])):
        return text
    head, _, noun = text.rpartition(" ")
    return f"{head} {inflect(noun, 's')}".lstrip()


def _joined(pair: Pair, found: Found, texts: list[str], whole: bool) -> Offers:
    """The texts with what they need of the words beside: the article before, no preposition twice, a capital where a sentence begins."""
    start, end = pair.english[found.first][0], pair.english[found.last][1]
    before, after = _beside(pair, found.first - 1, found.first), _beside(pair, found.last + 1, found.last + 1)
    last = texts[0].rpartition(" ")[2]
    if last in _PREPOSITIONS and last == after:
        texts = [text.removesuffix(f" {after}") for text in texts]
    elif (last in _PREPOSITIONS and after in _PREPOSITIONS) or (last == texts[0] and after == "of" and _asks_de(pair, found)):
        end = pair.english[found.last + 1][1]
    elif last in _PREPOSITIONS and not after:
        texts = [text.removesuffix(f" {last}") for text in texts]
    if before in ("a", "an") and indefinite(texts[0]) != before:
        start = pair.english[found.first - 1][0]
        texts = [f"{indefinite(text)} {text}" for text in texts]
    original = pair.target[start:end]
    at_start = start == 0 or pair.target[start - 2 : start] in (". ", '" ', "? ", "! ")
    return Offers(start, end, tuple(capitalise_like(text, original, at_start) for text in texts if text != original), whole)


def _asks_de(pair: Pair, found: Found) -> bool:
    """Whether the French phrase has *de* after it: a plain verb takes its object without *of*."""
    following = next((word for at, _, word in pair.french if at >= found.french[1]), "")
    return found.head is not None and following.lower() in ("de", "d", "du", "des")


def _beside(pair: Pair, j: int, gap: int) -> str:
    """A word in lower case; nothing where there is none, or a mark before the word `gap`."""
    if not 0 <= j < len(pair.english) or not pair.target[pair.english[gap - 1][1] : pair.english[gap][0]].isspace():
        return ""
    return pair.english[j][2].lower()


def _lemma(french: str) -> str:
    return french.split()[0].partition("|")[0].lstrip("~")


def _french(pair: Pair, found: Found) -> tuple[str, list[str]]:
    """The first word of the French phrase and the words before it, in lower case."""
    start, end = found.french
    words = [(at, word.lower()) for at, _, word in pair.french if at < end]
    return next(word for at, word in words if at >= start), [word for at, word in words if at < start]


def _form(pair: Pair, found: Found, french: str) -> tuple[str, str]:
    """The tag of the verb that stands there, and a form of *be* in its number and person."""
    word, before = _french(pair, found)
    told = tense_fr.tag(word, _lemma(french), before)
    plural = tense_fr.is_plural(word, before)
    if found.head is None:
        tag = "past" if told == "part" and tense_fr.has_auxiliary(before) else told
    else:
        tag = _tag(pair, found.head, told, tense_fr.has_auxiliary(before))
    like = pair.english[found.head][2].lower() if found.head is not None else ""
    return tag, like if like in ("was", "were", "am") else "were" if plural and tag == "past" else ""


def _tag(pair: Pair, head: int, french: str, auxiliary: bool) -> str:
    able = tags(pair.english[head][2])
    before = next((word for j in range(head - 1, -1, -1) if not between.english(word := pair.english[j][2].lower()) or word == "not"), "")
    if before in _HAVE_OR_BE and "part" in able:
        return "part"
    if "base" in able and before in _BARE:
        return "base"
    if able == ["base"] and before in ("has", "have", "had", "having", "ve"):
        return "part"
    if able == ["base"]:
        return "base" if french == "base" and pair.english[head][2].lower() not in ("am", "are") else "present"
    if able == ["part"] and french in ("s", "present", "past"):
        return french
    if french == "part" and "part" in able:
        return "past" if auxiliary else "part"
    if french == "present" and "base" in able:
        return "present"
    return french if french in able else "past" if "past" in able else able[0]


def _inflected(text: str, form: tuple[str, str], beside: Sequence[str]) -> str:
    """A text with its verb in a form, and with the adverbs that stood beside it."""
    tag, like = form
    first, _, rest = text.partition(" ")
    if not first.startswith("~"):
        return " ".join((*beside, text))
    is_be = first == "~be"
    low = [word.lower() for word in beside]
    if not _NOT.isdisjoint(low) and not is_be and tag in ("past", "s", "present", "base"):
        helper = {"past": "did", "s": "does"}.get(tag, "do")
        beside, tag = [helper, "not", *(word for word in beside if word.lower() not in _NOT)], "base"
    verb = inflect(first[1:], tag, like)
    words = [verb, *beside] if is_be and tag in ("past", "s", "present") else [*beside, verb]
    return " ".join(filter(None, (*words, rest.replace("~", ""))))


def _object(pair: Pair, found: Found) -> str:
    """The pronoun that follows the verb, its object: *takes them by short*."""
    if found.head is None or found.head + 1 not in range(found.first, found.last):
        return ""
    word = pair.english[found.head + 1][2]
    return word if word.lower() in _OBJECTS and (word.lower() != "her" or found.head + 2 not in found.words) else ""


def _with(fitted: str, text: str, pronoun: str) -> str:
    """A verb with its object: *catches them off guard*, *stands up to them*."""
    if not pronoun or _ONES.search(text) or "oneself" in text:
        return fitted
    rest = text.partition(" ")[2]
    if not rest or rest.rpartition(" ")[2] in _PREPOSITIONS:
        return f"{fitted} {pronoun}"
    return f"{fitted.removesuffix(rest)}{pronoun} {rest}"


def _kept(pair: Pair, inside: list[int]) -> tuple[str, bool]:
    """What stood between the words of the phrase and is none of it, and whether it can be kept: words with a content in one row."""
    telling = [j for j in inside if _has_content(pair.english[j][2].lower())]
    if not telling:
        return "", True
    first, last = telling[0], telling[-1]
    while first - 1 in inside and pair.english[first - 1][2].lower() in ("the", "a", "an", *SELVES):
        first -= 1
    row = range(first, last + 1)
    if len(row) > _KEPT or not all(j in inside for j in row) or any(pair.target[pair.english[j][1]] == "," for j in row):
        return "", False
    return pair.target[pair.english[first][0] : pair.english[last][1]], True


def _has_content(low: str) -> bool:
    return (
        len(low) > 1
        and low not in _SLIGHT
        and low not in SMALL
        and low not in SELVES
        and not between.english(low)
        and low not in words("stop-words-fr.txt")
    )


def _number(pair: Pair, found: Found) -> str:
    word, before = _french(pair, found)
    if word.endswith(("s", "x")) and (not before or before[-1] not in _ONE):
        return "s"
    return "s" if before and before[-1] in _SEVERAL else "base"


def _owner(pair: Pair, found: Found) -> str:
    """The possessive for *one's*: the one that stands in the phrase, else that of the subject."""
    for j in range(found.first, found.last + 1):
        word = pair.english[j][2].lower()
        if word in SELVES or (word in WHOSE and j not in found.words):
            return WHOSE.get(word, word)
    for j in range(found.first - 1, max(-1, found.first - 6), -1):
        if owner := OWNERS.get(pair.english[j][2].lower()):
            return owner
    return "their"
