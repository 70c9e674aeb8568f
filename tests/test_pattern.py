"""The pattern language: what matches, what does not, and where a mistake is reported."""

from __future__ import annotations

import re

import pytest

from tqcheck.terms.classes import lookup
from tqcheck.terms.pattern import PatternError, parse, to_program
from tqcheck.terms.program import Program
from tqcheck.terms.sought import Between, Key, Near, Seeker, Sought
from tqcheck.text.inflect_en import all_forms, inflect, tag_of
from tqcheck.text.tokens import Tokens


def found(pattern: str, text: str) -> str | None:
    items, _ = to_program(parse(pattern), all_forms)
    for match in Program(items, lookup(dict)).find(Tokens(text)):
        return text[match.start : match.end]
    return None


@pytest.mark.parametrize(
    ("pattern", "text", "match"),
    [
        ("oil on the fire", "Oil on  the\nFire!", "Oil on  the\nFire"),
        ("oil on [the] fire", "oil on fire", "oil on fire"),
        ("~put|~throw oil", "it was thrown oil", "thrown oil"),
        ("reminds~|reminded~ of", "reminding of, reminded of", "reminded of"),
        ("win-win", "a win win deal", "win win"),
        ('"RDC"', "in the rdc", None),
        ("(put on|take off) shoes", "they take off shoes", "take off shoes"),
        ("fight * against", "fight a long war against it", "fight a long war against"),
        ("fight *1 against", "fight a long war against it", None),
        ("put * fire", "put it out, fire or not", None),
        ("<NUMBER> dead", "forty-two dead", "forty-two dead"),
        ("<POSS> wine", "in their wine", "their wine"),
        ("the mediator, him,", "The mediator, him, left", "The mediator, him,"),
        ("control", "a control-freak", None),
        ("~man of the match", "the men of the match", "men of the match"),
        ("^ in revenge", "he came in revenge", None),
        ("of this fact [,]", "Of this fact, all", "Of this fact,"),
        ("and for cause :|.|,", "came, and for cause: it", "and for cause:"),
        ("comments are closed . $", "Comments are closed.", "Comments are closed."),
    ],
)
def test_matches(pattern: str, text: str, match: str | None) -> None:
    assert found(pattern, text) == match


@pytest.mark.parametrize(
    ("pattern", "message", "column"),
    [
        ("", "empty", 1),
        ("put (oil", "')' is missing", 9),
        ("put <OIL>", "unknown class <OIL>", 5),
        ("put a|", "missing after '|'", 7),
        ('put "oil', "closing quotation mark", 5),
        ("put []", "empty", 7),
        ("a ) b", "without its opening", 3),
    ],
)
def test_mistakes_point_at_the_column(pattern: str, message: str, column: int) -> None:
    with pytest.raises(PatternError, match=re.escape(message)) as caught:
        parse(pattern)
    assert caught.value.column == column


def test_a_pattern_needs_a_word_to_look_for() -> None:
    with pytest.raises(PatternError, match="no fixed word"):
        Seeker(all_forms).sought(parse("the <NUMBER> of"))


def sought(pattern: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Sought:
    return Seeker(all_forms).sought(parse(pattern), [parse(each) for each in before], [parse(each) for each in after])


def test_the_rarest_word_is_looked_for_with_what_stands_beside_and_near_it() -> None:
    found = sought("~put oil on [the] fire")
    assert found.keys == [Key("oil", -1, ("put", "puts", "putting"))]
    assert found.near == [Near(2, 3, ("fire",)), Near(1, 1, ("on",)), Near(2, 2, ("fire", "the"))]
    assert sought("(last hour|urgent):").keys == [Key("hour", -1, ("last",)), Key("urgent")]
    assert sought("<NUMBER> towers").keys == [Key("towers", -1, ("#",))]
    assert sought("the tower <CITY>").keys == [Key("tower", 1, ("<CITY",))]


def test_conditions_that_must_hold_are_looked_for_as_well() -> None:
    assert sought("tower", before=("first|second", "<NUMBER>")).keys == [Key("tower", -1, ("#", "first", "second"))]
    assert sought("tower", after=("of * votes",))[:2] == ([Key("tower", 1, ("of",))], [Near(1, 16, ("votes",))])
    assert sought("tower", before=("^", "first")).keys == [Key("tower")]


def test_punctuation_and_spelling_are_compared() -> None:
    assert sought("^ the urgent:").gaps == [Between(-1, -1, "\n!.?…"), Between(1, 1, ":")]
    assert sought("tower", before=("<QUOTE>,", "said,")).gaps == [Between(0, 0, ",")]
    assert sought('"ONU"').spelled == ["ONU"]
    assert sought('"ONU"|onu').spelled == []


@pytest.mark.parametrize(
    ("form", "lemmas", "before", "lemma", "result"),
    [
        ("fought", ["fight"], "", "fall", "fell"),
        ("fought", ["fight"], "had", "fall", "fallen"),
        ("put", ["put"], "to", "add", "add"),
        ("put", ["put"], "it", "add", "added"),
        ("bills", ["bill"], "", "law", "laws"),
        ("men", ["man"], "", "woman", "women"),
        ("is", ["be"], "", "have", "has"),
        ("committing", ["commit"], "", "refer", "referring"),
        ("have", ["have"], "residents", "be", "are"),
        ("have", ["have"], "will", "be", "be"),
        ("carries", ["carry"], "", "go", "goes"),
        ("dodged", ["dodge"], "", "sidestep", "sidestepped"),
        ("admitting", ["admit"], "", "readmit", "readmitting"),
        ("reminded", ["reminds~", "reminded~"], "", "say", "said"),
        ("chuted", ["chuted~"], "has", "fall", "fallen"),
        ("démissions", ["démissions~"], "", "resignation", "resignations"),
        ("threw", ["launches~", "threw~"], "", "say", "said"),
    ],
)
def test_a_suggestion_takes_the_inflection(form: str, lemmas: list[str], before: str, lemma: str, result: str) -> None:
    assert inflect(lemma, tag_of(form, lemmas, before), form) == result
