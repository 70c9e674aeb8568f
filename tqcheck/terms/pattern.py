"""The pattern language: from text to a tree, and from the tree to a regular expression and the literals it needs.

The page `docs/glossary.md` is the reference. Parsing reports errors with the column in the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from ..text.fold import literal
from ..text.wordlists import words
from . import classes

Inflector = Callable[[str], list[str]]


class PatternError(ValueError):
    """A mistake in a pattern, with its column (1-based)."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    inflected: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences. `numbered` for parentheses, `optional` for brackets."""

    options: tuple[tuple[Node, ...], ...]
    numbered: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Class:
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    most: int


@dataclass(frozen=True, slots=True)
class Mark:
    char: str


Node = Word | Choice | Class | Gap | Mark
_SPECIAL = '()[]|<>"*~^$'
_MARKS = ",;:?!…"


class _Parser:
    def __init__(self, pattern: str, known: Iterable[str]) -> None:
        self.p, self.i, self.known = pattern, 0, set(known)

    def fail(self, message: str) -> PatternError:
        return PatternError(message, self.i + 1)

    def peek(self) -> str:
        return self.p[self.i] if self.i < len(self.p) else ""

    def sequence(self, closing: str) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while True:
            while self.peek().isspace():
                self.i += 1
            char = self.peek()
            if char == "" or (closing and (char == closing or char == "|")):
                if char == "" and closing:
                    raise self.fail(f"'{closing}' is missing")
                return tuple(nodes)
            if char in ")]>|":
                raise self.fail(f"'{char}' without its opening part or word")
            nodes += self.element(closing)

    def element(self, closing: str) -> list[Node]:
        options: list[tuple[Node, ...]] = [(self.primary(),)]
        while self.peek() == "|" and not closing:
            self.i += 1
            if not self.peek() or self.peek().isspace():
                raise self.fail("a word is missing after '|'")
            options.append((self.primary(),))
        found: list[Node] = [options[0][0]] if len(options) == 1 else [Choice(tuple(options))]
        while self.peek() and self.peek() in _MARKS + ".":
            found.append(Mark(self.peek()))
            self.i += 1
        return found

    def primary(self) -> Node:
        char = self.peek()
        if char in "([":
            return self.group(")" if char == "(" else "]")
        if char == "<":
            end = self.p.find(">", self.i)
            if end < 0:
                raise self.fail("'>' is missing")
            names = tuple(self.p[self.i + 1 : end].split("|"))
            for name in names:
                if name not in self.known:
                    raise self.fail(f"unknown class <{name}>; known are {', '.join(sorted(self.known))}")
            self.i = end + 1
            return Class(names)
        if char == '"':
            end = self.p.find('"', self.i + 1)
            if end < 0:
                raise self.fail("the closing quotation mark is missing")
            text = self.p[self.i + 1 : end]
            self.i = end + 1
            if not text.strip():
                raise self.fail("nothing between the quotation marks")
            return Word(text, exact=True)
        if char == "*":
            digits = re.compile(r"\*(\d*)").match(self.p, self.i)
            assert digits
            self.i = digits.end()
            return Gap(int(digits[1] or 4))
        if char in "^$" or char in _MARKS:
            self.i += 1
            return Mark(char)
        inflected = char == "~"
        self.i += inflected
        word = re.compile(r"[^\s()\[\]|<>\"*~^$,;:?!…]+").match(self.p, self.i)
        if not word:
            raise self.fail("a word is expected here")
        text = word.group()
        if text.endswith(".") and len(text) > 1 and not re.search(r"\.\w|^\w{1,3}\.$", text):
            text = text[:-1]
        self.i += len(text)
        return Mark(".") if text == "." else Word(text, inflected)

    def group(self, closing: str) -> Choice:
        self.i += 1
        options = [self.sequence(closing)]
        while self.peek() == "|":
            self.i += 1
            options.append(self.sequence(closing))
        self.i += 1
        if not all(options):
            raise self.fail("an alternative is empty")
        return Choice(tuple(options), numbered=closing == ")", optional=closing == "]")


def parse(pattern: str, known_classes: Iterable[str] = ()) -> tuple[Node, ...]:
    """The tree of a pattern. Raises `PatternError`."""
    parser = _Parser(pattern.replace("’", "'"), [*classes.BUILT_IN, *classes.FROM_COUNTRIES, *known_classes])
    nodes = parser.sequence("")
    if not nodes:
        raise PatternError("the pattern is empty", 1)
    return nodes


# ------------------------------------------------------------------------------------------------ to a regular expression
_SEP = r"[\s-]+"


