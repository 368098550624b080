"""A value as the text of a script element that no browser runs: JSON-LD is a block of data.

Source: HTML, section 4.12.1 (data blocks; a Content Security Policy does not concern them) and 4.12.1.3
(what may not stand in a script element); JSON-LD 1.1, section 7.1.
"""

import json

# Without the first three nothing ends the element or opens a comment; the others end lines in old scripts.
_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def script_text(value: dict[str, object]) -> str:
    """Return a value as JSON that can stand in a script element as it is."""
    text = json.dumps({"@context": "https://schema.org", **value}, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def said(**members: object) -> dict[str, object]:
    """Return what there is to say: members that are None or empty are left out; `at_x` is spelt `@x`."""
    named = (
        (name.replace("at_", "@", 1) if name.startswith("at_") else name, one)
        for name, one in members.items()
    )
    return {name: one for name, one in named if one not in (None, "", [], {})}
