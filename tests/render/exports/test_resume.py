"""A curriculum that leaves the portfolio: as a JSON Resume, and for RenderCV."""

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from tests.portfolio.test_cv import sections

from badgefolio import ExportRequest, export
from badgefolio.model.cv import DATES, LISTS, MEMBERS, Cv, Section
from badgefolio.model.finding import Finding
from badgefolio.model.leaving import Leaving
from badgefolio.model.project import ContactEntry, Owner, Settings
from badgefolio.model.site import PublicSite
from badgefolio.portfolio.cv import read_cv
from badgefolio.render.contacts import contact_view
from badgefolio.render.cv_views import section_titles
from badgefolio.render.exports.person import _username
from badgefolio.render.exports.rendercv import rendercv
from badgefolio.render.exports.resume import resume_of
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project, Ran

pytestmark = pytest.mark.untraced

NOW = datetime(2026, 11, 1, tzinfo=UTC)
DATE = re.compile(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?")  # definitions/iso8601 of the schema of JSON Resume 1.0.0
CV = """
work:
  - {name: School, position: Teacher, startDate: 2012-09, summary: "Outdoors, *mostly*.", highlights: [One]}
education: [{institution: University, area: Ecology, studyType: Master, endDate: 2009}]
references: [{name: Ada, reference: Zyx is never late.}]
certificates: [{name: Boat, date: 2001, issuer: The lake}]
"""


def site_of(cv: Cv, **members: Any) -> PublicSite:  # noqa: ANN401 - members of the settings
    settings = Settings(title="Mine", owner=members.pop("owner", Owner(name="Maya")), **members)
    return PublicSite(
        settings=settings,
        theme="",
        owner_picture=None,
        badges=(),
        pages=(),
        paths=(),
        navigation=(),
        finding=Finding(),
        cv=cv,
    )


def leaving(site: PublicSite) -> Leaving:
    return Leaving(site=site, badges=(), left_out=(), now=NOW)


def exported(project: "Project", kind: str) -> bytes:
    return export(ExportRequest(project=project.folder, format=kind, now=NOW)).content


def resume(project: "Project") -> Any:  # noqa: ANN401 - JSON
    return json.loads(exported(project, "resume"))


@pytest.fixture
def mine(project: "Project") -> "Project":
    """Give a project with a curriculum of which a public page shows a part, and an unlisted one more."""
    project.write(
        "content/site.yaml",
        "title: Mine\nbase_url: https://maya.example/me/\ndefaults: {visibility: private}\n"
        "owner: {name: Maya, about: I **teach**., identities: [maya@school.example],\n"
        "  contact: {city: Grenoble, country: FR, phone: '+33 1 23', github: maya, email: m@maya.example}}\n",
    )
    project.write("content/cv.yaml", CV)
    shown = "- columns: [[{cv: [work, education, certificates]}], [{profile: [city, country, github]}]]"
    project.write_page("cv", shown, "visibility: public")
    project.write_page("quiet", "- cv: references\n- profile: [phone]", "visibility: unlisted")
    project.badge("open", "visibility: public\n", title="Öffentlich", expires="2025-01-01")
    project.badge("shy", "visibility: unlisted\n", title="Shy")
    return project.badge("gone", "visibility: public\n", title="Gone", revoked=True)


def test_it_says_who_the_owner_is_as_far_as_public_pages_do(mine: "Project") -> None:
    assert resume(mine)["basics"] == {
        "name": "Maya",
        "url": "https://maya.example/me/",
        "summary": "I teach.",
        "location": {"city": "Grenoble", "countryCode": "FR"},
        "profiles": [{"network": "GitHub", "username": "maya", "url": "https://github.com/maya"}],
    }


def test_badges_are_certificates_beside_those_of_the_curriculum(mine: "Project") -> None:
    assert resume(mine)["certificates"] == [
        {"name": "Boat", "date": "2001", "issuer": "The lake"},
        {
            "name": "Öffentlich",
            "date": "2024-05-01",
            "url": "https://maya.example/me/badges/open/",
            "issuer": "Maker Space",
            "x-badge": {"domain": "badges.example", "expires": "2025-01-01"},
        },
    ]


def test_a_badge_that_was_taken_back_is_claimed_by_no_curriculum(mine: "Project") -> None:
    made = export(ExportRequest(project=mine.folder, format="resume", now=NOW))
    assert made.badges == ("open",)
    assert made.left_out == (("gone", "Its issuer took it back."),)
    assert b"Gone" not in made.content + exported(mine, "rendercv")


@pytest.mark.parametrize("kind", ["resume", "rendercv"])
@pytest.mark.parametrize("secret", ["Shy", "Zyx", "+33 1 23", "m@maya.example", "maya@school.example"])
def test_what_only_an_unlisted_page_shows_stays_at_home(mine: "Project", kind: str, secret: str) -> None:
    assert secret.encode() not in exported(mine, kind)


def test_the_site_has_it_where_a_public_page_shows_a_curriculum(mine: "Project") -> None:
    mine.build()
    assert mine.output()["resume.json"] == exported(mine, "resume")
    mine.write_page("cv", "- cv: work", "visibility: unlisted").build()
    assert "resume.json" not in mine.output()


def test_the_site_has_none_where_nobody_knows_its_address(mine: "Project") -> None:
    path = mine.folder / "content/site.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("base_url: https://maya.example/me/\n", ""))
    mine.build()
    assert "resume.json" not in mine.output()


@given(sections)
def test_brought_back_it_gives_the_same_curriculum(found: object) -> None:
    cv = read_cv(json.dumps(found).encode(), file="content/cv.json")
    assert read_cv(resume_of(site_of(cv)), file="content/cv.json") == cv


def test_brought_back_badges_are_no_entries_of_the_curriculum(mine: "Project") -> None:
    shown = read_cv(CV.encode(), file="content/cv.yaml").only(set(Section) - {Section.REFERENCES})
    assert read_cv(exported(mine, "resume"), file="content/cv.json") == shown


@given(sections)
def test_every_member_is_of_the_type_that_the_standard_says(found: object) -> None:
    cv = read_cv(json.dumps(found).encode(), file="content/cv.json")
    value = json.loads(resume_of(site_of(cv, base_url="https://maya.example/")))
    assert set(value) <= {"$schema", "basics", "meta", *Section}
    for section in Section:
        for entry in value.get(section, []):
            assert set(entry) <= set(MEMBERS[section])
            for name, said in entry.items():
                texts = said if name in LISTS else [said]
                assert isinstance(texts, list)
                assert all(isinstance(text, str) for text in texts)
                assert name not in DATES or DATE.fullmatch(said)


@pytest.mark.parametrize("year", ["0001", "0999", "9999"])
def test_a_year_that_no_schema_knows_is_left_out(project: "Project", year: str) -> None:
    project.site().badge("one", issuedOn=f"{year}-01-01T00:00:00Z")
    (entry,) = resume(project)["certificates"]
    assert "date" not in entry


# What RenderCV asks of an entry of each kind, src/rendercv/schema/models/cv/entries/.
REQUIRED = ({"company", "position"}, {"institution", "area"}, {"label", "details"}, {"name"})
ALLOWED = {"date", "start_date", "end_date", "location", "summary", "highlights", "degree"}


@given(sections)
def test_rendercv_finds_one_kind_of_entry_in_each_section(found: object) -> None:
    cv = read_cv(json.dumps(found).encode(), file="content/cv.json")
    value = yaml.safe_load(rendercv(leaving(site_of(cv))))["cv"]
    assert value.pop("name") == "Maya"
    for entries in value.get("sections", {}).values():
        kinds = [next(kind for kind in REQUIRED if kind <= set(entry)) for entry in entries]
        assert kinds == kinds[:1] * len(kinds)
        for entry in entries:
            assert set(entry) - kinds[0] <= ALLOWED
            assert all(entry.values())
            assert not {"start_date", "end_date"} <= set(entry) or (
                entry["start_date"][:4] <= entry["end_date"][:4]
            )


def test_rendercv_gets_headings_in_the_language_of_the_site(mine: "Project") -> None:
    path = mine.folder / "content/site.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}language: fr\n", encoding="utf-8")
    value = yaml.safe_load(exported(mine, "rendercv"))["cv"]
    titles = section_titles(words("fr"))
    shown = [titles[one] for one in (Section.WORK, Section.EDUCATION, Section.CERTIFICATES)]
    assert list(value["sections"]) == shown
    assert shown[0] == "Expérience"
    assert value["sections"][shown[1]] == [
        {"institution": "University", "area": "Ecology", "degree": "Master", "end_date": "2009"}
    ]
    assert value["sections"][shown[2]][1] == {
        "name": "[Öffentlich](https://maya.example/me/badges/open/)",
        "date": "2024-05-01",
        "summary": "Maker Space. Valable jusqu\u2019au 1er\u00a0janvier 2025.",
    }
    assert value["social_networks"] == [{"network": "GitHub", "username": "maya"}]


