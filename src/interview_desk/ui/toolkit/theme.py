"""Colors: two themes of our own, and the same color roles derived for every other theme."""

from collections.abc import Sequence

from textual.color import Color
from textual.theme import Theme

ROLES = (
    "text",
    "muted",
    "faint",
    "key",
    "overdue",
    "due",
    "upcoming",
    "waiting",
    "ok",
    "write",
    "bar",
    "page",
    "card",
    "row",
    "row-blurred",
)
"""Color roles; `overdue`, `due`, `upcoming`, and `ok` are used only for statuses."""

INKWELL = Theme(
    name="inkwell",
    dark=True,
    primary="#6FC3B2",
    secondary="#8FB4E0",
    warning="#E6B455",
    error="#F08A7B",
    success="#A3C585",
    accent="#D9A5C7",
    foreground="#E9E4DA",
    background="#181816",
    surface="#201F1C",
    panel="#2B2926",
    variables={
        "muted": "#A79F92",
        "faint": "#716A60",
        "row": "#28352F",
        "row-blurred": "#262421",
        "border": "#3A3732",
        "scrollbar": "#3A3732",
        "scrollbar-background": "#181816",
        "input-selection-background": "#3E5A52",
        "block-cursor-text-style": "none",
    },
)
PAPER = Theme(
    name="paper",
    dark=False,
    primary="#0F6B60",
    secondary="#2E5FA3",
    warning="#855800",
    error="#B3382B",
    success="#3F6B24",
    accent="#8A3D77",
    foreground="#2B2822",
    background="#F6F1E6",
    surface="#EFE8DA",
    panel="#E4DBCA",
    variables={
        "muted": "#6B6355",
        "faint": "#8F8672",
        "row": "#DDEBE3",
        "row-blurred": "#E9E1D2",
        "border": "#CFC5B2",
        "scrollbar": "#CFC5B2",
        "scrollbar-background": "#F6F1E6",
        "input-selection-background": "#B9D8CF",
        "block-cursor-text-style": "none",
    },
)
OURS = (INKWELL, PAPER)
LEGIBLE = 4.5
"""Minimum contrast of text against every background it appears on (WCAG 2.2, 1.4.3)."""


def _legible(colour: Color, grounds: Sequence[Color], text: Color) -> Color:
    """Return a color that is legible on every background.

    The color is moved toward the text color as far as needed; if even that is not legible, toward black or
    white.
    """
    for target in (text, _furthest(grounds[0])):
        for step in range(11):
            blended = colour.blend(target, step / 10)
            if all(contrast(blended, ground) >= LEGIBLE for ground in grounds):
                return blended
    return _furthest(grounds[0])


def _furthest(page: Color) -> Color:
    """Return black or white, depending on which contrasts more with the page."""
    return max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda color: contrast(color, page))


def contrast(first: Color, second: Color) -> float:
    """Return the contrast of two colors, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colours(variables: dict[str, str]) -> dict[str, str]:
    """Return the color of every role under a theme, from its CSS variables.

    Colors that the theme does not name are derived from the others.
    """
    if variables.get("background", "").startswith("ansi"):
        return _ANSI
    page = Color.parse(variables["background"])
    text = Color.parse(variables["foreground"])
    primary = Color.parse(variables["primary"])

    def pick_color(name: str, colour: Color) -> Color:
        return Color.parse(variables[name]) if name in variables else colour

    bar = Color.parse(variables["surface"])
    row, blurred = pick_color("row", page.blend(primary, 0.2)), pick_color("row-blurred", page.blend(text, 0.07))
    grounds = (page, bar, row, blurred)

    def derived(name: str, fallback: str) -> str:
        return _legible(Color.parse(variables.get(name) or variables[fallback]), grounds, text).hex

    muted = _legible(pick_color("muted", page.blend(text, 0.6)), grounds, text).hex
    return {
        "text": _legible(text, grounds, text).hex,
        "muted": muted,
        "faint": pick_color("faint", page.blend(text, 0.4)).hex,
        "key": derived("primary", "primary"),
        "overdue": derived("error", "error"),
        "due": derived("warning", "warning"),
        "upcoming": derived("secondary", "primary"),
        "waiting": muted,
        "ok": derived("success", "success"),
        "write": derived("accent", "primary"),
        "bar": bar.hex,
        "page": page.hex,
        "card": bar.hex,
        "row": row.hex,
        "row-blurred": blurred.hex,
    }


_ANSI = {
    "text": "default",
    "muted": "default",
    "faint": "default",
    "key": "cyan",
    "overdue": "red",
    "due": "yellow",
    "upcoming": "blue",
    "waiting": "default",
    "ok": "green",
    "write": "magenta",
    "bar": "default",
    "page": "default",
    "card": "default",
    "row": "default",
    "row-blurred": "default",
}
