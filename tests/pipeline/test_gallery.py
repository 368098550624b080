"""A gallery from folders and from what sites say of themselves: only what is public."""

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import Project
from tests.fetching.certificates import Authority
from tests.fetching.servers import Server, answer, serving

from badgefolio.fetching import Rules, allowed_host
from badgefolio.pipeline.gallery import BuiltGallery, GalleryRequest, build_gallery
from badgefolio.pipeline.gallery_refreshing import RefreshedGallery, refresh_gallery
from badgefolio.portfolio.gallery import PER_PAGE
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from badgefolio.problems import Problem

NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)
SECRETS = ("Hidden thing", "Unlisted thing", "Locked thing", "Later thing", "Revoked thing", "Grenoble")


def person(folder: Path, name: str) -> Project:
    project = Project(folder / name)
    text = (
        f"title: Of {name}\nowner: {{name: {name.capitalize()}, contact: {{country: FR, city: Grenoble}}}}\n"
    )
    project.write("content/site.yaml", f"{text}base_url: https://{name}.example/me/\n")
    return project.badge("soldering", "visibility: public\ntags: [craft]\n")


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Give a folder with the projects of two people, one of whom has a lot to hide."""
    maya = person(tmp_path, "maya").write_page("cv", "- profile: [name, country]", "visibility: public")
    maya.badge("hidden", title="Hidden thing").badge(
        "unlisted", "visibility: unlisted\n", title="Unlisted thing"
    )
    maya.badge("locked", "visibility: password\n", title="Locked thing")
    maya.badge("later", "visibility: public\npublish_after: 2030-01-01\n", title="Later thing")
    maya.badge("revoked", "visibility: public\n", title="Revoked thing", revoked=True)
    person(tmp_path, "leo")
    return tmp_path


@pytest.fixture
def made(people: Path) -> "Callable[..., tuple[BuiltGallery, dict[str, str]]]":
    """Give the making of a gallery of sources below the folder: what came of it, and its texts by path."""

    def make(*sources: str, **options: Any) -> tuple[BuiltGallery, dict[str, str]]:  # noqa: ANN401 - as they are
        request = GalleryRequest(
            sources=tuple(people / one for one in sources), output=people / "out", now=NOW, **options
        )
        built = build_gallery(request)
        files = sorted(path for path in (people / "out").rglob("*") if path.is_file())
        texts = {
            path.relative_to(people / "out").as_posix(): path.read_bytes().decode("latin-1") for path in files
        }
        return built, texts

    return make


def refused(make: "Callable[..., object]") -> "tuple[Problem, ...]":
    with pytest.raises(ProblemError) as caught:
        make()
    return caught.value.problems


def test_what_two_people_hold_is_one_badge_that_leads_to_both(made: "Callable[..., Any]") -> None:
    built, texts = made("maya", "leo", title="Ours")
    assert (built.portfolios, built.badges) == (2, 1)
    (page,) = [text for path, text in texts.items() if path.startswith("badges/")]
    assert 'href="https://maya.example/me/badges/soldering/" rel="noopener nofollow"' in page
    assert 'href="https://leo.example/me/badges/soldering/" rel="noopener nofollow"' in page
    assert "France" in page
    assert "<title>Ours</title>" in texts["index.html"]
    assert "Portfolio of" not in texts["index.html"]


def test_nothing_that_is_not_public_is_in_a_gallery(made: "Callable[..., Any]") -> None:
    _, texts = made("maya", "leo")
    whole = "\n".join((*texts, *texts.values()))
    assert [secret for secret in SECRETS if secret in whole] == []
    assert str(Path.cwd()) not in whole


def test_no_page_loads_anything_from_elsewhere(made: "Callable[..., Any]") -> None:
    _, texts = made("maya", "leo", base_url="https://ours.example/")
    loaded = [
        address
        for path, text in texts.items()
        if path.endswith(".html")
        for address in re.findall(r'<(?:img|script|link rel="stylesheet")[^>]*(?:src|href)="([^"]*)"', text)
    ]
    assert loaded
    assert [address for address in loaded if "//" in address] == []
    pages = [text for path, text in texts.items() if path.endswith(".html")]
    assert [text for text in pages if "default-src &#39;none&#39;" not in text] == []


def test_a_built_site_is_read_like_its_project(people: Path, made: "Callable[..., Any]") -> None:
    Project(people / "leo").build(now=NOW)
    of_project = made("leo")[1]
    built, of_site = made("leo/output")
    assert built.badges == 1
    assert of_site == of_project


def test_the_same_list_makes_the_same_bytes(made: "Callable[..., Any]") -> None:
    assert made("maya", "leo")[1] == made("maya", "leo")[1]


def test_a_list_says_title_language_and_theme(people: Path, made: "Callable[..., Any]") -> None:
    (people / "g.yaml").write_text("title: À nous\nlanguage: fr\ntheme: vita\nportfolios: [maya, leo]\n")
    _, texts = made("g.yaml")
    assert 'lang="fr"' in texts["index.html"]
    assert any(path.startswith("assets/vita-") for path in texts)


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ("[maya, nobody]", Code.PORTFOLIO_NOT_FOUND),
        ("[maya, empty]", Code.PORTFOLIO_NOT_FOUND),
        ("[maya, nowhere]", Code.PORTFOLIO_NOT_FOUND),
        ('[maya, "https://aino.example/"]', Code.PORTFOLIO_NOT_FOUND),
        ("[maya, leo, ./leo]", Code.PORTFOLIO_TWICE),
        ("[maya, broken]", Code.PORTFOLIO_BROKEN),
        ("[maya, wrong]", Code.OPTION_UNKNOWN),
    ],
)
def test_what_is_no_portfolio_is_an_error_or_left_out(
    people: Path, made: "Callable[..., Any]", listed: str, code: Code
) -> None:
    (people / "empty").mkdir()
    (people / "broken").mkdir()
    (people / "broken/portfolio.json").write_text("{}")
    Project(people / "nowhere").write("content/site.yaml", "title: T\nowner: {name: N}\n")
    Project(people / "wrong").write("content/site.yaml", "title: T\nowner: {name: N}\nfoo: 1\n")
    (people / "g.yaml").write_text(f"title: T\nportfolios: {listed}\n")
    (problem,) = refused(lambda: made("g.yaml"))
    assert problem.code is code
    assert problem.hint
    assert not (people / "out").exists()
    built, _ = made("g.yaml", keep_going=True)
    assert [one.code for one in built.warnings] == [code]
    assert built.portfolios == listed.count(",") - ("twice" in code) + (code is Code.PORTFOLIO_TWICE)


def test_an_address_needs_a_list_to_be_kept_beside(people: Path) -> None:
    request = GalleryRequest(sources=(Path("https://aino.example/"),), output=people / "out", now=NOW)
    assert [one.code for one in refused(lambda: build_gallery(request))] == [Code.PORTFOLIO_NOT_FOUND]


class Web:
    """A site that is served on this machine over https, with one badge."""

    def __init__(self, server: Server, authority: Authority, folder: Path) -> None:
        self.server, self.base, self.list = server, f"{server.url}/me/", folder / "list.yaml"
        self.rules = Rules(allowed=(allowed_host(server.host),), tls=authority.trusting)
        self.list.write_text(f'title: T\nportfolios: ["{self.base}", leo]\n')
        self.say()

    def say(self, *, picture: bytes | None = None, **changes: Any) -> None:  # noqa: ANN401 - any JSON
        """Let the site say this of itself."""
        badge = {"name": "Knots", "address": f"{self.base}b/", "picture": f"{self.base}b/picture.png"}
        badge["issuer"] = {"name": "Guild", "domain": "guild.example", "confirmed": True}  # type: ignore[assignment]  # of the site
        said = {
            "format": "badgefolio-portfolio",
            "version": 1,
            "title": "Of Aino",
            "address": self.base,
            "language": "fi",
            "owner": {"name": "Aino"},
            "badges": [badge],
            "pages": [],
            **changes,
        }
        self.server.pages["/me/portfolio.json"] = answer(said)
        if picture is not None:
            self.server.pages["/me/b/picture.png"] = answer(picture, kind="image/png")

    def refresh(self, folder: Path) -> RefreshedGallery:
        return refresh_gallery(
            GalleryRequest(sources=(self.list,), output=folder / "out", now=NOW, keep_going=True), self.rules
        )


@pytest.fixture
def web(people: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    authority = Authority(tmp_path_factory.mktemp("authority"))
    with serving(tls=authority.server()) as server:
        yield Web(server, authority, people)


def test_a_site_is_fetched_with_the_pictures_that_are_shown_and_built_without_a_network(
    people: Path, web: Web, made: "Callable[..., Any]", make_png: Callable[..., bytes]
) -> None:
    web.say(picture=make_png(7))
    assert [one.code for one in refused(lambda: made("list.yaml"))] == [Code.PORTFOLIO_NOT_FOUND]
    assert web.server.paths == []
    report = web.refresh(people)
    assert report.problems == ()
    assert web.server.paths == ["/me/portfolio.json", "/me/b/picture.png"]
    index = json.loads((people / "list-archive/index.json").read_text())
    assert "2026-06-02" in json.dumps(index)
    built, texts = made("list.yaml")
    assert (built.portfolios, built.badges, built.warnings) == (2, 2, ())
    assert len(web.server.paths) == 2
    assert sum(path.startswith("pictures/") for path in texts) == 2
    (page,) = [text for path, text in texts.items() if path.startswith("badges/knots")]
    assert f'href="{web.base}b/"' in page
    assert "not confirmed" in page  # what a stranger says of its own checks is no check


def test_a_badge_that_was_taken_back_is_gone_with_the_next_refresh(
    people: Path, web: Web, made: "Callable[..., Any]", make_png: Callable[..., bytes]
) -> None:
    web.say(picture=make_png(7))
    web.refresh(people)
    web.say(badges=[])
    assert web.refresh(people).documents == 1
    assert made("list.yaml")[0].badges == 1
    assert b"Knots" not in b"".join(path.read_bytes() for path in (people / "list-archive").rglob("*.json"))
    del web.server.pages["/me/portfolio.json"]
    (problem,) = web.refresh(people).problems
    assert (problem.code, problem.severity) == (Code.NOT_FETCHED, "warning")
    assert [one.code for one in refused(lambda: made("list.yaml"))] == [Code.PORTFOLIO_NOT_FOUND]


def test_what_a_silent_server_said_before_stays(
    people: Path, web: Web, made: "Callable[..., Any]", make_png: Callable[..., bytes]
) -> None:
    web.say(picture=make_png(7))
    web.refresh(people)
    web.server.pages["/me/portfolio.json"] = answer("", status=503)
    (problem,) = web.refresh(people).problems
    assert "What it said before stays" in problem.hint
    assert made("list.yaml")[0].badges == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "https://maya.example/me/"},
        {"badges": [{"name": "x", "address": "javascript:alert(1)", "picture": "https://x.example/"}]},
        {"badges": {}},
        {"version": 9},
    ],
)
def test_a_site_that_says_what_it_may_not_is_refused_and_nothing_of_it_is_asked(
    people: Path, web: Web, made: "Callable[..., Any]", changes: dict[str, Any]
) -> None:
    web.say(**changes)
    web.refresh(people)
    assert web.server.paths == ["/me/portfolio.json"]
    assert [one.code for one in refused(lambda: made("list.yaml"))] == [Code.PORTFOLIO_BROKEN]
    built, texts = made("list.yaml", keep_going=True)
    assert built.portfolios == 1
    assert "javascript:" not in "".join(texts.values())


def test_names_with_html_in_them_are_text(people: Path, web: Web, made: "Callable[..., Any]") -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=1>'
    badge = {
        "name": evil,
        "description": evil,
        "address": f"{web.base}b/",
        "picture": f"{web.base}b/picture.png",
        "issuer": {"name": evil, "domain": evil, "confirmed": True},
        "tags": [evil],
    }
    web.say(title=evil, owner={"name": evil, "country": evil}, badges=[badge])
    web.refresh(people)
    built, texts = made("list.yaml")
    assert built.badges == 2
    pages = "".join(text for path, text in texts.items() if path.endswith(".html"))
    assert "<script>alert" not in pages
    assert "<img src=x" not in pages
    assert "&lt;script&gt;" in pages


def test_a_picture_that_is_none_becomes_a_placeholder(
    people: Path, web: Web, made: "Callable[..., Any]"
) -> None:
    web.say(picture=b"<html>")
    web.refresh(people)
    built, texts = made("list.yaml")
    assert built.badges == 2
    assert "<html>" not in "".join(text for path, text in texts.items() if path.startswith("pictures/"))


def test_the_sample_and_somebody_else_make_a_gallery(people: Path) -> None:
    sample = Path(__file__).parents[2]
    request = GalleryRequest(sources=(sample, people / "leo"), output=people / "out", now=NOW, language="fr")
    built = build_gallery(request)
    assert built.portfolios == 2
    assert built.badges > 12
    first = (people / "out/index.html").read_text(encoding="utf-8")
    assert "Page 1 sur" in first or built.badges <= PER_PAGE
    assert "alpineclimate.<wbr>example" in first  # which was checked here


def test_every_link_inside_a_gallery_leads_to_a_page_of_it(made: "Callable[..., Any]") -> None:
    _, texts = made("maya", "leo")
    followed = 0
    for path, text in texts.items():
        if path.endswith(".html") and path != "404.html":
            for address in re.findall(r'(?:href|src)="([^"#:]*)["#]', text):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
                assert target in texts or address in {"", "#main"}, (path, address)
                followed += 1
    assert followed > len(texts)