def test_no_name_of_a_stranger_becomes_a_link(project: "Project") -> None:
    project.site().badge("one", title="Free [money](https://evil.example)")
    (entry,) = yaml.safe_load(exported(project, "rendercv"))["cv"]["sections"]["Certificates"]
    assert "](" not in entry["name"]


@pytest.mark.parametrize(
    ("kind", "value", "name"),
    [
        ("mastodon", "@maya@social.example", "@maya@social.example"),
        ("mastodon", "https://social.example/@maya", "@maya@social.example"),
        ("github", "https://github.com/maya/", "maya"),
        ("linkedin", "in/maya", "maya"),
        ("twitter", "@maya", "maya"),
    ],
)
def test_accounts_are_called_as_their_network_calls_them(kind: str, value: str, name: str) -> None:
    url = contact_view(ContactEntry(kind=kind, value=value), words("en")).url
    assert _username(kind, value, url) == name


def test_a_person_is_told_of_what_was_taken_back(run: "Callable[..., Ran]", mine: "Project") -> None:
    ran = run("export", mine.folder, "--format", "resume", "-o", mine.folder.parent / "resume.json")
    assert ran.code == 0
    assert "Left out: gone. Its issuer took it back." in ran.out


@pytest.mark.parametrize(
    "title",
    ["a\x00b", "a\u0085b\u2028c", "'\": {[", "- # &x *x !!python/object:os.system", "\ufeffx"],
)
def test_whatever_a_badge_is_called_the_files_are_read_again(project: "Project", title: str) -> None:
    issuer = {"id": "https://badges.example/i", "name": title}
    project.site().badge("one", badge={"id": "https://badges.example/b", "name": title, "issuer": issuer})
    (entry,) = resume(project)["certificates"]
    assert isinstance(entry["name"], str)
    value = yaml.safe_load(exported(project, "rendercv"))["cv"]
    assert value["sections"]["Certificates"][0]["date"] == "2024-05-01"


def test_what_a_page_shows_from_tomorrow_on_leaves_tomorrow(mine: "Project") -> None:
    shown = "- cv: references\n- profile: [phone]"
    mine.write_page("soon", shown, "visibility: public\npublish_after: 2026-11-02")
    assert "references" not in resume(mine)
    assert "phone" not in resume(mine)["basics"]
    after = ExportRequest(project=mine.folder, format="resume", now=datetime(2026, 11, 2, tzinfo=UTC))
    told = json.loads(export(after).content)
    assert told["references"] == [{"name": "Ada", "reference": "Zyx is never late."}]
    assert told["basics"]["phone"] == "+33 1 23"
