"""Pairing of paragraphs and sentences: what is dropped, joined or added stays alone, and nothing else moves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.bilingual import align

PAIRS = [
    ("Le barrage a cédé dimanche soir.", "The dam gave way on Sunday evening."),
    ("Les habitants de trois villages ont fui vers les collines.", "The people of three villages fled to the hills."),
    ("Selon le gouverneur, 2 400 maisons sont détruites.", "According to the governor, 2,400 houses are destroyed."),
    ("Aucun mort n'a été signalé pour l'instant.", "No deaths have been reported so far."),
    ("L'armée distribue de l'eau et des couvertures.", "The army is handing out water and blankets."),
    ("Le président, Idrissa Kanoté, se rendra sur place mardi.", "The president, Idrissa Kanoté, will visit the area on Tuesday."),
    ("La saison des pluies a commencé avec un mois d'avance.", "The rainy season began a month early."),
    ("Les météorologues annoncent d'autres orages.", "Meteorologists are forecasting more storms."),
]


def texts(keep_french: set[int], keep_english: set[int], joint: str = " ") -> tuple[str, str]:
    return (
        joint.join(fr for i, (fr, _) in enumerate(PAIRS) if i in keep_french),
        joint.join(en for i, (_, en) in enumerate(PAIRS) if i in keep_english),
    )


def numbers(beads: list[tuple[tuple[int, int], tuple[int, int]]], source: str, target: str) -> list[tuple[list[int], list[int]]]:
    """The beads as numbers of PAIRS."""
    return [
        ([i for i, (fr, _) in enumerate(PAIRS) if fr in source[a:b]], [i for i, (_, en) in enumerate(PAIRS) if en in target[c:d]])
        for (a, b), (c, d) in beads
    ]


def test_sentences_pair_one_to_one() -> None:
    source, target = texts(set(range(8)), set(range(8)))
    assert numbers(align.sentences(source, target), source, target) == [([i], [i]) for i in range(8)]


def test_a_dropped_sentence_stays_alone() -> None:
    source, target = texts(set(range(8)), {0, 1, 2, 4, 5, 6, 7})
    assert ([3], []) in numbers(align.sentences(source, target), source, target)


def test_an_added_sentence_stays_alone() -> None:
    source, target = texts({0, 1, 2, 3, 4, 6, 7}, set(range(8)))
    assert ([], [5]) in numbers(align.sentences(source, target), source, target)


def test_two_sentences_for_one() -> None:
    source = "Le barrage a cédé dimanche soir et les habitants de trois villages ont fui vers les collines. Aucun mort n'a été signalé."
    target = "The dam gave way on Sunday evening. The people of three villages fled to the hills. No deaths have been reported."
    first, second = align.sentences(source, target)
    assert target[slice(*first[1])].endswith("the hills.")
    assert target[slice(*second[1])] == "No deaths have been reported."


def test_many_dropped_at_once() -> None:
    source, target = texts(set(range(8)), {5, 6, 7})
    found = numbers(align.sentences(source, target), source, target)
    assert [bead for bead in found if bead[1]] == [([5], [5]), ([6], [6]), ([7], [7])]


def test_paragraphs_with_furniture_of_the_page() -> None:
    french = [fr for fr, _ in PAIRS]
    source = "\n\n".join(["Accueil > Monde", *french[:4], "Lire aussi", *french[4:], "Partager"])
    target = "\n\n".join(en for _, en in PAIRS)
    found = dict(align.pieces(target, source))
    for fr, en in PAIRS:
        assert found[target.index(en)] == fr


def test_a_text_in_one_piece_stays_whole() -> None:
    source, target = texts(set(range(8)), set(range(8)), "\n")
    assert align.pieces(target.replace("\n", " "), source) == [(0, source)]


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_every_unit_is_in_exactly_one_link(french: set[int], english: set[int]) -> None:
    source = [align.french(PAIRS[i][0]) for i in sorted(french)]
    target = [align.english(PAIRS[i][1]) for i in sorted(english)]
    links = align.links(source, target)
    assert [i for (a, b), _ in links for i in range(a, b)] == list(range(len(source)))
    assert [j for _, (a, b) in links for j in range(a, b)] == list(range(len(target)))


def test_a_long_text_is_searched_in_a_corridor() -> None:
    source = [align.french(f"{fr} {n}") for n in range(60) for fr, _ in PAIRS]
    target = [align.english(f"{en} {n}") for n in range(60) for _, en in PAIRS]
    del target[100:130]
    links = align.links(source, target)
    assert sum(b - a == 1 == d - c for (a, b), (c, d) in links) >= 440
    assert sum(c == d for _, (c, d) in links) == 30
