"""Flow that changes where an interview takes place."""

from interview_desk.domain.search.interview import Interview
from interview_desk.services.pipeline import pipeline
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow

_FIELDS = {
    "p": ("place", "12 Harbour Road, 3rd floor"),
    "l": ("link", "https://meet.northwind.example/data"),
}
"""Fields that can be changed, by their keys: the name of each, and an example."""


async def edit_place(flow: Flow, interview: Interview) -> None:
    """Ask for the place or the link of an interview, and save it; an empty answer removes it."""
    choices = [Choice(key, name, getattr(interview, name)[:40]) for key, (name, _) in _FIELDS.items()]
    choice = await flow.ask(Menu("Where is it?", choices, place="corner"))
    if choice is None:
        return
    name, example = _FIELDS[choice]
    answer = await flow.ask(
        Ask(
            name.capitalize(),
            "",
            value=getattr(interview, name),
            placeholder=example,
            may_be_empty=True,
            place=f"edit {name} {interview.id}",
        )
    )
    if answer is not None:
        application = interview.application
        change = {name: answer}
        await flow.apply(pipeline.edit_interview, flow.desk, application, interview.id, change, application=application)
