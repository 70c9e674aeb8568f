"""What will be, put as if it had been, and the other way round: *s'ouvrira le 3 février* against *opened*, *avait suspendu* against *will suspend*.

Reported where the French verb and the English one are linked, stand once in the French, and nothing before the English verb tells
another time: no *will*, *would*, *due to*. A modal counts too (*doit s'adresser à la nation* against *addressed*). French tells the past
in the future as well (*en 1990, il sera élu*): years and what follows a past are left alone, and a *will* among them told (`tense.story`). So are told a planned time put as a
duty (*had to end on Friday*) and a single event put as going on (*was appearing on Monday*).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text import stems
from ...text.inflect_en import infinitive, is_participle, tags, turned
from ...text.lazy import Expression, I
from . import due, earlier, looking_back, narrated, since, story, whole, with_be

ID = "tense-mismatch"
ENTRIES = ("looking-back", "due", "narrated", "story", "since", "with-be", "earlier")
SUMMARY = "A future put as a past, or a past as a future."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_told = partial(differs, confidence=0.85, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_ADVERBS = (
    r"(?:(?:\w+ment|pas|plus|jamais|déjà|aussi|également|bien|encore|ainsi|alors|toujours|bientôt|donc|enfin|être|s'|se|y|en) ?){0,3}"
)
_FUTURE = Expression(
    r"(?<!un )(?<!une )(?<!le )(?<!la )(?<!l')(?<!du )(?<!d')(?<!les )\b(?:(?:sera|seront) (?P<passive>\w+(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|it|ite|ises?))|(?P<plain>\w{2,}(?:ront|era|[dr]ra|ttra|aitra|îtra|evra|vivra|suivra|(?<![pmsvh])ira)))\b"
)
_MODAL = Expression(
    rf"\b(?P<modal>doit|doivent|devra|devront|devrait|devraient|pourrait|pourraient|pourra|pourront|peut|peuvent) {_ADVERBS}(?P<verb>\w+(?:er|ir|re))\b"
)
_MODALS = frozenset("doit doivent devrait devraient pourrait pourraient peut peuvent".split())
_PAST = Expression(rf"\b(?:a|ont|avait|avaient) {_ADVERBS}(?P<verb>\w+(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|it|ite|ises?))\b")
_NO_FUTURE = frozenset("aura auront sera seront tira attira retira étira soutira engendra encadra".split())
_OTHER_TIME = Expression(
    r"\b(?:1\d{3}|20[01]\d|202[0-5])\b|\b(?:si|aura|auront|alors|ensuite|dès lors|fallu|faudra|siècle|puis|finalement|minute|(?<!au )plus tard|lendemain)\b",
    I,
)
_TO_COME = Expression(
    r"\b\w+(?:ra|ront|rait|raient|rai|rons|rez|rions|riez)\b|\b(?:va|vont|allait|allaient|doit|doivent|devait|devaient|si|prochaine?s?|demain|avant de|pour)\b",
    I,
)
_PUT_OFF = Expression(r"\b(?:en délibéré|(?:renvoy|report|repouss|ajourn)\w+ (?:au|à)|convoqu\w+)\b")
"""A past that fixes what is to come: *mis en délibéré au 14 mars*, the verdict will be given on 14 March."""
_ELSEWHEN = frozenset(
    "will would shall should could can may might must going to due set expected scheduled ought 'll ll won't wouldn't not n't never if".split()
)
_AUXILIARY = frozenset("is are was were has have had be been being 's".split())
_WHO = Expression(r", (?:who|which|whose|where) [^,;:]*, \Z")
_LEAST, _REACH = 6, 6
_SAID = {"doi": "must", "dev": "should", "pou": "could", "peu": "can"}
"""The English modal for the first letters of the French one."""


def check(reading: Reading) -> Iterator[Finding]:
    every = pairs(reading)
    for k, pair in enumerate(every):
        if pair.target:
            told = set[int]()
            for start, end, fix, shown in story.places(every, k):
                told.add(pair.start + start)
                message = f"French goes on with a story in the future ({shown}); English takes the past."
                yield _told(pair, start, end, message, shown, fix=fix)._replace(entry="story", category="fluency/grammar")
            if _PUT_OFF.search(pair.source):
                continue
            for finding in (*_to_come(pair), *_gone(pair)):
                if finding.start in told:
                    continue
                told.add(finding.start)
                yield finding
            for start, end, fix, shown, tells in whole.clashes(pair):
                if pair.start + start not in told:
                    yield _told(pair, start, end, f"The source speaks of {tells} ({shown}).", shown, fix=fix)
            for kind in _KINDS:
                for start, end, fix, shown in kind.places(pair):
                    if pair.start + start not in told:
                        told.add(pair.start + start)
                        lenient = kind.minor or (kind.entry == "due" and shown.startswith("devr"))
                        yield _told(pair, start, end, kind.message.format(shown), shown, fix=fix)._replace(
                            entry=kind.entry, severity="minor" if lenient else SEVERITY, category=kind.category
                        )


class _Kind(NamedTuple):
    """One way in which the tenses differ: where it is (start, end, what should stand there, the French), and what is told of it."""

    entry: str
    places: Callable[[Pair], Iterator[tuple[int, int, str, str]]]
    message: str
    minor: bool
    category: str = CATEGORY


_KINDS = (
    _Kind("since", since.places, "What began before ({}) takes the perfect.", True, "fluency/grammar"),
    _Kind("earlier", earlier.places, "The French tells what had been before ({}).", True, "fluency/grammar"),
    _Kind("with-be", with_be.places, "The French is a perfect ({}).", True, "fluency/grammar"),
    _Kind("looking-back", looking_back.places, "The source looks back ({}).", False, "fluency/grammar"),
    _Kind("due", due.places, "The source says what is planned for a time ({}), no duty.", False),
    _Kind("narrated", narrated.places, "French tells a single event in the imperfect ({}); English takes the simple past.", True),
)


def _to_come(pair: Pair) -> Iterator[Finding]:
    """A future or modal of which the English makes a past."""
    source = pair.source
    if not ("ront" in source or "ra " in source or "ra," in source or "ra." in source) and _MODALS.isdisjoint(pair.small[0]):
        return
    found = [(m, m.start("passive") if m["passive"] else m.start("plain"), "will") for m in _FUTURE.finditer(source)]
    found += [(m, m.start("verb"), _SAID[m["modal"][:3].lower()]) for m in _MODAL.finditer(source)]
    if not found or _OTHER_TIME.search(source) or story.put_as_past(pair):
        return
    for match, at, modal in found:
        j = _linked(pair, at)
        if modal != "will" and (modal in pair.small[1] or "has to" in pair.target or "have to" in pair.target) and len(found) == 1:
            continue
        if j is None or pair.source[at : match.end()].lower() in _NO_FUTURE:
            continue
        start, end, verb = pair.english[j]
        before = _before(pair, j)
        behind = pair.english[j + 1][2].lower() if j + 1 < len(pair.english) else ""  # *the only ones left will be*
        if not _ELSEWHEN.isdisjoint([*before, verb.lower(), behind]) or "past" not in tags(verb) or "base" in tags(verb):
            continue
        if before and before[-1] in ("was", "were") and is_participle(verb.lower()):
            fix = f"{modal} be {verb}"
            start = pair.english[j - 1][0]
        elif (
            (not before and not _behind_relative(pair, j, at))
            or not _AUXILIARY.isdisjoint(before[-3:])
            or (modal == "will" and match["passive"])
        ):
            continue
        else:
            fix = f"{modal} {infinitive(verb) or turned(verb, 'base')}"
        shown = match.group().strip()
        yield _told(pair, start, end, f"The source speaks of what is to come ({shown}).", shown, fix=fix)


def _behind_relative(pair: Pair, j: int, at: int) -> bool:
    """Whether both verbs stand behind the comma that ends a relative clause: *L'OMS, qui a dépêché un médecin, attendra*."""
    return j > 0 and pair.source[:at].endswith(", ") and _WHO.search(pair.target, 0, pair.english[j][0]) is not None


