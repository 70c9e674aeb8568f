"""What training packs against what is read: network, contrast, numbers, style. Needs the training dependencies."""

from __future__ import annotations

import random
import sys
from array import array
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")
sys.path.insert(0, str(Path(__file__).parents[1]))

from tqcheck.score import contrast as read_contrast  # noqa: E402
from tqcheck.score import packed as files  # noqa: E402
from tqcheck.score import style as read_style  # noqa: E402
from tqcheck.score.digits import Digits  # noqa: E402
from tqcheck.score.lexicon import Bilingual  # noqa: E402
from tqcheck.score.net import Net  # noqa: E402
from tqcheck.score.words import END, START, Word  # noqa: E402
from training import contrast, expected, net, score_lexicon, style  # noqa: E402
from training.damage import Damage  # noqa: E402
from training.verbs import Verbs  # noqa: E402
from training.wordnet import Thesaurus  # noqa: E402


def loaded(arrays: dict[str, tuple[str, bytes]], path: Path) -> files.Packed:
    path.write_bytes(files.pack(arrays))
    return files.Packed(str(path))


def test_the_network_says_what_its_training_said(tmp_path: Path) -> None:
    draw = np.random.default_rng(3)
    values = draw.normal(size=(6000, 4)).astype(np.float32)
    wanted = values[:, 0] + np.abs(values[:, 1]) + draw.normal(size=6000) * 0.1
    wanted -= wanted.mean()
    numbers = np.arange(5000)
    better = np.arange(5000, 5400)
    values[better + 400] = values[better] + np.array([0, 0, 2, 0], np.float32)  # more of the third is worse, which no label says
    fitted = net.fit(values, [1, 0, 0, -1], np.zeros(6000), (numbers, wanted[:5000], np.ones(5000)), (better, better + 400, np.ones(400)))
    told = fitted(values[5800:])
    read = Net(loaded(fitted.arrays("quality"), tmp_path / "a.bin"), "quality")
    assert [read([float(v) for v in row]) for row in values[5800:]] == pytest.approx(told.tolist(), abs=1e-4)
    assert np.corrcoef(told, wanted[5800:])[0, 1] > 0.8
    assert read([0.0, 0.0, -1.0, 0.0]) > read([0.0, 0.0, 1.0, 0.0])
    for place, sign in ((0, 1), (3, -1)):  # whatever the rest says
        other = draw.normal(size=4).tolist()
        told = [read([sign * x if i == place else v for i, v in enumerate(other)]) for x in (-2.0, -1.0, 0.0, 1.0, 2.0)]
        assert told == sorted(told)
    assert read([None] * 4) == pytest.approx(read(values.mean(0).tolist()), abs=1e-4)
    assert read([1e9, 0.0, 0.0, 0.0]) == read([1e6, 0.0, 0.0, 0.0])  # what is out of all measure is cut


def test_contrast_is_read_as_it_was_learned(tmp_path: Path) -> None:
    draw = np.random.default_rng(8)
    weights = draw.normal(size=1 << read_contrast.BITS)
    arrays = contrast.halves(weights, np.ones(len(weights)))
    model = loaded(arrays | {"words.classes": ("H", draw.integers(0, 800, 60_000).astype("<u2").tobytes())}, tmp_path / "a.bin")
    half = np.frombuffer(arrays["contrast.weights"][1], np.uint8)
    levels = np.frombuffer(arrays["contrast.levels"][1], "<f4")
    rounded = np.stack([levels[half & 15], levels[half >> 4]], 1).reshape(-1)
    assert np.abs(rounded - weights).mean() < 0.2 < np.abs(weights).mean()
    classes = np.array(model["words.classes"], np.uint64)
    told = read_contrast.Contrast(model, model["words.classes"])
    for size in (1, 2, 5, 30):
        numbers = draw.integers(3, 60_000, size).tolist()
        words = [Word(n, int(classes[n]), 0.0, True, True, False, 0.0, 0.0, False) for n in numbers]
        window = array("H", [START] * contrast.BEFORE + numbers + [END])
        assert sum(told(words)) == pytest.approx((contrast.keys([window], classes) @ rounded)[0], abs=1e-3)
        assert len(told(words)) == size + 1


def test_only_what_differs_is_learned_from() -> None:
    good, bad = contrast.cut([11, 12, 13, 14, 15, 16, 17, 18, 19], [11, 12, 13, 14, 15, 17, 18, 19])
    assert list(good) == [12, 13, 14, 15, 16, 17, 18, 19, END]
    assert list(bad) == [12, 13, 14, 15, 17, 18, 19, END]
    good, bad = contrast.cut([11], [12])
    assert list(good) == [START] * 4 + [11, END]
    assert list(bad) == [START] * 4 + [12, END]


