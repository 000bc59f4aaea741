"""Offers page: money, conditions, and criteria of all offers side by side, each in its own cell."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from interview_desk.domain.errors import Refused
from interview_desk.domain.offers.offers import MOST_WEIGHT, Rating
from interview_desk.domain.text import shorten
from interview_desk.services.offers import offers
from interview_desk.services.offers.amounts import say_amount
from interview_desk.services.offers.offers import Offers, Side
from interview_desk.ui.core import routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.ask import Ask, Preview, accept_any
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.pages.offers.view import Key, Spot, cell_text, head_lines, rows_of
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import BLANK, TextSpan, paragraph
from interview_desk.ui.toolkit.timeline import stars

_MOST_STARS = 5
_FITS = 12
"""Number of characters of a cell that are visible at every width."""


class OffersPage(Page):
    """Page that compares the offers waiting for an answer.

    Args:
        application: the offer to start on; None starts on the first to be answered.
    """

    ROUTE = routes.OFFERS
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "change", tooltip="say what this offer says here", id="offers.change"),
        Binding("l,right", "side(1)", "next offer", tooltip="the offer to the right", id="offers.right"),
        Binding("h,left", "side(-1)", "offer before", tooltip="the offer to the left", id="offers.left"),
        Binding("plus", "rate(1)", "a star more", tooltip="a star more for this offer", id="offers.more"),
        Binding("minus", "rate(-1)", "a star less", tooltip="a star less for this offer", id="offers.less"),
        Binding("w", "weigh", "weigh", tooltip="how much this weighs for you", id="offers.weigh"),
        Binding("n,a", "new", "new row", tooltip="one thing more to look for, or one condition more", id="offers.new"),
        Binding("x", "remove", "take away", tooltip="empty the cell; or look for this no longer", id="offers.remove"),
        Binding("r", "reply", "answer it", tooltip="accept, decline, or ask for time", id="offers.reply"),
    ]

    def __init__(self, application: str | None = None) -> None:
        super().__init__()
        self._begin = application
        self._comparison = Offers((), ())
        self._at = 0
        self._row: Hashable | None = None
        self._pending_key: Key | None = None

    def body(self) -> ComposeResult:
        """Compose the header with the companies above the rows of the comparison."""
        with Panel("Offers side by side", id="offers-box"):
            yield Sheet(id="offers-head")
            yield ListView(id="offers")

    def home(self) -> Widget | None:
        """Return the list of rows."""
        return self.query_one("#offers", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current row."""
        if not self._comparison.sides:
            return (Hint("esc", "back", "screen.back"),)
        rated = (
            (Hint("+ -", "stars", "screen.rate(1)"), Hint("w", "weigh", "screen.weigh"))
            if self._kind == "criterion"
            else ()
        )
        return (
            Hint("⏎", "change", "screen.change"),
            *rated,
            *((Hint("h l", "offers", "screen.side(1)"),) if len(self._comparison.sides) > 1 else ()),
            Hint("n", "new row", "screen.new"),
            Hint("x", "take away", "screen.remove"),
            Hint("r", "answer it", "screen.reply"),
            Hint("u", "undo", "app.undo"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the offers."""
        self.begin_work("offers", self._read)

    async def _read(self) -> None:
        comparison = await self.run_database_work(offers.read_offers, self.desk)
        if comparison is None:
            return
        here = self._begin or (self._side.application.id if self._side is not None else None)
        self._begin = None
        self._comparison = comparison
        self._at = next((n for n, side in enumerate(comparison.sides) if side.application.id == here), 0)
        self._show()

    def _show(self) -> None:
        comparison = self._comparison
        rows = self.query_one("#offers", ListView)
        if not comparison.sides:
            self.query_one("#offers-head", Sheet).show(lambda _width: [])
            text = (
                "No offer waits for an answer. When one comes: r on Today or on the Board, “they made an offer”, or L on the "
                "Board moves an application on. What you write down here stays with its application."
            )
            rows.fill([Row("empty", 5, lambda width: [BLANK, *paragraph(text, width, "muted")], selectable=False)])
            self.show_hints()
            return
        self.query_one("#offers-head", Sheet).show(lambda width: head_lines(comparison, self._at, width))
        rows.fill(rows_of(comparison, Spot(self._row if self._row is not None else rows.key, self._at), self.facts.ctx))
        if self._pending_key is not None and rows.select(self._pending_key):
            self._pending_key = None
        alone = (
            "a second one would stand beside it" if len(comparison.sides) == 1 else "money and the rest are never mixed"
        )
        box = self.query_one("#offers-box", Panel)
        here = comparison.sides[self._at]
        box.entitle(
            shorten(f"Offers side by side: {here.company}, {here.application.role}", max(self.size.width - 10, 20))
        )
        text = cell_text(comparison, Spot(self._row, self._at), self.facts.ctx)
        box.foot(shorten(text, max(self.size.width - 10, 20)) if len(text) > _FITS else alone)
        self.show_hints()

    def on_list_view_highlighted(self, message: ListView.Highlighted) -> None:
        """Mark the cell under the cursor."""
        if message.key != self._row and self._comparison.sides:
            self._row = message.key
            self._show()

    def on_list_view_chosen(self) -> None:
        """Change the cell on a second click."""
        self.action_change()

    # -- cursor

    @property
    def _side(self) -> Side | None:
        return self._comparison.sides[self._at] if self._at < len(self._comparison.sides) else None

    @property
    def _key(self) -> Key | None:
        key = self.query_one("#offers", ListView).key
        return (str(key[0]), str(key[1])) if isinstance(key, tuple) else None

    @property
    def _kind(self) -> str:
        return self._key[0] if self._key is not None else ""

    def action_side(self, step: int) -> None:
        """Move to the next or the previous offer."""
        if self._comparison.sides:
            self._at = max(0, min(self._at + step, len(self._comparison.sides) - 1))
            self._show()

    # -- changes

    def action_change(self) -> None:
        """Change the cell under the cursor."""
        if self._side is not None and self._key is not None:
            self.start(self._changing, self._side, *self._key)

    async def _changing(self, side: Side, kind: str, name: str) -> None:
        identity = side.application.id
        if kind == "answer":
            deadline = await self.ask_day("Answer by when?", "The day they need your answer by.")
            if deadline is not None:
                await self.act(offers.set_answer_by, self.desk, identity, deadline[1], application=identity)
        elif kind == "pay":
            await self._paying(side, name)
        elif kind == "criterion":
            choices = [Choice(str(n), stars(n)) for n in range(1, _MOST_STARS + 1)]
            choice = await self.ask(
                Menu(f"{side.company}: {name}", (*choices, Choice("0", "not rated")), place="corner")
            )
            if choice is not None:
                await self._rated(side, name, int(choice) or None)
        else:
            await self._edit_value(side, kind, name)

    async def _paying(self, side: Side, what: str) -> None:
        offer = side.offer
        current = offer.part(what)
        usual = next(
            (
                part.amount.currency
                for candidate in self._comparison.sides
                for part in candidate.offer.pay
                if part.amount.currency
            ),
            "",
        )

        def echo(text: str) -> Preview:
            try:
                amount = offers.parse_pay(offer, what, text, usual)
                share = ", of the base as it is now" if "%" in text else ""
                return Preview(True, f"{say_amount(amount, in_full=True)}{share}")
            except Refused as refusal:
                return Preview(False, str(refusal))

        hint = "Such as 62,000 EUR a year, 5,200 a month, 31.50 an hour, 5k once; of a bonus also 10 %. Empty takes it away."
        answer = await self.ask(
            Ask(
                f"{side.company}: {what}",
                hint,
                value=say_amount(current, in_full=True) if current is not None else "",
                preview=echo,
                may_be_empty=True,
                place=f"offer {what} {side.application.id}",
            )
        )
        if answer is not None:
            use = partial(offers.set_pay, usual_currency=usual)
            await self.act(use, self.desk, side.application.id, what, answer, application=side.application.id)

    async def _edit_value(self, side: Side, kind: str, name: str) -> None:
        offer, identity = side.offer, side.application.id
        value = {"hours": offer.hours, "days off": offer.days_off}.get(kind, offer.term(name))
        label = {"hours": "hours a week", "days off": "paid days off a year, without public holidays"}.get(kind, name)
        answer = await self.ask(
            Ask(
                f"{side.company}: {label}",
                "Empty takes it away.",
                value=str(value) if value is not None else "",
                preview=_number_echo(kind),
                may_be_empty=True,
                place=f"offer {kind} {name} {identity}",
            )
        )
        if answer is None:
            return
        if kind == "term":
            await self.act(offers.set_term, self.desk, identity, name, answer, application=identity)
        else:
            use = offers.set_hours if kind == "hours" else offers.set_days_off
            await self.act(use, self.desk, identity, answer, application=identity)

    def action_rate(self, step: int) -> None:
        """Rate the criterion a star higher or lower."""
        side, key = self._side, self._key
        if side is None or key is None:
            return
        if key[0] != "criterion":
            self.host.show_message(TextSpan("Stars belong to what you look for, below; ⏎ changes this.", "muted"))
            return
        now = side.offer.stars(key[1]) or (2 if step > 0 else 4)
        count = max(1, min(now + step, _MOST_STARS))
        # Update the screen before saving, so that the next press counts from here.
        other_ratings = tuple(item for item in side.offer.ratings if item.criterion != key[1])
        offer = side.offer._replace(ratings=(*other_ratings, Rating(key[1], count)))
        updated = side._replace(application=side.application._replace(offer=offer))
        self._comparison = self._comparison._replace(
            sides=tuple(updated if item is side else item for item in self._comparison.sides)
        )
        self._show()
        self.start(self._rated, updated, key[1], count)

    async def _rated(self, side: Side, criterion: str, count: int | None) -> None:
        await self.act(offers.rate, self.desk, side.application.id, criterion, count, application=side.application.id)

    def action_weigh(self) -> None:
        """Ask how much the criterion weighs."""
        if self._key is not None and self._kind == "criterion":
            self.start(self._weighing, self._key[1])
        elif self._side is not None:
            self.host.show_message(TextSpan("Only what you look for is weighed; the money stands apart.", "muted"))

    async def _weighing(self, criterion: str) -> None:
        words = ("not counted", "a little", "less than most", "as most", "more than most", "most of all")
        choices = [Choice(str(n), words[n]) for n in range(MOST_WEIGHT, -1, -1)]
        choice = await self.ask(Menu(f"How much does “{criterion}” weigh?", choices, place="corner"))
        if choice is not None:
            await self.act(offers.weigh, self.desk, criterion, int(choice))

    def action_new(self) -> None:
        """Add a row: a criterion or a condition."""
        if self._side is not None:
            self.start(self._adding, self._side)

    async def _adding(self, side: Side) -> None:
        choices = (
            Choice("l", "something I look for", "rated in each offer, and weighed"),
            Choice("c", "a condition", "in words"),
        )
        choice = await self.ask(Menu("A new row", choices, place="corner"))
        if choice == "l":
            name = await self.ask(
                Ask(
                    "What do you look for?",
                    "In a few words: a short way to work, a team that ships.",
                    place="criterion",
                )
            )
            if name is not None:
                await self._added(("criterion", name.strip()), offers.add_criterion, self.desk, name)
        elif choice == "c":
            name = await self.ask(Ask("Which condition?", "Its name: notice, pension, remote days.", place="condition"))
            if name is not None and name.strip():
                self._pending_key = ("term", name.strip())
                await self._edit_value(side, "term", name.strip())

    async def _added(self, row: Key, use: Callable[..., str], *arguments: object) -> None:
        self._pending_key = row
        if await self.act(use, *arguments) is None:
            self._pending_key = None

    def action_remove(self) -> None:
        """Empty the cell, or remove the criterion."""
        side, key = self._side, self._key
        if side is None or key is None:
            return
        kind, name = key
        identity = side.application.id
        if kind == "criterion":
            self.start(self._dropping, name)
        elif kind == "answer":
            self.start(partial(self.act, application=identity), offers.set_answer_by, self.desk, identity, None)
        elif kind == "pay":
            self.start(partial(self.act, application=identity), offers.set_pay, self.desk, identity, name, "")
        elif kind == "term":
            self.start(partial(self.act, application=identity), offers.set_term, self.desk, identity, name, "")
        else:
            use = offers.set_hours if kind == "hours" else offers.set_days_off
            self.start(partial(self.act, application=identity), use, self.desk, identity, "")

    async def _dropping(self, name: str) -> None:
        choices = (Choice("y", "look for it no longer", "ratings stay, should it come back"), Choice("n", "keep it"))
        if await self.ask(Menu(f"Take “{name}” away?", choices, place="corner")) == "y":
            await self.act(offers.remove_criterion, self.desk, name)

    def action_reply(self) -> None:
        """Answer the offer."""
        if self._side is not None:
            self.start(
                self.answer_offer, self._side.application.id, self._side.company, self._side.application.lead_contact
            )


def _number_echo(kind: str) -> Callable[[str], Preview]:
    read = {"hours": offers.hours_of, "days off": offers.days_of}.get(kind)
    if read is None:
        return accept_any

    def preview(text: str) -> Preview:
        try:
            return Preview(True, f"{read(text)} {'hours a week' if kind == 'hours' else 'days a year'}")
        except Refused as refusal:
            return Preview(False, str(refusal))

    return preview
