"""Rules of a user's glossary written as regular expressions: what they find, what they write, what their author is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.engine import Engine
from tqcheck.errors import UserError
from tqcheck.model import Document, Finding, Segment
from tqcheck.terms import examples, store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases

HEAD = "language: {source: fr, target: en}\ntopic: house rules\nentries:\n"
ARTICLE = r"""
  - id: article-number
    regex:
      source: 'art(?:icle)?\.? (?P<n>\d+)'
      forbid: '\b(?:paragraph|art\.) {source.n}\b'
      require: '\bArticle {source.n}\b'
      ignore_case: true
    suggest: "Article {source.n}"
    why: The house style writes Article with its number.
    bad:
      - {text: "See [art. 12] of the law. => Article 12", source: "Voir l'art. 12 de la loi."}
      - {text: "See the law.[] => Article 12", source: "Voir l'article 12 de la loi."}
    good:
      - {text: "See Article 12 of the law.", source: "Voir l'art. 12 de la loi."}
"""
EURO = r"""
  - id: euro-first
    regex: {source: '(?P<n>\d[\d .,]*\d|\d) ?€', forbid: '{source.n:number} ?€'}
    suggest: "€{source.n:number}"
    why: The sign stands first.
    bad: [{text: "It costs [1,500.50 €]. => €1,500.50", source: "Cela coûte 1 500,50 €."}]
    good: [{text: "It costs €1,500.50.", source: "Cela coûte 1 500,50 €."}]
"""
HYPHENS = r"""
  - id: two-hyphens
    regex: {forbid: '(?P<a>\w) ?--(?P<b>\w)'}
    suggest: "{target.a} – {target.b:upper}"
    why: A dash, not two hyphens.
    bad: ["He lef[t--w]ith them. => t – W"]
    good: ["He left – with them."]
"""


def load(folder: Path, *entries: str) -> store.Glossary:
    path = folder / "rules.yaml"
    path.write_text(HEAD + "".join(entries), "utf-8")
    return store.load([str(path)])


def failures(glossary: store.Glossary) -> list[str]:
    matcher = Matcher([glossary])
    return [failure.message for failure in examples.run(matcher, glossary, Phrases(matcher))]


def found(glossary: store.Glossary, target: str, source: str | None) -> list[Finding]:
    document = Document("x", (Segment("1", target, source),), single=False)
    return [f for f in Engine([glossary, store.shipped()]).check(document) if f.rule == "own-rule"]


def test_the_examples_of_good_rules_hold(tmp_path: Path) -> None:
    assert failures(load(tmp_path, ARTICLE, EURO, HYPHENS)) == []


def test_what_is_forbidden_is_replaced_by_what_the_source_has(tmp_path: Path) -> None:
    (finding,) = found(load(tmp_path, ARTICLE), "See Paragraph 14 and Article 3.", "Voir les art. 14 et article 3.")
    assert (finding.text, finding.suggestions[0].replacement, finding.severity) == ("Paragraph 14", "Article 14", "major")


def test_what_is_required_and_missing_is_told_at_its_place(tmp_path: Path) -> None:
    (finding,) = found(load(tmp_path, ARTICLE), "The minister cited the law yesterday.", "Le ministre a cité l’article 9 de la loi hier.")
    assert finding.start == finding.end < len("The minister cited the law yesterday.")
    assert "Missing: Article 9" in finding.message


def test_no_break_spaces_and_english_numbers(tmp_path: Path) -> None:
    (finding,) = found(load(tmp_path, EURO), "It costs 12,000 €.", "Cela coûte 12\u202f000\u00a0€.")
    assert finding.suggestions[0].replacement == "€12,000"


def test_a_rule_without_source_works_on_the_english_alone(tmp_path: Path) -> None:
    glossary = load(tmp_path, HYPHENS, EURO)
    assert [f.entry for f in found(glossary, "He left--with 3 €.", None)] == ["two-hyphens"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (ARTICLE.replace(r"\d+)", r"\d+"), "unterminated subpattern"),
        (ARTICLE.replace("{source.n}\\b'\n      require", "{source.m}\\b'\n      require"), "no group m"),
        (ARTICLE.replace('suggest: "Article {source.n}"', 'suggest: "{target.x}"'), "no group x"),
        (HYPHENS.replace("{target.a}", "{source.a}"), "nothing says what {source.a} is"),
        (HYPHENS.replace(":upper", ":uper"), "the form 'uper' is unknown"),
        (HYPHENS.replace("forbid", "forbids"), "unknown key 'forbids' under 'regex'; known are source, forbid"),
        (EURO.replace("forbid:", "require:").replace("source:", "ignore_case: true, x: "), "unknown key 'x'"),
        (HYPHENS + "    when: {before: [a]}\n", "has no 'when'"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, entry: str, told: str) -> None:
    with pytest.raises(UserError) as problem:
        load(tmp_path, entry)
    assert told in problem.value.message
    assert problem.value.line
    assert problem.value.column


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (EURO.replace("=> €1,500.50", "=> € 1"), "suggests '€1,500.50', not '€ 1'"),
        (EURO.replace("[1,500.50 €]", "[1,501 €]"), "does not fire"),
        (EURO.replace("costs €1,500.50.", "costs 1,500.50 €."), "good example fires"),
        (EURO.replace(', source: "Cela coûte 1 500,50 €."', ""), "give the example a 'source'"),
    ],
)
def test_examples_that_do_not_hold_are_told(tmp_path: Path, entry: str, told: str) -> None:
    assert any(told in message for message in failures(load(tmp_path, entry)))
