"""Build hook: the glossary goes into the wheel in compiled form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GlossaryBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles ``glossary/`` to ``tqcheck/_glossary/glossary.bin``; an editable install reads the YAML instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from tqcheck.terms.store import load

        compiled = root / "build" / "glossary.bin"
        compiled.parent.mkdir(exist_ok=True)
        compiled.write_bytes(load([str(root / "glossary")], str(root / "glossary")).compiled)
        build_data["force_include"][str(compiled)] = "tqcheck/_glossary/glossary.bin"
