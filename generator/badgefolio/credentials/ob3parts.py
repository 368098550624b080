"""Open Badges 3.0, continued: Achievement, Profile, Result, EndorsementCredential and their parts.

Source: 1EdTech, Open Badges Specification 3.0, appendix "Data Models".
"""

from dataclasses import dataclass, field

from badgefolio.credentials.fields import Fields
from badgefolio.model.credential import Achievement, Alignment, Criteria, Endorsement, Profile, Result
from badgefolio.problems import ProblemError
from badgefolio.sources.json import as_object
from badgefolio.sources.tokens import parse_token


def achievement(fields: Fields) -> Achievement:
    """Return the Achievement. What endorses its creator is kept with what endorses itself."""
    creator = fields.child("creator")
    criteria = fields.child("criteria")
    alignments = map(_alignment, fields.children("alignment", "alignments"))
    return Achievement(
        id=fields.id,
        name=fields.name("name"),
        description=fields.passage("description"),
        criteria=_criteria(criteria) if criteria else None,
        image=fields.image("image"),
        creator=profile(creator) if creator else None,
        kind=fields.name("achievementType"),
        human_code=fields.name("humanCode"),
        field_of_study=fields.name("fieldOfStudy"),
        specialization=fields.name("specialization"),
        credits=fields.name("creditsAvailable"),
        version=fields.name("version"),
        language=fields.name("inLanguage", "@language"),
        tags=fields.names("tag", "tags"),
        alignments=tuple(one for one in alignments if one),
        related=tuple(one.id for one in fields.children("related") if one.id),
        endorsements=endorsements(fields) + (endorsements(creator) if creator else ()),
    )


def profile(fields: Fields) -> Profile:
    """Return the Profile. `kind` is its own word where its type says more than Profile."""
    parent = fields.child("parentOrg")
    kinds = (kind for kind in fields.types if kind not in {"Profile", "Issuer"})
    return Profile(
        id=fields.id,
        name=fields.name("name"),
        url=fields.url("url"),
        email=fields.email("email"),
        telephone=fields.name("phone", "telephone"),
        description=fields.passage("description"),
        image=fields.image("image"),
        kind=next(kinds, None),
        parent=(parent.name("name") or parent.id) if parent else None,
        other_ids=tuple(
            (one.name("identifierType") or "identifier", value)
            for one in fields.children("otherIdentifier")
            if (value := one.name("identifier"))
        ),
    )


def results(subject: Fields, awarded: Fields | None) -> tuple[Result, ...]:
    """Return the results, with name and kind from the achievement's descriptions they point to."""
    found_descriptions = awarded.children("resultDescription") if awarded else ()
    descriptions = {one.id: _description(one) for one in found_descriptions}
    found = [_result(one, descriptions) for one in subject.children("result")]
    earned = subject.name("creditsEarned")
    if earned is not None:
        found.append(Result(value=earned, kind="CreditsEarned"))
    return tuple(found)


def endorsements(fields: Fields) -> tuple[Endorsement, ...]:
    """Return the endorsements that lie inside, as JSON or as tokens; nothing here is verified."""
    embedded = tuple(
        read_endorsement(one) for one in fields.children("endorsement") if one.has("credentialSubject")
    )
    tokens = tuple(
        read_endorsement(payload)
        for one in fields.children("endorsementJwt")
        if (payload := _payload(one)) is not None
    )
    return embedded + tokens


def _payload(fields: Fields) -> Fields | None:
    """Return the credential in a token that stands where an object could; note one that is broken."""
    text = fields.members.get("id")
    try:
        payload = parse_token(text if isinstance(text, str) else "", file=fields.odd.file).payload
    except ProblemError as error:
        fields.odd.add(fields.path, f"the endorsement was left out. {error.problems[0].message}")
        return None
    return Fields(members=as_object(payload.get("vc")) or payload, path=fields.path, odd=fields.odd)


def read_endorsement(fields: Fields) -> Endorsement:
    """Return an EndorsementCredential; nothing here is verified."""
    subject = fields.child("credentialSubject")
    issuer = fields.child("issuer")
    return Endorsement(
        comment=subject.passage("endorsementComment") if subject else None,
        endorser=profile(issuer) if issuer else None,
        about=subject.id if subject else None,
        issued=fields.moment("awardedDate", "validFrom", "issuanceDate"),
        part=fields.pointer,
    )


def _criteria(fields: Fields) -> Criteria | None:
    found = Criteria(narrative=fields.passage("narrative"), url=fields.id_url)
    return found if found.narrative or found.url else None


def _alignment(fields: Fields) -> Alignment | None:
    url = fields.url("targetUrl", "id")
    name = fields.name("targetName") or fields.name("targetCode") or url
    if name is None:
        return None
    return Alignment(
        name=name,
        url=url,
        description=fields.passage("targetDescription"),
        framework=fields.name("targetFramework"),
        code=fields.name("targetCode"),
        kind=fields.name("targetType"),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Description:
    """What a ResultDescription says about results; `levels` are the names of rubric levels by their id."""

    name: str | None = None
    kind: str | None = None
    levels: dict[str | None, str | None] = field(default_factory=dict)


_NOTHING = _Description()


def _description(fields: Fields) -> _Description:
    levels = fields.children("rubricCriterionLevel")
    return _Description(
        name=fields.name("name"),
        kind=fields.name("resultType"),
        levels={level.id: level.name("name", "level") for level in levels},
    )


def _result(fields: Fields, descriptions: dict[str | None, _Description]) -> Result:
    """Return one result: a value, or the name of the rubric level that was reached."""
    reference = fields.child("resultDescription")
    description = descriptions.get(reference.id, _NOTHING) if reference else _NOTHING
    level = fields.child("achievedLevel")
    return Result(
        name=description.name,
        value=fields.name("value") or (description.levels.get(level.id) if level else None),
        status=fields.name("status"),
        kind=description.kind,
    )
