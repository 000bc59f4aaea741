"""Actions that do what a due item asks for, and log it."""

from typing import assert_never

from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.queue.kinds import Action
from interview_desk.domain.search.pipeline import Outcome
from interview_desk.services.pipeline import pipeline, queue
from interview_desk.ui.core import navigation
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.adding import add_application
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.flows.recording import answer_offer, close_application
from interview_desk.ui.panes.today.due_list import DueList, DueListActions
from interview_desk.ui.panes.today.recording import ItemRecorder


class ItemActions(DueListActions):
    """Actions that complete the item under the cursor.

    Args:
        flow: the flow of the pane.
        due_list: the list of due items.
        recorder: opens the call script of an item that asks for a call.
    """

    def __init__(self, flow: Flow, due_list: DueList, recorder: ItemRecorder) -> None:
        super().__init__(flow, due_list)
        self._recorder = recorder

    def action_act(self) -> None:
        """Start the row's main action; if it is too soon, ask for the key a second time."""
        item = self.due_list.current
        if self.due_list.group:
            self.due_list.unfold()
        elif item is not None and self.due_list.may_go_on(item):
            self._start_main_action(item)

    def _start_main_action(self, item: DueItem) -> None:
        """Do what enter does on a row."""
        if item.is_call:
            self._recorder.action_call_sheet()
        else:
            self._act(item)

    def _act(self, item: DueItem) -> None:
        match item.spec.action:
            case Action.WRITE_NOTE:
                navigation.write_to(self.flow.host, item)
            case Action.OPEN_PREP:
                navigation.open_prep(self.flow.host, item.application, item.interview)
            case Action.OPEN_EXIT_CARD:
                navigation.open_exit_card(self.flow.host, item.application, item.interview)
            case Action.OPEN_DEBRIEF:
                navigation.open_debrief(self.flow.host, item.application, item.interview)
            case Action.CONFIRM_PROMISE:
                self.flow.start(self._confirm_promise, item)
            case Action.ANSWER_OFFER:
                self.flow.start(self._answer_offer, item)
            case Action.DECIDE_REST:
                self.flow.start(self._decide_rest, item)
            case Action.RECORD_HIRE:
                self.flow.start(self._record_hire, item)
            case Action.ADD_APPLICATION:
                self.flow.start(add_application, self.flow)
            case _:
                assert_never(item.spec.action)

    def action_done(self) -> None:
        """Log the item as done; for a phone call, open the call script instead."""
        item = self.due_list.current
        if self.due_list.group:
            self.flow.pane.begin_work("act", self._dismiss_group, self.due_list.group, exclusive=False)
            return
        if item is None or not self.due_list.may_go_on(item):
            return
        if item.is_call:
            self._recorder.action_call_sheet()
            return
        self.flow.pane.begin_work("act", self._log, item, exclusive=False)

    async def _dismiss_group(self, items: list[DueItem]) -> None:
        await self.flow.apply(queue.dismiss_items, self.flow.desk, items, "they never answered")

    async def _log(self, item: DueItem) -> None:
        await self.flow.apply(queue.mark_done, self.flow.desk, item, application=item.application)

    def action_write(self) -> None:
        """Write the row's note; if the row asks for no note, start its main action."""
        item = self.due_list.current
        if item is None:
            return
        if item.spec.note is not None:
            navigation.write_to(self.flow.host, item)
        else:
            self._start_main_action(item)

    async def _confirm_promise(self, item: DueItem) -> None:
        choices = (
            Choice("y", "yes, it is with them"),
            Choice("n", "not yet"),
            Choice("x", "drop it", "I will not send it"),
        )
        choice = await self.flow.ask(Menu(f"Sent {item.what or 'it'}?", choices, place="corner"))
        if choice == "y":
            await self.flow.apply(queue.mark_done, self.flow.desk, item, application=item.application)
        elif choice == "x":
            await self.flow.apply(queue.dismiss_item, self.flow.desk, item, "dropped", application=item.application)

    async def _answer_offer(self, item: DueItem) -> None:
        assert item.application is not None
        await answer_offer(self.flow, item.application, item.company, item.contact)

    async def _decide_rest(self, item: DueItem) -> None:
        assert item.application is not None
        choices = (
            Choice("r", "let it rest", "stays on the board"),
            Choice("n", "I have a new reason to write", "plans a follow-up"),
            Choice("c", "it is closed", "they declined"),
        )
        choice = await self.flow.ask(Menu(f"{item.company}: rest?", choices))
        if choice == "r":
            await self.flow.apply(queue.mark_done, self.flow.desk, item, application=item.application)
        elif choice == "n":
            reason = await self.flow.ask(
                Ask(
                    "A new reason to write",
                    "What is new? A result, an article, an answer to what they asked.",
                    place=f"news {item.application}",
                )
            )
            if reason is not None:
                await self.flow.apply(queue.dismiss_item, self.flow.desk, item, reason, application=item.application)
        elif choice == "c":
            await close_application(self.flow, item.application, Outcome.REFUSED)

    async def _record_hire(self, item: DueItem) -> None:
        assert item.application is not None
        answer = await self.flow.ask(
            Ask(
                "Who was hired?",
                "Their profile in a line: what it shows about what was wanted.",
                place=f"hired {item.application}",
            )
        )
        if answer is not None:
            await self.flow.apply(
                pipeline.edit_application,
                self.flow.desk,
                item.application,
                {"who_was_hired": answer},
                application=item.application,
            )
