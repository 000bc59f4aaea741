"""Flow that changes where an interview takes place."""

from functools import partial

from interview_desk.domain.search.interview import Interview
from interview_desk.services.pipeline import pipeline
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow


async def edit_place(flow: Flow, interview: Interview) -> None:
    """Ask for the place or the link of an interview, and save it; an empty answer removes it."""
    choices = (Choice("p", "place", interview.place[:40]), Choice("l", "link", interview.link[:40]))
    choice = await flow.ask(Menu("Where is it?", choices, place="corner"))
    if choice is None:
        return
    name = "place" if choice == "p" else "link"
    placeholder = "12 Harbour Road, 3rd floor" if name == "place" else "https://meet.northwind.example/data"
    answer = await flow.ask(
        Ask(
            name.capitalize(),
            "",
            value=getattr(interview, name),
            placeholder=placeholder,
            may_be_empty=True,
            place=f"edit {name} {interview.id}",
        )
    )
    if answer is not None:
        edit = pipeline.edit_interview
        save = partial(edit, place=answer) if name == "place" else partial(edit, link=answer)
        await flow.apply(save, flow.desk, interview.application, interview.id, application=interview.application)
