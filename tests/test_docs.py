"""The documentation cannot rot: generated parts are up to date, links lead somewhere, options exist."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
import pytest

from tqcheck import formats, reports
from tqcheck.cli import app

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
ROOT = DOCS.parent
NAMING = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "training" / "README.md", *PAGES]
sys.path.insert(0, str(DOCS))

import generate  # noqa: E402


def test_generated_parts_are_up_to_date() -> None:
    assert generate.stale() == [], "run: python docs/generate.py"


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(DOCS)) for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.S)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert not [link for link in links if link and not (page.parent / link).exists()]


@pytest.mark.parametrize("page", NAMING, ids=[str(page.relative_to(ROOT)) for page in NAMING])
def test_files_that_are_named_exist(page: Path) -> None:
    path = r"(?<![\w./-])(?:tqcheck|tools|bench|training|tests|docs|schemas|glossary|seeds)/(?:[\w.-]+/)*(?:[\w-]+(?:\.\w+)+)?"
    text = re.sub(r"```yaml.*?```", "", page.read_text("utf-8"), flags=re.S)  # the reader's own files
    assert not [name for name in re.findall(path, text) if not (ROOT / name).exists()]


def test_every_output_has_its_use() -> None:
    by_hand = (DOCS / "outputs.md").read_text("utf-8").partition("<!-- generated")[0]
    assert not [name for name in reports.FORMATS if f"`{name}`" not in by_hand]


def test_the_glossary_can_be_read_as_pages() -> None:
    import blocks

    from tqcheck.terms import store

    pages = blocks.glossary_pages()
    entries = store.shipped().entries()
    assert sum(page.count("\n## Entry ") for page in pages.values()) == len(entries)
    assert all(page.startswith("# ") for page in pages.values())


def options(command: click.Command) -> set[str]:
    """Every option of a command and of those below it."""
    found = {name for option in command.params if isinstance(option, click.Option) for name in (*option.opts, *option.secondary_opts)}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner:
                found |= options(inner)
    return found


@pytest.mark.parametrize("name", ["tutorial.md", "outputs.md", "coming-from.md"])
def test_options_exist(name: str) -> None:
    text = (
        re.sub(r"\| [^|\n]*\|(?= )", "", (DOCS / name).read_text("utf-8")) if name == "coming-from.md" else (DOCS / name).read_text("utf-8")
    )
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert named
    assert not named - options(app)


def test_every_format_is_described() -> None:
    page = DOCS / "formats.md"
    text = (page if page.exists() else DOCS / "commands.md").read_text("utf-8")
    assert not [name for name in formats.FORMATS if not re.search(rf"\b{name}\b", text)]
