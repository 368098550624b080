"""What makes the house readable is held to numbers and names; imports are held by lint-imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "badgefolio"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LINES, FUNCTION_LINES = 400, 50
SAY_NOTHING = ("manager", "handler", "helper", "util")
NO_PARAMETER = {"data", "info", "obj"}
# Names that a library asks for.
ASKED_FOR = {"handle_error", "_entity"}


def called(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def test_modules_and_tests_are_short_enough_to_be_read() -> None:
    long = {called(path): len(path.read_text(encoding="utf-8").splitlines()) for path in (*MODULES, *TESTS)}
    assert {name: lines for name, lines in long.items() if lines > LINES} == {}


def test_functions_are_short_enough_to_be_seen() -> None:
    lengths = {
        f"{called(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in (*MODULES, *TESTS)
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def test_names_say_something() -> None:
    names = [*(path.stem for path in MODULES), *(path.parent.name for path in MODULES)]
    names += [node.name for path in MODULES for node in definitions(path)]
    empty = [name for name in set(names) - ASKED_FOR if any(word in name.lower() for word in SAY_NOTHING)]
    assert empty == []


def test_parameters_say_what_they_are() -> None:
    found = []
    for path in MODULES:
        for node in definitions(path):
            if isinstance(node, ast.ClassDef):
                continue
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            found += [f"{called(path)}:{node.name}" for one in arguments if one.arg in NO_PARAMETER]
    assert found == []


def test_a_switch_is_never_given_by_its_place() -> None:
    found = []
    for path in MODULES:
        for node in definitions(path):
            if isinstance(node, ast.ClassDef) or node.name in ASKED_FOR:
                continue
            placed = [*node.args.posonlyargs, *node.args.args]
            found += [
                f"{called(path)}:{node.name}"
                for one in placed
                if isinstance(one.annotation, ast.Name) and one.annotation.id == "bool"
            ]
    assert found == []


def test_every_module_and_public_class_says_what_it_is() -> None:
    """Functions are held by ruff; a class inside a function is no part of what others read."""
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        public = [node for node in classes if not node.name.startswith("_")]
        silent += [] if ast.get_docstring(tree) else [called(path)]
        silent += [f"{called(path)}:{node.name}" for node in public if not ast.get_docstring(node)]
    assert silent == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=called)
def test_every_package_begins_with_a_paragraph_and_holds_no_logic(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len((ast.get_docstring(tree) or "").split()) > 7
    if path.parent != PACKAGE:
        kinds = {type(node) for node in tree.body}
        assert kinds <= {ast.Expr, ast.Import, ast.ImportFrom, ast.Assign}


def test_every_module_has_its_tests_where_one_looks_for_them() -> None:
    """The tests of a room lie in the folder of its name."""
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    without = [room for room in rooms if not list((ROOT / "tests" / room).rglob("test_*.py"))]
    assert without == []


def test_no_test_sleeps_or_asks_the_clock() -> None:
    wanting = ("time.sleep(", "datetime.now(", "date.today(")
    found = [
        called(path)
        for path in TESTS
        if path != Path(__file__) and any(word in path.read_text(encoding="utf-8") for word in wanting)
    ]
    found.remove("tests/publish/test_lock.py")  # where another process holds a lock until it is killed
    assert found == []


def test_only_the_command_line_and_the_recipes_ask_the_clock() -> None:
    asks = ("datetime.now(", "date.today(", "time.time(")
    found = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        if any(word in path.read_text(encoding="utf-8") for word in asks)
    }
    assert found <= {"cli", "pipeline"}
