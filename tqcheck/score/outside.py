"""A scorer that is a program of its own, in its own environment: JSON Lines in, JSON Lines out.

The program reads one segment a line from standard input until it ends, and writes ``{"info": {...}}`` first and then one answer a
line, both as `neural` describes them. What it writes to standard error is shown when it fails. It is started without a shell, and ended
with all that it started when its time is over.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress

from ..errors import UserError
from ..typed import Any


class Program:
    """The scorer behind a command. It runs once, when first asked. Raises `UserError`."""

    def __init__(self, name: str, command: Sequence[str], segments: Sequence[Mapping[str, Any]], seconds: float) -> None:
        self._name = name
        written = "".join(json.dumps(segment) + "\n" for segment in segments)
        first, *rest = self._lines(_output(name, command, written.encode("ascii"), seconds))
        if "info" not in first:
            raise UserError(f"the scorer {name} does not begin with its info", hint='the first line is {"info": {...}}')
        self._info, self._answers = first["info"], rest

    def info(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._info
        return found

    def score(self, segments: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        return self._answers

    def _lines(self, out: bytes) -> list[Any]:
        found = []
        for number, line in enumerate(out.splitlines(), 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError:
                value = None
            if not isinstance(value, dict):
                shown = line[:80].decode("utf-8", "replace")
                raise UserError(
                    f"line {number} of the scorer {self._name} is no JSON object: {shown}", hint="messages belong on standard error"
                )
            found.append(value)
        if not found:
            raise UserError(f"the scorer {self._name} wrote nothing")
        return found


def _output(name: str, command: Sequence[str], written: bytes, seconds: float) -> bytes:
    pipe = subprocess.PIPE
    try:
        program = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=os.name == "posix")
    except OSError as problem:
        raise UserError(f"the scorer {name} cannot be started: {command[0]}: {problem.strerror or problem}") from None
    with program:
        try:
            out, told = program.communicate(written, timeout=seconds)
        except BaseException as problem:
            _end(program)
            if isinstance(problem, subprocess.TimeoutExpired):
                raise UserError(f"the scorer {name} took longer than {seconds:g} seconds", hint="--scorer-timeout gives it more") from None
            raise
    if program.returncode:
        last = "\n".join(told.decode("utf-8", "replace").strip().splitlines()[-5:])
        raise UserError(f"the scorer {name} ended with {program.returncode}{f': {last}' if last else ''}")
    return out


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, even where only that still runs."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
    else:
        program.kill()
