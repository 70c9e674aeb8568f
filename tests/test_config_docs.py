"""The pages on configuration and CI say what the code does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tqcheck.configuration import keys
from tqcheck.configuration.files import Raw
from tqcheck.decisions.suppress import Decisions

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "configuration.md").read_text()
CI = (ROOT / "docs" / "ci.md").read_text()


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.M | re.S)


def test_the_table_of_keys_is_that_of_the_code() -> None:
    table = PAGE.partition("<!-- keys")[2].partition("<!-- end of keys")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("| `")]
    expected = [
        [f"`{key}`", setting.meaning, setting.default, f"`{setting.option.replace(', ', '`, `')}`" if setting.option else ""]
        for key, setting in keys.SETTINGS.items()
    ]
    assert [row[:4] for row in rows[:-1]] == expected
    assert rows[-1][0] == "`overrides`"


def test_the_examples_are_valid(tmp_path: Path) -> None:
    configuration, decisions = blocks(PAGE, "yaml")
    (table,) = blocks(PAGE, "toml")
    for value in (yaml.safe_load(configuration), tomllib.loads(table)["tool"]["tqcheck"]):
        keys.check(Raw("page", value, {}))
    path = tmp_path / "tqcheck.ignore.yaml"
    path.write_text(decisions)
    assert len(Decisions(str(path)).raw.data["ignore"]) == 4


@pytest.mark.parametrize("block", blocks(CI, "yaml"))
def test_the_jobs_are_yaml_and_their_options_exist(block: str) -> None:
    from tqcheck.cli.check import command

    value: Any = yaml.safe_load(block)
    assert value
    known = {option for parameter in command.params for option in parameter.opts}
    for line in block.splitlines():
        if "tqcheck check" in line:
            assert set(re.findall(r"(--[\w-]+)", line)) <= known


def test_every_option_on_the_pages_exists() -> None:
    from tqcheck.cli import app

    known = set()
    for name in app.list_commands(None):  # type: ignore[arg-type]
        command: Any = app.get_command(None, name)  # type: ignore[arg-type]
        for each in (command, *getattr(command, "commands", {}).values()):
            known |= {option for parameter in each.params for option in parameter.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][\w-]+", PAGE + CI)) <= known


def test_the_keys_of_the_review_are_those_of_the_code() -> None:
    from tqcheck.cli.fix import _KEYS

    page = (ROOT / "docs" / "review.md").read_text()
    rows = re.findall(r"^\| `(.)` \| (.*) \|$", page.partition("<!-- keys")[2].partition("<!-- end of keys")[0], re.M)
    assert rows == list(_KEYS)
