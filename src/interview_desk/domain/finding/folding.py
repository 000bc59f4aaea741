"""Folding: a text as one types it, without accents or case, in every script.

The folding is part of the format of the indexes, from which an entry can be removed only by the words it was added with:
a change of it needs a migration.
"""

import unicodedata

_OPTIONAL_MARKS = (
    (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5), (0x5C7, 0x5C7),
    (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E4), (0x6E7, 0x6E8), (0x6EA, 0x6ED),
    (0x711, 0x711), (0x730, 0x74A), (0x8D3, 0x8FF), (0x135D, 0x135F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xE0100, 0xE01EF),
)  # fmt: skip
"""Ranges of the marks that are left out in typing: accents, Hebrew points, Arabic vowels.

By block, not by category: vowel signs (Devanagari, Thai) and the voicing of kana are no accents, and make other words.
"""
_LETTERS = {
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ȷ": "j", "ħ": "h",
    "ŧ": "t", "ŋ": "n", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɔ": "o", "ɛ": "e", "ґ": "г",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه", "ـ": "",
    "・": "", "⁄": " ", "©": "", "®": "", "\u115f": "", "\u1160": "",
}  # fmt: skip
"""Letters that Unicode doesn't take apart, as they are typed without the letter at hand."""
_APOSTROPHES = "'’‘ʼʻʾʿ`´′＇׳״\""
_DOTS = ".·‧"
_MINUS = "−"
_KEPT_SIGNS = "+#&"
_KATAKANA_TO_HIRAGANA = 0x60
_SPELLED_OUT = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj",
        "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Đ": "Dj", "\u093c": None,
    }
)  # fmt: skip
"""The other way to type a letter without its accent, and Devanagari without its dots (nukta)."""
_NUKTA = {code: unicodedata.normalize("NFD", chr(code)) for code in range(0x958, 0x960)}


class _Folded(dict[int, str]):
    """Replacement of each character of a text in NFKD, worked out when the character is first seen."""

    def __missing__(self, code: int) -> str:
        value = self[code] = _fold_character(chr(code))
        return value


def _fold_character(character: str) -> str:
    code, category = ord(character), unicodedata.category(character)
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _APOSTROPHES:
        return "'"
    if character in _DOTS:
        return "."
    if category == "Pd" or character == _MINUS:
        return "-"
    if category == "Cf" or any(first <= code <= last for first, last in _OPTIONAL_MARKS):
        return ""
    if category[0] in "LNM" or category in {"Co", "Cn"}:
        return _fold_letter(character)
    return _fold_sign(character, category)


def _fold_letter(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    folded = "".join(_LETTERS.get(letter, letter) for letter in character.casefold())
    return "".join(chr(ord(letter) - _KATAKANA_TO_HIRAGANA) if "ァ" <= letter <= "ヶ" else letter for letter in folded)


def _fold_sign(character: str, category: str) -> str:
    """Fold characters other than letters: emoji and symbols are kept, other signs separate words."""
    if character in _KEPT_SIGNS:
        return character
    if category == "Sk":
        return " " if character.isascii() else ""
    return character if category[0] == "S" and not character.isascii() else " "


_FOLDED = _Folded()
_ASCII = {code: _fold_character(chr(code).lower()) for code in range(128)}


def fold(text: str) -> str:
    """Return a text without case, optional marks, and kinds of digits, apostrophes, and hyphens."""
    if text.isascii():
        return text.lower().translate(_ASCII)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_FOLDED))


def fold_spelled_out(text: str) -> str:
    """Return a text folded with its other spelling, such as mueller for Müller; empty if it has none.

    Args:
        text: a text in NFC.
    """
    plain = text.translate(_NUKTA)
    spelled_out = plain.translate(_SPELLED_OUT)
    return fold(spelled_out) if spelled_out != plain else ""


def fold_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a folded text and, for each of its characters, the beginning and end of the original characters."""
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    begin = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _continues(text[end]):
            continue
        part = fold(text[begin:end])
        folded.append(part)
        places += [(begin, end)] * len(part)
        begin = end
    return "".join(folded), places


def _continues(character: str) -> bool:
    """Return True if a character belongs to the one before it: a mark, or a part of a syllable."""
    is_vowel_or_final = "\u1160" <= character <= "\u11ff"
    return unicodedata.category(character)[0] == "M" or is_vowel_or_final or character in "ﾞﾟ\u200d"
