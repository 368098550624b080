"""`badgefolio endorsements`: read what others wrote about your badges, and say which are published."""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.cli.clock import now

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from badgefolio.console import Terminal
    from badgefolio.pipeline.received import ListedEndorsement

HELP = "list the endorsements that you received, and accept or decline them"
_ANSWERS = {"accept": "accepted", "decline": "declined"}


def add_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "accept", "decline"),
        default="list",
        metavar="ACTION",
        help="list, accept or decline [list]",
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="names of files in content/endorsements/, without ending"
    )
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="a folder in the project [.]"
    )


def run(args: "argparse.Namespace", terminal: "Terminal") -> int:
    """List, or write down the answer; 1 where an endorsement cannot be read or accepted."""
    from badgefolio.console.terminal import problems_json
    from badgefolio.model.endorsements import Answer
    from badgefolio.pipeline.received import answer_endorsements, list_endorsements
    from badgefolio.problems import Collector

    problems = Collector()
    if args.action == "list":
        listed = list_endorsements(args.project, now=now())
        problems.extend(listed.problems)
        shown = tuple(one for one in listed.endorsements if not args.names or one.received.name in args.names)
        _say(shown, terminal)
    else:
        if not args.names:
            _ask_for_names(args.action)
        answer = Answer(_ANSWERS[args.action])
        shown = answer_endorsements(args.project, tuple(args.names), answer, now=now())
        for one in shown:
            terminal.say(_answered(one))
    terminal.out.flush()
    terminal.problems(problems)
    terminal.give(
        {
            "ok": not problems.has_errors,
            "endorsements": [_json(one) for one in shown],
            "problems": problems_json(problems),
        }
    )
    return 1 if problems.has_errors else 0


def _ask_for_names(action: str) -> None:
    from badgefolio.problems import Code, Problem, ProblemError

    raise ProblemError(
        Problem(
            code=Code.ENDORSEMENT_NOT_FOUND,
            message=f"Which endorsement do you {action}?",
            hint=f"See their names: badgefolio endorsements; then: badgefolio endorsements {action} NAME",
        )
    )


def _say(several: "Iterable[ListedEndorsement]", terminal: "Terminal") -> None:
    from badgefolio.console.endorsements import explain_endorsement

    order = ("pending", "accepted", "declined")
    sorted_ = sorted(several, key=lambda one: (order.index(one.received.answer), one.received.name))
    for one in sorted_:
        heading, *lines = explain_endorsement(one.received, one.about, one.problem)
        terminal.say(terminal.styled(heading, "bold"))
        for line in lines:
            terminal.say(f"  {line}")
    if not sorted_:
        terminal.say("There is no endorsement yet. Bring one into the project with: badgefolio add FILE")
        return
    counts = [sum(one.received.answer == answer for one in sorted_) for answer in order]
    terminal.say(", ".join(f"{number} {answer}" for number, answer in zip(counts, order, strict=True)) + ".")
    if counts[0]:
        terminal.say("To publish one: badgefolio endorsements accept NAME")


def _answered(one: "ListedEndorsement") -> str:
    from badgefolio.model.endorsements import Answer

    name = one.received.name
    if one.received.answer is not Answer.ACCEPTED:
        return f"{name} is declined. It is not published; the file stays in the project until you delete it."
    about = ", ".join(badge for badge, _ in one.about)
    return f"{name} is accepted. The next build shows it with {about}, as far as that may be seen."


def _json(one: "ListedEndorsement") -> dict[str, object]:
    from badgefolio.console.endorsements import endorsement_json

    return endorsement_json(one.received, one.about, one.problem)