def test_usual_numbers_weigh_more(tmp_path: Path) -> None:
    lines = ["In 2020 some 1,000 people paid 10 euros."] * 50 + ["In 1987 some 7,413 people paid 37 euros."]
    told = Digits(loaded(contrast.numbers(lines), tmp_path / "a.bin"))
    assert told("2020") > told("1987") > told("1823")
    assert told("10") > told("37") > told("86")
    assert told("3,000") > told("3,467")
    assert told("١٢") == told("rather") * 0 == 0


def test_verbs_change_their_tense() -> None:
    verbs = Verbs({"received", "receiving", "receive", "receives", "said", "saying"})
    draw = random.Random(1)
    made = {" ".join(verbs("The man received help".split(), draw) or ()) for _ in range(200)}
    assert {"The man will receive help", "The man has received help", "The man receives help", "The man was receiving help"} <= made
    assert "The man received help" not in made
    made = {" ".join(verbs("The man has received help".split(), draw) or ()) for _ in range(100)}
    assert {f"The man {verb} help" for verb in ("received", "will receive", "had received")} <= made
    assert verbs("The table of the house".split(), draw) is None


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


def wordnet(folder: Path) -> Thesaurus:
    """A WordNet of three synsets of nouns and two of adjectives."""
    nouns = (
        "00000001 03 n 01 war 0 002 @ 00000003 n 0000 ! 00000002 n 0101 | fighting\n"
        "00000002 03 n 01 peace 0 001 ! 00000001 n 0101 | no fighting\n"
        "00000003 03 n 02 state 0 armed_state 1 000 | how things are\n"
    )
    adjectives = "00000001 00 a 01 old(p) 0 001 ! 00000002 a 0101 | of age\n00000002 00 a 01 new 0 001 ! 00000001 a 0101 | of late\n"
    for part, data, index in (
        ("noun", nouns, "war n 1 2 @ ! 1 1 00000001\npeace n 1 1 ! 1 0 00000002\nstate n 1 0 1 0 00000003\n"),
        ("adj", adjectives, "old a 1 1 ! 1 0 00000001\nnew a 1 1 ! 1 0 00000002\n"),
        ("verb", "", ""),
        ("adv", "", ""),
    ):
        (folder / f"data.{part}").write_text("  1 This is the licence.\n" + data)
        (folder / f"index.{part}").write_text("  1 This is the licence.\n" + index)
    return Thesaurus(folder)


def test_a_thesaurus_gives_other_words_in_the_same_form(tmp_path: Path) -> None:
    found = wordnet(tmp_path)
    assert found.opposites == {"war": ["peace"], "wars": ["peaces"], "peace": ["war"], "peaces": ["wars"], "old": ["new"], "new": ["old"]}
    assert found.wider == {"war": ["state"], "wars": ["states"]}


def test_damage_says_the_opposite_and_adds_words(tmp_path: Path) -> None:
    damage = Damage.of(["The rebel army left.", "A big army came."], wordnet(tmp_path))
    assert damage("The old war ended.", "", "opposite") in (("opposite", "The new war ended."), ("opposite", "The old peace ended."))
    assert damage("The old war ended.", "", "wider") == ("wider", "The old state ended.")
    assert damage("Their army won.", "", "modifier") == ("modifier", "Their rebel army won.")
    assert damage("Nobody won.", "", "wider") is None


def test_each_half_of_what_is_known_of_translation_lacks_its_texts(tmp_path: Path) -> None:
    known = [score_lexicon.Known("Le chat dort dans la maison.", "The cat sleeps in the house.", 0)] * 5
    known += [score_lexicon.Known("Le chien est dans la rue.", "The dog is in the street.", 1)] * 5
    known += [score_lexicon.Known("Собака на улице.", "The dog is in the street.", 1)] * 5
    numbers: dict[str, int] = {}
    tables = score_lexicon.tables(known, lambda word: numbers.setdefault(word, len(numbers) + 1))
    whole, first, second = (Bilingual(loaded(table, tmp_path / f"{i}.bin")).lexicon for i, table in enumerate(tables))
    assert numbers["cat"] in whole("chat")
    assert numbers["dog"] in whole("ru:собак")
    assert not first("chat")
    assert numbers["dog"] in first("chien")
    assert not second("chien")


def test_the_length_of_a_translation_is_learned(tmp_path: Path) -> None:
    draw = random.Random(2)
    pairs = []
    for _ in range(400):
        words = ["ab" if draw.random() < 0.5 else "你" for _ in range(draw.randrange(5, 30))]
        pairs.append((" ".join(words), " ".join("abc" if word == "ab" else "hello there" for word in words)))
    lengths = Bilingual(loaded(expected.arrays(pairs) | score_lexicon.arrays({"a": {"b": 1.0}}, lambda _: 1), tmp_path / "a.bin")).lengths
    for source, target in pairs[:20]:
        letters, count = lengths(source)
        assert letters == pytest.approx(len(target), rel=0.1)
        assert count == pytest.approx(len(target.split()), rel=0.1)
    assert lengths("") == (1.0, 1.0)
