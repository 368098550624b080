"""Lists of pages, timelines and numbers as themes see them; what is counted is counted here."""

from typing import TYPE_CHECKING

from badgefolio.model.derived import Figure, PageList, Statistics, Timeline, TimelineEntry
from badgefolio.model.spelling import same_tag
from badgefolio.render import views
from badgefolio.render.badge_views import badge_view
from badgefolio.render.sentences import date_view
from badgefolio.render.views import By, DateView, Prose

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.words import Words


_MINUTES = 60


def page_list_view(block: PageList, viewer: "Viewer") -> views.PagesBlock:
    """Return a list of pages."""
    return views.PagesBlock(
        title=block.title,
        pages=tuple(
            views.PageCardView(
                title=card.title, url=viewer.place.page(card.route), description=card.description
            )
            for card in block.pages
        ),
    )


def timeline_view(block: Timeline, viewer: "Viewer") -> views.TimelineBlock:
    """Return badges and entries in one row, the newest first unless the owner wants it otherwise.

    A badge that does not say when it was awarded has no place in time and is left out. Of things on one day
    the badges stand first, in the order that they came in.
    """
    dated = [(held.badge.issued.day.isoformat(), held) for held in block.badges if held.badge.issued]
    happened: list[tuple[str, HeldBadge | TimelineEntry]] = [
        *dated,
        *((one.date, one) for one in block.entries),
    ]
    happened.sort(key=lambda pair: pair[0], reverse=not block.is_oldest_first)
    return views.TimelineBlock(
        title=block.title, events=tuple(_event(date, thing, viewer) for date, thing in happened)
    )


def _event(date: str, thing: "HeldBadge | TimelineEntry", viewer: "Viewer") -> views.EventView:
    year = date.partition("-")[0]
    if isinstance(thing, TimelineEntry):
        return views.EventView(
            date=DateView(text=viewer.words.when(date), iso=date),
            year=year,
            title=thing.title,
            text=Prose(markdown=thing.text, by=By.OWNER) if thing.text else None,
        )
    day = date_view(thing.badge.issued, viewer.words) or DateView(text=date, iso=date)
    return views.EventView(date=day, year=year, badge=badge_view(thing, viewer))


def statistics_view(block: Statistics, words: "Words") -> views.StatisticsBlock:
    """Return the numbers that a block asks for; what would be nought is left out."""
    figures = (_figure(figure, block.badges, words) for figure in block.figures)
    return views.StatisticsBlock(title=block.title, figures=tuple(one for one in figures if one is not None))


def _figure(figure: Figure, badges: "tuple[HeldBadge, ...]", words: "Words") -> views.FigureView | None:
    match figure:
        case Figure.BADGES:
            number = len(badges)
            label = words.count("badge", "badges", number)
        case Figure.ISSUERS:
            number = len({_issuer(held) for held in badges} - {("", "")})
            label = words.count("issuer", "issuers", number)
        case Figure.TAGS:
            number = len({same_tag(tag) for held in badges for tag in held.settings.tags})
            label = words.count("subject", "subjects", number)
        case Figure.HOURS:
            minutes = sum(held.badge.achievement.minutes for held in badges if held.badge.achievement)
            number = round(minutes / _MINUTES)
            label = words.count("hour of work", "hours of work", number)
        case Figure.YEARS:
            return _years(badges, words)
    return views.FigureView(value=words.number(number), label=label) if number else None


def _years(badges: "tuple[HeldBadge, ...]", words: "Words") -> views.FigureView | None:
    """Return from which year to which badges were awarded."""
    years = sorted({held.badge.issued.day.year for held in badges if held.badge.issued})
    if not years:
        return None
    value = str(years[0]) if len(years) == 1 else f"{years[0]}\u2013{years[-1]}"
    return views.FigureView(value=value, label=words.count("year of badges", "years of badges", len(years)))


def _issuer(held: "HeldBadge") -> tuple[str, str]:
    """Return what tells issuers apart, as on their pages: a host and a name there; many share one host."""
    issuer = held.badge.issuer
    if issuer is None:
        return "", ""
    key = issuer.id if issuer.id and issuer.id.startswith("did:") else ""
    return issuer.domain or key, same_tag(issuer.name or issuer.domain or "")
