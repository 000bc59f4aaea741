"""A field of one line that takes no more than a line may hold, and says so."""

from typing import TYPE_CHECKING, cast

from textual.widgets import Input

from interview_desk.domain.text import LINE_LIMIT
from interview_desk.ui.paint import Bit

if TYPE_CHECKING:
    from interview_desk.ui.app import DeskApp


class OneLine(Input):
    """One line of text, as long as a fact of one line may be."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        compact: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(
            value[:LINE_LIMIT],
            placeholder=placeholder,
            compact=compact,
            select_on_focus=False,
            max_length=LINE_LIMIT,
            id=id,
        )

    def restricted(self) -> None:
        """What was typed or pasted is too long, and was not put in."""
        cast("DeskApp", self.app).say(
            Bit(f"At most {LINE_LIMIT:,} characters fit on this line; that was not put in.", "due")
        )
