"""What generated blocks of the documentation hold: commands, rules, outputs and vocabularies, from the code itself."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import shlex
from pathlib import Path
from typing import Any

import click
import yaml
from click.testing import CliRunner

from tqcheck import reports
from tqcheck.catalogue import RuleInfo, catalogue
from tqcheck.cli import app
from tqcheck.terms import store
from tqcheck.terms.vocabulary import APPLICABILITIES, ISSUE_TYPES

ROOT = Path(__file__).parents[1]


def commands() -> str:
    """Every command with its help, before them the options that those which read texts share."""
    context = click.Context(app, info_name="tqcheck")
    common = _common(context)
    head = f"## Common options\n\nOf {_COMMON}:{_table(common)}"
    return "\n\n".join([head, *_help(app, context, 2, common)])


_TEXTS = ("check", "fix", "score")
_COMMON = "`tqcheck check`, `tqcheck fix` and `tqcheck score`"


def _common(context: click.Context) -> list[str]:
    """The rows of the options that all of `_TEXTS` have."""
    first, *others = (_rows(app.get_command(context, name)) for name in _TEXTS)
    return [row for row in first if all(row in rows for rows in others)]


def _help(command: click.Command, parent: click.Context, level: int, common: list[str]) -> list[str]:
    made = []
    for name in command.list_commands(parent) if isinstance(command, click.Group) else ():
        found = command.get_command(parent, name)
        if found is None or found.hidden:
            continue
        context = click.Context(found, info_name=name, parent=parent)
        made.append(f"{'#' * level} {context.command_path}\n\n{inspect.cleandoc(found.help or '')}" + _options(found, common))
        made += _help(found, context, level + 1, common)
    return made


def _options(command: click.Command, common: list[str]) -> str:
    arguments = [f"`{(p.name or '').upper()}`" for p in command.params if isinstance(p, click.Argument)]
    rows = _rows(command)
    shared = set(common) <= set(rows)
    usage = f"\n\nArguments: {', '.join(arguments)}." if arguments else ""
    usage += " Options: the [common ones](#common-options), and" if shared else ""
    return usage + _table([row for row in rows if not shared or row not in common])


def _table(rows: list[str]) -> str:
    return "\n\n| option | |\n|---|---|\n" + "\n".join(rows) if rows else ""


def _rows(command: click.Command | None) -> list[str]:
    """The options of a command, as rows of a table."""
    listed = [p for p in command.params if isinstance(p, click.Option) and not p.hidden] if command else []
    return [f"| `{_form(p)}` | {_meaning(p)} |" for p in listed]


def _form(option: click.Option) -> str:
    if option.is_flag:
        return ", ".join([*option.opts, *option.secondary_opts])
    kind = option.metavar or ("NAME" if isinstance(option.type, click.Choice) else option.type.name.upper())
    return f"{', '.join(option.opts)} {kind}".replace("|", "\\|")


def _meaning(option: click.Option) -> str:
    parts = [" ".join((option.help or "").split())]
    if isinstance(option.type, click.Choice) and not all(each in parts[0] for each in option.type.choices):
        parts.append("One of " + ", ".join(map(str, option.type.choices)) + ".")
    if isinstance(option.default, str | int | float) and option.default != "" and not option.is_flag:
        parts.append(f"Default: {option.default}.")
    return " ".join(part for part in parts if part).replace("|", "\\|")


def run(line: str) -> str:
    """A command of the console and what it prints. ``| head -N`` and ``| tail -N`` at the end cut it."""
    command, _, cut = line.partition(" | ")
    words = shlex.split(command)
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(app, words[1:])
    finally:
        os.chdir(before)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    lines = result.stdout.rstrip("\n").split("\n")
    if cut:
        tool, number = cut.split()
        lines = lines[: int(number[1:])] if tool == "head" else lines[-int(number[1:]) :]
    return "```console\n$ " + line + "\n" + "\n".join(each.rstrip() for each in lines) + "\n```"


SHOWN = ("(niger-nigeria)", "(fight-with-se-facher-avec)", "pronoun-antecedent", "lost-thousands")


def seed_excerpt() -> str:
    """What the check of the seed prints, cut to the first finding of each kind in ``SHOWN`` and the sum at the end."""
    findings = run("tqcheck check seeds/000_7824ef3c03834673.txt").split("\n", 2)[2].removesuffix("\n```").split("\n\n")
    chosen = [next(each for each in findings if each.split("\n", 1)[0].endswith(kind)) for kind in SHOWN]
    return "```text\n" + "\n\n".join([*chosen, findings[-1]]) + f"\n```\n\nA part of what it prints; {len(findings) - 1} findings in all."


def outputs() -> str:
    """Every output with the docstring of its writer."""
    made = []
    for name, (module, function) in reports.WRITERS.items():
        writer = importlib.import_module(f"tqcheck.reports.{module}")
        text = getattr(writer, function).__doc__ or writer.__doc__
        made.append(f"### {name}\n\n{inspect.cleandoc(text)}")
    return "\n\n".join(made)


_FIRST = (
    "tutorial.md",
    "coming-from.md",
    "commands.md",
    "rules/README.md",
    "formats.md",
    "outputs.md",
    "glossary.md",
    "configuration.md",
    "ci.md",
)


def index() -> str:
    """Every page with its first sentence; those that most people look for come first."""
    names = [*_FIRST, *sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name not in (*_FIRST, "README.md"))]
    lines = ["| page | |", "|---|---|"]
    for name in names:
        if (ROOT / "docs" / name).exists():
            title, text = _opening((ROOT / "docs" / name).read_text("utf-8"))
            lines.append(f"| [{title}]({name}) | {text} |")
    return "\n".join(lines)


def _opening(page: str) -> tuple[str, str]:
    """Title and first sentence of a page."""
    title, _, rest = page.partition("\n")
    paragraph = " ".join(rest.strip().partition("\n\n")[0].split())
    sentence = re.match(r".*?\.(?= |$)", paragraph)
    text = sentence[0] if sentence and not paragraph.startswith(("|", "<", "#")) else ""
    return title.removeprefix("# "), text.replace("|", "\\|")


def rules() -> str:
    """The table of rules."""
    lines = ["| rule | severity | category | false alarms | finds |", "|---|---|---|--:|---|"]
    lines += [f"| [{r.id}](rules/{r.id}.md) | {r.severity} | {r.category} | {r.precision or '–'} | {r.summary} |" for r in catalogue()]
    return "\n".join(lines)


def categories() -> str:
    """MQM paths and ITS types."""
    lines = ["| category (MQM-Core) | issue type (ITS 2.0) |", "|---|---|"]
    return "\n".join(lines + [f"| `{path}` | `{kind}` |" for path, kind in sorted(ISSUE_TYPES.items())])


def applicabilities() -> str:
    """The kinds of suggestions, in a sentence's list."""
    return ", ".join(f"`{name}`" for name in APPLICABILITIES)


