"""Passwords from the environment, or typed on the terminal: never from a file of the project."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.console import Terminal

_TRIES = 3


class Passwords(Mapping[str, str]):
    """Passwords by name. One that is not in the environment is asked for once, where there is a terminal."""

    def __init__(self, terminal: "Terminal") -> None:
        """Take the terminal to ask on; a machine (`--json`) is asked nothing."""
        self._terminal = terminal
        self._typed: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        from badgefolio.pipeline.passwords import variable

        if name not in self._typed:
            self._typed[name] = os.environ.get(variable(name), "") or self._ask(name)
        if not self._typed[name]:
            raise KeyError(name)
        return self._typed[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, password in self._typed.items() if password)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _ask(self, name: str) -> str:
        """Ask twice: a password that was mistyped would lock out everybody who knows it."""
        if self._terminal.is_json or not sys.stdin.isatty():
            return ""
        from getpass import getpass

        self._terminal.done()
        for _ in range(_TRIES):
            try:
                password = getpass(f'Password "{name}": ')
                if not password or getpass("The same again: ") == password:
                    return password
            except EOFError:  # Ctrl+D: none
                return ""
            self._terminal.say("They differ.")
        return ""
