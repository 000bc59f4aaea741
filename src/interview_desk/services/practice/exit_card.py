"""Exit card: one key per answer, saved at once and carried over to promises, contacts, and the debrief."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from interview_desk.domain.errors import Refused
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.correspondence import Promise
from interview_desk.domain.search.dossier import Dossier, Entity
from interview_desk.domain.search.interview import Answer, ExitCard, Interview, InterviewStatus, changed
from interview_desk.domain.search.people import PREFERENCES
from interview_desk.domain.text import clean_line
from interview_desk.services.pipeline.debriefing import (
    PromisedByMe,
    answers_of,
    collect_agreements,
    date_meant,
    find_follow_up_contact,
    get_reference_day,
    parse_promise,
)
from interview_desk.services.session import Desk, new_id

if TYPE_CHECKING:
    from interview_desk.store.write import Change


def open_card(desk: Desk, application: str, interview: str) -> tuple[Dossier, Interview, ExitCard]:
    """Return an interview's application, the interview, and its exit card (an empty one if none is stored).

    Raises:
        Refused: the interview no longer exists.
    """
    dossier, meeting = desk.meeting(application, interview)
    return dossier, meeting, meeting.exit_card or ExitCard()


def answer(desk: Desk, application: str, interview: str, changes: Mapping[str, Answer], *, done: bool = False) -> str:
    """Change single answers of the stored card, so that two open windows don't overwrite each other's answers.

    Raises:
        Refused: the interview no longer exists, or the card could not be saved.
    """
    _, _, card = open_card(desk, application, interview)
    return save_card(desk, application, interview, changed(card, changes), done=done)


def save_card(desk: Desk, application: str, interview: str, card: ExitCard, *, done: bool = False) -> str:
    """Save the card with everything that follows from it, and return the history label.

    The date they gave becomes a promise of theirs, and anything else they need becomes a promise of mine.
    The follow-up preference is saved with the contact only when the card is complete, because its key
    cycles through all possible answers. Consecutive answers form one history entry.

    Args:
        desk: the desk.
        application: the application's ID.
        interview: the interview's ID.
        card: all answers.
        done: True if the card is complete; it then leaves the queue.

    Raises:
        Refused: the interview no longer exists or was cancelled, or the card could not be saved.
    """
    dossier, meeting, before = open_card(desk, application, interview)
    if meeting.is_off:
        reason = "was canceled" if meeting.status == InterviewStatus.CANCELLED else "didn’t take place"
        raise Refused(f"This interview {reason}; its card isn’t needed anymore")
    after = card._replace(answered_at=desk.now() if done and card.answered_at is None else card.answered_at)
    answers = answers_of(dossier, meeting, desk)
    ctx = desk.context()
    if after.by_when != before.by_when:
        words = clean_line(after.by_when) if isinstance(after.by_when, str) else ""
        answers = answers._replace(their_words=words, their_date=date_meant(words, meeting, ctx))
    if done and isinstance(after.may_follow_up, bool):
        prefers = str(after.channel) if after.channel in PREFERENCES else answers.prefers
        answers = answers._replace(may_follow_up=after.may_follow_up, prefers=prefers)
    else:
        lead = find_follow_up_contact(dossier, meeting)
        answers = answers._replace(
            may_follow_up=lead.may_follow_up if lead is not None else None,
            prefers=lead.prefers if lead is not None else "unknown",
        )
    follows, dropped = collect_agreements(desk, dossier, meeting, answers)
    if after.anything_else != before.anything_else:
        promise, dropped_promise = _promised(dossier, meeting, before, after, ctx)
        follows += [promise] if promise is not None else []
        dropped += [dropped_promise] if dropped_promise is not None else []
        after = after._replace(promise=promise.id if promise is not None else None)
    debrief = meeting.debrief
    if debrief is not None and after.next_step != before.next_step and debrief.next_step == (before.next_step or ""):
        debrief = debrief._replace(next_step=after.next_step if isinstance(after.next_step, str) else "")
    entities: list[Entity] = [meeting._replace(exit_card=after, debrief=debrief), *follows]

    def store(change: "Change") -> None:
        change.put(*entities)
        change.delete(*dropped)

    label = f"Answered the exit card, {dossier.company.name}"
    desk.write(label, store, topic=f"exit card {interview}")
    return label


def _promised(
    dossier: Dossier, meeting: Interview, before: ExitCard, after: ExitCard, ctx: Context
) -> tuple[Promise | None, Promise | None]:
    """Return my promise from the last answer, and the earlier promise to drop, if any."""
    existing = next((promise for promise in dossier.promises if promise.id == before.promise), None)
    text = after.anything_else if isinstance(after.anything_else, str) else ""
    if not text.strip():
        return None, existing if existing is not None and existing.is_open else None
    parsed = parse_promise(text, ctx)
    if existing is not None and not existing.is_open:
        return (
            (existing, None)
            if (existing.what, existing.due_on) == (parsed.what, parsed.due_on)
            else (_new(dossier, meeting, parsed, ctx), None)
        )
    base = existing or _new(dossier, meeting, parsed, ctx)
    return base._replace(what=parsed.what, due_on=parsed.due_on), None


def _new(dossier: Dossier, meeting: Interview, parsed: PromisedByMe, ctx: Context) -> Promise:
    return Promise(
        new_id(),
        dossier.application.id,
        "me",
        get_reference_day(meeting, ctx),
        meeting.id,
        parsed.what,
        due_on=parsed.due_on,
    )
