"""A screen over a pane that ends once: a second key on its way to it does nothing."""

from collections.abc import Sequence

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Undecided:
    """A box with something typed in it that nobody has taken yet."""

    @property
    def typed(self) -> Sequence[str]:
        """What was typed, where it is stored nowhere."""
        return ()

    def keep_now(self) -> None:
        """The desk is about to end: store what can be stored, and let nobody wait."""


class Once(Screen[ScreenResultType]):
    """A screen whose answer is given once. Keys that come before it is gone would otherwise take what lies under it away."""

    _over = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with an answer, unless one was given already."""
        if self._over or not self.is_attached:
            return AwaitComplete()
        self._over = True
        return super().dismiss(result)
