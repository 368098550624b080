"""`badgefolio check`: say everything that is wrong, write nothing."""

from typing import TYPE_CHECKING

from badgefolio.cli.build import add_project_arguments, report, request

if TYPE_CHECKING:
    import argparse

    from badgefolio.console import Terminal

HELP = "say everything that is wrong with a project; write nothing"


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    add_project_arguments(parser)


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """Check, and say what was found."""
    from badgefolio import check

    built = check(request(args, terminal))
    terminal.done()
    report(built, terminal)
    terminal.say("Nothing stands in the way of a build.")
    return 0
