"""One document as the rules read it: its text in a uniform view, sentences, the places of patterns and marks, source and topic words.

Everything is computed when asked for and kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from ..model import Finding
from ..text.fold import plain, search_bytes
from ..text.needles import offsets
from ..text.sentences import Sentences
from ..text.tokens import BLOCK, Tokens, Words, tokens_of
from .index import ALL, PLAIN
from .matcher import Matcher, Places

_NOTHING = Tokens("")
_SHAPE = bytes.maketrans(b"123456789", b"000000000")


class Reading:
    """The target text of one document and, by paragraph or segment, its source.

    `pieces` are (start in text, source) pairs in order; source is None where there is none.
    """

    def __init__(self, text: str, matcher: Matcher, pieces: list[tuple[int, str | None]] | None = None) -> None:
        self.text = plain(text)
        self.matcher = matcher
        self._pieces = pieces or [(0, None)]
        self._starts = [start for start, _ in self._pieces]
        self.has_source = any(source for _, source in self._pieces)
        self.unmasked = ""
        """The text with the placeholders that are masked in it, where any are: in the same places."""
        self.likely: list[Finding] = []
        """What a rule found too doubtful to tell, and may tell near faults of translation (see `second_look`)."""
        self._near: tuple[int, str] = (-1, "")
        self._tokens: tuple[tuple[int, int], Tokens] = ((-1, -1), _NOTHING)
        self._source_tokens: tuple[int, Tokens] = (-1, _NOTHING)
        self._window_tokens: tuple[int, Tokens] = (-1, _NOTHING)
        self._near_words: tuple[int, frozenset[str]] = (-1, frozenset())

    @property
    def starts(self) -> list[int]:
        """Where the pieces begin."""
        return self._starts

    def part(self, start: int, end: int, pieces: list[tuple[int, str | None]], places: Places, shaped: dict[bytes, list[int]]) -> Reading:
        """One of several texts that are joined in this one, as a text of its own, with what was found in it."""
        part = Reading(self.text[start:end], self.matcher, pieces)
        part.folded_text = self.folded_text[start:end]
        part.shape = self.shape[start:end] + b"\n"
        part._places, part.shaped = places, shaped
        return part

    def stretch(self, start: int, end: int) -> Reading:
        """A stretch of the text as one of its own, without source; all of it is the text itself."""
        if end - start == len(self.text):
            return self
        stretch = Reading(self.text[start:end], self.matcher)
        stretch.folded_text = self.folded_text[start:end]
        return stretch

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.text)

    def quoted(self, position: int) -> bool:
        """Whether a quotation is open here, whose speaker may be meant."""
        return self.text.count('"', self.sentences.paragraph(position)[0], position) % 2 == 1

    @cached_property
    def folded_text(self) -> bytes:
        """The folded text, one byte a code point."""
        return search_bytes(self.text)

    @cached_property
    def words(self) -> Words:
        """Every folded word of the text and where it starts."""
        return Words(self.folded_text)

    @cached_property
    def _places(self) -> Places:
        return self.matcher.search(self.text, self.words, ALL if self.has_source else PLAIN)

    @property
    def candidates(self) -> list[tuple[int, int]]:
        """(offset, pattern) wherever a pattern may match, by offset."""
        return self._places.candidates

    def waiting(self, part: int) -> list[tuple[int, int]]:
        """The same of patterns that wait for a source: those that good English never has (`index.UNHEARD`), or seldom at most (`SELDOM`)."""
        return self.matcher.search(self.text, self.words, part).candidates

    @property
    def marks(self) -> list[tuple[int, int, str]]:
        """(start, end, mark) of every mark."""
        return self._places.marks

    def anchors(self, rule: str) -> list[tuple[int, int]]:
        """(start, end) of the words that a rule asked for."""
        return self._places.anchors.get(rule, [])

    @property
    def all_anchors(self) -> dict[str, list[tuple[int, int]]]:
        """The anchors of every rule that has any here."""
        return self._places.anchors

    def numbers(self) -> Iterator[int]:
        """Patterns of which some word to look for stands in the text, whatever stands around it."""
        return self.matcher.numbers(self.words.words)

    def tokens(self, start: int, end: int) -> Tokens:
        """The words of a stretch; the last one asked for is kept, because many entries ask for the same sentence."""
        if self._tokens[0] != (start, end):
            self._tokens = (start, end), self.words.tokens(self.text, start, end)
        return self._tokens[1]

    def source_tokens(self, position: int) -> Tokens | None:
        """The words of the source of the piece at `position`."""
        i = max(bisect_right(self._starts, position) - 1, 0)
        source = self._pieces[i][1]
        if source is None:
            return None
        if self._source_tokens[0] != i:
            self._source_tokens = i, tokens_of(plain(source))
        return self._source_tokens[1]

    def piece_at(self, position: int) -> tuple[int, int]:
        """The span of the piece at `position`."""
        i = max(bisect_right(self._starts, position) - 1, 0)
        return self._starts[i], self._starts[i + 1] if i + 1 < len(self._starts) else len(self.text)

    def window_tokens(self, position: int) -> Tokens:
        """The words of the window around `position`."""
        block = position // BLOCK
        if self._window_tokens[0] != block:
            self._window_tokens = block, Tokens(self.window(position))
        return self._window_tokens[1]

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Names in the text that the country tables know as places, peoples or institutions."""
        kinds = ("name", "capital", "city", "region", "institution", "adjective", "plural", "noun")
        return frozenset(self.text[start:end] for start, end, mark in self.marks if mark.endswith(kinds))

    @cached_property
    def shape(self) -> bytes:
        """One byte a code point with every digit as ``0``, and a line end: for a quick search of number shapes."""
        return self.text.encode("latin-1", "replace").translate(_SHAPE) + b"\n"

    def find(self, shape: bytes) -> Sequence[int]:
        """Offsets at which `shape` stands (``0`` for any digit). Those that rules announce as ``SHAPES`` are found in one pass."""
        return self.shaped.get(shape, ()) if shape in self.matcher.shapes.needles else offsets(self.shape, shape)

    @cached_property
    def shaped(self) -> dict[bytes, list[int]]:
        """The offsets of all shapes that rules announce."""
        return self.matcher.shapes.search(self.shape)

    def source_at(self, position: int) -> str | None:
        """The source of the piece at `position`, in the uniform view."""
        source = self._pieces[max(bisect_right(self._starts, position) - 1, 0)][1]
        return None if source is None else plain(source)

    def pieces(self) -> Iterator[tuple[int, int, str | None]]:
        """(start, end, source) of every piece; the source in the uniform view, None where there is none."""
        for (start, source), end in zip(self._pieces, [*self._starts[1:], len(self.text)], strict=True):
            yield start, end, None if source is None else plain(source)

    def pairs(self) -> Iterator[tuple[int, int, str]]:
        """The pieces that have a source, be it empty."""
        yield from ((start, end, source) for start, end, source in self.pieces() if source is not None)

    @cached_property
    def whole_source(self) -> str:
        return plain("\n".join(source for _, source in self._pieces if source))

    def words_near(self, position: int) -> frozenset[str]:
        """The folded words of the document around `position` (some 2,500 characters to each side; all of a short text)."""
        block = position // BLOCK
        if self._near_words[0] != block:
            self._near_words = block, self.words.block(block - 1) | self.words.block(block) | self.words.block(block + 1)
        return self._near_words[1]

    def folded_near(self, position: int) -> str:
        """The folded text of the same window, words between single spaces."""
        block = position // BLOCK
        if self._near[0] != block:
            window = self.folded_text[max(0, (block - 1) * BLOCK) : (block + 2) * BLOCK]
            self._near = block, f" {b' '.join(window.split()).decode('latin-1')} "
        return self._near[1]

    def window(self, position: int) -> str:
        block = position // BLOCK
        return self.text[max(0, (block - 1) * BLOCK) : (block + 2) * BLOCK]
