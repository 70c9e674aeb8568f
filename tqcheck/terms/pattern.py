"""The pattern language: from text to a tree, and from the tree to a program and the literals it needs.

The page `docs/glossary.md` is the reference. Parsing reports errors with the column in the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ..records import NamedTuple
from ..typed import Any
from . import classes
from .program import Items

Inflector = Callable[[str], list[str]]


class PatternError(ValueError):
    """A mistake in a pattern, with its column (1-based)."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


class Word(NamedTuple):
    """A word. `own_form`: no other form matches, but a suggestion takes the inflection it has (``recalled~``)."""

    text: str
    inflected: bool = False
    exact: bool = False
    own_form: bool = False


class Choice(NamedTuple):
    """One of several sequences. `numbered` for parentheses, `optional` for brackets."""

    options: tuple[tuple[Node, ...], ...]
    numbered: bool = False
    optional: bool = False


class Class(NamedTuple):
    names: tuple[str, ...]


class Gap(NamedTuple):
    most: int


class Mark(NamedTuple):
    char: str


Node = Word | Choice | Class | Gap | Mark
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
        if len(options) > 1 and any(isinstance(node, Choice) and node.optional for (node,) in options):
            raise self.fail("an optional part cannot be one of several words; write two patterns")
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
        own_form = self.peek() == "~" and not inflected and not self.p[self.i + 1 : self.i + 2].isalpha()  # n'~ignorer
        self.i += own_form
        return Mark(".") if text == "." else Word(text, inflected, own_form=own_form)

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


# ----------------------------------------------------------------------------------------------------------- to a program
class _Writer:
    """Writes the program of one pattern; `defined` are the classes of its glossary."""

    def __init__(self, inflector: Inflector, defined: Mapping[str, list[str]]) -> None:
        self.inflector = inflector
        self.defined = defined
        self.numbered = 0
        self.lemmas: list[list[str]] = []

    def sequence(self, nodes: tuple[Node, ...]) -> Items:
        return [item for node in nodes for item in self.items(node)]

    def items(self, node: Node) -> Items:
        if isinstance(node, Word):
            return self.inflected([node]) if node.inflected or node.own_form else spelled(node.text, node.exact)
        if isinstance(node, Mark):
            return [["m", node.char]]
        if isinstance(node, Gap):
            return [["*", self.number(), node.most]]
        if isinstance(node, Class):
            name = self.number()
            return [["(", name, alternatives([self.members(each) for each in node.names])]]
        return [self.choice(node)]

    def choice(self, node: Choice) -> Any:
        words = [option[0] for option in node.options if len(option) == 1 and isinstance(option[0], Word)]
        if len(words) == len(node.options) and any(w.inflected or w.own_form for w in words) and not node.optional:
            (item,) = self.inflected(words)
            return ["(", self.number(), item] if node.numbered else item
        name = self.number() if node.numbered else None
        item = alternatives([self.sequence(option) for option in node.options])
        if node.optional:
            return ["?", item[1] if isinstance(item, list) and item[0] == "|" else [[item]]]
        return ["(", name, item] if name else item

    def number(self) -> str:
        self.numbered += 1
        return f"n{self.numbered}"

    def inflected(self, words: list[Word]) -> Items:
        self.lemmas.append([f"{w.text}~" if w.own_form else w.text for w in words])
        forms = [spelled(form, w.exact) for w in words for form in (self.inflector(w.text) if w.inflected else [w.text])]
        return [["(", f"v{len(self.lemmas)}", alternatives(forms)]]

    def members(self, name: str) -> Items:
        if name in self.defined:
            return [alternatives([spelled(word, False) for word in self.defined[name]])]
        if name in classes.CLOSED and name not in classes.CASED:
            return [alternatives([spelled(word, False) for word in classes.CLOSED[name]])]
        return [["c", name]]


def spelled(text: str, exact: bool = False) -> Items:
    """The items of a text without pattern signs: its words and the punctuation inside them."""
    found: Items = []
    if not text.strip(" -"):
        return [["x", text.strip(), ""]]
    for chunk in re.split(r"[\s-]+", text):
        start = len(found)
        pieces = re.findall(r"\w+|[^\w\s]+", chunk)
        for i, piece in enumerate(pieces):
            if piece[0].isalnum() or piece[0] == "_":
                word = ["=", piece] if exact else piece.lower()
                if len(found) > start and found[-1][0] == "x" and i > 1:
                    found[-1] = ["j", found[-1][1], word]
                else:
                    found.append(word)
            else:
                found.append(
                    [
                        "x",
                        piece,
                        ("elided" if piece == "'" and i + 1 == len(pieces) else "left") if i else "right" if len(pieces) > 1 else "",
                    ]
                )
    return found


def alternatives(options: list[Items]) -> Any:
    """One item for several programs; single words become one set, longer wordings are tried first."""
    singles = [option[0] for option in options if len(option) == 1 and isinstance(option[0], str)]
    if len(options) == 1 and len(options[0]) == 1:
        return options[0][0]
    if singles and len(singles) == len(options):
        return ["w", list(dict.fromkeys(singles))]
    if singles and all(
        isinstance(item, str | list) and (isinstance(item, str) or item[0] in "=jx") for option in options for item in option
    ):
        long = [option for option in options if not (len(option) == 1 and isinstance(option[0], str))]
        return ["|", [*sorted(long, key=len, reverse=True), [["w", list(dict.fromkeys(singles))]]]]
    return ["|", options]


def to_program(
    nodes: tuple[Node, ...], inflector: Inflector, defined: Mapping[str, list[str]] | None = None
) -> tuple[Items, list[list[str]]]:
    """The program of a pattern and, for each part v1, v2 …, the lemmas whose forms it holds. Raises `PatternError`."""
    writer = _Writer(inflector, defined or {})
    program = writer.sequence(nodes)
    if all(isinstance(node, Gap) or (isinstance(node, Choice) and node.optional) for node in nodes):
        raise PatternError("the pattern may match nothing", 1)
    return program, writer.lemmas
