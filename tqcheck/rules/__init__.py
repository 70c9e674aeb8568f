"""The rules. One module a rule: its docstring is its page, its constants describe it, ``check(reading)`` yields findings.

A module is called after its rule. One that is too long for a file is a package, the rule its `__init__`, its parts inside.

A rule with entries of its own (the glossary) is listed in ``tqcheck/data/rules.yaml`` instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib import import_module
from itertools import chain

from ..model import Finding
from ..terms.reading import Reading
from ..typed import Protocol, cast

MODULES = (
    "phrase",
    "exonym",
    "confusable_demonym",
    "lost_thousands",
    "impossible_number",
    "french_format",
    "untranslated",
    "pronoun_antecedent",
    "name_spelling",
    "repetition",
    "mixed_spelling",
    "hanging_clause",
    "dangling_participle",
    "historical_future",
    "tense_clause",
    "hearsay_denied",
    "word_order",
    "tense_since",
    "tense_dated",
    "agreement",
    "determiner_number",
    "government",
    "noun_string",
    "needless_article",
    "institution_varies",
    "title_varies",
    "own_rule",
)
SOURCE_MODULES = (
    "number_mismatch",
    "number_order",
    "count_mismatch",
    "change_mismatch",
    "qualifier_lost",
    "degree_changed",
    "date_mismatch",
    "name_mismatch",
    "source_term",
    "negation_lost",
    "unpaired_text",
    "pronoun_mismatch",
    "copied_word",
    "integrity",
    "opposite_sense",
    "word_sense",
    "mistranslated_word",
    "inconsistent_translation",
    "hearsay_conditional",
    "tense_mismatch",
    "list_differs",
    "added_words",
    "set_phrase",
    "inverted_relative",
    "adjective_order",
    "said_twice",
    "gentilic",
)
"""Rules that compare with the source: imported when a document has one."""
SUSPECTING = frozenset(("set_phrase",))
"""Those of them that find something likely without it as well, near faults."""
ALL_MODULES = (*MODULES, *SOURCE_MODULES)
OWN_KINDS = frozenset({"number-mismatch", "degree-changed", "added-words", "number-order", "negation-lost", "hearsay-conditional"})
"""Rules whose entries are kinds of their own findings (*swapped*, *restriction*) and not entries of a glossary."""


class Rule(Protocol):
    """What a rule module offers. Beside these it may have `ENTRIES`, the names of the kinds of its findings (*doubled-word*), where these are
    no entries of a glossary; and what the one pass over the text finds for it: `ANCHORS` and `wants(word)`, which tells of any word whether
    it is one, and `SHAPES`; `places(reading)`, the offsets near which it may find something (by default all anchors and shapes); and
    `suspect(reading, faults)`, what is likely near faults of translation (see `second_look`).
    """

    __doc__: str
    ID: str
    SUMMARY: str
    CATEGORY: str
    SEVERITY: str

    def check(self, reading: Reading) -> Iterator[Finding]: ...


_SOUGHT = ("ANCHORS", "SHAPES", "wants")
"""What only rules for the target alone have."""


class _SourceRule:
    # A rule that needs a source; its module waits until a document has one, or somebody asks what the rule is.
    places = staticmethod(lambda reading: reading.starts if reading.has_source else ())
    __doc__ = property(lambda self: self.module.__doc__)

    def __init__(self, name: str) -> None:
        self._name = name

    def check(self, reading: Reading) -> Iterator[Finding]:
        return self.module.check(reading) if reading.has_source else iter(())

    @cached_property
    def module(self) -> Rule:
        return cast(Rule, import_module(f"{__name__}.{self._name}"))

    def __getattr__(self, name: str) -> object:
        if name in _SOUGHT or (name == "suspect" and self._name not in SUSPECTING):
            raise AttributeError(name)
        return getattr(self.module, name)


def all_rules() -> list[Rule]:
    """Every rule: modules, imported, and those that wait for a source."""
    return [
        *(cast(Rule, import_module(f"{__name__}.{name}")) for name in MODULES),
        *(cast(Rule, _SourceRule(name)) for name in SOURCE_MODULES),
    ]


def anchors(rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """The literals that rules ask the matcher for."""
    return {rule.ID: found for rule in rules if (found := getattr(rule, "ANCHORS", ()))}


def places(rule: Rule, reading: Reading) -> Iterable[int]:
    """Offsets near which a rule may find something; elsewhere it finds nothing."""
    if own := getattr(rule, "places", None):
        return cast(Iterable[int], own(reading))
    announced = getattr(rule, "SHAPES", ())
    if not announced and not getattr(rule, "ANCHORS", ()) and not getattr(rule, "wants", None):
        return reading.starts
    return chain((start for start, _ in reading.anchors(rule.ID)), *(reading.find(shape) for shape in announced))


def wanted(rules: Iterable[Rule]) -> dict[str, Callable[[str], bool]]:
    """What tells of a word, in lower case, whether a rule wants to see it."""
    return {rule.ID: wants for rule in rules if (wants := getattr(rule, "wants", None))}


def shapes(rules: Iterable[Rule]) -> list[bytes]:
    """The byte shapes that rules look for, in one pass over the text."""
    return [shape for rule in rules for shape in getattr(rule, "SHAPES", ())]
