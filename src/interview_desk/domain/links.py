"""Web addresses in the texts of the user."""

import re

_ON_THE_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/[^\s<>\"']*)?", re.IGNORECASE)


def find_link(text: str) -> str:
    """Return the web address in a text, or an empty string.

    An address without a scheme gets https://, if the text holds nothing else.
    """
    match = _ON_THE_WEB.search(text)
    if match is not None:
        return match[0].rstrip(".,;:!?)]}")
    plain = text.strip()
    return f"https://{plain}" if _WITHOUT_SCHEME.fullmatch(plain) else ""
