import pytest

from badgefolio.credentials.baking.text import form_of, trimmed
from badgefolio.model.payload import PayloadForm


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("{", PayloadForm.JSON),
        ("[", PayloadForm.JSON),
        ("HTTPS://badges.example/é", PayloadForm.URL),
        ("http://badges.example/a b", None),
        ("https://", None),
        ("https://badges.example/" + "a" * 5000, None),
        ("a.b.c", PayloadForm.JWS),
        ("a.b.", PayloadForm.JWS),
        ("a.b.c.d.e", PayloadForm.JWS),
        ("a.b.c~d~", PayloadForm.JWS),
        ("a.b", None),
        ("badges.example is down.", None),
        ("", None),
    ],
)
def test_the_form_is_told_from_the_outside(text: str, form: PayloadForm | None) -> None:
    assert form_of(text) is form


def test_only_the_outside_is_trimmed() -> None:
    assert trimmed("\ufeff\0 \u2028a \ufeff b\n") == "a \ufeff b"
