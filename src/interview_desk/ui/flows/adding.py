"""Flows that add an application, a person, or an interview."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from interview_desk.domain.search.interview import METHODS, STYLES, USUAL_MINUTES, Interview
from interview_desk.domain.search.pipeline import Stage
from interview_desk.services import queries
from interview_desk.services.pipeline import people, pipeline
from interview_desk.services.queries import OpenApplication
from interview_desk.ui.core.worker import KEYS_WAIT
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import LETTERS, Choice, Menu
from interview_desk.ui.dialogs.previews import application_echo, parse_application, person_echo
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.toolkit.spans import BLANK, Line, paragraph

MOST_PEOPLE = 4
"""Maximum number of known contacts at a company who are assumed to attend its first interview."""


async def choose_application(flow: Flow, title: str) -> str | None:
    """Ask for an open application or a new application; return its ID, or None if the user cancels."""
    cards = await flow.read(queries.list_cards, flow.desk)
    open_cards = [card for card in cards or [] if card.stage != Stage.CLOSED][-len(LETTERS) :]
    if not open_cards:
        return await add_application(flow)
    choices = [Choice(LETTERS[n], card.company, card.role) for n, card in enumerate(open_cards)]
    key = await flow.ask(Menu(title, [*choices, Choice("n", "another one", "adds it")]))
    if key is None:
        return None
    return await add_application(flow) if key == "n" else open_cards[LETTERS.index(key)].id


async def add_application(flow: Flow) -> str | None:
    """Ask for a new application on a single line, and add it; return its ID, or None if the user cancels."""
    answer = await flow.ask(
        Ask(
            "New application",
            "Company, role, where from. Only the company is needed.",
            preview=application_echo,
            place="application",
            placeholder="Northwind Health, Data engineer, LinkedIn",
        )
    )
    if answer is None:
        return None
    typed = parse_application(answer)
    company, role = typed.company, typed.role
    reading = asyncio.ensure_future(flow.read(pipeline.find_open_applications, flow.desk, company))
    done, _ = await asyncio.wait({reading}, timeout=KEYS_WAIT)  # a locked file must not keep anyone from going on
    open_ones = reading.result() if done else None
    if open_ones and not await _confirm_another(flow, company, open_ones):
        return None
    stage_key = await flow.ask(
        Menu(
            f"{company}: where does it stand?",
            (
                Choice("a", "applied", "today"),
                Choice("s", "saved for later"),
                Choice("c", "screening"),
                Choice("i", "interviewing"),
            ),
            place="corner",
        )
    )
    stages = {"a": Stage.APPLIED, "s": Stage.SAVED, "c": Stage.SCREENING, "i": Stage.INTERVIEWING}
    stage = stages.get(stage_key or "s", Stage.SAVED)
    added_ids: list[str] = []

    def add() -> str:
        added_ids.append(
            pipeline.add_application(flow.desk, company, role, stage=stage, source=typed.source, url=typed.url)
        )
        return f"Added {company}"

    await flow.apply(add)
    return added_ids[0] if added_ids else None


async def _confirm_another(flow: Flow, company: str, open_ones: Sequence[OpenApplication]) -> bool:
    """Ask whether to add another application to a company that has open ones; return True to add it."""
    listed = "; ".join(f"{application.role or 'no role'}, {application.stage}" for application in open_ones[:3])
    choices = (Choice("y", "add another one"), Choice("n", "cancel"))

    def draw_question(width: int) -> list[Line]:
        return [*paragraph(f"There is already an open application to {company}: {listed}.", width), BLANK]

    return await flow.ask(Menu(f"{company}: add another?", choices, text=draw_question)) == "y"


async def add_person(
    flow: Flow,
    application: str,
    title: str,
    interview: str | None = None,
    hint: str = "Name, title, e-mail or number, parted by commas.",
) -> bool:
    """Ask for a person on a single line, and add them; return False if the user cancels."""
    place = f"person {interview or application}"
    answer = await flow.ask(
        Ask(
            title,
            hint,
            preview=person_echo,
            placeholder="Maya Chen, Head of Data, maya@northwind.example",
            place=place,
        )
    )
    if answer is None:
        return False

    def add() -> str:
        people.add_contact(flow.desk, application, answer, interview=interview)
        return f"Added {people.parse_person(answer).name}{' to the interview' if interview else ''}"

    await flow.apply(add, application=application)
    return True


def ask_about_people(interview: Interview | None, at: datetime) -> str:
    """Return the question for the people of an interview, in the tense that fits the moment."""
    return "Who was there?" if interview is not None and interview.starts_at <= at else "Who will be there?"


async def add_interview(flow: Flow, application: str, *, past: bool = False) -> str | None:
    """Ask for an interview's time, method, and kind, and add it; return its ID, or None if the user cancels."""
    hint = "When was it? A day and a time." if past else "When is it? A day and a time."
    place = f"interview {application}"
    appointment = await flow.ask_appointment("Interview", hint, past=past, place=place)
    if appointment is None:
        return None
    starts_at, minutes = appointment
    # Until the interview exists, its time is saved as scratch text, so that esc loses nothing.
    length = f", {minutes} min" if minutes is not None else ""
    await flow.read(flow.desk.keep_draft, place, f"{starts_at:%Y-%m-%d %H:%M}{length}")
    method = await flow.ask(Menu("How?", [Choice(name[0], name.replace("-", " ")) for name in METHODS], place="corner"))
    if method is None:
        return None
    style = await flow.ask(
        Menu("What kind?", [Choice(str(n), name) for n, name in enumerate(STYLES, 1)], place="corner")
    )
    if style is None:
        return None
    dossier = await flow.read_dossier(application)
    if dossier is None:
        return None
    company_contacts = [contact for contact in dossier.contacts if contact.company == dossier.company.id]
    # Known contacts there most likely took part; in the debrief, removing a name is as easy as adding a name.
    people = (
        tuple(contact.id for contact in company_contacts)
        if not dossier.interviews and len(company_contacts) <= MOST_PEOPLE
        else ()
    )
    added_ids: list[str] = []
    chosen_style = STYLES[int(style) - 1]

    def add() -> str:
        added_ids.append(
            pipeline.add_interview(
                flow.desk,
                application,
                starts_at,
                minutes=USUAL_MINUTES if minutes is None else minutes,
                method=next(candidate for candidate in METHODS if candidate[0] == method),
                style=chosen_style,
                people=people,
            )
        )
        return pipeline.describe_added(dossier, chosen_style)

    await flow.apply(add, application=application)
    return added_ids[0] if added_ids else None
