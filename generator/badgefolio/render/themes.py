"""Themes: found, read, and turned into something that renders pages.

A theme is a folder with `theme.yaml`, `templates/` and `assets/`. It may name one parent, whose templates
it overrides one by one and whose styles come before its own; so may the parent. Nothing in the code knows
a theme by name. Templates are Jinja2, with autoescape for every file and an error for every name that does
not exist; those of a project run in its sandbox.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment, TemplateError
    from markupsafe import Markup

_DIGEST_BYTES = 16
_COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours:
    """What a theme's pages look like by day, as `#rrggbb`: the previews of its pages are drawn in them."""

    paper: str = "#ffffff"
    ink: str = "#1c2023"
    soft: str = "#545b60"
    accent: str = "#1f5673"


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """A theme as pages are rendered with it.

    `folders` are absolute paths, the theme's own first, then its parent's and so on. `digest` changes with
    any byte of any of them. `is_trusted` when all of it came with the program. `colours` are its own, else
    its parent's.
    """

    name: str
    title: str
    folders: tuple[str, ...]
    digest: str
    is_trusted: bool = False
    colours: Colours = Colours()


@dataclass(frozen=True, kw_only=True, slots=True)
class Assets:
    """The texts of a theme's styles and scripts, its parent's first.

    `embed_style` and `embed_script` are the small ones that stand inside the cards that other sites frame,
    `badge_script` the one that only pages of badges load, `lock_script` the one that opens what a password
    locks.
    """

    style: str
    embed_style: str
    script: str
    badge_script: str
    embed_script: str
    lock_script: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """What a theme.yaml says."""

    name: str
    title: str
    folder: Path
    parent: str | None
    is_default: bool
    is_base: bool
    styles: tuple[str, ...]
    embed_styles: tuple[str, ...]
    scripts: tuple[str, ...]
    badge_scripts: tuple[str, ...]
    embed_scripts: tuple[str, ...]
    lock_scripts: tuple[str, ...]
    colours: Colours | None


class ThemeShelf:
    """The themes that a project can choose from."""

    def __init__(self, *folders: Path, trusted: Path | None = None) -> None:
        """Look for themes in these folders; of two with one name the earlier is taken.

        `trusted` is the one of them that came with the program: its templates run outside the sandbox,
        which costs a fifth of a first build.
        """
        self._trusted = trusted
        self._entries: dict[str, _Entry] = {}
        for folder in reversed(folders):
            for path in sorted(folder.glob("*/theme.yaml")):
                entry = _read_entry(path)
                hidden = self._entries.get(entry.name)
                # a theme that takes another's name takes its place, as the default too
                is_default = entry.is_default or (hidden is not None and hidden.is_default)
                self._entries[entry.name] = replace(entry, is_default=is_default)

    @property
    def names(self) -> tuple[str, ...]:
        """The themes that can be chosen, sorted by name."""
        return tuple(sorted(entry.name for entry in self._entries.values() if not entry.is_base))

    @property
    def default(self) -> str:
        """The theme of a project that names none."""
        return next(entry.name for entry in self._entries.values() if entry.is_default)

    def theme(self, name: str) -> Theme:
        """Return the theme of that name.

        Raises:
            ProblemError: `theme-not-found`, `theme-broken`.
        """
        line = self._line(name)
        return Theme(
            name=name,
            title=line[0].title,
            folders=tuple(str(one.folder) for one in line),
            digest=_digest(one.folder for one in line),
            is_trusted=all(one.folder.parent == self._trusted for one in line),
            colours=next((one.colours for one in line if one.colours), Colours()),
        )

    def assets(self, name: str) -> Assets:
        """Return the styles and scripts of the theme of that name.

        Raises:
            ProblemError: `theme-not-found`, `theme-broken`.
        """
        line = self._line(name)[::-1]
        return Assets(
            style="\n".join(_text(one, file) for one in line for file in one.styles),
            embed_style="\n".join(_text(one, file) for one in line for file in one.embed_styles),
            script="\n".join(_text(one, file) for one in line for file in one.scripts),
            badge_script="\n".join(_text(one, file) for one in line for file in one.badge_scripts),
            embed_script="\n".join(_text(one, file) for one in line for file in one.embed_scripts),
            lock_script="\n".join(_text(one, file) for one in line for file in one.lock_scripts),
        )

    def _line(self, name: str) -> tuple[_Entry, ...]:
        entry = self._entries.get(name)
        if entry is None or entry.is_base:
            raise ProblemError(
                Problem(
                    code=Code.THEME_NOT_FOUND,
                    message=f'There is no theme "{name}".',
                    hint=f"Themes to choose from: {', '.join(self.names)}.",
                )
            )
        line = [entry]
        while (name_of_parent := line[-1].parent) is not None:
            parent = self._entries.get(name_of_parent)
            if parent is None or parent in line:
                raise _broken(line[-1].folder / "theme.yaml", f'It names "{name_of_parent}" as its parent.')
            line.append(parent)
        return tuple(line)


