"""``tqcheck init``: write a commented configuration."""

from __future__ import annotations

import os
import re
from importlib.resources import files

import click

from ..configuration.discovery import FILE
from ..errors import UserError


@click.command(name="init")
@click.argument("folder", default=".", type=click.Path())
def command(folder: str) -> None:
    """Write a commented tqcheck.yaml into FOLDER (default: here). Pairs of files that are there are written in."""
    if not os.path.isdir(folder):
        raise UserError("no such folder", folder)
    path = os.path.join(folder, FILE)
    template = files("tqcheck").joinpath("data", "config.yaml").read_text("utf-8")
    found = pairs_in(folder)
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(filled(template, found))
    except FileExistsError:
        raise UserError("is there already; nothing was written", path) from None
    except OSError as problem:
        raise UserError(f"cannot be written: {problem.strerror}", path) from None
    click.echo(f"wrote {os.path.normpath(path)}" + "".join(f"\n  pairs: {source} ↔ {target}" for source, target in found))


def filled(template: str, pairs: list[tuple[str, str]]) -> str:
    """The template with the pairs that were found in place of the example."""
    if not pairs:
        return re.sub(r"#PAIRS\n|#END\n", "", template)
    lines = ["pairs:", *(f'  - {{source: "{source}", target: "{target}"}}' for source, target in pairs)]
    return re.sub(r"#PAIRS\n.*?#END\n", lambda _: "\n".join(lines) + "\n", template, flags=re.S)


def pairs_in(folder: str) -> list[tuple[str, str]]:
    """Pair patterns that fit the names in a folder: `x.fr.txt` beside `x.en.txt`, `fr/` beside `en/`."""
    names = set(os.listdir(folder))
    found: list[tuple[str, str]] = []
    for name in sorted(names):
        for mark in (".", "_", "-"):
            stem, split, ending = name.rpartition(f"{mark}fr.")
            if split and stem and f"{stem}{mark}en.{ending}" in names:
                found.append((f"{{stem}}{mark}fr.{ending}", f"{{stem}}{mark}en.{ending}"))
    for place, folders, _ in os.walk(folder):
        depth = os.path.relpath(place, folder).count(os.sep) + (os.path.relpath(place, folder) != ".")
        folders[:] = [name for name in folders if not name.startswith(".") and depth < 3]
        if {"fr", "en"} <= set(folders):
            found.append(("fr/", "en/"))
    return list(dict.fromkeys(found))
