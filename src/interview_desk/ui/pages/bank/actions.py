"""Actions that open, add, and delete entries of the story bank."""

from collections.abc import Callable
from functools import partial

from interview_desk.domain.practice.learning import BankQuestion
from interview_desk.domain.search.preparation import Story
from interview_desk.services.practice import preparing, stories
from interview_desk.services.practice.stories import ToAsk
from interview_desk.ui.core import navigation
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.bank.entries import BankEntries
from interview_desk.ui.pages.bank.lists import TO_ASK


class BankActions:
    """Actions on the entry under the cursor.

    Args:
        flow: the flow of the page.
        entries: the entries of the list that is shown.
    """

    def __init__(self, flow: Flow, entries: BankEntries) -> None:
        self._flow = flow
        self._entries = entries

    def action_open(self) -> None:
        """Open the story, begin a story for the question, or reword the question to ask."""
        entry = self._entries.current
        match entry.item if entry is not None else None:
            case Story(id=story):
                navigation.open_story(self._flow.host, story)
            case BankQuestion(question=question):
                navigation.open_story(self._flow.host, None, question)
            case ToAsk(question=own_question):
                edit = partial(preparing.edit_question, self._flow.desk, own_question.id)
                self._flow.start(self._ask_wording, "An empty line takes it away.", own_question.text, edit)

    def action_new(self) -> None:
        """Begin a story, or add a question to ask."""
        if self._entries.current_list == TO_ASK:
            add = partial(preparing.add_question, self._flow.desk, None)
            self._flow.start(self._ask_wording, "One that you cannot read up.", "", add)
        else:
            navigation.open_story(self._flow.host, None)

    async def _ask_wording(self, hint: str, current: str, save: Callable[[str], str]) -> None:
        """Ask for the wording of a question to ask, and save it.

        Args:
            hint: the advice below the title.
            current: the wording so far; empty for a new question.
            save: saves the wording, and returns a message.
        """
        answer = await self._flow.ask(
            Ask(
                "A question to ask",
                hint,
                value=current,
                may_be_empty=bool(current),
                place="" if current else "question",
            )
        )
        if answer is not None:
            await self._flow.apply(save, answer)

    def action_closing(self) -> None:
        """Open the closing statement for every application."""
        navigation.open_closing(self._flow.host, None)

    def action_delete(self) -> None:
        """Delete the story, or the question to ask."""
        entry = self._entries.current
        match entry.item if entry is not None else None:
            case Story(id=story):
                self._flow.start(self._flow.apply, stories.delete_story, self._flow.desk, story)
            case ToAsk(question=own_question):
                self._flow.start(self._flow.apply, preparing.edit_question, self._flow.desk, own_question.id, "")
