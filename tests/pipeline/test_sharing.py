"""The share panel of a whole site: services of the owner's own, and their icons."""

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

FORUM = "share: [{label: Forum, url: 'https://forum.example/?u={url}', icon: files/forum.png}]\n"


class _Icons(HTMLParser):
    """Collects the pictures inside links to the forum."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "a":
            self._is_inside = (said["href"] or "").startswith("https://forum.example/")
        elif tag == "img" and self._is_inside:
            self.found.append(said["src"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag != "a"


def test_an_icon_is_made_ready_and_stands_before_its_label_on_every_panel(
    project: "Project", make_png: "Callable[..., bytes]"
) -> None:
    project.site(FORUM).badge("a").write_page("cv", "- badge: a").write(
        "content/files/forum.png", make_png(7)
    )
    project.build()
    for path in ("badges/a/", "pages/cv/", ""):
        (icon,) = _Icons(project.page(f"{path}index.html")).found
        assert urljoin(f"/{path}", icon).removeprefix("/") in project.output()


def test_an_icon_that_is_not_there_is_said_with_its_place(project: "Project") -> None:
    (problem,) = project.site(FORUM).badge("a").problems()
    assert (problem.code, str(problem.span)) == ("file-not-found", "content/site.yaml:5:69")


def test_a_page_is_made_anew_where_its_services_change(project: "Project") -> None:
    project.site("share: [x]\n").badge("a").build()
    project.site("share: [mastodon]\n").build()
    page = project.page("badges/a/index.html")
    assert "share.joinmastodon.org" in page
    assert "x.com" not in page
