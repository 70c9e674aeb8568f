"""The learned scores: every kind of damage lowers them, the source does not change fluency, and the report says what it knows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from tqcheck.cli import app
from tqcheck.errors import UserError
from tqcheck.model import Document, DocumentReport, Segment
from tqcheck.score import fluency
from tqcheck.score.packed import Packed, pack
from tqcheck.score.sounds import skeleton
from tqcheck.score.tokens import tokens
from tqcheck.stream import Scores

GOOD = "The minister said on Tuesday that the army would leave the north of the country before the end of the year."


def scored(target: str, source: str | None = None) -> fluency.Unit:
    return fluency.scorer().unit(target, source)


@pytest.mark.parametrize(
    "bad",
    [
        "The minister said on Tuesday that the army would leave the north of the country before the end of the the year.",
        "The minister said on Tuesday that the army would leave the north of the country before the end to the year.",
        "The minister said on Tuesday that the army would the leave north of the country before the end of the year.",
        "The minister said on Tuesday that the army would leave the north of the countri before the end of the year.",
        "The minister said on Tuesday that the armée would leave the north of the country before the end of the year.",
        "The minister said on Tuesday that the army would leaving the north of the country before the end of the year.",
        "The minister said on tuesday that the army would leave the north of the country before the end of the year.",
        "the minister said on Tuesday that the army would leave the north of the country before the end of the year.",
        "The minister said on Tuesday that the army would leave the north of the country before the end of the year",
        "The minister said on Tuesday , that the army would leave the north of the country before the end of the year .",
        "Year the of end the before country the of north the leave would army the that Tuesday on said minister the.",
    ],
    ids=["doubled", "preposition", "order", "spelling", "untranslated", "verb", "case", "start", "stop", "spaced", "backwards"],
)
def test_damage_lowers_fluency(bad: str) -> None:
    assert scored(bad).fluency < scored(GOOD).fluency


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("Le 14 mai, 3 000 soldats ont quitté Gao.", "On 14 May, 3,000 soldiers left Gao.", "On 14 May, 3 soldiers left Gao."),
        ("Moussa Traoré est arrivé à Bamako.", "Moussa Traoré arrived in Bamako.", "Moussa Traoré arrived in Dakar."),
        ("Est-ce que le président viendra demain ?", "Will the president come tomorrow?", "The president will come tomorrow."),
        (
            "Президент прибыл в Москву в понедельник.",
            "The president arrived in Moscow on Monday.",
            "The president arrived in London on Monday.",
        ),
    ],
    ids=["number", "name", "question", "another script"],
)
def test_the_source_shows_what_the_target_hides(source: str, good: str, bad: str) -> None:
    better, worse = scored(good, source).quality, scored(bad, source).quality
    assert better is not None
    assert worse is not None
    assert worse < better


def test_fluency_does_not_see_the_source() -> None:
    assert scored(GOOD).fluency == scored(GOOD, "Le ministre a parlé mardi.").fluency
    assert scored(GOOD).quality is None


@pytest.mark.parametrize("text", ["", " ", "…", "😀", "中文", "a", "1", "\ud800", "word " * 3000])
def test_any_text_has_a_score_between_0_and_100(text: str) -> None:
    unit = scored(text, text)
    assert 0 <= unit.fluency <= 100
    assert unit.quality is None or 0 <= unit.quality <= 100


def test_a_document_shows_both_parts_and_an_interval() -> None:
    text = " ".join([GOOD, "The talks went on until late in the evening.", "Nobody was hurt, the police said."] * 3)
    document = Document("a.txt", (Segment(None, text),))
    found = fluency.units(document)
    assert [text[u.start : u.start + len(u.text)] for u in found] == [u.text for u in found]
    score = document_score(document, len(text.split()))
    assert score["low"] < score["value"] < score["high"]
    assert score["findings_penalty"] == 0
    assert score["enough_text"] is True
    assert document_score(document, 21)["enough_text"] is False


def document_score(document: Document, words: int) -> dict[str, Any]:
    scores = Scores({})
    scores.add(DocumentReport(document, (), words))
    found: dict[str, Any] = scores.result()["fluency"]
    return found


def test_masked_text_is_not_read() -> None:
    text = "See https://example.org/zzz?q=xqzw for the report."
    masked = Document("a.txt", (Segment(None, text, masked=((4, 34),)),))
    assert "xqzw" not in fluency.units(masked)[0].text


def test_score_reports_segments_and_the_worst_words(tmp_path: Path) -> None:
    rows = [
        {"id": "s1", "target": GOOD, "source": "Le ministre a dit mardi que l'armée partirait."},
        {"id": "s2", "target": "It telled me zxqwv the."},
    ]
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    report = json.loads(CliRunner().invoke(app, ["score", str(file), "--format", "json"]).stdout)
    jsonschema.validate(report, json.loads((Path(__file__).parents[1] / "schemas" / "report-1.json").read_text("utf-8")))
    found = report["documents"][0]
    assert [row["id"] for row in found["segments"]] == ["s1", "s2"]
    assert found["segments"][0]["quality"] is not None
    assert found["segments"][1]["quality"] is None
    assert found["worst"][0]["segment"] == "s2"
    assert "zxqwv" in [word["text"] for word in found["worst"][0]["words"]]
    assert "not enough text" in CliRunner().invoke(app, ["check", str(file)]).stdout
    text = CliRunner().invoke(app, ["score", str(file)]).stdout
    assert "not enough text" in text
    assert "costly: " in text


def test_scoring_imports_no_numpy() -> None:
    code = "import sys; from tqcheck.score import fluency; fluency.scorer().unit('One two three.', 'Un.'); print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    whole = pack({"a": ("I", bytes(400)), "b": ("B", b"xyz")})
    (tmp_path / "whole.bin").write_bytes(whole)
    assert Packed(str(tmp_path / "whole.bin")).text("b") == "xyz"
    for name, data in (("cut", whole[:200]), ("other", b"PK\x03\x04" * 100), ("empty", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError):
            Packed(str(tmp_path / name))


def test_names_keep_their_consonants_across_scripts() -> None:
    assert skeleton("Moscow")[:2] == skeleton("Москву")[:2]
    assert skeleton("Chernyshev") == skeleton("Чернышев")
    assert skeleton("Traoré") == skeleton("Traore")


def test_tokens_keep_contractions_and_part_possessives() -> None:
    assert tokens("It’s Niger’s army, isn’t it? 3,000 men.") == [
        "It",
        "'s",
        "Niger",
        "'s",
        "army",
        ",",
        "isn't",
        "it",
        "?",
        "3,000",
        "men",
        ".",
    ]


def test_words_that_the_source_does_not_explain_cost_quality() -> None:
    source = "Les soldats ont quitté la ville avec le président de la république."
    whole = scored("The soldiers left the city with the president of the republic.", source).quality
    other = scored("The doctors left the river with the teacher of the university.", source).quality
    assert whole is not None
    assert other is not None
    assert other < whole


def test_half_a_surrogate_is_written_as_it_came(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"target": "A \\ud800 word that is half of one."}\n')
    for form in ("text", "json"):
        assert subprocess.run([sys.executable, "-m", "tqcheck", "score", str(file), "--format", form], capture_output=True).returncode == 0


def test_a_text_with_its_source_has_a_quality_by_pairs_of_sentences(tmp_path: Path) -> None:
    source = "Le ministre a parlé mardi. Il a salué les soldats.\n\nLes habitants ont quitté la ville."
    target = "The minister spoke on Tuesday. He greeted the soldiers.\n\nThe inhabitants have left the town."
    (tmp_path / "s.txt").write_text(source, "utf-8")
    (tmp_path / "t.txt").write_text(target, "utf-8")
    (tmp_path / "cut.txt").write_text(target.replace(" He greeted the soldiers.", ""), "utf-8")
    schema = json.loads((Path(__file__).parents[1] / "schemas" / "report-1.json").read_text("utf-8"))
    reports = []
    for name in ("t.txt", "cut.txt"):
        options = ["score", str(tmp_path / name), "--source", str(tmp_path / "s.txt")]
        result = CliRunner().invoke(app, [*options, "--format", "json"])
        report = json.loads(result.stdout)
        jsonschema.validate(report, schema)
        reports.append(report["documents"][0])
        assert "translates worst:" in CliRunner().invoke(app, options).stdout
    whole, cut = reports
    assert [target[p["start"] : p["end"]] for p in whole["pairs"]] == [
        "The minister spoke on Tuesday.",
        "He greeted the soldiers.",
        "The inhabitants have left the town.",
    ]
    assert [p["source"] for p in whole["pairs"]][1] == "Il a salué les soldats."
    assert (whole["quality"]["untranslated"], cut["quality"]["untranslated"]) == (0, 1)
    assert [p["quality"] for p in cut["pairs"] if p["start"] == p["end"]] == [0.0]
    assert cut["quality"]["learned"] < whole["quality"]["learned"]
    assert whole["quality"]["low"] <= whole["quality"]["value"] <= whole["quality"]["high"]
    assert whole["quality"]["enough_text"] is False


def test_the_page_for_people_shows_the_quality_and_its_report_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("Le ministre a parlé mardi.", "utf-8")
    (tmp_path / "t.txt").write_text("The minister spoke on Tuesday.", "utf-8")
    options = ["score", str(tmp_path / "t.txt"), "--source", str(tmp_path / "s.txt"), "--format"]
    quality = json.loads(CliRunner().invoke(app, [*options, "json"]).stdout)["documents"][0]["quality"]
    page = CliRunner().invoke(app, [*options, "html"]).stdout
    assert f'Quality, seen with the source </figcaption><b class="value">{quality["value"]:.1f}</b>' in page
    inside = json.loads(page.partition('type="application/json"')[2].partition(">")[2].partition("</script>")[0])
    jsonschema.validate(inside, json.loads((Path(__file__).parents[1] / "schemas" / "report-1.json").read_text("utf-8")))


def test_quality_of_a_page_points_into_the_page(tmp_path: Path) -> None:
    (tmp_path / "s.html").write_text("<p>Le <b>ministre</b> a parlé mardi.</p><p>Il est parti.</p>", "utf-8")
    page = "<p>The <b>minister</b> spoke on Tuesday.</p><p>He left.</p>"
    (tmp_path / "t.html").write_text(page, "utf-8")
    result = CliRunner().invoke(app, ["score", str(tmp_path / "t.html"), "--source", str(tmp_path / "s.html"), "--format", "json"])
    pairs = json.loads(result.stdout)["documents"][0]["pairs"]
    assert [page[p["start"] : p["end"]] for p in pairs] == ["The <b>minister</b> spoke on Tuesday.", "He left."]
