"""All checks of one badge, in order, and what they come to."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.model.graph import Graph, graph_of
from badgefolio.model.report import Anchor, Check, Name, Outcome, Report, UsedKey, because
from badgefolio.trust import statements
from badgefolio.trust.claims import check_claims
from badgefolio.trust.dates import check_dates
from badgefolio.trust.documents import GONE, Objects, as_json
from badgefolio.trust.endorsements import check_endorsements
from badgefolio.trust.hosted import check_hosted
from badgefolio.trust.issuer_key import Anchored, check_issuer_key
from badgefolio.trust.keys import to_jwk
from badgefolio.trust.lists import issuer_id
from badgefolio.trust.proofs import check_chained, check_proofs
from badgefolio.trust.proven import coverage, not_covered
from badgefolio.trust.recipient import check_recipient
from badgefolio.trust.revocation import check_revocation
from badgefolio.trust.status import check_status, withdrawn
from badgefolio.trust.structure import Linked, check_schema, check_structure
from badgefolio.trust.tokens import check_old_token, check_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive
    from badgefolio.model.credential import Badge
    from badgefolio.model.original import Original
    from badgefolio.sources.json import Json
    from badgefolio.trust.methods import Method
    from badgefolio.trust.proven import Proven

_ORDER = {name: place for place, name in enumerate(Name)}
_BEST_FIRST = (Outcome.PASSED, Outcome.UNKNOWN, Outcome.FAILED)


def check(
    badge: "Badge",
    original: "Original | None",
    *,
    archive: "Archive",
    owner: tuple[str, ...] = (),
    now: "datetime",
) -> Report:
    """Return what is true about a badge, as far as it can be told from the badge and the archive.

    Args:
        badge: the badge as it was understood.
        original: the JSON that it was understood from; None where only its address is known.
        archive: what was fetched.
        owner: identities of the person who says that the badge is theirs.
        now: the instant at which dates are judged, in UTC.
    """
    found = _Findings(now=now)
    if original is None:
        found.only_address(badge, archive)
    elif badge.version is OpenBadgesVersion.V3_0:
        found.of_credential(badge, original, archive)
    else:
        found.of_assertion(badge, original, archive)
    if original is not None:
        found.add(*check_dates(badge, original, now=now), check_recipient(badge, owner))
    return found.report()


@dataclass(kw_only=True)
class _Findings:
    """What was found so far."""

    now: "datetime"
    checks: list[Check] = field(default_factory=list)
    anchor: Anchor = Anchor.NONE
    domain: str = ""
    uncovered: tuple[str, ...] = ()
    missing: list[str] = field(default_factory=list)
    endorsements: tuple[tuple[str, Report], ...] = ()
    keys: tuple[UsedKey, ...] = ()

    def add(self, *checks: Check) -> None:
        self.checks += checks

    def only_address(self, badge: "Badge", archive: "Archive") -> None:
        """Take that the badge itself is not here, or is gone for good."""
        archived = archive.get(badge.location) if badge.location else None
        if archived is not None and archived.status == GONE:
            said = as_json(archived.content) or {}
            reason = withdrawn(said.get("revocationReason"), archived.fetched)
            self.add(Check(name=Name.STATUS, outcome=Outcome.FAILED, reason=reason, as_of=archived.fetched))
        reason = because("The file holds only the address of the badge, which has not been fetched yet.")
        self.add(Check(name=Name.HOSTED_COPY, outcome=Outcome.UNKNOWN, reason=reason))
        self.missing += [badge.location] if badge.location else []

    def of_credential(self, badge: "Badge", original: "Original", archive: "Archive") -> None:
        """Check an Open Badges 3.0 credential: its proofs or token, key, claims, status."""
        document, token = original.document, original.token
        issuer = issuer_id(document.get("issuer"))
        self.add(*check_structure(badge.version, original, Linked()), check_schema(original, archive))
        if token is not None:
            self.add(check_claims(token, document))
            self.signed((check_token(token, issuer, archive),), issuer, archive)
        else:
            self.signed(check_proofs(document, archive, now=self.now), issuer, archive)
        for known in check_status(document, archive, now=self.now):
            self.add(known.check)
            self.missing += known.missing
        self.endorsed(document, archive)

    def of_assertion(self, badge: "Badge", original: "Original", archive: "Archive") -> None:
        """Check an assertion of Open Badges 0.5 to 2.0: signed, or repeated by the issuer's server."""
        graph = graph_of(original.document, archive, address=original.address)
        self.add(*check_structure(badge.version, original, Linked(documents=Objects(archive))))
        self.missing += graph.missing
        if original.token is not None:
            proven = check_old_token(original.token, original.document, archive)
            self.signed((proven,), graph.issuer_id, archive)
            known = check_revocation(graph, archive)
            self.add(known.check)
            self.missing += known.missing
        else:
            self.add(*(one.check for one in check_chained(original.document)))
            self.hosted(graph, archive)
        self.endorsed(original.document, archive)

    def signed(self, proven: "tuple[Proven, ...]", issuer: str, archive: "Archive") -> None:
        """Take what came of signatures; the best key among those that hold says who made the badge."""
        self.missing += [address for one in proven for address in one.missing]
        if not proven:
            reason = because("The badge carries no signature.")
            self.add(Check(name=Name.SIGNATURE, outcome=Outcome.UNKNOWN, reason=reason))
            return
        self.add(*(one.check for one in proven))
        held = [one for one in proven if one.holds and one.method is not None]
        if not held:
            return
        methods = [one.method for one in held if one.method]
        anchored = [check_issuer_key(one, issuer, archive, now=self.now) for one in methods]
        best = min(anchored, key=lambda one: _BEST_FIRST.index(one.check.outcome))
        self.anchored(best)
        self.keys = _issuers_keys(zip(methods, anchored, strict=True))
        # what a stranger signed beside the issuer does not cover what the issuer left out
        own = [
            one
            for one, its in zip(held, anchored, strict=True)
            if its is best or its.check.outcome is Outcome.PASSED
        ]
        self.uncovered = not_covered(own)
        self.add(coverage(self.uncovered))

    def anchored(self, best: Anchored) -> None:
        """Take what ties the key to the issuer."""
        self.add(best.check)
        self.anchor, self.domain = best.anchor, best.domain
        self.missing += best.missing

    def hosted(self, graph: Graph, archive: "Archive") -> None:
        """Take what the issuer's server says."""
        said = check_hosted(graph, archive)
        self.add(said.copy, said.scope, said.status)
        self.missing += said.missing
        if said.domain:
            self.anchor, self.domain = Anchor.HOSTED, said.domain

    def endorsed(self, document: "Mapping[str, Json]", archive: "Archive") -> None:
        """Take what came of the endorsements inside the badge."""
        found = check_endorsements(document, archive, now=self.now)
        self.add(found.check)
        self.endorsements = found.reports

    def report(self) -> Report:
        """Return the report: checks in their order, and the three statements that they come to."""
        checks = tuple(sorted(self.checks, key=lambda one: _ORDER[one.name]))
        return Report(
            at=self.now,
            checks=checks,
            integrity=statements.integrity(checks),
            identity=statements.identity(checks),
            status=statements.status(checks),
            anchor=self.anchor,
            domain=self.domain,
            uncovered=self.uncovered,
            missing=tuple(dict.fromkeys(self.missing)),
            endorsements=self.endorsements,
            keys=self.keys,
        )


def _issuers_keys(found: "Iterable[tuple[Method, Anchored]]") -> tuple[UsedKey, ...]:
    """Return the keys of good signatures that the issuer's own document lists, each once."""
    keys = (
        UsedKey(id=method.id, jwk=to_jwk(method.key), domain=anchored.domain, as_of=anchored.check.as_of)
        for method, anchored in found
        if anchored.check.outcome is Outcome.PASSED and anchored.check.as_of is not None
    )
    return tuple(dict.fromkeys(keys))