def _gone(pair: Pair) -> Iterator[Finding]:
    """A past of which the English makes a future."""
    if "will " not in pair.target and "shall " not in pair.target:
        return
    if _TO_COME.search(pair.source):
        return
    for match in _PAST.finditer(pair.source):
        j = _linked(pair, match.start("verb"))
        if j is None or j == 0:
            continue
        _, end, verb = pair.english[j]
        before = pair.english[j - 1][2].lower()
        if before in ("will", "shall") and "base" in tags(verb):
            fix = turned(verb, "past") if match.group().startswith(("a ", "ont ")) else f"had {turned(verb, 'part')}"
            yield _told(pair, pair.english[j - 1][0], end, f"The source speaks of the past ({match.group()}).", match.group(), fix=fix)


def _linked(pair: Pair, at: int) -> int | None:
    """The English word for the French one that begins here, if it is sure and the word stands once in the French."""
    i = pair.french_at(at)
    if i is None or (j := pair.fuller.get(i)) is None or pair.weight(i, j) < _LEAST:
        return None
    stem = stems.french(pair.french[i][2])
    return j if sum(stems.french(word) == stem for _, _, word in pair.french) == 1 else None


def _before(pair: Pair, j: int) -> list[str]:
    """The words before an English one in its clause, some six, in small letters."""
    words: list[str] = []
    for k in range(j - 1, max(-1, j - 1 - _REACH), -1):
        if not {*",.;:!?()"}.isdisjoint(pair.target[pair.english[k][1] : pair.english[k + 1][0]]):
            break
        words.insert(0, pair.english[k][2].lower())
    return words
