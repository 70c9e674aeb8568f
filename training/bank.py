"""Texts measured once: every text with its source has a number, under which its measurements and its word classes stand."""

from __future__ import annotations

from array import array

import numpy as np

from tqcheck.score import source, target
from tqcheck.score.lexicon import Bilingual

WIDTH = len(target.NAMES) + len(source.NAMES)


class Bank:
    """Measures with `english`. `values`: a row for each text, NaN for what is not known; `classes`: the classes of its words, 0 between sentences."""

    def __init__(self, english: target.English, learned: Bilingual) -> None:
        self.english, self.learned = english, learned
        self._known: dict[tuple[str, str, int], int] = {}
        self._rows: list[np.ndarray] = []
        self.classes: list[array[int]] = []

    def __call__(self, text: str, original: str | None = None, learned: Bilingual | None = None) -> int:
        """The number of a text with its source, measured with other tables than the usual ones where those have seen the pair."""
        key = text, original or "", id(learned)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self._rows)
            reading = self.english.read(text)
            more: list[float | None] = [None] * len(source.NAMES)
            if original:
                more = source.measure(original, text, reading, self.english.words, learned or self.learned)
            self._rows.append(np.array([np.nan if value is None else value for value in (*reading.values, *more)], np.float32))
            self.classes.append(array("H", [c for groups in reading.classes for c in (*(g + 1 for g in groups), 0)]))
        return found

    @property
    def values(self) -> np.ndarray:
        return np.array(self._rows)
