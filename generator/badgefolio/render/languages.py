"""A text that the owner gave in several languages: the one for a page."""


def said_in(said: tuple[tuple[str, str], ...], language: str, own: str) -> tuple[str, str]:
    """Return the text for a page, and its language tag where that is not the page's.

    It is the one in the page's language, whatever its country, else in the site's, else the first.

    Args:
        said: texts by language tag; '' is the language of the site.
        language: the page's.
        own: the site's.
    """
    tagged = [(tag or own, text) for tag, text in said]
    wanted = primary(language)
    for one in (wanted, primary(own)):
        for tag, text in tagged:
            if primary(tag) == one:
                return text, "" if one == wanted else tag
    return (tagged[0][1], tagged[0][0]) if tagged else ("", "")


def primary(tag: str) -> str:
    """Return a language tag without country and script, in small letters (BCP 47, section 2.2.1)."""
    return tag.partition("-")[0].lower()
