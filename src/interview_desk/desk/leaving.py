"""The exit card: answered with one key each, kept at once, and what it learns reaches the promises, the people, the debrief."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from interview_desk.desk.debriefing import agreed, answers_of, parse_promise
from interview_desk.desk.desk import Desk
from interview_desk.domain.dossier import Dossier, Entity
from interview_desk.domain.errors import Refused
from interview_desk.domain.interview import Answer, ExitCard, Interview, changed
from interview_desk.domain.people import PREFERENCES
from interview_desk.domain.spoken import NotADate, understand
from interview_desk.domain.text import clean_line

if TYPE_CHECKING:
    from interview_desk.store.write import Change


def open_card(desk: Desk, application: str, interview: str) -> tuple[Dossier, Interview, ExitCard]:
    """The card of an interview as it stands; what the search knows already is on it.

    Raises:
        Refused: the interview is not there any more.
    """
    dossier = desk.dossier(application)
    meeting = dossier.interview(interview)
    if meeting is None:
        raise Refused("This interview is not there any more")
    return dossier, meeting, meeting.exit_card or ExitCard()


def answer(desk: Desk, application: str, interview: str, changes: Mapping[str, Answer], *, done: bool = False) -> str:
    """Change single answers of the card as it is stored now, so that two desks do not overwrite each other's.

    Raises:
        Refused: the interview is gone, or it could not be saved.
    """
    _, _, card = open_card(desk, application, interview)
    return keep_card(desk, application, interview, changed(card, changes), done=done)


def keep_card(desk: Desk, application: str, interview: str, card: ExitCard, *, done: bool = False) -> str:
    """Store the card as it is now, with what follows from it; what was done, in words.

    Their date becomes a promise of theirs, what they still need one of mine, how to follow up is noted with the person.
    Answering on and on is one entry of the history.

    Args:
        desk: the desk.
        application: its id.
        interview: the interview's id.
        card: every answer.
        done: whether the card is complete; it then leaves the queue.

    Raises:
        Refused: the interview is gone, or it could not be saved.
    """
    dossier, meeting, before = open_card(desk, application, interview)
    after = card._replace(answered_at=desk.now() if done and card.answered_at is None else card.answered_at)
    answers = answers_of(dossier, meeting, desk)
    ctx = desk.context()
    said_on = min(ctx.day(meeting.starts_at), ctx.today)
    mine = answers.mine
    if after.anything_else != before.anything_else:
        old = parse_promise(before.anything_else, ctx).what if isinstance(before.anything_else, str) else ""
        mine = tuple(one for one in mine if not old or one.what != old)
        if isinstance(after.anything_else, str) and after.anything_else.strip():
            mine = (*mine, parse_promise(after.anything_else, ctx))
    words, date_named = answers.their_words, answers.their_date
    if after.by_when != before.by_when:
        words = clean_line(after.by_when) if isinstance(after.by_when, str) else ""
        try:
            date_named = understand(words, said_on, ctx.calendar, order=ctx.date_order) if words else None
        except NotADate:
            date_named = None
    answers = answers._replace(mine=mine, their_words=words, their_date=date_named)
    if (after.may_follow_up, after.channel) != (before.may_follow_up, before.channel):
        may = after.may_follow_up if isinstance(after.may_follow_up, bool) else None
        prefers = str(after.channel) if after.channel in PREFERENCES else "unknown"
        answers = answers._replace(may_follow_up=may, prefers=prefers if may else answers.prefers)
    debrief = meeting.debrief
    if debrief is not None and after.next_step != before.next_step and debrief.next_step == (before.next_step or ""):
        debrief = debrief._replace(next_step=after.next_step if isinstance(after.next_step, str) else "")
    entities: list[Entity] = [meeting._replace(exit_card=after, debrief=debrief)]
    follows, dropped = agreed(desk, dossier, meeting, answers)
    entities += follows

    def store(change: "Change") -> None:
        change.put(*entities)
        change.delete(*dropped)

    label = f"Answered the exit card, {dossier.company.name}"
    desk.write(label, store, topic=f"exit card {interview}")
    return label