def rule_pages() -> dict[str, str]:
    """File name → page, for every rule and the index."""
    entries = {entry["id"]: entry for entry in store.shipped().entries()}
    shown: dict[str, list[str]] = yaml.safe_load((ROOT / "docs" / "examples" / "entries.yaml").read_text("utf-8"))
    known = {rule.id for rule in catalogue()}
    unknown = sorted(set(shown) - known) + [f"entry {name}" for names in shown.values() for name in names if name not in entries]
    if unknown:
        raise SystemExit(f"docs/examples/entries.yaml names what does not exist: {', '.join(unknown)}")
    made = {f"{r.id}.md": _rule(r, [entries[name] for name in shown.get(r.id, ())]) for r in catalogue()}
    made["README.md"] = (
        "# Rules\n\nWhat is found, each rule with a page of its own.\n\n" + rules().replace("](rules/", "](") + "\n\n" + _LEGEND
    )
    return made


_LEGEND = (
    "*False alarms*: findings per 1,000 words of clean English written by people (1.14 million words).\n"
    "`tqcheck explain NAME` prints these pages, and any entry of the glossary.\n"
)


def glossary_pages() -> dict[str, str]:
    """File name → page, one for each file of the shipped glossary: every entry with its reason and examples, to read or to review."""
    made: dict[str, list[str]] = {}
    for entry in store.shipped().entries():
        told = f"Rule {entry['rule']}, {entry['severity']}, {entry['category']}."
        found = [f"- finds: `{text}`" for text in entry["shown"]] + [f"- French: `{text}`" for text in entry["shown_source"]]
        parts = [f"# {Path(entry['file']).stem}"] if entry["file"] not in made else []
        made.setdefault(entry["file"], []).extend([*parts, _entry(entry, examples=None), told, "\n".join(found)])
    return {f"{name.rpartition('.')[0].replace('/', '-')}.md": "\n\n".join(parts) + "\n" for name, parts in made.items()}


def _rule(rule: RuleInfo, entries: list[dict[str, Any]]) -> str:
    parts = [
        f"# {rule.id}",
        rule.summary,
        f"Severity {rule.severity}; category `{rule.category}` (ITS `{ISSUE_TYPES[rule.category]}`)."
        + (f" Measured: {rule.precision} false alarms in 1,000 words of clean English." if rule.precision else ""),
        inspect.cleandoc(rule.page),
        *_cases(rule.id),
        *(_entry(entry) for entry in entries),
        f"Turn it off with `--ignore {rule.id}`; see only this with `--select {rule.id}`.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _cases(rule: str) -> list[str]:
    """The first test cases of a rule, as examples."""
    path = ROOT / "tests" / "rules" / f"{rule}.yaml"
    if not path.exists():
        return []
    cases = yaml.safe_load(path.read_text("utf-8"))
    return [
        f"## {title}\n\n" + "\n".join(map(_case, cases[key][:6]))
        for title, key in (("Found", "bad"), ("Left alone", "good"))
        if cases.get(key)
    ]


def _case(case: str | dict[str, str]) -> str:
    if isinstance(case, str):
        return f"- {_marked(case)}"
    context = "".join(f"\n  - {key}: {value}" for key, value in case.items() if key != "text" and isinstance(value, str))
    return f"- {_marked(case['text'])}{context}"


def _marked(text: str) -> str:
    """A test text: the span in bold, the correction after an arrow."""
    sentence, arrow, suggestion = " ".join(text.split()).partition(" => ")
    bold = sentence.replace("[", "**").replace("]", "**") if arrow or "[" in sentence else sentence
    return f"{bold} → {suggestion}" if suggestion else bold


def _entry(entry: dict[str, Any], examples: int | None = 2) -> str:
    lines = [f"## Entry {entry['id']}", "", entry["why"], ""]
    lines += [f"- wrong: {_marked(e['text'])}" for e in entry["bad"][:examples]]
    lines += [f"- right: {e['text']}" for e in entry["good"][:examples]]
    return "\n".join(lines)
