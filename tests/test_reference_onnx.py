"""The ONNX adapter with a small random model made here: shapes, batches, places, and what a folder can lack. No quality is measured."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tqcheck.errors import UserError
from tqcheck.score import neural
from tqcheck.score.onnx import FILES, Folder

Invoke = Callable[..., Result]
ABOUT = {"name": "Random", "version": "1", "licence": "CC-BY-NC-SA-4.0", "tags": "tags", "labels": [None, "minor", "critical"], "pad_id": 1}
WORDS = "the army left naïve 😀 yes country voted . le pays".split()


def model(path: Path) -> None:
    """Two layers: embeddings averaged to a score; and for tags the row of a table that each word number picks."""
    np, onnx = pytest.importorskip("numpy"), pytest.importorskip("onnx")
    helper, proto = onnx.helper, onnx.TensorProto
    draw = np.random.default_rng(7)
    size = len(WORDS) + 3
    tags = np.zeros((size, 3), "float32")
    tags[:, 0] = 1
    tags[3 + WORDS.index("army")] = tags[3 + WORDS.index("left")] = (0, 2, 0)
    tags[3 + WORDS.index("😀")] = (0, 0, 2)
    tags[3 + WORDS.index("le")] = (0, 0, 2)
    constants = {
        "table": draw.normal(size=(size, 4)).astype("float32"),
        "weights": draw.normal(size=(4, 1)).astype("float32"),
        "rows": tags,
    }
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["embedded"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=proto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
        helper.make_node("Mul", ["embedded", "column"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "middle"], ["sum"], keepdims=0),
        helper.make_node("MatMul", ["sum", "weights"], ["score"]),
        helper.make_node("Gather", ["rows", "input_ids"], ["tags"]),
    ]
    graph = helper.make_graph(
        nodes,
        "random",
        [helper.make_tensor_value_info(n, proto.INT64, ["batch", "length"]) for n in ("input_ids", "attention_mask")],
        [
            helper.make_tensor_value_info("score", proto.FLOAT, ["batch", 1]),
            helper.make_tensor_value_info("tags", proto.FLOAT, ["batch", "length", 3]),
        ],
        [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()]
        + [onnx.numpy_helper.from_array(np.array([n], "int64"), name) for name, n in (("last", 2), ("middle", 1))],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), str(path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tokenizers = pytest.importorskip("tokenizers")
    pytest.importorskip("onnxruntime")
    model(tmp_path / "model.onnx")
    numbers = {"<s>": 0, "<pad>": 1, "<unk>": 2, **{w: i for i, w in enumerate(WORDS, 3)}}
    made = tokenizers.Tokenizer(tokenizers.models.WordLevel(numbers, unk_token="<unk>"))
    made.normalizer = tokenizers.normalizers.Lowercase()
    made.pre_tokenizer = tokenizers.pre_tokenizers.Sequence(
        [tokenizers.pre_tokenizers.WhitespaceSplit(), tokenizers.pre_tokenizers.Punctuation()]
    )
    made.post_processor = tokenizers.processors.TemplateProcessing("<s> $A", "<s> $A <s> $B", [("<s>", 0)])
    made.save(str(tmp_path / "tokenizer.json"))
    describe(tmp_path)
    return tmp_path


def describe(folder: Path, **more: Any) -> None:
    (folder / "tqcheck-model.json").write_text(json.dumps({**ABOUT, **more}), "utf-8")


def segment(n: int, text: str, source: str = "Le pays.") -> dict[str, str]:
    return {"id": f"0:{n}", "mt": text, "src": source}


def test_one_by_one_and_in_batches_the_scores_are_the_same(folder: Path) -> None:
    segments = [segment(n, " ".join(["The country voted ."] * (n % 7 + 1))) for n in range(40)]
    info, together = neural.run("random", Folder(str(folder), threads=1), segments)
    alone = {s["id"]: neural.run("random", Folder(str(folder), threads=1), [s])[1][s["id"]] for s in segments[:7]}
    assert all(math.isclose(together[i].score or 0, alone[i].score or 0, rel_tol=1e-5) for i in alone)
    assert list(together) != sorted(together)  # answered by length, given back by id
    assert len({together[s["id"]].score for s in segments}) == 7
    assert info["signature"].startswith("onnx|Random|1|runtime:")
    assert info["needs"] == {"src": True}


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The naïve army left.", [("army left", "minor")]),
        ("army\u00a0 left 😀 army", [("army\u00a0 left", "minor"), ("😀", "critical"), ("army", "minor")]),
        ("Yes.", []),
    ],
)
def test_tags_become_places_in_code_points(folder: Path, text: str, spans: list[tuple[str, str]]) -> None:
    found = neural.run("random", Folder(str(folder)), [segment(0, text)])[1]["0:0"]
    assert [(span["text"], span["severity"]) for span in found.spans] == spans  # "le" of the source is no span of the text
    assert found.dropped == 0


def test_long_texts_are_cut_and_scores_are_moved(folder: Path) -> None:
    describe(folder, max_length=8, transform=[0.0, 0.25], range=[0, 1])
    found = neural.run("random", Folder(str(folder)), [segment(0, "voted " * 500)])[1]["0:0"]
    assert found.score == 0.25
    describe(folder, transform="sigmoid", range=[0, 1])
    assert 0 <= (neural.run("random", Folder(str(folder)), [segment(0, "The army.")])[1]["0:0"].score or -1) <= 1


def test_from_the_command_line(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"source": "Le pays.", "target": "The army left."}\n')
    shown = invoke("score", str(tmp_path / "a.jsonl"), "--scorer-folder", f"random={folder}")
    assert shown.exit_code == 0
    assert "Random 1, licence: CC-BY-NC-SA-4.0 — not for commercial use" in shown.stdout


@pytest.mark.parametrize("name", FILES)
def test_a_folder_that_lacks_a_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(UserError, match=f"the folder has no {name}"):
        Folder(str(folder))


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_that_is_none(folder: Path, name: str) -> None:
    (folder / name).write_text("broken")
    with pytest.raises(UserError, match="cannot be loaded"):
        Folder(str(folder))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"licence": ""}, "'licence' is missing"),
        ({"pair": ["src"]}, "'pair' is missing"),
        ({"transform": "log"}, "'transform'"),
        ({"labels": ["grave"]}, "'labels'"),
        ({"score": "quality"}, "no output 'quality'"),
    ],
)
def test_a_description_that_cannot_be(folder: Path, more: dict[str, Any], message: str) -> None:
    describe(folder, **more)
    with pytest.raises(UserError) as caught:
        Folder(str(folder))
    assert message in caught.value.message


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        (tmp_path / name).write_text(json.dumps(ABOUT))
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(UserError) as caught:
        Folder(str(tmp_path))
    assert caught.value.hint == "pip install 'tqcheck[onnx]'"
