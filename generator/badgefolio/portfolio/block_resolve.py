"""What the blocks of a page mean: badges and files by name become the badges and files themselves."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from badgefolio.model.audience import may_show
from badgefolio.model.blocks import (
    BadgeBlock,
    BadgeBlockSource,
    BadgeGroup,
    Block,
    BlockSource,
    Columns,
    ColumnsSource,
    FilesBlock,
    FilesSource,
    ImageBlock,
    ImageSource,
    ProfileBlock,
    ShowcaseSource,
)
from badgefolio.model.cv import CvBlockSource
from badgefolio.model.derived import PageListSource, StatisticsSource, TimelineSource
from badgefolio.model.media import FILMS, SOUNDS, MediaBlock, MediaSource
from badgefolio.model.paths import ProgressSource
from badgefolio.model.project import IMAGES, AwardStatus
from badgefolio.model.selection import BadgesBlockSource
from badgefolio.model.skills import SkillsSource
from badgefolio.portfolio.derived_resolve import Others, Sight
from badgefolio.portfolio.media_hosts import host_names, recording_of
from badgefolio.portfolio.queries import matches_none, select
from badgefolio.portfolio.shown import not_now
from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.sources.text import did_you_mean

if TYPE_CHECKING:
    from badgefolio.model.audience import Audience
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.project import FoundFile, Named, Settings
    from badgefolio.model.source import PageSource

# Anything a visitor may open without a program running on the site's own address: no HTML, no scripts.
_ENDINGS_OF_DOCUMENTS = """
    .pdf .txt .csv .md .ics .zip .epub .mp3 .ogg .wav .m4a .mp4 .webm
    .odt .ods .odp .doc .docx .xls .xlsx .ppt .pptx
