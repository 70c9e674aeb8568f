"""What must stand on both sides alike: tags, placeholders, addresses, codes; marks that need a partner; a target that is no English.

Tags are compared by name, placeholders (``%s``, ``%(name)d``, ``{0}``, ``{{name}}``, ``${name}``, ICU arguments) and e-mail addresses as
they are written, web addresses by their host, codes (``A320``, ``EN-1090``) without hyphens and spaces. A question mark must stay one,
brackets and quotation marks that are paired in the source must be paired here. A target that repeats its French source, or is
French otherwise, is untranslated. A file without a source that is French is told once, and nothing else in it: it seems to be a source. So is a source file that
has next to no words, names and numbers in common with the text; the text is then checked without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..records import NamedTuple
from ..terms.reading import Reading
from ..text import lexicon, stems
from ..text.languages import is_french
from ..text.lazy import Expression, I
from ..text.sentences import Sentences
from ..text.wordlists import french_only, words

ID = "integrity"
SUMMARY = "A tag, placeholder, address, code or mark that the other side has or lacks; a target that is not English."
CATEGORY = "accuracy/omission"
SEVERITY = "major"


class _Kind(NamedTuple):
    """Things of one kind: what announces them, how they look, how they are called and compared."""

    name: str
    signs: tuple[str, ...]
    expression: Expression
    called: str
    category: str
    issue: str


_OBJECT = "\ufffc"
"""What stands for an inline code of a format."""

_KINDS = (
    _Kind("tag", ("<",), Expression(r"<(?P<key>/?[A-Za-z][\w:-]*)(?:\s[^<>]*)?(?P<end>/?)>"), "tag", "design/markup", "markup"),
    _Kind(
        "placeholder",
        ("%", "{", "$"),
        Expression(
            r"(?P<key>(?<![\d%])%(?:\(\w+\)|\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:l|ll|h)?[sdiufxXgcp@](?![A-Za-zà-ÿ])|\{\{[^{}]+\}\}|\$\{[^{}]+\}|%\{\w+\}|\$t\([^()]+\)|\{\w*\}|\{\w+(?=\s*,\s*(?:plural|select|number|date|time)))"
        ),
        "placeholder",
        "accuracy/omission",
        "markup",
    ),
    _Kind("inline-code", (_OBJECT,), Expression(f"(?P<key>{_OBJECT})"), "inline code", "design/markup", "markup"),
    _Kind("e-mail", ("@",), Expression(r"(?P<key>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"), "e-mail address", "accuracy/omission", "omission"),
    _Kind(
        "address",
        ("://", "www."),
        Expression(r"(?:https?://|www\.)(?:www\.)?(?P<key>[\w.-]+\.[a-z]{2,})[^\s<>\"')\]]*"),
        "web address",
        "accuracy/omission",
        "omission",
    ),
)
ENTRIES = (*(kind.name for kind in _KINDS), "code", "bracket", "question", "untranslated", "french-file", "other-source")
_CODE = Expression(r"(?<![\w./@-])(?=[A-Za-z0-9-]*[A-Z])(?=[A-Za-z-]*\d)[A-Z0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?![\w@/])")
_NO_CODE = Expression(r"C[EM][12]|[A-Z]{1,2}\d|\d{1,2}T|[A-Z][a-z]\d")
"""Classes of French schools, formulas (CO2), long-playing records: English has words for them."""
_FLAT = Expression(r"[23]D")
_DIMENSIONS = Expression(r"\b(?:two|three)[ -]dimension|\bstereoscop|\bdepth\b", I)
"""What English may say in words."""
_CODE_LIKE = Expression(r"[A-Z][A-Za-z]{0,9}-?\d+[A-Z]?|\d+[A-Z]{1,3}|[A-Z]+\d+[A-Z\d-]*")
_MARKS = (("(", ")"), ("[", "]"))
_LISTED = Expression(r"(?:^|\s)(?:\w{1,2}|[:;]-?)\)")
_REQUEST = Expression(r"\b(?:p(?:ourr|ouv)(?:i?ez|ais)|p(?:eux|uis)|v(?:oul|oudr)(?:ez|iez)|veux)-(?:vous|tu|je)\b", I)
_ASKED_FOR = Expression(r"(?:Please|[A-Z][a-z]+,? please|Tell|Give|Show|Let|Explain|Describe|Help|Take|Come|Send|Bring)\b")
_LONG_ENOUGH = 3
"""Words from which a target may be said to be French."""
_WHOLE = 20
"""Words from which a whole text without a source may."""
_BEGINNING = 20_000
"""Characters that tell the language of a text."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if not pair.source.strip() or not pair.target.strip():
            continue
        if _is_french(pair):
            yield _untranslated(pair)
            continue
        target = reading.unmasked[pair.start : pair.start + len(pair.target)] or pair.target
        for kind in _KINDS:
            if any(sign in pair.source or sign in target for sign in kind.signs):
                yield from _compare(pair, target, kind)
        if pair.numeric:
            yield from _codes(pair, target)
        yield from _paired(pair)
        if "?" in pair.source:
            yield from _question(pair)


