"""What training packs against what is read: trees, style, marked words. Needs the training dependencies."""

from __future__ import annotations

import random
import sys
from array import array
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")
sys.path.insert(0, str(Path(__file__).parents[1]))

from tqcheck.score import packed as files  # noqa: E402
from tqcheck.score import style as read_style  # noqa: E402
from tqcheck.score.trees import Trees  # noqa: E402
from training import style  # noqa: E402


def loaded(arrays: dict[str, tuple[str, bytes]], path: Path) -> files.Packed:
    path.write_bytes(files.pack(arrays))
    return files.Packed(str(path))


def test_trees_say_what_lightgbm_says(tmp_path: Path) -> None:
    boost = pytest.importorskip("training.boost", reason="no lightgbm", exc_type=ImportError)
    draw = np.random.default_rng(3)
    values = draw.normal(size=(4000, 6)).astype(np.float32)
    wanted = values[:, 0] + (values[:, 1] > 0) * (values[:, 2] < 0.5) * 2.0 + draw.normal(size=4000) * 0.1
    numbers = np.arange(3000)
    pairs = np.array([3000, 3100]), np.array([3001, 3101]), np.array([1.0, 1.0])
    booster = boost.fit(values, [1, 0, 0, -1, 0, 0], np.zeros(4000), (numbers, wanted[:3000], np.ones(3000)), pairs)
    trees = Trees(loaded(boost.arrays(booster, np.zeros(6), "quality"), tmp_path / "a.bin"), "quality")
    told = booster.predict(values[3500:])
    assert [trees([float(v) for v in row]) for row in values[3500:]] == pytest.approx(told.tolist(), abs=1e-4)
    assert np.corrcoef(told, wanted[3500:])[0, 1] > 0.95
    assert trees([None] * 6) == pytest.approx(trees([0.0] * 6))
    rising = [trees([x, 0.0, 0.0, 0.0, 0.0, 0.0]) for x in (-2.0, -1.0, 0.0, 1.0, 2.0)]
    assert rising == sorted(rising)  # a sign binds the trees
    assert rising[0] < rising[-1]


def test_the_style_of_a_text_is_the_mean_of_its_runs(tmp_path: Path) -> None:
    draw = random.Random(5)
    texts = [[[draw.randrange(800) for _ in range(draw.randrange(1, 9))] for _ in range(draw.randrange(1, 4))] for _ in range(50)]
    shares = style.table([array("H", [c for sentence in text for c in (*(g + 1 for g in sentence), 0)]) for text in texts])
    steps = np.random.default_rng(1).integers(-127, 128, 1 << read_style.BITS).astype(np.int8)
    told = read_style.Style(loaded(style.arrays(steps), tmp_path / "a.bin"))
    assert [told(text) for text in texts] == pytest.approx((shares @ steps.astype(np.float64)).tolist(), abs=1e-3)
    assert told([]) == 0


def test_style_learns_what_the_offset_does_not_say() -> None:
    human, machine = array("H", [5, 6, 7, 0]), array("H", [7, 6, 5, 0])
    shares = style.table([human, machine] * 20)
    better, worse = np.arange(0, 40, 2), np.arange(1, 40, 2)
    offset = np.where(np.arange(40) % 2, 1.0, 0.0)  # the curves hold the machine for better
    weights = style.fit(shares, (better, worse, np.ones(20)), better, offset)
    said = shares @ weights
    assert (said[better] > said[worse] + 0.9).all()
    steps, step = style.stepped(weights)
    assert np.abs(steps * step - weights).max() < step


def test_words_that_people_mark_cost_more() -> None:
    from tqcheck.score.fluency import scorer
    from training import marked

    english = scorer().english
    rows = [
        {
            "set": "mlqepe-train",
            "system": "nmt",
            "target": "The army left Niger.",
            "tok": "The army left Niger .",
            "tags": "OK BAD OK OK OK",
            "spans": "",
        },
        {
            "set": "biomqm",
            "system": "A",
            "target": "The army won.",
            "tok": "",
            "tags": "",
            "spans": '[[4, 8, "", "major", "r"], [null, null, "", "minor", "r"]]',
        },
        {"set": "biomqm", "system": "ref-A", "target": "The army won.", "tok": "", "tags": "", "spans": '[[0, 3, "", "major", "r"]]'},
    ]
    name, (kind, data) = next(iter(marked.arrays(rows * 40, english, len(english.class_model.unigrams)).items()))
    rates = memoryview(data).cast(kind)  # type: ignore[call-overload]
    assert name == "words.marked"
    assert rates[english.words("army").group] > 50 > 0 > rates[english.words("The").group]
