"""What the scores learn from: rows with human scores, and pairs of a better and a worse text.

Pairs: clean sentences and the same with damage done on purpose; minimal pairs of DEMETR; post-edits and what was edited; two systems'
outputs for one source that people scored differently; human English beside what engines, and a small translator of our own, make of the French.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tqcheck.score.lexicon import Bilingual

from .bank import Bank
from .corpus import held_out, lines
from .damage import Damage
from .rows import detokenised, half, human, made, minimal, parallel, unit
from .score_lexicon import Known
from .translate import translations
from .wordnet import Thesaurus

Row = dict[str, str]
Twin = tuple[str, str, str]
PER_SENTENCE = 5
"""Kinds of damage tried on each clean sentence."""
PER_SYSTEM = 1000
"""Sentences of each engine."""
_LANGUAGES = {"german": "de", "spanish": "es", "chinese_simple": "zh", "hindi": "hi", "polish": "pl", "russian": "ru"} | {
    "czech": "cs",
    "japanese": "ja",
    "french": "fr",
    "italian": "it",
}


class Pair(NamedTuple):
    """Numbers of a better and a worse text. `language`: the pair of languages, `unit`: the document or sentence, to keep apart when testing; `detail`: what kind."""

    kind: str
    language: str
    unit: str
    detail: str
    better: int
    worse: int


class Samples(NamedTuple):
    """Rows with human scores and the numbers of their texts, pairs, and human-written news without and with its source."""

    rows: list[Row]
    numbers: list[int]
    pairs: list[Pair]
    news: list[int]
    news_with_source: list[int]


def translated(texts: Path) -> Iterator[Known]:
    """What the tables of translation are learned from. Post-edits with an even number, of which the heads see nothing, are in both halves."""
    yield from (Known(french, english, i % 2) for i, (_, french, english) in enumerate(parallel(texts)))
    seen = set()
    for r in human(texts):
        by_people = r["system"].lower().startswith("ref")
        text = detokenised(r["ref"]) if r["set"] != "diabla" and r["ref"].strip() else r["target"] if by_people else ""
        if text.strip() and r["set"] != "mlqepe-test20" and (r["set"], r["lp"], r["source"]) not in seen:
            seen.add((r["set"], r["lp"], r["source"]))
            yield Known(r["source"], text, -1 if r["set"] == "mlqepe-train" and int(r["seg"]) % 2 == 0 else half(unit(r)))
    done = set()
    for m in minimal(texts):
        if m.kind.endswith("misspelled") and m.sentence not in done:
            done.add(m.sentence)
            yield Known(m.source, m.good, half(m.sentence))


def damaged(
    bank: Bank, rows: Sequence[Row], edits: Sequence[Row], twins: Sequence[Twin], halves: Sequence[Bilingual], texts: Path
) -> Iterator[Pair]:
    """Damage on post-edits, on human English with its French, on well-scored translations and on unseen news."""
    pick = random.Random(3)
    good = [r for r in rows if r["set"] in ("biomqm", "mqm21", "mqm-ted21") and float(r["score"]) > -1.01]
    base: list[tuple[str, str | None, str, Bilingual | None]] = []
    base += [(r["lp"], r["source"], detokenised(r["ref"]), halves[half(unit(r))]) for r in pick.sample(edits, 4000)]
    base += [("fr-en", twins[i][1], twins[i][2], halves[i % 2]) for i in pick.sample(range(len(twins)), 5000)]
    base += [(r["lp"], r["source"], r["target"], halves[half(unit(r))]) for r in pick.sample(good, 4000)]
    base += [("en", None, line, None) for line in pick.sample(held_out(texts), 1500)]
    damage = Damage.of(pick.sample(list(lines(texts / "misc_clear.en.txt.xz")), 40_000), Thesaurus(texts / "wordnet"))
    for lp, original, text, lexicon in base:
        for kind in pick.sample(list(damage.kinds), PER_SENTENCE):
            if done := damage(text, original or "", kind):
                yield Pair("damaged", lp, text, kind, bank(text, original, lexicon), bank(done[1], original, lexicon))


def broken(bank: Bank, halves: Sequence[Bilingual], texts: Path) -> Iterator[Pair]:
    """The minimal pairs of DEMETR."""
    for m in minimal(texts):
        learned = halves[half(m.sentence)]
        better, worse = bank(m.good, m.source, learned), bank(m.bad, m.source, learned)
        yield Pair("minimal", f"{_LANGUAGES[m.language]}-en", m.sentence, m.kind, better, worse)


def edited(bank: Bank, halves: Sequence[Bilingual], rows: Sequence[Row]) -> Iterator[Pair]:
    """Post-edits against the machine translation they repair."""
    for r in random.Random(4).sample([r for r in rows if detokenised(r["ref"]) != r["target"]], 6000):
        learned = halves[half(unit(r))]
        better, worse = bank(detokenised(r["ref"]), r["source"], learned), bank(r["target"], r["source"], learned)
        yield Pair("edited", r["lp"], r["seg"], "", better, worse)


def judged(rows: Sequence[Row], numbers: Sequence[int], count: int = 30_000) -> list[Pair]:
    """Two outputs for one source of which people scored one higher."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, r in enumerate(rows):
        if r["set"] in ("biomqm", "mqm21", "mqm-ted21") and not r["system"].lower().startswith("ref"):
            groups[r["set"], r["lp"], r["doc"], r["seg"], r["source"]].append(i)
    found = [
        Pair("judged", key[1], key[0] + key[2], key[0], numbers[a], numbers[b])
        for key, group in groups.items()
        for a in group
        for b in group
        if float(rows[a]["score"]) > float(rows[b]["score"]) + 0.5 and rows[a]["system"] != rows[b]["system"]
    ]
    return random.Random(5).sample(found, min(count, len(found)))


