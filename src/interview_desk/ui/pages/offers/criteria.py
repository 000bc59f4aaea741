"""Actions on the criteria that offers are compared by: their stars and their weights."""

from interview_desk.domain.offers.offers import MOST_WEIGHT, Rating
from interview_desk.services.offers import offers
from interview_desk.services.offers.offers import Side
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.pages.offers.comparison import OfferActions
from interview_desk.ui.toolkit.spans import TextSpan
from interview_desk.ui.toolkit.timeline import stars

_MOST_STARS = 5
_WEIGHTS = ("not counted", "a little", "less than most", "as most", "more than most", "most of all")


class CriterionActions(OfferActions):
    """Actions that rate offers, and weigh and remove criteria."""

    def action_rate(self, step: int) -> None:
        """Rate the criterion a star higher or lower."""
        side, key = self.comparison.side, self.comparison.key
        if side is None or key is None:
            return
        if key.kind != "criterion":
            self.flow.host.show_hint("Stars are for your criteria below. {offers.change} changes this cell.")
            return
        now = side.offer.stars(key.name) or (2 if step > 0 else 4)
        count = max(1, min(now + step, _MOST_STARS))
        self.comparison.show_rating(side, Rating(key.name, count))
        self.flow.start(self.save, side, offers.rate, key.name, count)

    async def choose_stars(self, side: Side, criterion: str) -> None:
        """Ask for the stars of an offer, and save them."""
        choices = [Choice(str(n), stars(n)) for n in range(1, _MOST_STARS + 1)]
        choice = await self.flow.ask(
            Menu(f"{side.company}: {criterion}", (*choices, Choice("0", "not rated")), place="corner")
        )
        if choice is not None:
            await self.save(side, offers.rate, criterion, int(choice) or None)

    def action_weigh(self) -> None:
        """Ask how much the criterion weighs."""
        key = self.comparison.key
        if key is not None and key.kind == "criterion":
            self.flow.start(self._weigh, key.name)
        elif self.comparison.side is not None:
            self.flow.host.show_message(TextSpan("Only what you look for is weighed; the money stands apart.", "muted"))

    async def _weigh(self, criterion: str) -> None:
        choices = [Choice(str(n), _WEIGHTS[n]) for n in range(MOST_WEIGHT, -1, -1)]
        choice = await self.flow.ask(Menu(f"How much does “{criterion}” weigh?", choices, place="corner"))
        if choice is not None:
            await self.flow.apply(offers.weigh, self.flow.desk, criterion, int(choice))

    async def remove(self, criterion: str) -> None:
        """Remove a criterion, after one question."""
        choices = (Choice("y", "look for it no longer", "ratings stay, should it come back"), Choice("n", "keep it"))
        if await self.flow.ask(Menu(f"Take “{criterion}” away?", choices, place="corner")) == "y":
            await self.flow.apply(offers.remove_criterion, self.flow.desk, criterion)
