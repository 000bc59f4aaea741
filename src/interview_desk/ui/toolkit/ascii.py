"""Output for terminals whose locale is not UTF-8: each glyph is replaced by ASCII of the same width."""

import unicodedata

from rich.cells import cell_len

_STAND_INS = {
    "─━": "-",
    "│┃": "|",
    "╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪": "+",
    "▌▐▎█▊▕▏": "|",
    "▪▰▮■": "#",
    "▫▱▯□": ".",
    "░▒▓": ":",
    "▁▂▃▄▅▆▇▔": "|",
    "▲": "!",
    "●◉": "*",
    "○◯": "o",
    "◌◍": ".",
    "◐◑": "%",
    "★": "*",
    "☆": ".",
    "✓✔": "x",
    "▸▶→›»": ">",
    "←‹«": "<",
    "↑⇧": "^",
    "↓▾": "v",
    "⌫": "<",
    "⏎": "<",
    "␦": "?",
    "…": ".",
    "–—‐‑−": "-",
    "‘’‚": "'",
    "“”„": '"',
    "•·": ".",
    "\u00a0": " ",
}
_TABLE = {ord(glyph): plain for glyphs, plain in _STAND_INS.items() for glyph in glyphs}


class _Plainly(dict[int, str]):
    """Table from characters to ASCII: a substitute, the unaccented letter, or question marks of equal width."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if code < 128:
            return letter
        width = cell_len(letter)
        bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        self[code] = replacement = bare if len(bare) == width and bare.isprintable() else "?" * width
        return replacement


_PLAINLY = _Plainly(_TABLE)


def to_ascii(text: str) -> str:
    """Return a text in ASCII with the same width."""
    return text if text.isascii() else text.translate(_PLAINLY)