"""
DOCUMENTS = frozenset(_ENDINGS_OF_DOCUMENTS.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocks:
    """Resolves blocks against the badges and files of a project.

    `damaged` are names of badges that a build which keeps going left out: blocks leave them out too.
    """

    badges: "dict[str, HeldBadge]"
    damaged: frozenset[str]
    files: "dict[str, FoundFile]"
    settings: "Settings"
    others: Others

    def is_left_out(self, block: BlockSource) -> bool:
        """Whether a block shows nothing but a badge that was left out."""
        return isinstance(block, BadgeBlockSource) and block.badge.name in self.damaged

    def resolve(
        self, block: BlockSource, page: "PageSource", audience: "Audience", problems: Collector
    ) -> Block:
        """Return what a block means on a page for that audience; warnings go to `problems`.

        Raises:
            ProblemError: `badge-not-found`, `hidden-on-visible-page`, `file-not-found`, ...
        """
        meant = self._meaning(block, Sight(page=page, audience=audience), problems)
        return replace(meant, border=block.border, padding=block.padding)

    def _meaning(self, block: BlockSource, sight: Sight, problems: Collector) -> Block:
        match block:
            case BadgeBlockSource() | ShowcaseSource() | BadgesBlockSource():
                return self._badge_block(block, sight, problems)
            case ColumnsSource():
                return self._columns(block, sight, problems)
            case FilesSource() | ImageSource() | MediaSource():
                return self._file_block(block, problems)
            case (
                PageListSource()
                | TimelineSource()
                | StatisticsSource()
                | CvBlockSource()
                | ProgressSource()
                | SkillsSource()
            ):
                return self.others.resolve(block, sight, problems)
            case _:
                if isinstance(block, ProfileBlock):
                    self._warn_of_empty(block, sight.page, problems)
                return block

    def _badge_block(
        self, block: BadgeBlockSource | ShowcaseSource | BadgesBlockSource, sight: Sight, problems: Collector
    ) -> BadgeBlock | BadgeGroup:
        match block:
            case BadgeBlockSource():
                badge = self._badge(block.badge, sight.page, sight.audience)
                return BadgeBlock(badge=badge, format=block.format, note=block.note)
            case ShowcaseSource():
                return self._showcase(block, sight.page, sight.audience, problems)
            case BadgesBlockSource():
                if (none := matches_none(self.badges.values(), block)) is not None:
                    problems.add(none)
                found = select(self.badges.values(), block, sight.audience)
                return BadgeGroup(badges=found, title=block.title, format=block.format, by_hand=False)

    def _file_block(self, block: FilesSource | ImageSource | MediaSource, problems: Collector) -> Block:
        match block:
            case FilesSource():
                files = tuple(self._file(one, IMAGES | DOCUMENTS) for one in block.files)
                return FilesBlock(files=files, title=block.title, layout=block.layout)
            case ImageSource():
                _warn_without_alt(block, problems)
                file = self._file(block.file, IMAGES)
                return ImageBlock(file=file, alt=block.alt, caption=block.caption)
            case MediaSource():
                return self._media(block)

    def _columns(self, block: ColumnsSource, sight: Sight, problems: Collector) -> Columns:
        wrong = Collector()
        columns = []
        for column in block.columns:
            resolved = []
            for inner in column:
                if self.is_left_out(inner):
                    continue
                with wrong:
                    resolved.append(self.resolve(inner, sight.page, sight.audience, problems))
            columns.append(tuple(resolved))
        wrong.raise_errors()
        problems.extend(wrong)
        return Columns(columns=tuple(columns))

    def _media(self, block: MediaSource) -> MediaBlock:
        said = block.media
        if said.name.startswith("files/"):
            return MediaBlock(
                title=block.title,
                file=self._file(said, FILMS | SOUNDS),
                captions=self._file(block.captions, frozenset([".vtt"])) if block.captions else None,
                description=block.description,
            )
        named = self.settings.peertube
        recording = recording_of(said.name, named)
        if recording is None:
            raise ProblemError(
                Problem(
                    code=Code.MEDIA_NOT_ALLOWED,
                    message=f'"{said.name}" is no page of a film or recording that can be shown here.',
                    span=said.span,
                    hint=f"Possible here: {', '.join(host_names(named))}, and hosts of PeerTube that"
                    ' content/site.yaml names under "peertube:". For any other place: "- link: ...".',
                )
            )
        return MediaBlock(title=block.title, recording=recording, description=block.description)

    def _showcase(
        self, block: ShowcaseSource, page: "PageSource", audience: "Audience", outer: Collector
    ) -> BadgeGroup:
        problems = Collector()
        found = []
        for one in block.badges:
            if one.badge.name in self.damaged:
                continue
            with problems:
                found.append(self._badge(one.badge, page, audience))
                _warn_of_withdrawn(found[-1], one.badge, problems)
        problems.raise_errors()
        outer.extend(problems)
        return BadgeGroup(
            badges=tuple(found),
            title=block.title,
            format=block.format,
            by_hand=True,
            notes=tuple((one.badge.name, one.note) for one in block.badges if one.note),
        )

    def _badge(self, said: "Named", page: "PageSource", audience: "Audience") -> "HeldBadge":
        held = self.badges.get(said.name)
        if held is None:
            raise ProblemError(
                Problem(
                    code=Code.BADGE_NOT_FOUND,
                    message=f'There is no badge "{said.name}" in content/badges/.',
                    span=said.span,
                    hint=did_you_mean(said.name, self.badges) or "Add one with: badgefolio add FILE",
                )
            )
        if not may_show(held.declared, audience):
            where = f"{held.settings.span}" if held.settings.span else f"content/badges/{held.name}.yaml"
            raise ProblemError(
                Problem(
                    code=Code.HIDDEN_ON_VISIBLE_PAGE,
                    message=(
                        f'The page "{page.name}" ({audience}) shows the badge "{held.name}",'
                        f" which is {held.declared} ({where})."
                    ),
                    span=said.span,
                    hint=f"Say {words_for(held, audience)} in content/badges/{held.name}.yaml,"
                    " or take the badge off this page.",
                )
            )
        if held.is_closed:
            where = f'The page "{page.name}"'
            raise not_now(where, f'the badge "{held.name}"', held.settings.window, said.span)
        return held

    def _file(self, said: "Named", endings: frozenset[str]) -> "FoundFile":
        problems = Collector()
        found = find_file(said, self.files, problems, endings)
        if found is None:
            raise ProblemError(*problems)
        return found

    def _warn_of_empty(self, block: ProfileBlock, page: "PageSource", problems: Collector) -> None:
        owner = self.settings.owner
        there = {"name", *(entry.kind for entry in owner.contact)}
        there |= {"about"} if owner.about else set()
        there |= {"picture"} if owner.picture else set()
        for field in block.fields:
            if field not in there:
                place = field if field in {"about", "picture"} else f"contact: {field}"
                problems.add(
                    Problem(
                        code=Code.OPTION_MISSING,
                        message=f'The page shows "{field}" of you, and content/site.yaml does not say it.',
                        span=page.span,
                        hint=f'Add "{place}" under "owner:" in content/site.yaml.',
                    ).warning()
                )


def _warn_of_withdrawn(held: "HeldBadge", said: "Named", problems: Collector) -> None:
    if held.is_revoked:
        problems.add(
            Problem(
                code=Code.BADGE_WITHDRAWN,
                message=f'The issuer of "{held.name}" took the badge back. It is left out of the showcase.',
                span=said.span,
                hint="Take it out here too. The page of the badge stays, and says so.",
            ).warning()
        )


def words_for(held: "HeldBadge", audience: "Audience") -> str:
    """Return the words of YAML that would let that audience see a badge."""
    status = held.settings.status
    return audience.said if status is AwardStatus.ACCEPTED else f'"status: accepted" instead of "{status}"'


def find_file(
    said: "Named | None",
    files: "dict[str, FoundFile]",
    problems: Collector,
    endings: frozenset[str] = IMAGES,
) -> "FoundFile | None":
    """Return the file of that path, or None with a problem said where it is missing or of no use here."""
    if said is None:
        return None
    found = files.get(said.name)
    if found is None:
        problems.add(
            Problem(
                code=Code.FILE_NOT_FOUND,
                message=f'There is no file "content/{said.name}".',
                span=said.span,
                hint=did_you_mean(said.name, files) or "Put it into content/files/.",
            )
        )
    elif PurePosixPath(said.name).suffix.lower() not in endings:
        problems.add(
            Problem(
                code=Code.FILE_TYPE_NOT_ALLOWED,
                message=f'A file like "{said.name}" cannot be shown here.',
                span=said.span,
                hint=f"Possible here: {', '.join(sorted(endings))}.",
            )
        )
        return None
    return found


def _warn_without_alt(block: ImageSource, problems: Collector) -> None:
    if not block.alt and not block.is_decoration:
        problems.add(
            Problem(
                code=Code.ALT_TEXT_MISSING,
                message=f'The picture "{block.file.name}" has no words for those who cannot see it.',
                span=block.file.span,
                hint='Add "alt: what it shows", or "decoration: true" if it says nothing.',
            ).warning()
        )