class _Writer:
    """Writes one regular expression; classes stay as `\\0NAME\\0` until run time, when their members are known."""

    def __init__(self, inflector: Inflector) -> None:
        self.inflector = inflector
        self.numbered = 0
        self.lemmas: list[list[str]] = []

    def word(self, node: Word) -> str:
        forms = self.inflector(node.text) if node.inflected else [node.text]
        texts = [
            _SEP.join(re.escape(part).replace(r"\-", r"[\s-]") for part in form.split()) for form in sorted(forms, key=len, reverse=True)
        ]
        body = texts[0] if len(texts) == 1 else "(?:" + "|".join(texts) + ")"
        return f"(?-i:{body})" if node.exact else body

    def one(self, node: Node) -> str:
        if isinstance(node, Word):
            if node.inflected:
                return self.inflected([node])
            return self.word(node)
        if isinstance(node, Choice):
            words = [option[0] for option in node.options if len(option) == 1 and isinstance(option[0], Word)]
            if len(words) == len(node.options) and any(w.inflected for w in words) and not node.optional:
                body = self.inflected(words)
            else:
                number = self.open() if node.numbered else None
                body = "|".join(self.sequence(option)[0] for option in node.options)
                return f"(?P<n{number}>{body})" if number else f"(?:{body})"
            return f"(?P<n{self.open()}>{body})" if node.numbered else body
        if isinstance(node, Class):
            return f"(?P<n{self.open()}>" + "|".join(f"\0{name}\0" for name in node.names) + ")"
        raise AssertionError(node)

    def open(self) -> int:
        self.numbered += 1
        return self.numbered

    def inflected(self, words: list[Word]) -> str:
        self.lemmas.append([w.text for w in words])
        name = f"v{len(self.lemmas)}"
        return f"(?P<{name}>" + "|".join(self.word(w) for w in words) + ")"

    def sequence(self, nodes: tuple[Node, ...]) -> tuple[str, bool]:
        """The expression and whether it may match nothing."""
        out, started, glued = "", False, False
        for node in nodes:
            if isinstance(node, Mark):
                if node.char == "^":
                    out += r"(?:(?<=\A)|(?<=\A[\"'(])|(?<=\A- ))"
                elif node.char == "$":
                    out += r"(?=[.!?…\"')]*\s*\Z)"
                else:
                    out += r"\s*" * started + re.escape(node.char)
                    started, glued = True, True
                continue
            sep = "" if not started else r"\s*" if glued or not _is_word(node, first=True) else _SEP
            if isinstance(node, Class) and "QUOTE" in node.names:
                out += r"\s*" * started + self.one(node)
                started, glued = True, True
                continue
            if isinstance(node, Gap):
                out += f"(?P<n{self.open()}>(?:{_SEP}[\\w'’.-]*\\w){{0,{node.most}}}?)"
            elif isinstance(node, Choice) and node.optional:
                body = self.one(node)
                after = _SEP if _is_word(node, first=False) else r"\s*"
                out += f"(?:{sep}{body})?" if started else f"(?:{body}{after})?"
                continue
            else:
                out += sep + self.one(node)
            started, glued = True, not _is_word(node, first=False)
        return out, not started


def to_regex(nodes: tuple[Node, ...], inflector: Inflector) -> tuple[str, list[list[str]]]:
    """A regular expression (for `re`, case ignored) and, for each group v1, v2 …, the lemmas whose forms it holds."""
    writer = _Writer(inflector)
    body, empty = writer.sequence(nodes)
    if empty and not all(isinstance(node, Mark) for node in nodes):
        raise PatternError("the pattern may match nothing", 1)
    solid = [node for node in nodes if not (isinstance(node, Mark) and node.char in "^$")]
    left = r"(?<!\w)(?<!\w-)" if solid and _is_word(solid[0], first=True) else ""
    right = r"(?!\w)(?!-\w)" if solid and _is_word(solid[-1], first=False) else ""
    return left + body + right, writer.lemmas


def _is_word(node: Node, first: bool) -> bool:
    """Whether a node begins (or ends) with a word in each of its wordings, so that a word boundary stands there."""
    if isinstance(node, Choice):
        return all(_is_word(option[0 if first else -1], first) for option in node.options)
    return not (isinstance(node, Mark) or (isinstance(node, Class) and "QUOTE" in node.names))


# ------------------------------------------------------------------------------------------------------------ to literals
COMMON = words("common-words-en.txt")
"""Words too common to be looked for alone."""
_MOST_LITERALS = 240


def _expand(node: Node, inflector: Inflector) -> list[str] | None:
    """Every wording of a node, or None where there are too many or endlessly many."""
    if isinstance(node, Word):
        return [literal(w) for w in (inflector(node.text) if node.inflected else [node.text])]
    if isinstance(node, Choice) and not node.optional:
        found: list[str] = []
        for option in node.options:
            parts = [_expand(n, inflector) for n in option]
            if any(p is None for p in parts):
                return None
            found += [" ".join(words) for words in product(*(p for p in parts if p is not None))]
        return found if len(found) <= _MOST_LITERALS else None
    if isinstance(node, Class) and all(name in classes.CLOSED for name in node.names):
        return [literal(word) for name in node.names for word in classes.CLOSED[name]]
    return None


def rarity(text: str) -> int:
    """A rough measure of how seldom a literal occurs: common words count little, long words more."""
    return sum(1 if word in COMMON or len(word) < 2 else 6 + min(len(word), 9) for word in text.split())


def anchors(nodes: tuple[Node, ...], inflector: Inflector) -> list[str]:
    """Literals of which one stands in every match: the rarest run of fixed elements. Raises `PatternError` where none is rare."""
    expanded = [None if isinstance(n, Mark) else _expand(n, inflector) for n in nodes]
    best: tuple[float, list[str]] | None = None
    for start in range(len(nodes)):
        runs = [""]
        for end in range(start, len(nodes)):
            words = expanded[end]
            if words is None or len(runs) * len(words) > _MOST_LITERALS or any(not w for w in words):
                break
            runs = [f"{a} {b}".strip() for a, b in product(runs, words)]
            least = min(rarity(run) for run in runs)
            score = least - len(runs) / 6
            if least >= 2 and (best is None or score > best[0]):
                best = score, runs
    if best is None:
        raise PatternError("no fixed word to look for: add a word that is not very common", 1)
    return list(dict.fromkeys(best[1]))


def required(nodes: tuple[Node, ...], inflector: Inflector) -> list[list[str]]:
    """For every fixed element, its wordings: a sentence without one of each cannot match, and need not be tried."""
    found = []
    for node in nodes:
        words = None if isinstance(node, Mark | Class) else _expand(node, inflector)
        if words and all(words) and len(words) <= 60:
            found.append(words)
    return found
