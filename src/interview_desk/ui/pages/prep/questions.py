"""Actions on the questions to ask in the interview."""

from interview_desk.domain.practice.prep import PreparedQuestion
from interview_desk.services.practice import preparing
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.pages.prep.open_sheet import SheetActions
from interview_desk.ui.toolkit.spans import TextSpan


class QuestionActions(SheetActions):
    """Actions that add, change, and rank the user's own questions."""

    def action_new(self) -> None:
        """Add a question for this application."""
        self.flow.start(self._add, self.sheet.application)

    def action_new_for_all(self) -> None:
        """Add a question for every application."""
        self.flow.start(self._add, None)

    async def _add(self, application: str | None) -> None:
        title = "A question to ask" if application is not None else "A question to ask everywhere"
        answer = await self.flow.ask(
            Ask(
                title,
                "One that you cannot read up.",
                placeholder="What does a good first year look like?",
                place="question",
            )
        )
        if answer is not None:
            await self.sheet.save(preparing.add_question, application, answer)

    def reword(self) -> None:
        """Reword the question under the cursor."""
        question = self.sheet.find_own_question(self.sheet.row)
        if question is not None:
            self.flow.start(self._reword, question)
        else:
            self.flow.host.show_message(TextSpan("This one stays as it is: it is asked in every interview.", "muted"))

    async def _reword(self, question: PreparedQuestion) -> None:
        answer = await self.flow.ask(
            Ask(
                "A question to ask",
                "An empty line takes it away.",
                value=question.text,
                may_be_empty=True,
                place=f"question {question.id}",
            )
        )
        if answer is not None:
            await self.sheet.save(preparing.edit_question, question.id, answer)

    def mark_asked(self) -> None:
        """Mark the question under the cursor as asked, or undo the mark."""
        question = self.sheet.find_own_question(self.sheet.row)
        if question is not None:
            self.sheet.save_in_background(preparing.mark_asked, question.id, self.sheet.interview)
        else:
            self.flow.host.show_message(
                TextSpan("The exit card asks for this one when the interview is over.", "muted")
            )

    def action_delete(self) -> None:
        """Delete the question."""
        question = self.sheet.find_own_question(self.sheet.row)
        if question is not None:
            self.sheet.save_in_background(preparing.edit_question, question.id, "")

    def action_answer(self) -> None:
        """Record what they answered."""
        question = self.sheet.find_own_question(self.sheet.row)
        if question is not None:
            self.flow.start(self._record_answer, question)

    async def _record_answer(self, question: PreparedQuestion) -> None:
        answer = await self.flow.ask(
            Ask("What did they answer?", "In a line.", may_be_empty=True, place=f"answer {question.id}")
        )
        if answer is not None:
            await self.sheet.save(preparing.note_answer, question.id, answer)

    def action_rank(self, step: int) -> None:
        """Move the question earlier or later in the ranking."""
        question, own = self.sheet.find_own_question(self.sheet.row), self.sheet.own_questions
        if question is not None and 0 <= own.index(question) + step < len(own):
            self.sheet.save_in_background(preparing.move_question, question.id, own[own.index(question) + step].id)
