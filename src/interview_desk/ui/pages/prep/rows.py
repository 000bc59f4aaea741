"""Actions on the rows of the prep sheet, and on the interview itself."""

from interview_desk.services.practice import preparing
from interview_desk.ui.core import navigation
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.flows.adding import add_person, ask_about_people
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.pages.prep.open_sheet import OpenSheet, SheetActions
from interview_desk.ui.pages.prep.questions import QuestionActions


class RowActions(SheetActions):
    """Actions that open and tick rows, and prepare the interview.

    Args:
        flow: the flow of the page.
        sheet: the sheet.
        questions: the actions on the rows of questions.
    """

    def __init__(self, flow: Flow, sheet: OpenSheet, questions: QuestionActions) -> None:
        super().__init__(flow, sheet)
        self._questions = questions

    def action_open(self) -> None:
        """Do the row's main action."""
        row = self.sheet.row
        if row.kind == "goals":
            self.action_goals()
        elif row.kind == "question":
            self._questions.reword()
        elif row.kind == "story":
            navigation.open_story(self.flow.host, row.name)
        elif row.kind == "check":
            self.action_tick()
        elif row.kind == "closing":
            self.action_practise()
        elif row.kind == "bank":
            self.action_bank()

    def action_tick(self) -> None:
        """Mark a question as asked, a story as ready, or a checklist item as done, or undo the mark."""
        row = self.sheet.row
        if row.kind == "check":
            self.sheet.save_in_background(preparing.check_off, self.sheet.application, self.sheet.interview, row.name)
        elif row.kind == "story":
            self.sheet.save_in_background(
                preparing.choose_story, self.sheet.application, self.sheet.interview, row.name
            )
        elif row.kind == "question":
            self._questions.mark_asked()

    def action_goals(self) -> None:
        """Ask for the goals of the interview."""
        self.flow.start(self._edit_goals)

    async def _edit_goals(self) -> None:
        content = self.sheet.content
        answer = await self.flow.ask(
            Ask(
                "Goals",
                "What do you want to show, and what do you want to know?",
                value=content.interview.goals if content is not None else "",
                may_be_empty=True,
                place=f"goals {self.sheet.interview}",
            )
        )
        if answer is not None:
            await self.sheet.save(preparing.set_goals, self.sheet.application, self.sheet.interview, answer)

    def action_person(self) -> None:
        """Add someone who will be there."""
        content = self.sheet.content
        question = ask_about_people(content.interview if content is not None else None, self.flow.facts.ctx.at)
        self.flow.start(add_person, self.flow, self.sheet.application, question, self.sheet.interview)

    def action_practise(self) -> None:
        """Open the closing statement, to write and practice it."""
        navigation.open_closing(self.flow.host, self.sheet.application)

    def action_bank(self) -> None:
        """Open the stories, questions, and lessons."""
        navigation.open_bank(self.flow.host)

    def action_ready(self) -> None:
        """Mark the interview as ready, or as not ready yet."""
        self.sheet.save_in_background(preparing.mark_ready, self.sheet.application, self.sheet.interview)
