"""One request to an OpenAI-compatible service: tried again when it is busy, every failure told without the key."""

from __future__ import annotations

import json
import time

from ..errors import UserError
from ..typed import Any

TRIES, LONGEST = 3, 30.0
"""Tries of a request, and the longest wait in seconds between two."""
_LARGEST = 4_000_000


def complete(url: str, question: dict[str, Any], key: str, seconds: float) -> str:
    """What the model says to a chat request. Raises `UserError`."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class Here(HTTPRedirectHandler):
        """Follows no one: the key is for this address."""

        def redirect_request(self, *_: Any) -> None:
            return None

    if not url.startswith(("http://", "https://")):
        raise UserError(f"the judge's address {url} is none", hint="for example --judge-url http://localhost:8000/v1")
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    request = Request(url.rstrip("/") + "/chat/completions", json.dumps(question).encode("ascii"), headers)
    for left in range(TRIES - 1, -1, -1):
        try:
            with build_opener(Here).open(request, timeout=seconds) as answer:
                return _content(answer.read(_LARGEST))
        except HTTPError as problem:
            problem.close()
            if problem.code not in (429, 500, 502, 503) or not left:
                raise UserError(f"the judge answers {problem.code} {problem.reason}", hint=_HINTS.get(problem.code)) from None
            time.sleep(_wait(problem.headers.get("Retry-After"), TRIES - left))
        except TimeoutError:
            raise UserError(f"the judge took longer than {seconds:g} seconds", hint="--scorer-timeout gives it more") from None
        except (URLError, OSError, HTTPException) as problem:
            if isinstance(getattr(problem, "reason", None), TimeoutError):
                raise UserError(f"the judge took longer than {seconds:g} seconds", hint="--scorer-timeout gives it more") from None
            raise UserError(f"the judge cannot be reached: {getattr(problem, 'reason', problem)}") from None
    raise AssertionError


_HINTS = {
    401: "the key stands in the environment variable TQCHECK_JUDGE_KEY",
    404: "--judge-url ends with the version, as in http://localhost:8000/v1; --judge-model names a model that is served there",
    429: "too many requests; wait, or check fewer segments at a time",
}


def _wait(told: str | None, tried: int) -> float:
    try:
        return min(LONGEST, max(0.0, float(told or "")))
    except ValueError:
        return min(LONGEST, 2.0**tried)


def _content(raw: bytes) -> str:
    try:
        content = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, TypeError, KeyError, IndexError):
        content = None
    if not isinstance(content, str):
        raise UserError("the judge's answer is no chat completion", hint="--judge-url is the address of an OpenAI-compatible service")
    return content
