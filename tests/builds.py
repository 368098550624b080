"""Badge files made on the spot, byte by byte."""

import base64
import json
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest

from badgefolio.credentials.fields import Fields, Oddities
from badgefolio.problems import Problem, ProblemError

SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Build:
    """Small makers of files and documents, each with only what a test names."""

    signature = SIGNATURE

    @staticmethod
    def chunk(name: bytes, content: bytes, *, checksum: int | None = None) -> bytes:
        if checksum is None:
            checksum = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)

    @classmethod
    def header(cls) -> bytes:
        return cls.chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))

    @classmethod
    def pixels(cls) -> bytes:
        return cls.chunk(b"IDAT", zlib.compress(b"\0\0"))

    @classmethod
    def end(cls) -> bytes:
        return cls.chunk(b"IEND", b"")

    @classmethod
    def png(cls, *chunks: bytes, after: bytes = b"") -> bytes:
        return b"".join([SIGNATURE, cls.header(), *chunks, cls.pixels(), cls.end(), after])

    @classmethod
    def itxt(
        cls, text: str, *, keyword: str = "openbadges", language: str = "", translated: str = ""
    ) -> bytes:
        fields = (keyword.encode(), b"\0\0" + language.encode(), translated.encode(), text.encode())
        return cls.chunk(b"iTXt", b"\0".join(fields))

    @classmethod
    def itxt_compressed(cls, packed: bytes, *, keyword: str = "openbadges") -> bytes:
        return cls.chunk(b"iTXt", keyword.encode() + b"\0\1\0\0\0" + packed)

    @classmethod
    def text(cls, text: bytes, *, keyword: str = "openbadges") -> bytes:
        return cls.chunk(b"tEXt", keyword.encode() + b"\0" + text)

    @classmethod
    def ztxt(cls, packed: bytes, *, keyword: str = "openbadges", method: bytes = b"\0") -> bytes:
        return cls.chunk(b"zTXt", keyword.encode() + b"\0" + method + packed)

    @staticmethod
    def svg(inside: str = "", *, before: str = "") -> bytes:
        return f'{before}<svg xmlns="http://www.w3.org/2000/svg">{inside}<rect/></svg>'.encode()

    @staticmethod
    def assertion_element(body: str = "", *, verify: str = "", prefix: str = "openbadges") -> str:
        attribute = f' verify="{verify}"' if verify else ""
        return (
            f'<{prefix}:assertion xmlns:{prefix}="http://openbadges.org"{attribute}>'
            f"{body}</{prefix}:assertion>"
        )

    @staticmethod
    def pdf(properties: dict[str, str] | None = None, *, metadata: bytes | None = None) -> bytes:
        from pypdf import PdfWriter
        from pypdf.generic import NameObject, StreamObject

        writer = PdfWriter()
        writer.add_blank_page(72, 72)
        if properties:
            writer.add_metadata({f"/{name}": text for name, text in properties.items()})
        if metadata is not None:
            stream = StreamObject()
            stream.set_data(metadata)
            writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
        written = BytesIO()
        writer.write(written)
        return written.getvalue()

    @staticmethod
    def part(content: bytes) -> str:
        return base64.urlsafe_b64encode(content).rstrip(b"=").decode()

    @classmethod
    def token(cls, payload: object, *, header: object = None, signature: bytes = b"signature") -> str:
        head = json.dumps(header if header is not None else {"alg": "RS256"}).encode()
        return ".".join(map(cls.part, (head, json.dumps(payload).encode(), signature)))

    @staticmethod
    def ob2(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        return {
            "@context": "https://w3id.org/openbadges/v2",
            "type": "Assertion",
            "id": "https://badges.example/a/1",
            "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": "sha256$00ff"},
            "badge": {
                "id": "https://badges.example/b/1",
                "type": "BadgeClass",
                "name": "Soldering",
                "issuer": {"id": "https://badges.example/i", "type": "Profile", "name": "Maker Space"},
            },
            "issuedOn": "2024-05-01T10:00:00Z",
            "verification": {"type": "hosted"},
            **members,
        }

    @staticmethod
    def ob3(*, subject: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        return {
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "id": "urn:uuid:1",
            "issuer": {"id": "did:web:school.example", "type": ["Profile"], "name": "School"},
            "validFrom": "2024-05-01T10:00:00Z",
            "credentialSubject": {
                "id": "did:example:earner",
                "type": ["AchievementSubject"],
                "achievement": {"id": "urn:uuid:2", "type": ["Achievement"], "name": "Teamwork"},
                **(subject or {}),
            },
            **members,
        }

    @staticmethod
    def fields(**members: Any) -> Fields:  # noqa: ANN401 - any JSON
        return Fields(members=members, path="", odd=Oddities("file.json"))

    @staticmethod
    def problem(error: pytest.ExceptionInfo[ProblemError]) -> Problem:
        """Return the sole problem of an error, sure that it speaks to a person."""
        (problem,) = error.value.problems
        assert problem.message.endswith((".", "?"))
        assert problem.hint
        assert problem.is_error
        return problem
