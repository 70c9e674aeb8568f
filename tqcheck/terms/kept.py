"""What compiling glossaries made, found again: in the cache, by the contents of the glossary files, of the code that compiles and of the
lists it reads.
"""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator
from mmap import ACCESS_READ, mmap
from operator import itemgetter

from .. import __version__, cache
from ..errors import UserError

FORMAT = 34
"""Of compiled glossaries."""
ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
LISTS = (
    "calendar.tsv",
    "dictionary-fr-en.tsv",
    "english-words.txt",
    "irregular-nouns-en.tsv",
    "irregular-verbs-en.tsv",
    "irregular-verbs-fr.tsv",
    "lexicon-fr-en.tsv",
    "small-words-fr-en.tsv",
    "stop-words-fr.txt",
    "stressed-last.txt",
    "word-frequency.tsv",
)
"""What compiling reads of `tqcheck/data`."""

File = tuple[str, os.stat_result]
"""A path, and what the system says of the file."""


def files_in(paths: Iterable[str]) -> list[str]:
    """The glossary files named by files and folders, sorted. Raises `UserError` where one is missing."""
    return [path for path, _ in found_in(paths)]


def found_in(paths: Iterable[str]) -> list[File]:
    """The same, each with what the system says of it."""
    found: list[File] = []
    for path in dict.fromkeys(paths):
        if os.path.isdir(path):
            found += sorted(_inside(path), key=itemgetter(0))
        elif os.path.exists(path):
            found.append((path, os.stat(path)))
        else:
            raise UserError("no such glossary", path)
    return found


def _inside(folder: str) -> Iterator[File]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".yaml", ".yml")):
                yield entry.path, entry.stat()
            elif entry.is_dir(follow_symlinks=False):
                yield from _inside(entry.path)


def code() -> list[File]:
    """The code that compiles and the lists it reads: a checkout never reads what came of others."""
    found: list[File] = []
    for folder in ("terms", "text"):
        with os.scandir(os.path.join(ROOT, folder)) as entries:
            found += [(e.path, e.stat()) for e in entries if e.name.endswith(".py")]
    lists = (os.path.join(ROOT, "data", name) for name in LISTS)
    return [*sorted(found, key=itemgetter(0)), *((path, os.stat(path)) for path in lists)]


def times_and_sizes(files: Iterable[File]) -> str:
    """What tells files that are as old and long as before from others, wherever they are named from."""
    return f"{__version__} {FORMAT} {os.getcwd()} {[(path, state.st_mtime_ns, state.st_size) for path, state in files]}"


def called(path: str, root: str = "") -> str:
    """How people are told of a file: by its path as it was given, or below `root`."""
    return os.path.relpath(path, root).replace(os.sep, "/") if root else path


def contents(files: Iterable[File], name: Callable[[str], str] = os.path.basename) -> str:
    """What tells contents, and the names by which people are told of them, from others."""
    read = ((name(path), content(path)) for path, _ in files)
    return " ".join((__version__, str(FORMAT), *(f"{name} {len(found)} {crc32(found):08x}" for name, found in read)))


def place(kind: str, key: str) -> str:
    """The path in the cache of what is made of a key."""
    return os.path.join(cache.folder(), f"{kind}-{short(key)}.bin")


def short(key: str) -> str:
    """A key in sixteen digits."""
    return f"{crc32(key.encode()):08x}{crc32(key[::-1].encode(), 1):08x}"


def content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def mapped(path: str) -> mmap:
    """A file without reading it: a small check looks at a few of its pages."""
    with open(path, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
