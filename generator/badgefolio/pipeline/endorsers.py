"""What the endorsements of a project need from the web: the documents that list their endorsers' keys.

Declined ones are passed over: nobody is asked in the name of somebody whom the owner does not want to hear.
"""

from typing import TYPE_CHECKING

from badgefolio.credentials import read_endorsement
from badgefolio.fetching import Wanted, needed
from badgefolio.model.archive import Archive
from badgefolio.model.credential import Badge, OpenBadgesVersion
from badgefolio.model.endorsements import Answer
from badgefolio.pipeline.files import read_unchanged
from badgefolio.portfolio import read_endorsement_settings
from badgefolio.problems import Collector

if TYPE_CHECKING:
    from badgefolio.portfolio import Scan

PREFIX = "endorsements/"


def endorsers(found: "Scan") -> dict[str, Wanted]:
    """Return the endorsements of Open Badges 3.0 that name a document on the web, by `endorsements/<name>`.

    What cannot be read is passed over: `check` says why.
    """
    wanted = {}
    for name, file in found.endorsements.items():
        with Collector():
            label = f"content/{file.path}"
            content = read_unchanged(str(found.content / file.path), file.digest, file=label)
            original = read_endorsement(content, file=label).original
            one = Wanted(
                name=f"{PREFIX}{name}", badge=Badge(version=OpenBadgesVersion.V3_0), original=original
            )
            is_new = "credentialSubject" in original.document
            if is_new and _answer(name, found) is not Answer.DECLINED and needed([one], Archive()):
                wanted[one.name] = one
    return wanted


def _answer(name: str, found: "Scan") -> Answer:
    beside = found.endorsement_answers.get(name)
    if beside is None:
        return Answer.PENDING
    label = f"content/{beside.path}"
    content = read_unchanged(str(found.content / beside.path), beside.digest, file=label)
    return read_endorsement_settings(content, file=label).answer
