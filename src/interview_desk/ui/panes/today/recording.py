"""Actions that record a call or a contact about a due item, or put the item off."""

from datetime import date
from functools import partial

from interview_desk.domain.dates.calendar import DAY, say_day
from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.search.correspondence import Channel, Direction, TouchKind
from interview_desk.domain.search.pipeline import Outcome
from interview_desk.services import queries
from interview_desk.services.pipeline import queue
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.recording import ask_call_outcome, close_application, record_event
from interview_desk.ui.panes.today.due_list import DueListActions
from interview_desk.ui.panes.today.why import build_call_script


class ItemRecorder(DueListActions):
    """Actions that log a contact or snooze the item under the cursor."""

    def action_call_sheet(self) -> None:
        """Show the call script, if the row asks for a message."""
        item = self.due_list.current
        if item is None:
            return
        if item.spec.by_phone:
            self.flow.start(self._call, item)
        else:
            self.flow.host.show_hint("This row doesn’t call for a phone call. {today.record} records one anyway.")

    async def _call(self, item: DueItem) -> None:
        dossier = await self.due_list.read_dossier(item)
        me = await self.flow.read(queries.get_me, self.flow.desk)
        if dossier is None or me is None:
            return
        ctx = self.flow.facts.ctx
        went = await ask_call_outcome(
            self.flow, "Call sheet", lambda width: build_call_script(item, dossier, me, ctx, width)
        )
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
        await self.flow.apply(log, self.flow.desk, item.application, application=item.application)
        if went.declined:
            await close_application(self.flow, item.application, Outcome.REFUSED)

    def action_record(self) -> None:
        """Record what happened."""
        item = self.due_list.current
        if item is not None and item.application is not None:
            self.flow.start(record_event, self.flow, item.application, item.contact, item.interview)

    def action_snooze(self) -> None:
        """Snooze the row."""
        item = self.due_list.current
        if item is not None:
            self.flow.start(self._snooze, item)

    async def _snooze(self, item: DueItem) -> None:
        """Ask how long to snooze an item, or why to dismiss it, and save the answer."""
        ctx = self.flow.facts.ctx
        days: dict[str, date] = {
            "1": ctx.today + DAY,
            "2": ctx.calendar.add(ctx.today, 2),
            "5": ctx.calendar.add(ctx.today, 5),
            "m": ctx.today + (7 - ctx.today.weekday()) * DAY,
        }
        labels = {"1": "tomorrow", "2": "in 2 working days", "5": "in 5 working days", "m": "next Monday"}

        back_on = await self.flow.read(queue.preview_snoozes, self.flow.desk, item, days)
        if back_on is None:
            return
        if back_on["1"] > days["1"]:
            labels["1"] = "the next working day"

        def describe_day(key: str) -> str:
            limit = ", its limit" if back_on[key] < days[key] else ""
            return f"{say_day(back_on[key], ctx.today)}{limit}"

        choices = [Choice(key, labels[key], describe_day(key)) for key in days]
        choices += [Choice("d", "pick a date…"), Choice("a", "never ask again", "asks why")]
        choice = await self.flow.ask(Menu(f"Snooze: {item.who or item.company or 'this'}", choices, place="corner"))
        if choice is None:
            return
        if choice == "a":
            reason = await self.flow.ask(
                Ask(
                    "Never ask again",
                    "Why? One line for later, such as “thanked by phone”.",
                    place=f"reason {' '.join(item.key)}",
                )
            )
            if reason is not None:
                await self.flow.apply(queue.dismiss_item, self.flow.desk, item, reason, application=item.application)
            return
        until = days.get(choice)
        if until is None:
            date_range = await self.flow.ask_day("Until when?", "A day in words: mon, 19 nov, +5, in 2 weeks")
            if date_range is None:
                return
            until = date_range.last
        following = self.due_list.find_following()
        if await self.flow.apply(queue.snooze_item, self.flow.desk, item, until, application=item.application):
            self.due_list.select(following)  # the cursor stays, the row goes
