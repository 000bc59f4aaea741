"""Flows that open the prep sheet or the debrief of an application, adding an interview if there is none."""

from interview_desk.ui.core import navigation, routes
from interview_desk.ui.flows.adding import add_application, add_interview
from interview_desk.ui.flows.flow import Flow


async def open_latest_prep(flow: Flow, application: str) -> None:
    """Open the prep sheet of an application's next interview, or of its latest interview.

    If there is no interview, ask for it first.
    """
    dossier = await flow.read_dossier(application)
    if dossier is None:
        return
    at = flow.facts.ctx.at
    interviews = (dossier.to_come(at) or dossier.list_held(at)[-1:])[:1]
    if interviews:
        navigation.open_prep(flow.host, application, interviews[0].id)
        return
    interview_id = await add_interview(flow, application)
    if interview_id is not None:
        navigation.open_prep(flow.host, application, interview_id)


async def start_debrief(flow: Flow, application: str | None) -> None:
    """Open the debrief of an application's newest past interview; if there is none, add the interview first."""
    chosen = application
    if chosen is None and not flow.facts.applications:
        chosen = await add_application(flow)
    if chosen is None:
        flow.host.switch(routes.DEBRIEF.name)
        return
    dossier = await flow.read_dossier(chosen)
    if dossier is None:
        return
    interview = dossier.newest_held(flow.facts.ctx.at)
    if interview is not None:
        navigation.open_debrief(flow.host, chosen, interview.id)
        return
    interview_id = await add_interview(flow, chosen, past=True)
    if interview_id is not None:
        navigation.open_debrief(flow.host, chosen, interview_id)