@lru_cache
def environment(theme: Theme, language: str) -> "Environment":
    """Return the Jinja2 environment of a theme in a language."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from badgefolio.render.prose import prose
    from badgefolio.render.words import words

    kind = Environment if theme.is_trusted else ImmutableSandboxedEnvironment
    made = kind(
        loader=ChoiceLoader([FileSystemLoader(Path(folder) / "templates") for folder in theme.folders]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.clear()
    made.globals.update(_=words(language), count=words(language).count, number=words(language).number)
    made.filters.update(prose=prose, boxed=_boxed)
    return made


def _boxed(text: str) -> "Markup":
    """Return a text for inside a `textarea`, where quotes are only quotes: codes are full of them.

    What ends such an element begins with `<` (HTML Living Standard, section 13.1.2.2).
    """
    from markupsafe import Markup

    return Markup(text.replace("&", "&amp;").replace("<", "&lt;"))  # noqa: S704 - escaped for its place


def broken_template(error: "TemplateError", theme: Theme) -> ProblemError:
    """Return what is wrong with a template, with the line of the theme where it showed."""
    from traceback import extract_tb

    from jinja2 import TemplateSyntaxError

    file, line = str(Path(theme.folders[0]) / "templates"), 0
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    else:
        for frame in extract_tb(error.__traceback__):
            if frame.filename.startswith(theme.folders):
                file, line = frame.filename, frame.lineno or 0
    return _broken(Path(file), f"{type(error).__name__}: {error.message}.", line)


def no_lock_script(theme: Theme) -> ProblemError:
    """Return that a theme cannot open what a password locks."""
    return _broken(
        Path(theme.folders[0]) / "theme.yaml", "It has no lock_scripts, which open protected pages."
    )


def _read_entry(path: Path) -> _Entry:
    import yaml

    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        return _Entry(
            name=path.parent.name,
            title=str(said["title"]),
            folder=path.parent,
            parent=_name_of_parent(said),
            is_default=bool(said.get("default", False)),
            is_base=bool(said.get("base", False)),
            styles=_files(said, "styles"),
            embed_styles=_files(said, "embed_styles"),
            scripts=_files(said, "scripts"),
            badge_scripts=_files(said, "badge_scripts"),
            embed_scripts=_files(said, "embed_scripts"),
            lock_scripts=_files(said, "lock_scripts"),
            colours=_colours(said),
        )
    # ValueError: a date that does not exist; RecursionError: lists in lists in lists
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at or before line {mark.line + 1}" if mark else ""
        raise _broken(path, f"Its YAML cannot be understood{where}.") from None
    except (
        OSError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        raise _broken(path, f"It cannot be understood ({type(error).__name__}: {error}).") from None


def _name_of_parent(said: "Mapping[str, object]") -> str | None:
    parent = said.get("parent")
    if parent is None or isinstance(parent, str):
        return parent
    raise TypeError("parent is no name")


def _colours(said: "Mapping[str, object]") -> Colours | None:
    """Return the colours of previews; those that are not named are the plain ones."""
    several = said.get("colours")
    if several is None:
        return None
    if not isinstance(several, dict) or not all(_COLOUR.fullmatch(str(one)) for one in several.values()):
        raise ValueError('colours are written as "#rrggbb"')
    return Colours(**several)


def _files(said: "Mapping[str, object]", name: str) -> tuple[str, ...]:
    """Return names of files in `assets/`; nothing outside the theme can be named."""
    files = said.get(name, ())
    if not isinstance(files, list | tuple):
        message = f"{name} is no list"
        raise TypeError(message)
    for file in files:
        if not isinstance(file, str) or {"..", "/"} & set(PurePath(file).parts) or "\\" in file:
            message = f"{file!r} in {name} is no file in assets/"
            raise TypeError(message)
    return tuple(files)


def _text(entry: _Entry, name: str) -> str:
    path = entry.folder / "assets" / name
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, f"It cannot be read ({error}).") from None


def _digest(folders: "Iterable[Path]") -> str:
    total = blake2b(digest_size=_DIGEST_BYTES)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                total.update(path.relative_to(folder).as_posix().encode() + b"\0")
                total.update(blake2b(path.read_bytes()).digest())
    return total.hexdigest()


def _broken(path: Path, why: str, line: int = 0) -> ProblemError:
    return ProblemError(
        Problem(
            code=Code.THEME_BROKEN,
            message=f"The theme is broken. {why}",
            span=Span(file=str(path), line=line, column=1 if line else 0),
            hint="docs/themes.md says what a theme is made of.",
        )
    )
