"""A portfolio to begin with: written so that it builds as it is, and publishes itself from GitHub."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from badgefolio import resources
from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.sources.schema import SCHEMAS, schema_names

_STARTER = Path(__file__).parent / "starter_files"
_TEXTS = "texts"
# what a repository that was made first brings along, and no portfolio needs
_BEFORE_US = frozenset([".git", "README.md", "LICENSE", "LICENSE.md", ".gitattributes", ".DS_Store"])
_NOT_IN_YAML = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Starter:
    """What a new portfolio is asked for, and the version of the program that its workflow installs."""

    name: str
    title: str
    language: str
    version: str


def write_starter(folder: Path, starter: Starter) -> list[str]:
    """Write a new project into a new or empty folder, and return its files as sorted relative paths.

    Raises:
        ProblemError: `file-exists` where the folder is not empty; `output-not-writable`.
    """
    files = _common()
    texts = _STARTER / _TEXTS / starter.language.partition("-")[0]
    if not texts.is_dir():
        texts = _STARTER / _TEXTS / "en"
    files |= {
        path.relative_to(texts).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(texts.rglob("*"))
        if path.is_file()
    }
    values = {
        "@NAME@": _quoted(starter.name),
        "@TITLE@": _quoted(starter.title),
        "@LANGUAGE@": _quoted(starter.language),
        "@VERSION@": starter.version,
    }
    filled = {_placed(path): _filled(text, values).encode() for path, text in files.items()}
    return _write(folder, filled | _schemas())


def write_sample(folder: Path, version: str) -> list[str]:
    """Write the sample portfolio into a new or empty folder, and return its files as sorted relative paths.

    `version` is that of the program, which the publishing workflow installs.

    Raises:
        ProblemError: `file-exists` where the folder is not empty; `output-not-writable`.
    """
    sample = resources.bundled("content")
    files = {
        f"content/{path.relative_to(sample).as_posix()}": path.read_bytes()
        for path in sorted(sample.rglob("*"))
        if path.is_file()
    }
    around = {
        _placed(path): _filled(text, {"@VERSION@": version}).encode()
        for path, text in _common().items()
        if not path.startswith("content/")
    }
    return _write(folder, files | around)


def _common() -> dict[str, str]:
    """Return the starter's files that are the same in every language, by path."""
    common = _STARTER / "common"
    return {
        path.relative_to(common).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(common.rglob("*"))
        if path.is_file()
    }


def _schemas() -> dict[str, bytes]:
    """Return the schemas that editors check YAML against, so that they work without a network."""
    return {
        f"content/.schemas/{name}.json": (SCHEMAS / f"{name}.json").read_bytes() for name in schema_names()
    }


def _quoted(text: str) -> str:
    """Return a text as YAML; characters that YAML does not take or that break lines become spaces."""
    return json.dumps(_NOT_IN_YAML.sub(" ", text), ensure_ascii=False)


def _filled(text: str, values: dict[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text


def _placed(path: str) -> str:
    """Return where a starter file belongs: names that packaging would pass over are stored without dots."""
    return path.replace("dot-", ".")


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _write(folder: Path, files: dict[str, bytes]) -> list[str]:
    if folder.exists() and (not folder.is_dir() or not _BEFORE_US.issuperset(_names(folder))):
        raise ProblemError(
            Problem(
                code=Code.FILE_EXISTS,
                message=f'"{folder}" is there already and is not an empty folder.',
                span=Span(file=str(folder)),
                hint="Choose the name of a new folder.",
            )
        )
    try:
        for path, content in sorted(files.items()):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise ProblemError(
            Problem(
                code=Code.OUTPUT_NOT_WRITABLE,
                message=f'"{folder}" cannot be written: {error.strerror}.',
                hint="Choose another folder, or check its permissions.",
            )
        ) from None
    return sorted(files)
