import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.trust.structure.forms import FORMS, FORMS_OF_VALUES
from badgefolio.trust.structure.words import wrong_form

RIGHT_AND_WRONG = [
    ("badge-picture", "data:image/svg+xml;base64,AA==", "data:image/jpeg;base64,AA=="),
    ("date", "2017-10-01T00:00Z", "2017-10-01"),
    ("date", "2017-10-01T00:00:00.123+02:00", "2017-10-01T00:00:00"),
    ("date", "2017-10-01T00:00:00Z", "1506816000"),
    ("email", "maya@school.example", "maya"),
    ("email", "mailto:maya@school.example", "maya@school@example"),
    ("host", "school.example:8080", "https://school.example"),
    ("iri", "urn:uuid:1", "urn uuid"),
    ("iri", "_:b0", "https://"),
    ("key-address", "did:key:z6Mk", "xxx:z6Mk"),
    ("language", "sr-Latn-RS", "en_US"),
    ("old-address", "/criteria", "criteria"),
    ("old-picture", "/b.png", "b.png"),
    ("pem", "-----BEGIN PUBLIC KEY-----\nAA\n-----END PUBLIC KEY-----", "AA"),
    ("picture", "data:image/webp;base64,AA==", "javascript:alert(1)"),
    ("property", "email", "an e-mail"),
    ("recipient", "sha1$" + "a" * 40, "sha1$" + "a" * 39),
    ("subject", "mailto:maya@school.example", "maya@school.example"),
    ("telephone", "+33612345678;ext=5", "06 12 34 56 78"),
    ("timestamp", "2024-05-01T10:00:00.123456789Z", "2024-05-01T10:00Z"),
    ("timestamp", "2024-05-01T10:00:00-05:00", "2024-13-01T10:00:00Z"),
    ("token", "a.b.c", "a.b"),
    ("web-address", "http://school.example/a", "ftp://school.example/a"),
]


@pytest.mark.parametrize(("form", "right", "wrong"), RIGHT_AND_WRONG)
def test_a_form_takes_what_is_right_and_refuses_what_is_wrong(form: str, right: str, wrong: str) -> None:
    assert FORMS[form](right)
    assert not FORMS[form](wrong)


def test_every_form_is_tested_and_has_words() -> None:
    assert {form for form, _, _ in RIGHT_AND_WRONG} == set(FORMS)
    for form in (*FORMS, *FORMS_OF_VALUES):
        assert str(wrong_form(form, "x"))


@pytest.mark.parametrize("value", ["2011-06-01", 1_400_000_000, "1400000000", "2011-06-01T10:00:00"])
def test_old_dates_may_be_days_and_seconds(value: str | float) -> None:
    assert FORMS_OF_VALUES["old-date"](value)


@given(st.text(max_size=200))
def test_no_text_breaks_a_form(text: str) -> None:
    for is_of_form in FORMS.values():
        assert is_of_form(text) in {True, False}
