"""A screen over a pane that ends once: a second key on its way to it does nothing."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Once(Screen[ScreenResultType]):
    """A screen whose answer is given once. Keys that come before it is gone would otherwise take what lies under it away."""

    _over = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with an answer, unless one was given already."""
        if self._over or not self.is_attached:
            return AwaitComplete()
        self._over = True
        return super().dismiss(result)
