"""Documents as a server would have given them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from tests.fetching.servers import Server, serving
from tests.publish.conftest import python  # noqa: F401 - a fixture

from badgefolio.model.archive import ArchivedDocument

FETCHED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def document(address: str, content: bytes = b"{}", *, fetched: datetime = FETCHED) -> ArchivedDocument:
    """Return a document as it is kept."""
    return ArchivedDocument(
        address=address,
        final_address=address,
        fetched=fetched,
        status=200,
        media_type="application/json",
        digest=sha256(content).hexdigest(),
        content=content,
    )


@pytest.fixture(name="document")
def document_maker() -> Callable[..., ArchivedDocument]:
    """Give the maker of documents."""
    return document


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one
