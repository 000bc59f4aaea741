"""Screen that knows the size of the window from the start, and draws its first frame once."""

from interview_desk.ui.core.frame import NARROW, SMALLEST, TALL, WIDE
from interview_desk.ui.core.lifecycle import LiveScreen


class SizedScreen(LiveScreen[None]):
    """Screen with a class for the width and one for the height of the window."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-tiny"),
        (SMALLEST[0], "-narrow"),
        (NARROW, "-normal"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-low"),
        (SMALLEST[1], "-short"),
        (TALL, "-tall"),
    ]

    def __init__(self) -> None:
        width, height = self.app.size
        # The size is known from the start; if set later, these classes would cause styling and layout to run twice.
        sized = self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS) | self._get_breakpoint_classes(
            height, self.VERTICAL_BREAKPOINTS
        )
        super().__init__(classes=" ".join(sized))
        self._shown_once = False
        # A new screen is styled with the newest style sheet; to be sure, Textual would read the whole sheet again.
        self._css_update_count = self.app._css_update_count  # noqa: SLF001

    @property
    def is_too_small(self) -> bool:
        """True if the window is too small for the pane."""
        return self.has_class("-tiny") or self.has_class("-low")

    def _compositor_refresh(self) -> None:
        # During startup Textual computes and discards whole frames, and draws the first frame that it keeps twice.
        if self.app._batch_count:  # noqa: SLF001
            self.check_idle()
            return
        super()._compositor_refresh()
        if not self._shown_once:
            self._shown_once, self._repaint_required = True, False
