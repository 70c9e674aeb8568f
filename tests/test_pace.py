"""What a check does grows with the text, not with its square."""

from __future__ import annotations

import pytest
from conftest import Check

from tqcheck.nations import verdicts


@pytest.mark.parametrize("question", ["_paired", "_named_together"])
def test_questions_about_the_whole_document_are_answered_once(check: Check, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    answered: list[object] = []
    answer = getattr(verdicts, question)
    monkeypatch.setattr(verdicts, question, lambda *about: answered.append(about[-2:]) or answer(*about))
    check(
        "The Nigerian government met in Niamey. In Bratislava, the Slovenian president spoke. Slovenia is calm. The Slovak police are in Kosice. "
        * 12
    )
    assert len(answered) == len(set(answered)) > 0
