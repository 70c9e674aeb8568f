"""What a thing has, and what it does to it: the words of a sentence in which *his* and *her* must mean a thing."""

from __future__ import annotations

import re
from functools import cache

from .wordlists import table


@cache
def owned() -> re.Pattern[str]:
    """A verb with its object, owned by the subject of the verb: *expressed her deep anger*, *has closed his doors*."""
    rows = {row[0]: "|".join(row[1].split()) for row in table("owned-words.tsv")}
    kinds = (("tell", "resolve"), ("keep", "belonging"))
    return re.compile(
        "|".join(
            rf"\b(?:{rows[verb]}) (?:(?:again|also|all|both) )?(?:his|her) (?:[a-z-]+ ){{0,2}}(?:{rows[noun]})\b" for verb, noun in kinds
        )
    )
