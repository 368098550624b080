"""The passwords of a project: which are asked for, and which are good enough to keep strangers out.

An encrypted page can be guessed at by whoever has it, offline and as fast as their machines allow; nobody is
there to lock them out after five tries. So what is easy to guess is refused.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.project import Settings
    from badgefolio.model.site import PublicSite

LEAST = 12  # characters
LEAST_LEFT = 8  # characters that are no well-known word, name, date, row of keys or repetition
LEAST_DIFFERENT = 6
_WELL_KNOWN = (
    "password passwort passphrase motdepasse contrasena senha wachtwoord secret geheim letmein "
    "welcome bienvenue willkommen admin administrator login access visitors visitor guest invite "
    "portfolio badge badges badgefolio openbadges school ecole schule university teacher student "
    "class iloveyou master dragon monkey sunshine princess football superman qwertyuiop qwerty "
    "qwertz azertyuiop azerty asdfgh yxcvbn zxcvbn abcdef january february march april june july "
    "august september october november december spring summer autumn winter changeme default test "
    "hello hallo bonjour salut "
)
_WORDS = frozenset(_WELL_KNOWN.split())
_SHORTEST_NAME = 4  # letters of a name that are worth looking for
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_REPEATED = re.compile(r"(.+?)\1+")
_LIKE_LETTERS = str.maketrans("013457@$!", "oieastasi")


def variable(community: str) -> str:
    """Return the environment variable that holds the password of that name."""
    return "BADGEFOLIO_PASSWORD_" + re.sub(r"[^A-Z0-9]", "_", community.upper())


def communities(site: "PublicSite") -> dict[str, list[str]]:
    """Return the names of all passwords that a site needs, each with the things that it opens, sorted."""
    opened: dict[str, list[str]] = {}
    if site.locked is not None:
        for held in site.locked.badges:
            opened.setdefault(held.declared.community, []).append(f"badges/{held.name}")
        for page in site.locked.pages:
            opened.setdefault(page.declared.community, []).append(f"pages/{page.name}")
    return {name: sorted(things) for name, things in sorted(opened.items())}


def password_problems(
    site: "PublicSite", passwords: "Mapping[str, str]", *, weak_too: bool
) -> "Iterator[Problem]":
    """Say which passwords are missing, and which are weak; no message repeats one."""
    for name, things in communities(site).items():
        password = passwords.get(name, "")
        if not password.strip():
            yield _missing(name, things)
        elif not password.isprintable():  # bytes of the environment that are no UTF-8, or a line break inside
            yield _weak(name, "it holds something that cannot be typed")
        else:
            why = weakness(password, name, site.settings)
            if why:
                yield _weak(name, why).warning() if weak_too else _weak(name, why)


def weakness(password: str, community: str, settings: "Settings") -> str:
    """Return why a password is easy to guess, '' where it is not.

    A good one has at least 12 characters, 6 of them different; and when well-known words, the names on the
    site, years, rows of keys and repetitions are taken out, at least 8 are left. Four words by chance pass,
    and so do 12 letters and digits by chance.
    """
    plain = unicodedata.normalize("NFKC", password).strip().casefold()
    if min(len(plain), len(password.strip())) < LEAST:  # one letter may become many, such as U+FDFA
        return f"it is shorter than {LEAST} characters"
    if len(set(plain)) < LEAST_DIFFERENT:
        return f"it has fewer than {LEAST_DIFFERENT} different characters"
    left = min((_left(spelling, community, settings) for spelling in _spellings(plain)), key=len)
    if len(left) < LEAST_LEFT:
        return "little is left of it without well-known words, names on the site, years and repetitions"
    return ""


def _spellings(plain: str) -> tuple[str, ...]:
    return plain, plain.translate(_LIKE_LETTERS)


def _left(plain: str, community: str, settings: "Settings") -> str:
    names = re.findall(r"\w+", f"{community} {settings.title} {settings.owner.name}".casefold())
    known = _WORDS | {name for name in names if len(name) >= _SHORTEST_NAME}
    left = _YEAR.sub("", plain)
    for word in sorted(known, key=lambda word: (-len(word), word)):
        left = left.replace(word, "")
    left = _without_runs(re.sub(r"[\W_]+", "", left))
    return _REPEATED.sub(r"\1", left)


def _without_runs(text: str) -> str:
    """Return a text in which each row of neighbours of the alphabet or of digits is one character."""
    kept: list[str] = []
    for character in text:
        pair = (kept[-1][-1] + character) if kept else ""
        if pair and any(pair in run or pair[::-1] in run for run in _RUNS):
            kept[-1] += character
        else:
            kept.append(character)
    return "".join(one[0] if len(one) > 2 else one for one in kept)  # noqa: PLR2004 - a row has three


def _missing(name: str, things: list[str]) -> Problem:
    secret = variable(name)
    return Problem(
        code=Code.PASSWORD_MISSING,
        message=f'The password "{name}" is not known; it opens {", ".join(things)}.',
        hint=f"Set the environment variable {secret}, or build on a terminal and type it. On GitHub:"
        f' Settings, Secrets and variables, Actions, "New repository secret" {secret}; and in the workflow,'
        f' under "env:" of the step that builds: {secret}: ${{{{ secrets.{secret} }}}}',
    )


def _weak(name: str, why: str) -> Problem:
    return Problem(
        code=Code.PASSWORD_WEAK,
        message=f'The password "{name}" is easy to guess: {why}.',
        hint="Take four words by chance, or 12 letters and digits by chance. Whoever has the page can try"
        " passwords for as long as they like. --weak-passwords takes it as it is.",
    )
