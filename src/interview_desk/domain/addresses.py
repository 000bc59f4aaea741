"""E-mail addresses: checked where they come in and before they reach a header, so that nothing but an address does.

The rule is short on purpose (one @, no blanks, a dot in the domain, none of the characters that have a meaning in a
header): whether an address exists, only a mail server knows. Letters of every script are allowed (RFC 6531).
"""

import re
import unicodedata
from urllib.parse import unquote

LONGEST = 254
"""Characters of an address (RFC 5321, 4.5.3.1.3)."""
_LONGEST_LOCAL, _LONGEST_LABEL = 64, 63
_LOCAL = re.compile(r"[^\s\x00-\x20\x7f()<>\[\]:;,@\\\".]+(?:\.[^\s\x00-\x20\x7f()<>\[\]:;,@\\\".]+)*")
_LABEL = re.compile(r"(?!-)(?:(?!_)[\w\u0300-\u036f\u0900-\u0dff\u200c\u200d-])+(?<!-)")
_LINK = re.compile(r"(?:mailto:)+", re.IGNORECASE)
_ENCODED_WORD = "=?"
"""Beginning of a word that a mail program decodes (RFC 2047): it could become another header."""
_MARKDOWN = re.compile(r"\[([^\[\]]*)\]\(mailto:[^()]*\)", re.IGNORECASE)
_TYPED = {0xFF20: "@"}
"""Full-width @ of a Japanese keyboard."""
_BLANKS = " \t\n\r\u00a0\u200b\u2060\ufeff"
"""Blanks around a text, also those of no width from web pages."""
_COMMENT = re.compile(r"\([^()@]*\)")
_QUOTED = re.compile(r"\"[^\"]*\"")


def is_address(text: str) -> bool:
    """Return True if a text is one e-mail address and nothing else."""
    local, at, domain = text.rpartition("@")
    if not at or len(text) > LONGEST or len(local) > _LONGEST_LOCAL or _ENCODED_WORD in text:
        return False
    if any(unicodedata.category(character)[0] in "CZ" for character in text if character not in "\u200c\u200d"):
        return False
    labels = domain.split(".")
    return (
        _LOCAL.fullmatch(local) is not None
        and len(labels) > 1
        and all(len(label) <= _LONGEST_LABEL and _LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
    )


def find_address(text: str) -> str:
    """Return the one address that a text clearly holds, as in "Ann Lee <ann@acme.com>"; empty if it holds none or several."""
    plain = unicodedata.normalize("NFC", text.translate(_TYPED)).strip(_BLANKS)
    if is_address(plain):
        return plain
    if "\n" in plain or "\r" in plain or plain.count("<") != plain.count(">"):
        return ""
    plain = _MARKDOWN.sub(r"\1", plain)
    if plain[:1] == plain[-1:] == '"':
        plain = plain[1:-1]
    link = _LINK.match(plain)
    if link is not None:
        target, _, query = plain[link.end() :].partition("?")
        address = unquote(target)
        return address if is_address(address) and "@" not in unquote(query) else ""
    words = re.split(r"[\s<>]+", _COMMENT.sub(" ", _QUOTED.sub(" ", plain)))
    if "<" not in plain and any(word[:1].islower() for word in words if "@" not in word):
        return ""  # "ann lee@acme.com" is more likely one address with a blank in it
    with_at = [word.strip("',;:()").rstrip(".") for word in words if "@" in word]
    candidates = {re.sub(_LINK, "", word) for word in with_at}
    return next(iter(candidates)) if len(candidates) == 1 and is_address(next(iter(candidates))) else ""
