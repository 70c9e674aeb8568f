"""French left standing in the English: an accented word, a run of French, a participle before its subject.

Names keep their accents, and English has taken many French words; neither is an error. A lower-case word with a French
accent that English has not borrowed is, and so is one that ends as no English word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from ..model import Finding, reported
from ..nations.evidence import Countries
from ..second_look import stretches
from ..terms.reading import Reading
from ..text.lazy import Expression, I
from ..text.people import first_names
from ..text.wordlists import french_only, is_english, words

ID = "untranslated"
SUMMARY = "A French word left standing."
CATEGORY = "accuracy/untranslated"
SEVERITY = "major"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="untranslated", confidence=0.85)
FUNCTION_WORDS = ("des", "les", "une", "dans", "avec", "que", "qui", "est", "sont", "cette", "sur", "du", "aux")
ANCHORS = (*FUNCTION_WORDS, *sorted(words("french-words.txt")))
_ACCENTS = frozenset("éèêëàâçîïôûù")

_LETTER = r"[^\W\d_A-ZÀ-Þ]"  # œ in a range of letters would cost start-up half a millisecond
_ACCENTED = Expression(rf"(?<![\w'@#./-]){_LETTER}*[éèêëàâçîïôûùœ]{_LETTER}*(?:-{_LETTER}+)*(?![\w@-])")
_PARTICIPLE = Expression(
    r"(?:(?<=[.!?] )|(?<=\n)|(?<=\A)|(?<=[.!?]\" ))(?P<word>[A-ZÀ-Þ][a-zà-ÿ]+(?:é|ée|és|ées)), (?:will|would|can|could|does|did|do|has|is|was|are|were)\b"
)
_TOKEN = Expression(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_WIDE = 100_000
"""Characters to each side in which a word that comes back is taken for a name or a term of the document."""
_RUN = Expression(r"(?<![\w'-])(?:[a-zà-ÿœ]+(?:'[a-zà-ÿœ]+)?)(?: [a-zà-ÿœ]+(?:'[a-zà-ÿœ]+)?){2,}(?![\w-])")


def _written_loans() -> str:
    phrases = sorted((loan for loan in words("loanwords.txt") if not loan.isalpha()), key=lambda loan: (-len(loan), loan))
    return r"(?<![\w-])(?:" + "|".join(re.escape(p).replace("\\-", "[ -]").replace("\\ ", "[ -]") for p in phrases) + r")s?(?![\w-])"


_LOANS = Expression(_written_loans, I)


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    if not text.isascii():
        yield from _accented(reading)
        for start, end in reading.anchors(ID):
            match = _PARTICIPLE.match(text, start) if text[start].isupper() and text.startswith(", ", end) else None
            if match and match["word"] not in first_names() and _count(text, match["word"], start) == 1:
                yield _finding(*match.span("word"), "A French participle left before its subject.")
    yield from _runs(reading)
    yield from _looks(reading)
    yield from _listed(reading)
    yield from _nations(reading)


_OTHER = Expression(r"[åøðþßñãõ\u0100-\u0151\u0154-\u0177\u0179-\u024f\u0370-\u1eff]")
"""Letters of other languages than French and English; the West African letters are left out."""


def _accented(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    loans = words("loanwords.txt")
    found = [start for start, end in reading.anchors(ID) if not text[start:end].isascii()]
    found += [match.start() for match in re.finditer("œ", text)]
    done = -1
    for start in sorted(found):
        if start < done:
            continue
        while start and _letter(text[start - 1]):
            start -= 1
        match = _ACCENTED.match(text, start)
        if not match:
            continue
        word, done = match.group(), match.end()
        if (
            (len(word) < 3 and word != "où")
            or word in loans
            or word.removesuffix("s") in loans
            or _LOANS.fullmatch(word)
            or _loan_around(text, match.start(), match.end())
        ):
            continue
        if _in_name(text, match.start(), match.end()) or _OTHER.search(text, *reading.sentences.at(match.start())):
            continue
        yield _left(text, *match.span(), confidence=0.9)


def _letter(char: str) -> bool:
    """A lower-case letter of French."""
    return "a" <= char <= "z" or "à" <= char <= "ÿ" or char == "œ"


def _count(text: str, word: str, place: int) -> int:
    """How often a word stands in the document around a place."""
    return text.count(word, max(0, place - _WIDE), place + _WIDE)


def _loan_around(text: str, start: int, end: int) -> bool:
    window = max(0, start - 25)
    return any(m.start() + window <= start and end <= m.end() + window for m in _LOANS.finditer(text[window : end + 25]))


def _in_name(text: str, start: int, end: int) -> bool:
    """A part of a name (Assemblée nationale, Côte d'Ivoire): next to a capitalised word, or inside a run of names and particles."""
    before = re.search(r"([\w'’-]+)[ \"(]+(?:(?:de|du|des|la|le|les|d'|l'|et|pour|au|aux|en|sur) ?)*\Z", text[max(0, start - 40) : start])
    if (
        before
        and before[1][:1].isupper()
        and not re.search(r"(?:[.!?]\s+|\A)\W*" + re.escape(before[1]) + r"\s*\Z", text[max(0, start - 60) : start])
    ):
        return True
    if _behind_french_name(text, start) or _in_french_title(text, start, end) or _BEFORE_NAME.match(text, end):
        return True
    after = re.match(r"(?: (?:de|du|des|la|le|les|d'|l'|et|pour|au|aux|en|sur))* ?([\w'’-]+)", text[end : end + 30])
    return (
        bool(after and (after[1][:1].isupper() and not after[1][:1].isdigit() and after[1] not in ("I",)) and text[end : end + 1] == " ")
        or text[start - 1 : start] in "'’#@"
    )


def _behind_french_name(text: str, start: int) -> bool:
    """Whether it goes on from a French name: *the Office national de la* statistique, *the Mouvement du 23* juin, *the Parti démocratique* sénégalais."""
    small, french = words("french-function-words.txt"), False
    match = _ROW.search(text, max(0, start - _NAME), start)
    for token in reversed(re.split("[ '’]", match[0])[:-1] if match else ()):
        if token[:1].isupper():
            return french and token not in ("The", "This", "In", "A", "At", "On")
        shown = token in small or not (token.isdigit() or is_english(token))
        if not (shown or token.isdigit() or token in _BOTH):
            return False
        french = french or shown
    return False


_BEFORE_NAME = Expression(r" (?:du|des|de la|de l'|de) ?[a-zà-ÿ]{3,} [A-ZÀ-Þ][a-zà-ÿ]")
"""*the musée du quai Branly*."""
_ROW = Expression(r"(?:\w+[ '’])+\Z")


def _in_french_title(text: str, start: int, end: int) -> bool:
    """Whether it stands in a quotation that is all French: *"Une si longue lettre"*."""
    first, last = text.rfind('"', max(0, start - _NAME), start), text.find('"', end, end + _NAME)
    said = text[first + 1 : last] if first >= 0 and last >= 0 else ""
    tokens = [token.lower() for token in _TOKEN.findall(said)]
    return (
        said[:1].isupper()
        and len(tokens) > 1
        and all(token in words("french-function-words.txt") or not is_english(token) for token in tokens)
    )


_NAME = 60
"""Characters before or behind a word in which a name or title that it is part of begins and ends."""
_BOTH = frozenset(("national", "international", "social", "public", "central", "commercial", "rural", "port"))
"""Words of names of French bodies that are English too."""


def _runs(reading: Reading) -> Iterator[Finding]:
    """Three lower-case words in a row, two of them French function words and the others not English."""
    text, french = reading.text, words("french-function-words.txt")
    done = -1
    for position, last in reading.anchors(ID):
        if position < done or text[position:last].lower() not in FUNCTION_WORDS:
            continue
        start, end = reading.sentences.at(position)
        for match in _RUN.finditer(text, start, end):
            done = match.end()
            yield from _run(text, match, french)


def _run(text: str, match: re.Match[str], french: frozenset[str]) -> Iterator[Finding]:
    """French stretches inside a row of lower-case words: from a French function word to the next common English word."""
    if sum(1 for token in match.group().split() if token in french) >= 2:
        tokens = [(m.start() + match.start(), m.group()) for m in _TOKEN.finditer(match.group())]
        i = 0
        while i < len(tokens):
            j = i
            while (
                j < len(tokens) and tokens[i][1] in french and (tokens[j][1] in french or tokens[j][1] not in words("common-words-en.txt"))
            ):
                j += 1
            run = tokens[i:j]
            if len(run) >= 3 and sum(1 for _, token in run if token in french) >= 2:
                start, end = run[0][0], run[-1][0] + len(run[-1][1])
                if not _loan_around(text, start, end) and not _in_name(text, start, end):
                    yield _finding(start, end, "French left standing.", confidence=0.92)
            i = max(j, i + 1)


def _listed(reading: Reading) -> Iterator[Finding]:
    """A French word that no English text uses."""
    text = reading.text
    for start, end in reading.anchors(ID):
        word = text[start:end]
        if word in words("french-words.txt") and _stands_alone(text, start, end):
            yield _left(text, start, end, confidence=0.88)


def _nations(reading: Reading) -> Iterator[Finding]:
    """The French adjective of a country (ivoirien), with the English one."""
    text = reading.text
    for start, end, mark in reading.marks:
        if mark.startswith("french|") and text[start:end].islower() and _stands_alone(text, start, end) and not is_english(text[start:end]):
            country = reading.matcher.derived(Countries)[mark.removeprefix("french|")]
            yield _finding(start, end, f"The French adjective of {country['name']}.", [country["adjective"]], confidence=0.96)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Neither a part of a name, an address or a compound, nor in quotation marks, nor inside a longer loan."""
    if (text[start - 1 : start] in tuple("-'@#/.\"") and start) or text[end : end + 1] in tuple("-'@/\""):
        return False
    if re.search(r"\b(?:au|aux|à la|à l'|du|en) \Z", text[max(0, start - 6) : start]):
        return False
    return not _in_name(text, start, end) and not _loan_around(text, start, end)


def wants(word: str) -> bool:
    """Words with a French accent, and those that end as French ones do but are neither English nor loans."""
    return _looks_french(word) if word.isascii() else not _ACCENTS.isdisjoint(word)


def _looks_french(word: str) -> bool:
    if len(word) < 5 or not word.isalpha() or not word.endswith(_endings()):
        return False
    known, loans, one = words("french-looking-english.txt"), words("loanwords.txt"), word.removesuffix("s")
    if word in known or one in known or word in loans or one in loans or _is_compound(one, known):
        return False
    return any(word.endswith(e, 2) for e in _endings())


def _is_compound(word: str, known: frozenset[str]) -> bool:
    """Whether two English words are written as one: *deckchair*."""
    return any(word[at:] in known and is_english(word[:at]) for at in range(_HALF, len(word) - _HALF))


_HALF = 4
"""Letters of the first word of a compound, at least; the second has more. Shorter ones stand in many a French word."""


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(words("french-endings.txt"), key=len))


def places(reading: Reading) -> Iterator[int]:
    """Anchors, and the French adjectives of countries."""
    yield from (start for start, _ in reading.anchors(ID))
    yield from (match.start() for match in re.finditer("œ", reading.text))
    yield from (start for start, _, mark in reading.marks if mark.startswith("french|"))


def suspect(reading: Reading, faults: Sequence[Finding]) -> Iterator[Finding]:
    """Words of French that English texts hardly use, near faults of any kind."""
    text, known = reading.text, {fault.start for fault in faults}
    for first, last, _ in stretches(reading, faults):
        for match in _WORD.finditer(text, first, last):
            word, (start, end) = match.group(), match.span()
            if start in known or not _hardly_english(word) or _count(text, word, start) >= _OFTEN or not _stands_alone(text, start, end):
                continue
            if not _OTHER.search(text, *reading.sentences.at(start)):
                yield _left(text, start, end, ", most likely", 0.6)


_WORD = Expression(r"(?<![\w'@#./-])[a-zà-ÿœ]{4,}(?![\w'@/-])")
_OFTEN = 4
"""What stands in a document so often is a name or a term of it."""


def _hardly_english(word: str) -> bool:
    one = word.removesuffix("s")
    if word not in french_only() or any(map(is_english, (word, one, *((word[:-1], word[:-2]) if word.endswith("er") else ())))):
        return False
    return not any(each in words(f"{kind}.txt") for each in (word, one) for kind in ("loanwords", "french-looking-english"))


_LONE = Expression(r"(?<![\w'@#./\"-])[a-z]{5,}(?![\w'@/\".-])")


def _looks(reading: Reading) -> Iterator[Finding]:
    """A lower-case word that ends as French words do and English ones do not."""
    text = reading.text
    for start, end in reading.anchors(ID):
        word = text[start:end]
        if (
            word.isascii()
            and _looks_french(word)
            and (match := _LONE.match(text, start))
            and match.end() == end
            and _count(text, word, start) < _OFTEN
            and _stands_alone(text, start, end)
            and not _OTHER.search(text, *(sentence := reading.sentences.at(start)))
            and not text[slice(*sentence)].islower()  # engines that write no capitals write names so as well
        ):
            yield _left(text, start, end, ": no English word ends so")


def _left(text: str, start: int, end: int, why: str = "", confidence: float = 0.85) -> Finding:
    from ..text.left_standing import offers

    before = _BEFORE.search(text, max(0, start - 20), start)
    return _finding(
        start, end, f"A French word left standing{why}.", offers(text[start:end], before[1] if before else ""), confidence=confidence
    )


_BEFORE = Expression(r"([A-Za-z]+) \Z")
