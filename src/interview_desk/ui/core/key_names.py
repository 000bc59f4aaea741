"""Names of keys as the screens show them."""

_LABELS = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "enter": "⏎",
    "escape": "esc",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "space": "space",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+tab": "⇧tab",
    "plus": "+",
    "equals_sign": "=",
}


def format_key(key: str) -> str:
    """Format a key as the screens show it: "ctrl+p" becomes "^p"."""
    return _LABELS.get(key, key.replace("ctrl+", "^"))
