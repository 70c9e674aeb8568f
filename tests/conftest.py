"""Shared by the tests: one engine over the shipped glossary, and a cache folder that is thrown away."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("TQCHECK_CACHE", tempfile.mkdtemp(prefix="tqcheck-test-cache-"))

from click.testing import CliRunner, Result

from tqcheck import cache
from tqcheck.cli import app
from tqcheck.engine import Engine
from tqcheck.formats.prose import segment
from tqcheck.model import Document, Finding
from tqcheck.terms import store

gc.set_threshold(700, 10, 10)  # the command line collects seldom, for one short run; here it runs a thousand times

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine([store.shipped()])


@pytest.fixture(scope="session")
def check(engine: Engine) -> Check:
    """Check a text, with its source where there is one."""

    def run(text: str, source: str | None = None, markdown: bool = False) -> list[Finding]:
        return engine.check(Document("text.txt", (segment(text, source, markdown),)))

    return run


def knows_the_glossary(folder: Path) -> Path:
    """A cache folder that knows the compiled glossary and nothing else."""
    store.shipped()
    folder.mkdir()
    for path in Path(cache.folder()).glob("glossary-*.bin"):
        os.link(path, folder / path.name)
    return folder


@pytest.fixture
def invoke() -> Callable[..., Result]:
    """Run the command line in this process."""

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run
