"""Welcome text of an empty desk: how to begin."""

from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, line, paragraph


def welcome_lines(place: str, width: int, height: int, key_of: KeyOf) -> list[Line]:
    """Build the welcome text, centered in a window.

    Args:
        place: the path of the database, as the user would write it.
        width: columns of the window.
        height: lines of the window below the frame.
        key_of: returns the key of a binding.
    """

    def key(what: str, remark: str, act: str) -> Line:
        return line(
            TextSpan(f"{pad}{key_of(f'today.{act}')}   ", "key", bold=True),
            TextSpan(f"{what:<22}", bold=True),
            TextSpan(remark, "muted"),
            act=act,
        )

    pad = " " * max((width - 62) // 2, 2)
    return [
        *([BLANK] * max((height - 14) // 2, 1)),
        line(TextSpan(f"{pad}Your desk is empty. That is a fine place to start.", bold=True)),
        BLANK,
        key("Add an application", "company and role are enough", "new"),
        key("Debrief an interview", "3 minutes, while it is fresh", "debrief"),
        key("Import a search", "a spreadsheet, an invitation", "import"),
        key("Open the sample desk", "look round, nothing is kept", "sample"),
        BLANK,
        line(TextSpan(f"{pad}The desk then tells you each day whom to write to,", "muted")),
        line(TextSpan(f"{pad}and when it is kinder to wait.", "muted")),
        BLANK,
        *paragraph(f"Kept on this computer only: {place}", max(width - len(pad), 20), "muted", len(pad)),
    ]
