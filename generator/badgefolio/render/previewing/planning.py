"""Which previews there are: of what everybody may see, once the site knows its address."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.model.blocks import BadgeBlock, BadgeGroup, every_block
from badgefolio.model.work import Item
from badgefolio.problems import Code, Problem, Span
from badgefolio.render.badge_views import badge_name, confirmed_domain, issuer_view, preview_path
from badgefolio.render.previewing.cards import MOST_ARTS
from badgefolio.render.previewing.characters import clean, without
from badgefolio.render.previewing.fonts import FontShelf
from badgefolio.render.previewing.issuers import issuer_fact
from badgefolio.render.previewing.requests import Art, Fact, Kind, PreviewRequest
from badgefolio.render.previews import HOME_PREVIEW, page_preview_path
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.pictures import MadePicture
    from badgefolio.model.project import FoundFile
    from badgefolio.model.site import PublicSite
    from badgefolio.render.themes import ThemeShelf
    from badgefolio.render.words import Words

SITE = "content/site.yaml"
_SHOWN = 12  # missing characters that a warning names


@dataclass(frozen=True, kw_only=True, slots=True)
class PreviewPlan:
    """The previews to draw by their path in the output, and what is wrong with them."""

    items: dict[str, Item[PreviewRequest]]
    problems: tuple[Problem, ...] = ()


def plan_previews(
    site: "PublicSite", made: "Mapping[str, MadePicture]", shelf: "ThemeShelf", content: "Path"
) -> PreviewPlan:
    """Return the previews of a site: of its home, of public badges and of public pages.

    Nothing where the site does not know its address: networks take absolute addresses alone.

    Args:
        site: what is published.
        made: the pictures, by a badge's name or a file's path.
        shelf: the themes, whose colours previews have.
        content: the absolute path of the project's `content/` folder.
    """
    if not site.settings.base_url:
        return PreviewPlan(items={})
    import PIL

    fonts = FontShelf(content / file.path for file in site.fonts)
    problems = [_no_font(file, site) for file in site.fonts if not fonts.is_font(content / file.path)]
    owner = clean(site.settings.owner.name)
    _, unwritten = fonts.choose([owner])
    items = {}
    for path, file, request in _requests(site, made, shelf):
        drawable, missing = _drawable(request, fonts)
        items[path] = Item((PIL.__version__, drawable.reads), drawable)
        if missing := missing - unwritten if file != SITE else missing | unwritten:
            problems.append(_missing(file, missing))
    return PreviewPlan(items=items, problems=tuple(problems))


def _requests(
    site: "PublicSite", made: "Mapping[str, MadePicture]", shelf: "ThemeShelf"
) -> "Iterator[tuple[str, str, PreviewRequest]]":
    """Give for each preview its path, the file it is about, and what to draw, in fonts to be chosen."""
    settings, said = site.settings, words(site.settings.language)
    portrait = _art(made[site.owner_picture.path]) if site.owner_picture else None
    arts = {held.name: _art(made[held.name]) for held in site.listed_badges}
    colours = shelf.theme(site.theme).colours
    standing = [held for held in site.listed_badges if held.stands]
    number = len(site.listed_badges)
    yield (
        HOME_PREVIEW,
        SITE,
        PreviewRequest(
            kind=Kind.HOME,
            title=settings.owner.name,
            facts=_said(Fact(settings.description or settings.title)),
            owner=said.count("{number} badge", "{number} badges", number) if number else "",
            is_mirrored=said.direction == "rtl",
            arts=_row(standing, arts),
            portrait=portrait,
            colours=colours,
        ),
    )
    for held in site.listed_badges:
        request = _badge(held, arts[held.name], site, said)
        yield preview_path(held), f"content/{held.file.path}", replace(request, colours=colours)
    for page in site.listed_pages:
        request = _page(page, _row(_badges(page), arts), site)
        own = shelf.theme(page.theme).colours if page.theme else colours
        request = replace(request, colours=own, portrait=portrait)
        yield page_preview_path(page), f"content/pages/{page.name}.yaml", request


def _days(held: "HeldBadge", said: "Words") -> str:
    """Return when a badge was issued and until when it holds, in words that are true on every day."""
    badge = held.badge
    issued = said.date(badge.issued.day) if badge.issued else ""
    until = (
        said("valid until {date}", date=said.date(badge.expires.day))
        if badge.expires and not held.is_revoked
        else ""
    )
    return ", ".join(part for part in (issued, until) if part)


def _state(held: "HeldBadge", said: "Words") -> str:
    if held.is_revoked:
        return said("Revoked by its issuer")
    return "" if held.stands else said("A check of this badge failed")


def _badge(held: "HeldBadge", art: Art | None, site: "PublicSite", said: "Words") -> PreviewRequest:
    badge = held.badge
    issuer = issuer_view(badge.issuer, None, confirmed=confirmed_domain(held))
    who = issuer_fact(issuer, said) if issuer else Fact("")
    return PreviewRequest(
        kind=Kind.BADGE,
        title=badge_name(held),
        state=_state(held, said),
        facts=_said(who, Fact(_days(held, said))),
        owner=site.settings.owner.name,
        is_mirrored=said.direction == "rtl",
        arts=(art,) if art else (),
    )


def _page(page: "Page", arts: tuple[Art, ...], site: "PublicSite") -> PreviewRequest:
    return PreviewRequest(
        kind=Kind.PAGE,
        title=page.title,
        facts=_said(Fact(page.description)),
        owner=site.settings.owner.name,
        is_mirrored=words(page.language).direction == "rtl",
        arts=arts,
    )


def _said(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.text)


def _readable(fact: Fact, missing: frozenset[str]) -> Fact:
    """Return a fact without what cannot be drawn; an empty one where that is of what must always be read."""
    is_whole = missing.isdisjoint(fact.always)
    return Fact(without(clean(fact.text), missing), fact.always) if is_whole else Fact("")


def _badges(page: "Page") -> "Iterator[HeldBadge]":
    """Give the badges that a page shows, in its order, without those that were withdrawn."""
    for block in every_block(page.blocks):
        match block:
            case BadgeBlock():
                several: tuple[HeldBadge, ...] = (block.badge,)
            case BadgeGroup():
                several = block.badges
            case _:
                several = ()
        yield from (held for held in several if held.stands)


def _row(badges: "Iterable[HeldBadge]", arts: "Mapping[str, Art | None]") -> tuple[Art, ...]:
    names = dict.fromkeys(held.name for held in badges)
    several = (arts.get(name) for name in names)
    return tuple(art for art in several if art)[:MOST_ARTS]


def _art(made: "MadePicture") -> Art | None:
    """Return a picture as pixels, None where it is a drawing that could not be drawn."""
    content = made.preview if made.picture.ending == "svg" else made.content
    return Art(content=content, digest=sha256(content).hexdigest()) if content else None


def _drawable(request: PreviewRequest, fonts: FontShelf) -> tuple[PreviewRequest, frozenset[str]]:
    """Return a preview with its fonts and without what none of them has, and what that is."""
    title, state, owner = map(clean, (request.title, request.state, request.owner))
    texts = [text for fact in request.facts for text in (clean(fact.text), fact.always)]
    chosen, missing = fonts.choose((title, state, owner, *texts))
    return (
        replace(
            request,
            title=without(title, missing),
            state=without(state, missing),
            facts=_said(*(_readable(fact, missing) for fact in request.facts)),
            owner=without(owner, missing),
            fonts=chosen,
        ),
        missing,
    )


def _missing(file: str, missing: frozenset[str]) -> Problem:
    named = sorted(missing)
    shown = ", ".join(
        f"{one} (U+{ord(one):04X})" if one.isprintable() else f"U+{ord(one):04X}" for one in named[:_SHOWN]
    )
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return Problem(
        code=Code.CHARACTERS_NOT_DRAWN,
        message=f"The preview picture leaves out what no font here has: {shown}{more}.",
        span=Span(file=file),
        hint="Put a font file that has them into content/files/ and name it in content/site.yaml, such as"
        ' "preview: {fonts: [files/NotoSansJP-Regular.otf]}".',
    ).warning()


def _no_font(file: "FoundFile", site: "PublicSite") -> Problem:
    places = {said.name: said.span for said in site.settings.preview_fonts}
    return Problem(
        code=Code.FONT_NOT_USABLE,
        message=f'"{file.path}" is no font that letters can be drawn with.',
        span=places.get(file.path, Span(file=SITE)),
        hint="Name a .ttf or .otf file that draws letters as outlines, which those of coloured emoji do not.",
    )
