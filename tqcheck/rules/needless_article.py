"""*The* before what is meant in general: *The desertification threatens*, *the fight against the corruption*.

French sets its article before every noun. English leaves it out before nouns of mass and idea unless something behind them tells which
(*the corruption of the old regime*). Reported is the article at the start of a sentence, or behind what opens it, directly before noun and verb, and at the end of a
phrase behind a preposition or a verb (*curb the inflation*). The nouns are in ``tqcheck/data/bare-nouns.tsv``: only those before which good English hardly ever says *the*.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Finding, reported
from ..terms.reading import Reading
from ..text.lazy import Expression
from ..text.wordlists import listed

ID = "needless-article"
SUMMARY = "'The' before a noun that is meant in general (the fight against the corruption)."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"

_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.8)
_words = partial(listed, "bare-nouns.tsv")

_BARE, _END, _START = map(_words, ("bare", "end", "start"))
ANCHORS = tuple(f"the {noun}" for noun in sorted(_BARE | _END | _START))

_BEFORE = Expression(r"\b(?P<word>[a-z]+) \Z")
_PHRASE_ENDS = Expression(r"(?=[.,;:!?)](?! (?:which|whose|where|who|that|called|known)\b)|\s*\Z|\n)")
_MARK = Expression(r"[.,;:!?)]|\s*\Z|\n")
_OPENED = Expression(r"(?:In|On|At|For|Since|Among|Across|Throughout|Under|According to) [^,.;:!?]{2,40}, ")
"""What opens a sentence before its subject: *In Europe, the consumption is falling*."""
_FAR = 60
_VERB = Expression(r" (?P<verb>[a-z]+)\b")
_RELATIVE = Expression(r", which\b")


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.anchors(ID):
        noun = text[start + 4 : end]
        if not noun.islower():
            continue
        if text[start] == "T":
            if noun not in _END and reading.sentences.at(start)[0] == start and _followed(text, end):
                yield _bare(start, end, noun[0].upper() + noun[1:])
        elif text[start - 2 : start] == ", ":
            first, _ = reading.sentences.at(start)
            if noun not in _END and start - first < _FAR and _OPENED.fullmatch(text, first, start) and _followed(text, end):
                yield _bare(start, end, noun)
        elif noun not in _START and (before := _BEFORE.search(text, max(0, start - 20), start)):
            acted = before["word"] in _words("acts") and _MARK.match(text, end)
            if acted or (before["word"] in _words("before") and _PHRASE_ENDS.match(text, end)):
                yield _bare(start, end, noun)


def _followed(text: str, end: int) -> bool:
    """Whether a verb follows, or *which* tells something of the thing in general."""
    verb = _VERB.match(text, end)
    return (verb is not None and verb["verb"] in _words("verbs")) or _RELATIVE.match(text, end) is not None


def _bare(start: int, end: int, offer: str) -> Finding:
    return _finding(start, end, f"English says '{offer}' without an article where the thing is meant in general.", [offer])
