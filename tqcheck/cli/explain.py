"""``tqcheck explain``: what a rule or an entry is, why, with examples."""

from __future__ import annotations

import inspect

import click

from ..catalogue import catalogue
from ..configuration.discovery import Configuration
from ..errors import UserError
from ..terms import place_names, store
from ..text.wordlists import table
from ..typed import Any
from .terminal import fitting, flowing


@click.command(name="explain")
@click.argument("name")
def command(name: str) -> None:
    """Explain the rule, glossary entry, country family or country NAME."""
    rule = next((r for r in catalogue() if r.id == name), None)
    if rule:
        page = flowing(inspect.cleandoc(rule.page))
        summary = "" if page.startswith(rule.summary.rstrip(".")) else f"{rule.summary}\n\n"
        click.echo(fitting(f"{rule.id}  {rule.severity}  {rule.category}\n\n{summary}{page}"))
        if rule.precision:
            click.echo(f"\nMeasured: {rule.precision} false alarms in 1,000 words of clean English")
        return
    glossary = store.shipped()
    for each in (*_own_glossaries(), glossary):
        known = place_names.with_entries(each) if each is glossary else each.entries()
        if entry := next((e for e in known if e["id"] == name), None):
            click.echo(fitting(_entry(entry, shipped=each is glossary)))
            return
    families = [f for f in glossary.families if f["id"] == name or name in f["members"]]
    if families or name in glossary.country_ids:
        told = [_family(family, glossary) for family in families] or [
            f"No country is confused with this one.\n\n{_country(name, glossary)}"
        ]
        click.echo(fitting("\n\n".join(told)))
        return
    from difflib import get_close_matches

    ids = [r.id for r in catalogue()] + [e["id"] for e in (*glossary.families, *place_names.with_entries(glossary))]
    close = get_close_matches(name, ids, 3)
    raise UserError(
        f"no rule or entry is called '{name}'", hint=f"did you mean {', '.join(close)}?" if close else "tqcheck rules lists the rules"
    )


def _own_glossaries() -> list[store.Glossary]:
    """The glossaries that the configuration of this folder names."""
    return [store.load([path]) for path in Configuration().settings("-").glossaries]


def _entry(entry: dict[str, Any], shipped: bool = True) -> str:
    lines = [
        f"{entry['id']}  {entry['severity']}  {entry['category']}  (rule {entry['rule']}, {entry['file']}:{entry['line']})",
        "",
        entry["why"],
        "",
    ]
    lines += [f"  finds     {text}" for text in entry["shown"]]
    lines += [f"  offers    {text or '(delete)'}  [{entry['applicability']}]" for text in entry["suggest"]]
    lines += [f"  French    {text}" for text in entry["shown_source"]]
    lines += [f"  {key:9} /{text}/" for key, text in entry.get("regex", {}).items() if isinstance(text, str)]
    if entry["needs"]:
        lines.append("  needs     the source text" if entry["needs"] == "source" else "  works     where no source text is at hand")
    if entry["needs"] == "source" and entry["said"] != "often":
        lines.append(f"            or other faults near, because good English {entry['said']} says it")
    for key in ("when", "unless"):
        for where, condition in entry[key].items():
            written = entry.get("shown_near", {}).get(key, {}).get(where) or [*condition["words"], *condition["phrases"]]
            lines.append(f"  {key:9} {where}: {', '.join(written[:24])}{' …' * (len(written) > 24)}")
    told = "with its French" if entry["needs"] == "source" else "from the English alone"
    lines.append(f"  confidence {entry['confidence']:g} {told}")
    lines += _measured(entry["id"]) if shipped and entry["needs"] != "source" else []
    lines += ["", *(f"  wrong:  {e['text']}" for e in entry["bad"]), *(f"  right:  {e['text']}" for e in entry["good"])]
    return "\n".join(lines)


def _measured(name: str) -> list[str]:
    """What an entry did on clean English and on machine translation, where that was measured."""
    counts = {row[0]: row[1:] for row in table("measured.tsv")}
    words, rows = (int(cell) for cell in counts["*"][:2])
    alarms, hits, confirmed = counts.get(name, ("0", "0", "0"))
    told = f"  measured  {alarms} alarms in {words:,} words of clean English"
    if hits != "0":
        return [told, f"            {hits} hits in {rows:,} sentences of machine translation, {confirmed} confirmed by the reference"]
    return [told]


def _family(family: dict[str, Any], glossary: store.Glossary) -> str:
    lines = [
        f"{family['id']}  {family['severity']}  terminology/wrong-term  (rule confusable-demonym, {family['file']}:{family['line']})",
        "",
    ]
    lines += [_country(member, glossary) for member in family["members"]]
    lines += ["", *(f"  wrong:  {text}" for text in family["bad"]), *(f"  right:  {text}" for text in family["good"])]
    return "\n".join(lines)


def _country(name: str, glossary: store.Glossary) -> str:
    country = glossary.country(name)
    lines = [f"  {country['name']}: {country['adjective']}, French {', '.join(country['french_adjective'])}"]
    for kind, words in country["cues"].items():
        if words:
            lines.append(f"      {kind}: {', '.join(words[:14])}{' …' if len(words) > 14 else ''}")
    return "\n".join(lines)
