"""Flows shared by several panes: asking, adding applications, logging contacts, opening notes or debriefs."""

from collections.abc import Callable, Coroutine, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual.screen import ModalScreen
from textual.widgets import Input

from interview_desk.domain.dates.parser import parse_days
from interview_desk.domain.queue.kinds import DueKind, DueState
from interview_desk.domain.search.correspondence import Channel, Direction, NoteKind, TouchKind, TouchOutcome
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import METHODS, STYLES
from interview_desk.domain.search.pipeline import Outcome, Stage
from interview_desk.domain.text import clean_line
from interview_desk.services import queries
from interview_desk.services.pipeline import people, pipeline, queue
from interview_desk.ui.core import navigation, routes
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.dialogs.previews import (
    application_echo,
    make_day_preview,
    moment_echo,
    moment_of,
    person_echo,
    split_application,
)
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.sheet import Lines, Panel, Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, paragraph

Answer = TypeVar("Answer")
GivenDate = tuple[date | None, date, str]


class Call(NamedTuple):
    """Outcome of a call: how to log it, the date they gave, and whether they rejected the user."""

    outcome: TouchOutcome
    given_date: GivenDate | None
    declined: bool


MOST_PEOPLE = 4
"""Maximum number of known contacts at a company who are assumed to attend its first interview."""

LETTERS = "123456789abcdefghijklmoprstuvwxyz"
"""Keys for choosing an application; n adds another application, and q cancels."""


