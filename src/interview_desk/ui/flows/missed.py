"""Flow for an interview that did not take place: it is marked, and the note that asks for a new time opens."""

from interview_desk.domain.search.correspondence import NoteKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, InterviewStatus
from interview_desk.services.pipeline import pipeline
from interview_desk.ui.core import navigation
from interview_desk.ui.flows.flow import Flow

NOT_PASSED = "This row isn’t about an interview that has passed."


async def mark_missed(flow: Flow, application: str, interview: str) -> None:
    """Mark an interview as one that did not take place, and open the note that asks for a new time."""
    label = await flow.apply(pipeline.mark_missed, flow.desk, application, interview, application=application)
    if label is not None:
        navigation.open_note(flow.host, NoteKind.NO_SHOW, application, interview)


async def mark_latest_missed(flow: Flow, application: str) -> None:
    """Mark an application's newest interview that has begun, and has no finished debrief, as one that did not take place."""
    dossier = await flow.read_dossier(application)
    if dossier is None:
        return
    latest = _find_latest(dossier, flow)
    if latest is None:
        flow.host.show_hint("No interview has passed here. {board.interview} adds one.")
        return
    await mark_missed(flow, application, latest.id)


def _find_latest(dossier: Dossier, flow: Flow) -> Interview | None:
    at = flow.facts.ctx.at
    begun = [
        interview
        for interview in dossier.interviews
        if interview.status == InterviewStatus.SCHEDULED and interview.starts_at <= at and not interview.is_debriefed
    ]
    return max(begun, key=lambda interview: (interview.starts_at, interview.id), default=None)
