"""Drawing for a terminal whose locale is not UTF-8: every glyph has an ASCII stand-in of the same width."""

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
    """What each character becomes: a stand-in, its letter without the accent, or as many question marks as it is wide."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if code < 128:
            return letter
        width = cell_len(letter)
        bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        self[code] = found = bare if len(bare) == width and bare.isprintable() else "?" * width
        return found


_PLAINLY = _Plainly(_TABLE)


def plainly(text: str) -> str:
    """A text in ASCII, as wide as it was."""
    return text if text.isascii() else text.translate(_PLAINLY)
