"""Actions that add an application and move it from stage to stage."""

from functools import partial

from interview_desk.domain.search.pipeline import STAGES, Outcome, Stage
from interview_desk.services.pipeline import pipeline
from interview_desk.services.queries import Card
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.adding import add_application, add_interview
from interview_desk.ui.flows.recording import close_application
from interview_desk.ui.panes.board.cards import CardActions

_STAGE_KEYS = dict(zip("vasioc", STAGES, strict=True))
_OUTCOME_KEYS = {"r": Outcome.REFUSED, "w": Outcome.WITHDRAWN, "d": Outcome.DECLINED, "a": Outcome.ACCEPTED}
_OUTCOME_WORDS = {
    "r": ("they declined", "asks for feedback in two working days"),
    "w": ("I withdrew", ""),
    "d": ("I declined their offer", ""),
    "a": ("I accepted their offer", "then tell the others"),
}


class CardMover(CardActions):
    """Actions that add and move cards."""

    def action_shift(self, step: int) -> None:
        """Move the application by a stage."""
        card = self.cards.get_or_warn()
        if card is None:
            return
        n = STAGES.index(card.stage) + step
        if 0 <= n < len(STAGES):
            self.flow.start(self._move, card, STAGES[n])

    def action_drop(self, stage: str) -> None:
        """Move the card under the cursor to a stage that it was dragged to."""
        card = self.cards.current
        if card is not None and card.stage != stage:
            self.flow.start(self._move, card, Stage(stage))

    def action_move(self) -> None:
        """Choose a stage to move to."""
        self.start(self._choose_stage)

    async def _choose_stage(self, card: Card) -> None:
        choices = [Choice(key, stage, "now here" if stage == card.stage else "") for key, stage in _STAGE_KEYS.items()]
        choice = await self.flow.ask(Menu("Move to", choices, place="corner"))
        if choice is not None:
            await self._move(card, _STAGE_KEYS[choice])

    async def _move(self, card: Card, stage: Stage) -> None:
        answer_by = None
        if stage == Stage.CLOSED:
            choice = await self.flow.ask(
                Menu("How did it end?", [Choice(key, *_OUTCOME_WORDS[key]) for key in _OUTCOME_KEYS], place="corner")
            )
            if choice is None:
                return
            self.cards.select_next(card.id)
            await close_application(self.flow, card.id, _OUTCOME_KEYS[choice])
            return
        if stage == Stage.OFFER:
            date_range = await self.flow.ask_day(
                "An offer. Answer by when?", "The date they need your answer by. esc if there isn’t one."
            )
            answer_by = date_range.last if date_range is not None else None
        self.cards.select_next(card.id)
        moved = await self.flow.apply(
            partial(pipeline.move, answer_by=answer_by), self.flow.desk, card.id, stage, application=card.id
        )
        if moved is not None and stage == Stage.INTERVIEWING and card.stage != Stage.INTERVIEWING:
            await add_interview(self.flow, card.id)

    def action_new(self) -> None:
        """Add an application in one line."""
        self.flow.start(self._add)

    async def _add(self) -> None:
        application = await add_application(self.flow)
        if application is not None:
            self.cards.select_next(application)
            await self.cards.read()
