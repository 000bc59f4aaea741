"""Actions on the items of the to-do list: the dialogs of Today, kept separate from its drawing."""

from collections.abc import Callable, Coroutine
from datetime import date
from functools import partial
from typing import Any, assert_never

from interview_desk.domain.dates.calendar import DAY, say_day
from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.queue.kinds import Action, DueKind
from interview_desk.domain.search.correspondence import Channel, Direction, TouchKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.pipeline import Outcome
from interview_desk.services import queries
from interview_desk.services.pipeline import pipeline, queue
from interview_desk.ui.core import navigation
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.panes.today.importing import ImportMixin
from interview_desk.ui.panes.today.why import build_call_script
from interview_desk.ui.toolkit.spans import TextSpan


class TodayActionsMixin(ImportMixin):
    """Mixin with the actions of the Today pane."""

    @property
    def _pane(self) -> Any:
        return self

    def start_main_action(self, item: DueItem) -> None:
        """Do what enter does on a row."""
        if item.is_call:
            self.action_call_sheet()
        else:
            self._act(item)

    def _act(self, item: DueItem) -> None:
        match item.spec.action:
            case Action.WRITE_NOTE:
                navigation.write_to(self.host, item)
            case Action.OPEN_PREP:
                navigation.open_prep(self.host, item.application, item.interview)
            case Action.OPEN_EXIT_CARD:
                navigation.open_exit_card(self.host, item.application, item.interview)
            case Action.OPEN_DEBRIEF:
                navigation.open_debrief(self.host, item.application, item.interview)
            case Action.CONFIRM_PROMISE:
                self.start(self._promise, item)
            case Action.ANSWER_OFFER:
                self.start(self._offer, item)
            case Action.DECIDE_REST:
                self.start(self._rest, item)
            case Action.RECORD_HIRE:
                self.start(self._hired, item)
            case Action.ADD_APPLICATION:
                self.action_new()
            case _:
                assert_never(item.spec.action)

    def action_write(self) -> None:
        """Write the row's note; if the row asks for no note, start its main action."""
        item = self._pane.item
        if item is None:
            return
        if item.spec.note is not None:
            navigation.write_to(self.host, item)
        else:
            self.start_main_action(item)

    def action_call_sheet(self) -> None:
        """Show the call script, if the row asks for a message."""
        item = self._pane.item
        if item is None:
            return
        if item.spec.by_phone:
            self.start(self._calling, item)
        else:
            self.host.show_message(TextSpan("This row asks for no call; r records one all the same.", "muted"))

    async def _calling(self, item: DueItem) -> None:
        dossier: Dossier | None = await self._pane.dossier_of(item)
        me = await self.run_database_work(queries.get_me, self.desk)
        if dossier is None or me is None:
            return
        ctx = self.facts.ctx
        went = await self.ask_call_outcome("Call sheet", lambda width: build_call_script(item, dossier, me, ctx, width))
        if went is None or item.application is None:
            return
        log = partial(
            queue.record,
            direction=Direction.OUT,
            channel=Channel.PHONE,
            outcome=went.outcome,
            kind=item.spec.touch or TouchKind.OTHER,
            contact=item.contact,
            interview=item.interview,
            promised_date=went.given_date,
        )
        await self.act(log, self.desk, item.application, application=item.application)
        if went.declined:
            await self.close_application(item.application, Outcome.REFUSED)

    def action_snooze(self) -> None:
        """Snooze the row."""
        item = self._pane.item
        if item is not None:
            self.start(self.snoozing, item)

    async def snoozing(self, item: DueItem) -> None:
        """Ask how long to snooze an item, or why to dismiss it, and save the answer."""
        ctx = self.facts.ctx
        days: dict[str, date] = {
            "1": ctx.today + DAY,
            "2": ctx.calendar.add(ctx.today, 2),
            "5": ctx.calendar.add(ctx.today, 5),
            "m": ctx.today + (7 - ctx.today.weekday()) * DAY,
        }
        labels = {"1": "tomorrow", "2": "in 2 working days", "5": "in 5 working days", "m": "next Monday"}
        choices = [Choice(key, labels[key], say_day(day, ctx.today)) for key, day in days.items()]
        choices += [Choice("d", "pick a date…"), Choice("a", "never ask again", "asks why")]
        choice = await self.ask(Menu(f"Snooze: {item.who or item.company or 'this'}", choices, place="corner"))
        if choice is None:
            return
        if choice == "a":
            reason = await self.ask(
                Ask(
                    "Never ask again",
                    "Why? One line for later, such as “thanked by phone”.",
                    place=f"reason {' '.join(item.key)}",
                )
            )
            if reason is not None:
                await self.act(queue.dismiss_item, self.desk, item, reason, application=item.application)
            return
        until = days.get(choice)
        if until is None:
            date_range = await self.ask_day("Until when?", "A day in words: mon, 19 nov, +5, in 2 weeks")
            if date_range is None:
                return
            until = date_range[1]
        await self.act(queue.snooze_item, self.desk, item, until, application=item.application)

    def action_record(self) -> None:
        """Record what happened."""
        item = self._pane.item
        if item is not None and item.application is not None:
            self.start(self.record_event, item.application, item.contact, item.interview)

    def action_new(self) -> None:
        """Add an application in one line."""
        self.start(self.add_application)

    def action_debrief(self) -> None:
        """Debrief the row's interview, or an interview entered in a line."""
        item = self._pane.item
        if item is not None and item.spec.offers_debrief:
            navigation.open_debrief(self.host, item.application, item.interview)
        else:
            self.start(self.start_debrief, item.application if item is not None else None)

    def action_prepare(self) -> None:
        """Open the prep sheet of the row's interview if the row asks for it, else of the next interview."""
        self._on_next(self.open_latest_prep)

    def action_practise(self) -> None:
        """Open the closing statement for the row's interview if it asks to prepare, else for the next interview."""
        self._on_next(self._practising)

    async def _practising(self, application: str) -> None:
        navigation.open_closing(self.host, application)

    def _on_next(self, flow: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        item, coming = self._pane.item, self.facts.next_interview
        if item is not None and item.application is not None and (item.kind == DueKind.PREPARE or coming is None):
            self.start(flow, item.application)
        elif coming is not None:
            self.start(flow, coming[0].application)
        else:
            self.host.show_message(TextSpan("No interview is known yet: i on the board adds one.", "muted"))

    def action_bank(self) -> None:
        """Open the stories, questions, and lessons."""
        navigation.open_bank(self.host)

    def action_sample(self) -> None:
        """Open the demo, but only while there are no applications.

        This way a mistyped key cannot replace the user's own data on the screen.
        """
        if self.facts.applications:
            self.host.show_message(
                TextSpan("The sample desk opens from an empty one, or by “interview-desk demo”.", "muted")
            )
            return
        self.host.leave_for_demo()

    # -- items without a note

    async def _promise(self, item: DueItem) -> None:
        choices = (
            Choice("y", "yes, it is with them"),
            Choice("n", "not yet"),
            Choice("x", "drop it", "I will not send it"),
        )
        choice = await self.ask(Menu(f"Sent {item.what or 'it'}?", choices, place="corner"))
        if choice == "y":
            await self.act(queue.mark_done, self.desk, item, application=item.application)
        elif choice == "x":
            await self.act(queue.dismiss_item, self.desk, item, "dropped", application=item.application)

    async def _offer(self, item: DueItem) -> None:
        assert item.application is not None
        await self.answer_offer(item.application, item.company, item.contact)

    async def _rest(self, item: DueItem) -> None:
        assert item.application is not None
        choices = (
            Choice("r", "let it rest", "stays on the board"),
            Choice("n", "I have a new reason to write", "plans a follow-up"),
            Choice("c", "it is closed", "they declined"),
        )
        choice = await self.ask(Menu(f"{item.company}: rest?", choices))
        if choice == "r":
            await self.act(queue.mark_done, self.desk, item, application=item.application)
        elif choice == "n":
            reason = await self.ask(
                Ask(
                    "A new reason to write",
                    "What is new? A result, an article, an answer to what they asked.",
                    place=f"news {item.application}",
                )
            )
            if reason is not None:
                await self.act(queue.dismiss_item, self.desk, item, reason, application=item.application)
        elif choice == "c":
            await self.close_application(item.application, Outcome.REFUSED)

    async def _hired(self, item: DueItem) -> None:
        assert item.application is not None
        answer = await self.ask(
            Ask(
                "Who was hired?",
                "Their profile in a line: what it shows about what was wanted.",
                place=f"hired {item.application}",
            )
        )
        if answer is not None:
            await self.act(
                pipeline.edit_application,
                self.desk,
                item.application,
                {"who_was_hired": answer},
                application=item.application,
            )
