"""Trains the language models and packs them: ``python -m training.models TEXTS OUT``.

TEXTS holds ``un_general_debates.en.txt.xz``, ``misc_clear.en.txt.xz`` (news first) and ``human_dev.tsv.gz`` (of its post-edits, CC0, every
second). Every fourth block of fifty news sentences stays out of the models: the percentages of the scores come from those.
About four minutes and 5 GB of memory.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from tqcheck.score.packed import pack as packed
from tqcheck.score.tokens import UNKNOWN

from . import kneser_ney, pack
from .classes import classes
from .corpus import START, Surfaces, held, lines, vocabulary
from .rows import detokenised, human

SHARES = {"misc": 0.45, "un": 0.28, "post-edits": 0.27}
"""Weights of the three texts in the mixture, chosen by perplexity on held-out news and on other post-edits."""
WORD_NGRAMS, CLASS_NGRAMS = 1_780_000, 420_000


def main(texts: Path, out: Path) -> None:
    parts = {
        "misc": Surfaces(line for i, line in enumerate(lines(texts / "misc_clear.en.txt.xz")) if not held(i)),
        "un": Surfaces(lines(texts / "un_general_debates.en.txt.xz")),
        "post-edits": Surfaces(
            detokenised(r["ref"]) for r in human(texts) if r["set"] == "mlqepe-train" and int(r["seg"]) % 2 == 0 and r["ref"].strip()
        ),
    }
    counts = {name: part.counts() for name, part in parts.items()}
    least, factor = {"misc": 2, "un": 4, "post-edits": 2}, {"misc": 10, "un": 1, "post-edits": 10}
    total: Counter[str] = Counter()
    for word in set().union(*counts.values()):
        if any(counts[name][word] >= least[name] for name in parts):
            total[word] = sum(counts[name][word] * factor[name] for name in parts)
    numbers = vocabulary(total, 60_000)
    ids = {name: part.ids(numbers) for name, part in parts.items()}
    shares = [SHARES[name] for name in parts]
    rare = 2.5 * SHARES["un"] / len(ids["un"])
    words = kneser_ney.mix([kneser_ney.estimate(i, len(numbers), numbers[START]) for i in ids.values()], shares, {3: rare, 4: rare})
    groups = classes(words, 2 + len(UNKNOWN))
    kneser_ney.prune(words, WORD_NGRAMS)
    highest = int(groups.max())
    grouped = kneser_ney.mix([kneser_ney.estimate(groups[i], highest, 1) for i in ids.values()], shares, {3: rare, 4: rare})
    kneser_ney.prune(grouped, CLASS_NGRAMS)
    capitals = [part.capitals(numbers) for part in parts.values()]
    capital, every = (sum(weight * np.asarray(pair[i]) for weight, pair in zip((5, 1, 5), capitals, strict=True)) for i in (0, 1))
    arrays = {
        **pack.table(words, "word"),
        **pack.table(grouped, "class"),
        **pack.words(numbers, groups, capital, every),
        **pack.spelling(total),
    }
    out.write_bytes(packed(arrays))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
