"""A wheel in an empty folder and an editable install both find their glossary."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = "In Niamey, the Nigerian authorities announced a curfew.\n"


@pytest.mark.slow
def test_wheel_in_an_empty_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "tqcheck/_glossary/glossary.bin" in names
    assert "tqcheck/py.typed" in names
    assert not [name for name in names if name.startswith(("glossary/", "tests/", "bench/"))]
    place = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(place), str(wheel)], check=True)
    (tmp_path / "a.txt").write_text(TEXT)
    code = (
        "import sys; sys.path.insert(0, 'site'); import tqcheck; assert 'site' in tqcheck.__file__; sys.argv = ['tqcheck', 'check', 'a.txt', '--format', 'concise']; "
        "from tqcheck.cli import main; main()"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert "'Nigerian' → 'Nigerien'" in result.stdout, result.stderr


def test_the_checkout_finds_its_glossary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = subprocess.run(
        [sys.executable, "-m", "tqcheck", "check", "a.txt", "--format", "concise"], cwd=tmp_path, capture_output=True, text=True
    )
    assert "'Nigerian' → 'Nigerien'" in result.stdout, result.stderr