def machine(bank: Bank, twins: Sequence[Twin], halves: Sequence[Bilingual]) -> Iterator[Pair]:
    """Human English against what our own translator, learned from the other half, makes of the French."""
    for own in translations(twins, bank.english):
        if own.left_over <= 2:
            french, text, lexicon = twins[own.row][1], twins[own.row][2], halves[own.row % 2]
            yield Pair("machine", "fr-en", str(own.row), "", bank(text, french, lexicon), bank(own.text, french, lexicon))


def engines(bank: Bank, texts: Path, twins: Sequence[Twin], halves: Sequence[Bilingual]) -> Iterator[Pair]:
    """Human references and post-edits against what engines made of the French."""
    half = {french.strip(): halves[i % 2] for i, (_, french, _) in enumerate(twins)}
    systems = defaultdict(list)
    for row in made(texts):
        if row.corpus != "diabla":  # its utterances have human scores and stand among the rows
            systems[row.corpus, row.system].append(row)
    pick = random.Random(9)
    for (corpus, system), rows in systems.items():
        for row in pick.sample(rows, min(PER_SYSTEM, len(rows))):
            lexicon = half.get(row.french.strip())
            for kind, better in (("human", row.reference), ("post-edited", row.edited)):
                if better.strip() and better != row.text and not (kind == "human" and row.edited.strip()):
                    worse = bank(row.text, row.french, lexicon)
                    yield Pair(kind, "fr-en", row.document, f"{corpus} {system}", bank(better, row.french, lexicon), worse)


def gather(texts: Path, bank: Bank, halves: Sequence[Bilingual]) -> Samples:
    """Everything. `halves`: lexicons that have not seen the even rows and the odd rows of the parallel text."""
    every, twins = human(texts), list(parallel(texts))
    rows = [r for r in every if not (r["set"] == "mlqepe-train" and int(r["seg"]) % 2 == 0)]  # the others are in the language model
    edits = [r for r in rows if r["set"] in ("mlqepe-train", "mlqepe-dev") and r["ref"].strip()]
    numbers = [bank(r["target"], r["source"], None if r["set"] == "mlqepe-test20" else halves[half(unit(r))]) for r in rows]
    pairs = [
        *damaged(bank, rows, edits, twins, halves, texts),
        *broken(bank, halves, texts),
        *edited(bank, halves, edits),
        *judged(rows, numbers),
        *machine(bank, twins, halves),
        *engines(bank, texts, twins, halves),
    ]
    news = random.Random(6).sample([i for i, t in enumerate(twins) if t[0].startswith("news")], 2500)
    return Samples(
        rows,
        numbers,
        pairs,
        [bank(line) for line in held_out(texts) if len(line.split()) > 4],
        [bank(twins[i][2], twins[i][1], halves[i % 2]) for i in news],
    )
