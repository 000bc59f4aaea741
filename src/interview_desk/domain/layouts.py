"""Keyboard layouts without Latin letters: which key of the US layout types which letter.

A terminal without the kitty protocol sends only the letter, so that the setting `keyboard_layout` has to name the layout.
Keys that type the same ASCII character as another key of the US layout are left out. Arrangements: the default ones of
xkeyboard-config.
"""

_US = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_GAP = " "
_KEYS = {
    "arabic": "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوزظ",
    "belarusian": "ёйцукенгшўзх фывапролджэячсмітьбю ",
    "bulgarian-phonetic": "чявертъуиопшщасдфгхйкл  зьцжбнм   ",
    "georgian": " ქწერტყუიოპ  ასდფგჰჯკლ  ზხცვბნმ   ",
    "greek": "  ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ   ",
    "hebrew": "   קראטוןםפ  שדגכעיחלךף זסבהנמצתץ ",
    "macedonian": " љњертѕуиопшѓасдфгхјклчќзџцвбнм   ",
    "persian": " ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو  ",
    "russian": "ёйцукенгшщзхъфывапролджэячсмитьбю ",
    "serbian": " љњертзуиопшђасдфгхјклчћѕџцвбнм   ",
    "ukrainian": " йцукенгшщзхїфівапролджєячсмитьбю ",
}
_SHIFTED = {"georgian": {"ჭ": "W", "ღ": "R", "თ": "T", "შ": "S", "ჟ": "J", "ძ": "Z", "ჩ": "C"}}
LAYOUTS = ("none", *sorted(_KEYS))
"""Allowed values of the setting `keyboard_layout`."""
_SYMBOLS = dict(zip("`[];',./", '~{}:"<>?', strict=True))


def find_us_key(character: str, layout: str) -> str:
    """Return what the key that typed a character types on the US layout; empty if that is unknown."""
    keys = _KEYS.get(layout)
    if keys is None or len(character) != 1 or character.isascii():
        return ""
    for us, letter in zip(_US, keys, strict=True):
        if letter == _GAP:
            continue
        if character == letter:
            return us
        if character == letter.upper():
            return _SYMBOLS.get(us, us.upper())
    return _SHIFTED.get(layout, {}).get(character, "")
