"""A headless Chromium for tests, driven over the WebDriver protocol with the standard library alone."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync --hide-scrollbars --force-prefers-reduced-motion"
).split()


def missing() -> str:
    """Why there is no browser to test with, or the empty string."""
    names = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    return f"{' and '.join(names)} not installed" if names else ""


class Browser:
    """One browser window. Use it as a context manager."""

    def __init__(self, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._profile = tempfile.mkdtemp(prefix="tqcheck-chromium-")
        self._driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._root = f"http://127.0.0.1:{port}"
        arguments = [*_FLAGS, f"--user-data-dir={self._profile}", f"--window-size={width},{height}"]
        if dark:
            arguments.append("--blink-settings=preferredColorScheme=0")
        capabilities = {"goog:chromeOptions": {"args": arguments}, "goog:loggingPrefs": {"browser": "ALL"}}
        deadline = time.monotonic() + 60
        while True:
            try:
                self._session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]
                break
            except ConnectionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._call("DELETE", f"/session/{self._session}")
        finally:
            self._driver.terminate()
            self._driver.wait(20)
            shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, path: Path) -> None:
        """Show a file."""
        self._session_call("POST", "url", {"url": path.as_uri()})

    def run(self, script: str) -> Any:
        """What a script returns in the page."""
        return self._session_call("POST", "execute/sync", {"script": script, "args": []})

    def keys(self, text: str) -> None:
        """Type into what has the focus."""
        strokes = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._session_call("POST", "actions", {"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})

    def hover(self, selector: str) -> None:
        """Move the mouse onto the first element that matches."""
        element = self._session_call("POST", "element", {"using": "css selector", "value": selector})
        move = {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element}
        self._session_call("POST", "actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [move]}]})

    def screenshot(self, path: Path) -> None:
        """The window as a PNG file."""
        path.write_bytes(base64.b64decode(self._session_call("GET", "screenshot")))

    def complaints(self) -> list[str]:
        """What the browser logged since it was asked last: errors, refusals of the security policy, requests."""
        return [entry["message"] for entry in self._session_call("POST", "se/log", {"type": "browser"})]

    def printed(self, path: Path) -> None:
        """The page as it prints, a PDF file."""
        path.write_bytes(base64.b64decode(self._session_call("POST", "print", {"background": True})))

    def _session_call(self, method: str, name: str, body: object = None) -> Any:
        return self._call(method, f"/session/{self._session}/{name}", body)

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._root + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as problem:
            raise RuntimeError(json.load(problem)["value"]["message"]) from None
        except urllib.error.URLError as problem:
            raise ConnectionError(str(problem.reason)) from None
