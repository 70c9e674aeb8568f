"""All rules as one table: those that are modules, and those that glossary entries bring (``tqcheck/data/rules.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from .rules import all_rules


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What `tqcheck rules` and the documentation say of a rule."""

    id: str
    summary: str
    category: str
    severity: str
    precision: str
    page: str


def catalogue() -> list[RuleInfo]:
    """Every rule, by id."""
    import yaml

    data = yaml.safe_load(files("tqcheck").joinpath("data", "rules.yaml").read_text("utf-8"))
    found = [
        RuleInfo(name, value["summary"], value["category"], value["severity"], "", value.get("page", ""))
        for name, value in {**data["glossary"], **data["decisions"]}.items()
    ]
    found += [RuleInfo(r.ID, r.SUMMARY, r.CATEGORY, r.SEVERITY, "", r.__doc__) for r in all_rules() if r.ID != "phrase"]
    measured = data["measured"]
    return sorted(
        (RuleInfo(r.id, r.summary, r.category, r.severity, str(measured.get(r.id, "")), r.page) for r in found), key=lambda r: r.id
    )
