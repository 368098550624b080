"""What a build puts on disk."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class OutputFile:
    """A file of the site: relative POSIX path, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class OutputCopy:
    """A file of the site that is the same, byte for byte, as a file of the project.

    `source` is an absolute path. `digest` is the SHA-256 (hex) that it had when the project was read: a
    file that changes during a build must not slip in unread.
    """

    path: str
    source: str
    digest: str
