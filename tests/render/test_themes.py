from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.render.conftest import pictures, site

from badgefolio import resources
from badgefolio.problems import Code, ProblemError
from badgefolio.render.page import make_page
from badgefolio.render.page_list import Pages
from badgefolio.render.subjects import PageRequest
from badgefolio.render.themes import ThemeShelf, environment

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give a writer of files below a folder of themes."""

    def file(path: str, text: str) -> Path:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return tmp_path

    return file


def broken(shelf: Callable[[], object]) -> str:
    with pytest.raises(ProblemError) as caught:
        shelf()
    (problem,) = caught.value.problems
    assert problem.code is Code.THEME_BROKEN
    assert problem.span is not None
    return f"{Path(problem.span.file).name}:{problem.span.line} {problem.message}"


def request(folder: Path, theme: str = "mine") -> PageRequest:
    """Return the first page of a site in a theme."""
    shelf = ThemeShelf(folder, resources.bundled("themes"))
    of = site(theme=theme)
    return next(iter(Pages(of, pictures(of), shelf).items()))[1].argument


def rendered(folder: Path, theme: str = "mine") -> str:
    return make_page(request(folder, theme)).decode()


def test_the_bundled_themes_are_there_and_one_is_the_default(shelf: ThemeShelf) -> None:
    assert shelf.names == ("atelier", "vita")
    assert shelf.default == "atelier"
    theme = shelf.theme("vita")
    assert (theme.name, theme.title) == ("vita", "Vita")
    assert [Path(folder).name for folder in theme.folders] == ["vita", "base"]


@pytest.mark.parametrize("name", ["none", "base", "../vita", ""])
def test_a_theme_that_is_not_there_is_said_with_those_that_are(shelf: ThemeShelf, name: str) -> None:
    for ask in (shelf.theme, shelf.assets):
        with pytest.raises(ProblemError) as caught:
            ask(name)
        assert caught.value.problems[0].code is Code.THEME_NOT_FOUND
        assert caught.value.problems[0].message == f'There is no theme "{name}".'
        assert caught.value.problems[0].hint == "Themes to choose from: atelier, vita."


def test_styles_of_the_parent_come_first(write: Write) -> None:
    write(
        "old/theme.yaml",
        "title: Old\nstyles: [a.css]\nembed_styles: [a.css]\nscripts: [a.js]\nbadge_scripts: [a.js]",
    )
    write("old/assets/a.css", "a{}")
    write("old/assets/a.js", "a()")
    write("mine/theme.yaml", "title: Mine\nparent: old\nstyles: [sub/b.css]\nscripts: []")
    assets = ThemeShelf(write("mine/assets/sub/b.css", "b{}")).assets("mine")
    assert (assets.style, assets.embed_style, assets.script) == ("a{}\nb{}", "a{}", "a()")
    assert assets.badge_script == "a()"


def test_a_template_replaces_the_parents(write: Write) -> None:
    write("mine/theme.yaml", "title: Mine\nparent: base")
    folder = write("mine/templates/home.html", "{{ page.owner.name }}!")
    assert rendered(folder) == "Maya Lindqvist!"


def test_a_parent_may_have_a_parent(write: Write) -> None:
    folder = write("mine/theme.yaml", "title: Mine\nparent: vita")
    assert [Path(one).name for one in request(folder).world.look.theme.folders] == ["mine", "vita", "base"]
    assert '<header class="letterhead h-card">' in rendered(folder)


def test_a_theme_of_the_project_takes_the_place_of_a_bundled_one(write: Write) -> None:
    write("atelier/theme.yaml", "title: My own")
    folder = write("atelier/templates/home.html", "mine")
    shelf = ThemeShelf(folder, resources.bundled("themes"))
    assert (shelf.names, shelf.default) == (("atelier", "vita"), "atelier")
    assert shelf.theme("atelier").title == "My own"
    assert rendered(folder, "atelier") == "mine"


def test_a_folder_without_theme_yaml_and_a_missing_folder_are_no_themes(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "file").touch()
    assert ThemeShelf(tmp_path, tmp_path / "none").names == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "title",
        "[" * 5_000,
        "title: [",
        "parent: base",
        "title: a\ndate: 2024-13-45",
        "title: a\nparent: [base]",
        "title: a\nparent: 5",
        "title: a\nstyles: page.css",
        "title: a\nstyles: 5",
        "title: a\nstyles: [5]",
        "title: a\nscripts: [null]",
        "title: a\nstyles: [../../secret.css]",
        "title: a\nstyles: [a/../../../secret.css]",
        "title: a\nembed_styles: [/etc/passwd]",
        "title: a\nscripts: ['..\\x.js']",
        "title: !!python/object/apply:os.getcwd []",
        "title: a\nscripts: [\x00]",
    ],
)
def test_a_theme_that_cannot_be_understood_is_said(write: Write, text: str) -> None:
    folder = write("mine/theme.yaml", text)
    said = broken(lambda: ThemeShelf(folder))
    assert said.startswith("theme.yaml:0 The theme is broken. It")
    assert "cannot be understood" in said


def test_a_theme_that_is_not_utf_8_or_is_a_folder_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine" / "theme.yaml"
    path.parent.mkdir()
    path.write_bytes("title: é".encode("latin-1"))
    assert "UnicodeDecodeError" in broken(lambda: ThemeShelf(tmp_path))
    path.unlink()
    path.mkdir()
    assert "IsADirectoryError" in broken(lambda: ThemeShelf(tmp_path))


@pytest.mark.parametrize("parent", ["none", "mine", "other"])
def test_a_parent_that_is_not_there_or_is_a_child_is_said(write: Write, parent: str) -> None:
    write("other/theme.yaml", "title: Other\nparent: mine")
    folder = write("mine/theme.yaml", f"title: Mine\nparent: {parent}")
    shelf = ThemeShelf(folder)
    assert "as its parent." in broken(lambda: shelf.theme("mine"))


def test_a_style_that_is_missing_is_said(write: Write) -> None:
    folder = write("mine/theme.yaml", "title: Mine\nstyles: [a.css]")
    assert broken(lambda: ThemeShelf(folder).assets("mine")).startswith(
        "a.css:0 The theme is broken. It cannot be read ("
    )


def test_the_digest_changes_with_any_byte_of_theme_or_parent(write: Write) -> None:
    write("old/theme.yaml", "title: Old")
    folder = write("mine/theme.yaml", "title: Mine\nparent: old")
    digests = {ThemeShelf(folder).theme("mine").digest}
    for path, text in (("old/x", "1"), ("old/x", "2"), ("mine/templates/y", ""), ("mine/z", "")):
        write(path, text)
        digests.add(ThemeShelf(folder).theme("mine").digest)
    assert len(digests) == 5
    assert all(len(digest) == 32 for digest in digests)


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("\n{% if %}", "home.html:2 The theme is broken. TemplateSyntaxError"),
        ("\n\n{{ page.nothing }}", "home.html:3 The theme is broken. UndefinedError"),
        ("{{ page.owner.nothing.more }}", "home.html:1 The theme is broken. UndefinedError"),
        ("{{ nothing }}", "UndefinedError: 'nothing' is undefined"),
        ("{% include 'none.html' %}", "TemplateNotFound"),
        ("{% include '../theme.yaml' %}", "TemplateNotFound"),
        ("{% include '/etc/hostname' %}", "TemplateNotFound"),
        ("{{ page.__class__ }}", "SecurityError"),
        ("{{ ''.__class__.__mro__ }}", "SecurityError"),
        ("{{ _._translations }}", "SecurityError"),
        ("{{ _.__call__.__globals__ }}", "SecurityError"),
        ("{{ count.__self__ }}", "SecurityError"),
        ("{{ '{0.__class__}'.format(page) }}", "SecurityError"),
        ("{{ self.__init__ }}", "SecurityError"),
        ("{{ page|attr('__class__') }}", "SecurityError"),
        ("{{ frame.navigation.__len__() }}", "SecurityError"),
        ("{% import 'os' as os %}", "TemplateNotFound"),
        ("{{ lipsum() }}", "'lipsum' is undefined"),
        ("{{ namespace() }}", "'namespace' is undefined"),
        ("{{ [].append(1) }}", "SecurityError"),
        ("{{ page.title|nofilter }}", "home.html:1"),
    ],
)
def test_a_template_that_cannot_be_rendered_is_said_with_its_line(
    write: Write, template: str, why: str
) -> None:
    write("mine/theme.yaml", "title: Mine\nparent: base")
    folder = write("mine/templates/home.html", template)
    assert why in broken(lambda: rendered(folder))


def test_a_missing_template_is_said(write: Write) -> None:
    folder = write("mine/theme.yaml", "title: Mine")
    assert broken(lambda: rendered(folder)).startswith("templates:0 The theme is broken. TemplateNotFound")


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.xml", "a", "a.js"])
def test_values_are_escaped_in_every_file(write: Write, name: str) -> None:
    folder = write("mine/theme.yaml", "title: Mine")
    write(f"mine/templates/{name}", "{{ x }}")
    made = environment(ThemeShelf(folder).theme("mine"), "en").get_template(name)
    assert made.render(x="<b>'\"&") == "&lt;b&gt;&#39;&#34;&amp;"


def test_templates_have_the_words_of_their_language(write: Write) -> None:
    write("mine/theme.yaml", "title: Mine")
    said = '{{ count("{number} badge", "{number} badges", 2) }} {{ number(1000) }}'
    folder = write("mine/templates/a", said)
    theme = ThemeShelf(folder).theme("mine")
    assert environment(theme, "en").get_template("a").render() == "2 badges 1,000"
    assert environment(theme, "fr").get_template("a").render() == "2 badges 1\u202f000"


def test_the_same_request_gives_the_same_page(write: Write) -> None:
    folder = write("mine/theme.yaml", "title: Mine\nparent: base")
    first = request(folder)
    assert make_page(first) == make_page(replace(first))
