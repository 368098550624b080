"""The command line: one module a verb, each parse -> typed request -> public API -> exit code."""

from badgefolio.cli.main import main

__all__ = ["main"]
