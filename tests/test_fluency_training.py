"""The language model's training against its definitions, and the packed table against the model. Needs the training dependencies."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")
sys.path.insert(0, str(Path(__file__).parents[1]))

from tqcheck.score.ngrams import Ngrams  # noqa: E402
from training import kneser_ney, pack  # noqa: E402

START, END = 1, 2


def text(seed: int, sentences: int = 400) -> object:
    draw = np.random.default_rng(seed)
    flow: list[int] = []
    for _ in range(sentences):
        words = (3 + draw.zipf(1.5, draw.integers(2, 9)) % 12).tolist()
        flow += [START, *words, END]
    return np.array(flow)


@pytest.fixture(scope="module")
def model() -> kneser_ney.Model:
    mixed = kneser_ney.mix([kneser_ney.estimate(text(seed), 15, START) for seed in (1, 2)], [0.7, 0.3])
    kneser_ney.prune(mixed, len(mixed.keys[2]) + len(mixed.keys[3]) // 2)
    return mixed


@pytest.mark.parametrize("context", [(START,), (START, 4), (4, 5), (3, 4, 5), (9, 9, 9)])
def test_probabilities_sum_to_one(model: kneser_ney.Model, context: tuple[int, ...]) -> None:
    key = 0
    for number in context:
        key = key << 16 | number
    keys = np.array([key << 16 | word for word in range(2, 16)], np.uint64)
    assert model.prob(keys, len(context) + 1).sum() == pytest.approx(1, abs=0.01)


def test_what_follows_more_often_is_likelier() -> None:
    counted = kneser_ney.estimate(np.array([START, 3, 4, END] * 30 + [START, 3, 5, END] * 3 + [START, 6, 5, END] * 9), 6, START, order=2)
    after_3 = counted.prob(np.array([3 << 16 | 4, 3 << 16 | 5, 3 << 16 | 6], np.uint64), 2)
    assert after_3[0] > after_3[1] > after_3[2]


def test_the_packed_table_says_what_the_model_says(model: kneser_ney.Model) -> None:
    arrays = pack.table(model, "word")
    slots = memoryview(arrays["word.slots"][1]).cast("I")
    table = Ngrams(slots, memoryview(arrays["word.unigrams"][1]), memoryview(arrays["word.backoffs"][1]))
    flow = text(3, 50).tolist()  # type: ignore[attr-defined]
    sentence: list[int] = []
    for number in flow:
        sentence.append(number)
        if number != END:
            continue
        logs, _ = table.score(sentence)
        for i in range(1, len(sentence)):
            window = sentence[max(0, i - 3) : i + 1]
            key = 0
            for word in window:
                key = key << 16 | word
            expected = math.log(model.prob(np.array([key], np.uint64), len(window))[0])
            assert logs[i - 1] == pytest.approx(expected, abs=0.12)
        sentence = []
