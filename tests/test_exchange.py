"""Term lists of other tools: what each form says, what survives a round trip, and where mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.cli import app
from tqcheck.errors import UserError
from tqcheck.terms import exchange
from tqcheck.terms.build import build
from tqcheck.terms.exchange import Concept
from tqcheck.terms.store import Glossary

LANGUAGES = ("fr", "en")
TBX_2 = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descrip type="definition">police &amp; gendarmerie</descrip>
<langSet xml:lang="fr-FR"><tig><term>forces de l'ordre</term></tig></langSet>
<langSet xml:lang="en-GB"><ntig><termGrp><term>security forces</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
<tig><term>police</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<tig><term>forces of order</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""
FORCES = Concept("forces de l'ordre", ["security forces"], ["police"], ["forces of order"], "police & gendarmerie")


def read(text: str, form: str) -> list[Concept]:
    return exchange.read("list", text, form, LANGUAGES)


def test_tbx_2_keeps_statuses() -> None:
    assert read(TBX_2, "tbx") == [FORCES]


@pytest.mark.parametrize(
    ("form", "text", "wanted"),
    [
        ("csv", "garde à vue,police custody\n", Concept("garde à vue", ["police custody"])),
        ("tsv", "garde à vue\tpolice custody\n", Concept("garde à vue", ["police custody"])),
        ("csv", "fr,en,description\r\nOTAN,NATO,the alliance\r\n", Concept("OTAN", ["NATO"], note="the alliance")),
        ("csv", "source,target,flags\nOTAN,OTAN,forbidden\n", Concept("OTAN", forbid=["OTAN"])),
        ("csv", 'source;target\n"a;b";c\n', Concept("a;b", ["c"])),
        ("utx", "#UTX 1.11; fr/en;\n#src\ttgt\tsrc:pos\tterm status\nchien\tdog\tnoun\tapproved\nchien\thound\tnoun\tforbidden\n",
         Concept("chien", ["dog"], forbid=["hound"], part_of_speech="noun")),
    ],
)  # fmt: skip
def test_forms_of_other_tools(form: str, text: str, wanted: Concept) -> None:
    assert read(text, form) == [wanted]


_word = st.text("abcdéè'&<\"- ", min_size=1, max_size=12).map(lambda t: " ".join(t.split())).filter(bool)
_concepts = st.lists(
    st.builds(Concept, _word, st.lists(_word, min_size=1, max_size=2, unique=True)), max_size=4, unique_by=lambda c: c.source
)


@pytest.mark.parametrize("form", ["tbx", "tbx2", "csv", "tsv", "utx"])
@given(_concepts)
def test_what_is_written_is_read_again(form: str, concepts: list[Concept]) -> None:
    assert read(exchange.write(concepts, form, LANGUAGES), form) == concepts


@pytest.mark.parametrize("form", ["tbx", "tbx2", "csv", "tsv", "utx"])
def test_statuses_survive(form: str) -> None:
    assert read(exchange.write([FORCES], form, LANGUAGES), form) == [FORCES]


@pytest.mark.parametrize(
    ("form", "text", "message", "line"),
    [
        ("tbx", "<martif><text></martif>", "not well-formed", 1),
        ("tbx", '<!DOCTYPE m [<!ENTITY a "b">]><martif/>', "entities", 1),
        ("csv", "source,target\nonly\n", "1 column;", 2),
        ("csv", "source,target,status\na,b,odd\n", "status 'odd'", 2),
        ("utx", "#UTX\nchien\n", "source and a target", 2),
    ],
)
def test_mistakes_name_the_line(form: str, text: str, message: str, line: int) -> None:
    with pytest.raises(UserError, match=message) as caught:
        read(text, form)
    assert (caught.value.path, caught.value.line) == ("list", line)


def test_an_imported_list_is_a_glossary_that_checks(tmp_path: Path) -> None:
    (tmp_path / "own.tbx").write_text(TBX_2, "utf-8")
    own = tmp_path / "own.yaml"
    result = CliRunner().invoke(app, ["glossary", "import", str(tmp_path / "own.tbx"), "-o", str(own)])
    assert result.exit_code == 0, result.output
    glossary = Glossary(build([str(own)]), "own")
    assert exchange.from_entries(glossary.entries()) == [FORCES]
    exported = CliRunner().invoke(app, ["glossary", "export", str(own), "--form", "utx"])
    assert "forces de l'ordre\tforces of order\t\tforbidden" in exported.stdout
    text = tmp_path / "text.txt"
    text.write_text("The forces of order came.", "utf-8")
    checked = CliRunner().invoke(app, ["check", str(text), "--glossary", str(own), "--format", "concise", "--no-score"])
    assert "security forces" in checked.stdout


def test_the_shipped_terms_can_be_exported() -> None:
    result = CliRunner().invoke(app, ["glossary", "export", "--form", "csv"])
    assert result.exit_code == 0
    assert "CEDEAO,ECOWAS,preferred" in result.stdout