class FlowPane(Pane):
    """Pane with shared flows and a list that can be filtered."""

    FILTER_IN: ClassVar[str] = ""
    """Selector of the box that the filter field appears in."""
    FILTER_HINT: ClassVar[str] = "filter by company, person or role; esc clears"
    """Placeholder of the filter field while it is empty."""
    SIDE_PANEL: ClassVar[str] = ""
    """Selector of the side panel, which J and K scroll."""
    _typed_lines: Sequence[str] = ()
    """Text typed in the dialogs of the current flow, in case the database cannot take it."""
    _typed_in: AbstractSet[str] = frozenset()
    """Scratch places that hold the typed text until it is saved, so that it survives a crash."""

    def show_in_side_panel(self, make: Lines) -> None:
        """Show other lines in the side panel, with a hint at the bottom if they need scrolling."""
        sheet = self.query_one(self.SIDE_PANEL, Sheet)
        sheet.show(make)
        if isinstance(sheet.parent, Panel):
            sheet.parent.foot("J K scroll" if sheet.virtual_size.height > sheet.size.height > 0 else "")

    def action_beside(self, step: int) -> None:
        """Scroll the side panel."""
        self.query_one(self.SIDE_PANEL, Sheet).scroll_relative(y=step, animate=False)

    def refill(self) -> None:
        """Show the rows that match the filter."""

    @property
    def filter_words(self) -> list[str]:
        """Words of the filter, in lower case."""
        return [word for field in self.query("#filter").results(Input) for word in field.value.casefold().split()]

    async def action_filter(self) -> None:
        """Open the filter, which narrows the list while typing.

        The field is created when it is first used.
        """
        if not self.query("#filter"):
            field = OneLine(placeholder=self.FILTER_HINT, compact=True, id="filter")
            await self.query_one(self.FILTER_IN).mount(field)
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Update the list when the filter changes."""
        if event.input.id == "filter":
            self.refill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Move the focus from the filter to the list."""
        home = self.home()
        if event.input.id == "filter" and home is not None:
            home.focus()

    def action_back(self) -> None:
        """Clear and close the filter, then go back."""
        if self.has_class("-filtering"):
            self.query_one("#filter", Input).value = ""
            self.remove_class("-filtering")
        super().action_back()

    def start(self, flow: Callable[..., Coroutine[Any, Any, Any]], *arguments: Any) -> None:
        """Run a flow in the background, replacing a running flow.

        Does nothing while a dialog is open: a key pressed before it appeared must not open another dialog.
        """
        if isinstance(self.app.screen, ModalScreen):
            return
        self._typed_lines, self._typed_in = [], set()
        self.begin_work("errand", flow, *arguments)

    async def ask(self, dialog: ModalScreen[Answer]) -> Answer:
        """Show a dialog and wait for its answer."""
        answer = await self.app.push_screen_wait(dialog)
        if isinstance(dialog, Ask) and isinstance(answer, str):
            self._typed_lines = [*self._typed_lines, answer]
            self._typed_in |= {dialog.place} - {""}
        return answer

    async def insist(self, use: Callable[..., Answer], *arguments: Any) -> Answer | None:
        """Save a change; if the database cannot take it, offer to retry or to copy the text typed in this flow."""
        done = await self.host.save_or_ask(use, *arguments, typed=self._typed_lines)
        if done is not None:
            await self.discard_scratch()
        return done

    async def act(self, use: Callable[..., str], *arguments: Any, application: str | None = None) -> str | None:
        """Apply a change and report it."""
        label = await self.host.apply_change(use, *arguments, application=application, typed=self._typed_lines)
        if label is not None:
            await self.discard_scratch()
        return label

    async def discard_scratch(self) -> None:
        """Discard the scratch text of this flow, because it is saved now."""
        draft_places, self._typed_lines, self._typed_in = self._typed_in, [], set()
        for place in draft_places:
            await self.run_database_work(self.desk.keep_scratch, place, "")

    async def ask_day(self, title: str, hint: str, *, past: bool = False) -> GivenDate | None:
        """Ask for a day or a range of days, and return its first day, its last day, and the words typed.

        Returns None if the user cancels.
        """
        ctx = self.facts.ctx
        placeholder = "yesterday, last mon, 3 nov" if past else "fri, 19 nov, +5, in 2 weeks"
        answer = await self.ask(Ask(title, hint, preview=make_day_preview(ctx, past=past), placeholder=placeholder))
        if answer is None:
            return None
        spoken = parse_days(answer, ctx.today, ctx.calendar, past=past, order=ctx.date_order)
        return spoken.first, spoken.last, clean_line(answer)

    async def ask_moment(self, title: str, hint: str, *, past: bool = False, place: str = "") -> datetime | None:
        """Ask for a day and time; return None if the user cancels."""
        ctx = self.facts.ctx
        placeholder = "yesterday 15:00" if past else "tomorrow 14:30, fri 2pm, 19 nov 10:00"
        answer = await self.ask(
            Ask(title, hint, preview=moment_echo(ctx, past=past), placeholder=placeholder, place=place)
        )
        return moment_of(answer, ctx, past=past) if answer is not None else None

    async def open_latest_prep(self, application: str) -> None:
        """Open the prep sheet of an application's next interview, or of its latest interview.

        If there is no interview, ask for it first.
        """
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, application)
        if dossier is None:
            return
        at = self.facts.ctx.at
        interviews = (dossier.to_come(at) or dossier.list_held(at)[-1:])[:1]
        if interviews:
            navigation.open_prep(self.host, application, interviews[0].id)
            return
        interview_id = await self.add_interview(application)
        if interview_id is not None:
            navigation.open_prep(self.host, application, interview_id)

    async def choose_application(self, title: str) -> str | None:
        """Ask for an open application or a new application; return its ID, or None if the user cancels."""
        cards = await self.run_database_work(queries.list_cards, self.desk)
        open_ones = [card for card in cards or [] if card.stage != Stage.CLOSED][-len(LETTERS) :]
        if not open_ones:
            return await self.add_application()
        choices = [Choice(LETTERS[n], card.company, card.role) for n, card in enumerate(open_ones)]
        key = await self.ask(Menu(title, [*choices, Choice("n", "another one", "adds it")]))
        if key is None:
            return None
        return await self.add_application() if key == "n" else open_ones[LETTERS.index(key)].id

    async def add_application(self) -> str | None:
        """Ask for a new application on a single line, and add it; return its ID, or None if the user cancels."""
        answer = await self.ask(
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
        company, role, source = split_application(answer)
        stage_key = await self.ask(
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
            added_ids.append(pipeline.add_application(self.desk, company, role, stage=stage, source=source))
            return f"Added {company}"

        await self.act(add)
        return added_ids[0] if added_ids else None

    async def add_person(
        self,
        application: str,
        title: str,
        interview: str | None = None,
        hint: str = "Name, title, e-mail or number, parted by commas.",
    ) -> bool:
        """Ask for a person on a single line, and add them; return False if the user cancels."""
        place = f"person {interview or application}"
        answer = await self.ask(
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
            people.add_contact(self.desk, application, answer, interview=interview)
            return f"Added {people.parse_person(answer).name}{' to the interview' if interview else ''}"

        await self.act(add, application=application)
        return True

    async def record_event(self, application: str, contact: str | None, interview: str | None) -> None:
        """Ask what happened, and log it."""
        choices = (
            Choice("1", "they wrote or called", "an answer: nudges start afresh"),
            Choice("2", "they named a date"),
            Choice("3", "I wrote", "a message of mine"),
            Choice("4", "I called and we spoke"),
            Choice("5", "I left a message"),
            Choice("6", "I met them"),
            Choice("7", "they declined", "closes it"),
            Choice("8", "they made an offer"),
        )
        key = await self.ask(Menu("Record", choices, place="corner"))
        if key is None:
            return
        logged = partial(queue.record, contact=contact, interview=interview)
        if key in {"7", "8"}:
            await self.act(
                partial(logged, direction="in", channel="email", outcome="received"),
                self.desk,
                application,
                application=application,
            )
            await self._ended(application, offered=key == "8")
            return
        given_date: GivenDate | None = None
        if key == "2":
            given_date = await self.ask_day("By when?", "The day they named, in their words: end of next week")
            if given_date is None:
                return
        how = {
            "1": (Direction.IN, Channel.EMAIL, TouchOutcome.RECEIVED, TouchKind.OTHER),
            "2": (Direction.IN, Channel.EMAIL, TouchOutcome.RECEIVED, TouchKind.OTHER),
            "3": (Direction.OUT, Channel.EMAIL, TouchOutcome.SENT, TouchKind.FOLLOW_UP),
            "4": (Direction.OUT, Channel.PHONE, TouchOutcome.SPOKE, TouchKind.FOLLOW_UP),
            "5": (Direction.OUT, Channel.PHONE, TouchOutcome.VOICEMAIL, TouchKind.FOLLOW_UP),
            "6": (Direction.OUT, Channel.IN_PERSON, TouchOutcome.SPOKE, TouchKind.OTHER),
        }[key]
        direction, channel, outcome, kind = how
        log = partial(
            logged, direction=direction, channel=channel, outcome=outcome, kind=kind, promised_date=given_date
        )
        await self.act(log, self.desk, application, application=application)

    async def ask_call_outcome(self, title: str, text: Lines | None = None) -> Call | None:
        """Ask how a call went; return None if the user cancels.

        Args:
            title: the title of the dialog.
            text: the call script, shown above the answers.
        """
        choices = (
            Choice("1", "spoke, they named a date"),
            Choice("2", "spoke, no date"),
            Choice("3", "left a message"),
            Choice("4", "no answer, try tomorrow"),
            Choice("5", "they declined"),
        )
        key = await self.ask(Menu(title, choices, text=text) if text else Menu(title, choices, place="corner"))
        if key is None:
            return None
        given_date: GivenDate | None = None
        if key == "1":
            given_date = await self.ask_day("By when?", "The day they named, in their words: end of next week")
            if given_date is None:
                return None
        outcome = {"3": TouchOutcome.VOICEMAIL, "4": TouchOutcome.NO_ANSWER}.get(key, TouchOutcome.SPOKE)
        return Call(outcome, given_date, declined=key == "5")

    async def _ended(self, application: str, *, offered: bool) -> None:
        if not offered:
            await self.close_application(application, Outcome.REFUSED)
            return
        given_date = await self.ask_day(
            "An offer. Answer by when?", "The day they need your answer by; esc if they named none."
        )
        answer_by = given_date[1] if given_date is not None else None
        await self.act(
            partial(pipeline.move, answer_by=answer_by), self.desk, application, Stage.OFFER, application=application
        )

    async def close_application(self, application: str, outcome: Outcome) -> None:
        """Close an application, and ask for a single lesson to remember (R45).

        After an acceptance, also offer the notes to the other companies.
        """
        move = partial(pipeline.move, outcome=outcome)
        if await self.act(move, self.desk, application, Stage.CLOSED, application=application) is None:
            return
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, application)
        if dossier is None:
            return
        superseded = outcome == Outcome.WITHDRAWN and self.facts.agenda.active_applications.accepted_on is not None
        if not dossier.application.lesson and not superseded:
            answer = await self.ask(
                Ask(
                    f"{dossier.company.name}: one lesson, then move on",
                    "What would you do again, or another way? In a line; esc leaves it out.",
                    place=f"lesson {application}",
                )
            )
            if answer is not None:
                await self.act(
                    pipeline.edit_application, self.desk, application, {"lesson": answer}, application=application
                )
        if outcome == Outcome.ACCEPTED or superseded:
            await self.offer_withdrawal_notes()

    async def answer_offer(self, application: str, company: str, contact: str | None) -> None:
        """Ask what to do with an offer: compare it with others, write the reply, or record the answer given."""
        view_choices = (Choice("o", "look at it", "beside the other offers"),) if self.ROUTE != routes.OFFERS else ()
        choices = (
            *view_choices,
            Choice("a", "accept", "writes the note"),
            Choice("d", "decline", "writes the note"),
            Choice("t", "ask for time", "writes the note"),
            Choice("y", "I accepted", "closes it"),
            Choice("n", "I declined", "closes it"),
        )
        key = await self.ask(Menu(f"The offer of {company}", choices))
        kinds = {"a": NoteKind.ACCEPTANCE, "d": NoteKind.DECLINE, "t": NoteKind.ASK_FOR_TIME}
        if key == "o":
            navigation.open_offers(self.host, application)
        elif key in kinds:
            navigation.open_note(self.host, kinds[str(key)], application, None, contact)
        elif key is not None:
            await self.close_application(application, Outcome.ACCEPTED if key == "y" else Outcome.DECLINED)

    async def offer_withdrawal_notes(self) -> None:
        """Offer a note to each company that still waits for word after an offer was accepted (R41)."""
        await self.host.refresh_facts()
        waiting = [
            item for item in self.facts.items if item.kind == DueKind.WITHDRAWAL and item.state != DueState.WAITING
        ]
        if not waiting:
            return
        first_items = waiting[:9]
        choices = [
            Choice(str(n), item.company, f"{item.role}{f', {item.who}' if item.who else ''}")
            for n, item in enumerate(first_items, 1)
        ]
        more = f" {len(waiting) - len(first_items)} more stand on Today." if len(waiting) > len(first_items) else ""

        def draw_intro(width: int) -> list[Line]:
            who = f"{len(waiting)} companies" if len(waiting) > 1 else "One company"
            words = f"{who} would want to know. One kind note each; all of them stand on Today.{more}"
            return [*paragraph(words, width, "muted"), BLANK]

        key = await self.ask(Menu("Still waiting for word from you", choices, text=draw_intro))
        if key is not None:
            item = first_items[int(key) - 1]
            navigation.write_to(self.host, item)

    async def start_debrief(self, application: str | None) -> None:
        """Open the debrief of an application's newest past interview; if there is none, add the interview first."""
        chosen = application
        if chosen is None and not self.facts.applications:
            chosen = await self.add_application()
        if chosen is None:
            self.host.switch(routes.DEBRIEF.name)
            return
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, chosen)
        if dossier is None:
            return
        interview = dossier.newest_held(self.facts.ctx.at)
        if interview is not None:
            navigation.open_debrief(self.host, chosen, interview.id)
            return
        interview_id = await self.add_interview(chosen, past=True)
        if interview_id is not None:
            navigation.open_debrief(self.host, chosen, interview_id)

    async def add_interview(self, application: str, *, past: bool = False) -> str | None:
        """Ask for an interview's time, method, and kind, and add it; return its ID, or None if the user cancels."""
        hint = "When was it? A day and a time." if past else "When is it? A day and a time."
        place = f"interview {application}"
        when = await self.ask_moment("Interview", hint, past=past, place=place)
        if when is None:
            return None
        # Until the interview exists, its day is saved as scratch text, so that esc loses nothing.
        await self.run_database_work(self.desk.keep_scratch, place, f"{when:%Y-%m-%d %H:%M}")
        method = await self.ask(
            Menu("How?", [Choice(name[0], name.replace("-", " ")) for name in METHODS], place="corner")
        )
        if method is None:
            return None
        style = await self.ask(
            Menu("What kind?", [Choice(str(n), name) for n, name in enumerate(STYLES, 1)], place="corner")
        )
        if style is None:
            return None
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, application)
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

        def add() -> str:
            added_ids.append(
                pipeline.add_interview(
                    self.desk,
                    application,
                    when,
                    method=next(candidate for candidate in METHODS if candidate[0] == method),
                    style=STYLES[int(style) - 1],
                    people=people,
                )
            )
            return f"Added an interview, {dossier.company.name}"

        await self.act(add, application=application)
        return added_ids[0] if added_ids else None
