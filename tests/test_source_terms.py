"""Terms of a user's glossary, compared with the source."""

from __future__ import annotations

import pytest

from tqcheck.engine import Engine
from tqcheck.model import Document, Finding, Segment
from tqcheck.terms import examples, store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases

GLOSSARY = """\
language: {source: fr, target: en}
topic: house terms
entries:
  - {term: "banque", prefer: [bank]}
  - {term: "banque centrale", prefer: [central bank, reserve bank]}
  - {term: "~force de l'ordre", prefer: [security forces], admit: [police]}
  - {term: "Le Matin", prefer: [Le Matin]}
  - {term: "marche", prefer: ["ON"]}
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("own") / "terms.yaml"
    examples = "\n".join(GLOSSARY.splitlines())
    path.write_text(examples + "\n", "utf-8")
    return Engine([store.load([str(path)]), store.shipped()])


def found(engine: Engine, *pairs: tuple[str, str]) -> list[Finding]:
    segments = tuple(Segment(str(i), en, fr, document="d") for i, (fr, en) in enumerate(pairs))
    return [f for f in engine.check(Document("x", segments, single=False)) if f.rule == "source-term"]


def test_a_missing_term_is_told(engine: Engine) -> None:
    (finding,) = found(engine, ("Les forces de l'ordre ont bouclé le quartier.", "The gendarmes sealed off the district."))
    assert "security forces or police" in finding.message


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("La force de l'ordre est intervenue.", "The police intervened."),
        ("La banque centrale relève son taux.", "The central bank raises its rate."),
        ("La banque centrale relève son taux.", "The reserve banks raise their rate."),
        ("Les banques ferment.", "Banks are closing."),
        ("Selon Le Matin, il est parti.", "He has left, Le Matin says."),
    ],
)
def test_forms_and_synonyms_are_accepted(engine: Engine, french: str, english: str) -> None:
    assert not found(engine, (french, english))


def test_the_longest_term_wins(engine: Engine) -> None:
    (finding,) = found(engine, ("La banque centrale relève son taux.", "The bank raises its rate."))
    assert finding.entry == "term-banque-centrale"


def test_a_name_that_must_stay(engine: Engine) -> None:
    (finding,) = found(engine, ("Selon Le Matin, il est parti.", "According to The Morning, he has left."))
    assert finding.entry == "term-le-matin"


def test_capitals_count(engine: Engine) -> None:
    assert found(engine, ("Appuyez sur marche.", "Press on."))
    assert not found(engine, ("Appuyez sur marche.", "Press ON."))


def test_the_rarer_translation_is_a_hint(engine: Engine) -> None:
    pairs = [("La banque centrale agit.", "The central bank acts.")] * 3 + [("La banque centrale agit.", "The reserve bank acts.")]
    (finding,) = found(engine, *pairs)
    assert (finding.severity, finding.text, finding.segment) == ("neutral", "reserve bank", "3")


STATUSES = """\
language: {source: fr, target: en}
topic: house terms
entries:
  - term: "~marche"
    prefer: [march]
    deprecated: [parade]
    forbid: [walking]
    pos: noun
    bad: ["A [walking] for peace. => march", "A [parade] for peace. => march"]
    good: ["A march for peace."]
  - {term: "Mairie", prefer: [Town Hall], case: exact}
"""


@pytest.fixture(scope="module")
def statuses(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("own") / "statuses.yaml"
    path.write_text(STATUSES, "utf-8")
    return Engine([store.load([str(path)]), store.shipped()])


def test_a_deprecated_translation_is_minor_a_forbidden_one_major(statuses: Engine) -> None:
    document = Document("x", (Segment("1", "A parade, then a walking for peace.", None),), single=False)
    told = [(f.text, f.entry, f.severity) for f in statuses.check(document) if f.rule == "term"]
    assert told == [("parade", "term-marche-deprecated", "minor"), ("walking", "term-marche", "major")]


@pytest.mark.parametrize(
    ("french", "english", "told"),
    [
        ("La marche a duré deux heures.", "The rally lasted two hours.", True),
        ("Il marche depuis deux heures.", "He has been on foot for two hours.", False),
        ("La Mairie est fermée.", "The town hall is closed.", True),
        ("La Mairie est fermée.", "The Town Hall is closed.", False),
        ("La mairie est fermée.", "The town hall is closed.", False),
    ],
)
def test_part_of_speech_and_case_count(statuses: Engine, french: str, english: str, told: bool) -> None:
    assert bool(found(statuses, (french, english))) is told


def test_the_examples_of_both_statuses_are_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "statuses.yaml"
    path.write_text(STATUSES.replace("[parade] for peace. => march", "[parades] for peace. => march"), "utf-8")
    glossary = store.load([str(path)])
    matcher = Matcher([glossary])
    assert [f.entry for f in examples.run(matcher, glossary, Phrases(matcher))] == ["term-marche-deprecated"]
