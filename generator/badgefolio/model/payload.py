"""What is found inside a badge file, before it is understood."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.problems import Problem


class Container(StrEnum):
    """The kind of file a badge came in, told from its content and never from its name."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    JSON = "json"
    JWS = "jws"

    @property
    def is_image(self) -> bool:
        """Whether the file itself can be shown as the picture of the badge."""
        return self in {Container.PNG, Container.SVG}


class PayloadForm(StrEnum):
    """How the credential is written inside its container."""

    JSON = "json"
    JWS = "jws"
    URL = "url"


@dataclass(frozen=True, kw_only=True, slots=True)
class BakedPayload:
    """The text of a credential as it was found in a file.

    `text` has no byte order mark and no space around it. `place` says where it was found, for people
    (`iTXt chunk "openbadges", byte 133`). `keyword` is the PNG keyword, the SVG element's local name,
    the PDF field, or empty for a file that is nothing but the credential. `warnings` are oddities that
    did not stop the reading.
    """

    container: Container
    form: PayloadForm
    text: str
    place: str
    keyword: str = ""
    warnings: "tuple[Problem, ...]" = ()