def _compare(pair: Pair, target: str, kind: _Kind) -> Iterator[Finding]:
    """What differs of one kind; `target` is that of the pair with the placeholders that formats mask."""
    mine = [(m, m["key"].lower()) for m in kind.expression.finditer(pair.source)]
    yours = [(m, m["key"].lower()) for m in kind.expression.finditer(target)]
    lacking = Counter(key for _, key in mine) - Counter(key for _, key in yours)
    surplus = Counter(key for _, key in yours) - Counter(key for _, key in mine)
    if lacking.total() == surplus.total() == 1:
        (gone,), (come,) = lacking, surplus
        shown = next(m.group() for m, key in mine if key == gone)
        match = next(m for m, key in yours if key == come)
        message = f"The source has the {kind.called} {shown}, the English {match.group()}."
        yield _finding(pair, match.start(), match.end(), kind.name, message, kind.category, kind.issue, shown, shown)
        return
    for match, key in mine:
        if lacking[key] > 0:
            lacking[key] -= 1
            place = pair.place(match.start(), match.end())
            shown = match.group().strip(_OBJECT)
            message = f"The {kind.called}{' ' * bool(shown)}{shown} of the source is missing."
            yield _finding(pair, place, place, kind.name, message, kind.category, kind.issue, shown)
    for match, key in yours:
        if surplus[key] > 0:
            surplus[key] -= 1
            message = f"The source has no {kind.called} {match.group().strip(_OBJECT)}".rstrip() + "."
            category = kind.category.replace("omission", "addition")
            yield _finding(pair, match.start(), match.end(), kind.name, message, category, kind.issue)


def _codes(pair: Pair, target: str) -> Iterator[Finding]:
    """Letters with digits that should be copied as they are."""
    found = [m for m in _CODE.finditer(pair.source) if _CODE_LIKE.fullmatch(m.group()) and not _NO_CODE.fullmatch(m.group())]
    if not found:
        return
    bare = target.replace("-", "").replace(" ", "").casefold()
    for match in found:
        code = match.group()
        if _FLAT.fullmatch(code) and _DIMENSIONS.search(target):
            continue
        digits = "".join(c for c in code if c.isdigit())
        if code.replace("-", "").casefold() not in bare and digits not in bare:
            place = pair.place(match.start(), match.end())
            yield _finding(pair, place, place, "code", f"The code {code} of the source is missing.", CATEGORY, "omission", code)


def _paired(pair: Pair) -> Iterator[Finding]:
    for opening, closing in _MARKS:
        if opening not in pair.target and closing not in pair.target:
            continue
        here = pair.target.count(opening) - pair.target.count(closing)
        if here and pair.source.count(opening) == pair.source.count(closing) and not _listed(pair.target, closing):
            mark = opening if here > 0 else closing
            place = pair.target.rfind(mark) if here > 0 else pair.target.find(mark)
            missing = closing if here > 0 else opening
            yield _finding(
                pair, place, place + 1, "bracket", f"No {missing} belongs to this {mark}.", "fluency/punctuation", "typographical"
            )._replace(severity="minor")


def _listed(text: str, closing: str) -> bool:
    """*a)*, *1)*: a closing bracket that stands alone rightly; smileys."""
    return closing == ")" and bool(_LISTED.search(text))


def _question(pair: Pair) -> Iterator[Finding]:
    """A question that has become a statement; what is asked for politely may become a request."""
    if _REQUEST.search(pair.source) and _ASKED_FOR.match(pair.target.lstrip(" -–\"'")):
        return
    source, target = pair.source.rstrip(" \"'»)\n"), pair.target.rstrip(" \"')\n")
    if source.endswith("?") and target.endswith(".") and "?" not in target and source.count("?") == 1 and pair.related(3):
        place = len(target) - 1
        yield _finding(
            pair, place, place + 1, "question", "The source asks; this states.", "fluency/punctuation", "typographical", fix="?"
        )._replace(severity="neutral")


def _is_french(pair: Pair) -> bool:
    """Whether the target repeats the source, or is French by its small words."""
    if words("french-function-words.txt").isdisjoint(pair.small[1]) or len(pair.english) < _LONG_ENOUGH:
        return False
    low = [w.lower() for _, _, w in pair.english]
    if pair.source.split() != pair.target.split():
        return is_french(low)
    french = sum(w in words("french-function-words.txt") or w in french_only() for w in low)
    known = sum(bool(lexicon.stems_for(w)) for w in low if len(w) > 3)
    return french >= 2 or (french > 0 and known >= 2 and not any(w in words("common-words-en.txt") for w in low))


def _untranslated(pair: Pair) -> Finding:
    same = pair.source.split() == pair.target.split()
    message = "The target is the source, untranslated." if same else "The target is French."
    text = pair.target.rstrip()
    return _finding(
        pair, len(text) - len(text.lstrip()), len(text), "untranslated", message, "accuracy/untranslated", "untranslated"
    )._replace(confidence=0.97)


def french_file(texts: Iterable[str]) -> Finding | None:
    """What is told instead of all else where texts without a source are French as a whole; it marks the first sentence."""
    first = beginning = ""
    for text in texts:
        first = first or text
        beginning += text + "\n"
        if len(beginning) > _BEGINNING:
            break
    low = [w.lower() for _, _, w in stems.tokens(beginning)]
    if len(low) < _WHOLE or not is_french(low):
        return None
    message = "The text is French and has no source. If it is one, check its translation, with --source or `pairs` in tqcheck.yaml."
    return Finding(ID, *_first(first), message, SEVERITY, "accuracy/untranslated", "untranslated", 0.97, "french-file")


def other_source(text: str) -> Finding:
    """What is told where the source of a text is that of another (`align.strangers`)."""
    message = "The source has nothing in common with this text: it seems to belong to another, and is left out of the check."
    return Finding(ID, *_first(text), message, SEVERITY, "accuracy/mistranslation", "mistranslation", 0.97, "other-source")


def _first(text: str) -> tuple[int, int]:
    """The first sentence."""
    return Sentences(text[:_BEGINNING]).at(len(text) - len(text.lstrip()))


def _finding(
    pair: Pair, start: int, end: int, entry: str, message: str, category: str, issue: str, shown: str = "", fix: str | None = None
) -> Finding:
    return differs(pair, start, end, message, shown, fix=fix, rule=ID, entry=entry, severity=SEVERITY, category=category, issue_type=issue)
