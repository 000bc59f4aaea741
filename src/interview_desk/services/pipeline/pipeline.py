"""Job pipeline: applications, their stages, and interviews."""

from collections.abc import Mapping
from datetime import date, datetime

from interview_desk.domain.dates.calendar import say_day, say_near
from interview_desk.domain.errors import Refused
from interview_desk.domain.search.dossier import Dossier, Entity
from interview_desk.domain.search.interview import USUAL_MINUTES, Interview, InterviewStatus, Method, Style
from interview_desk.domain.search.people import Company
from interview_desk.domain.search.pipeline import OUTCOMES, STAGES, Application, Outcome, Stage, StageEntry, parse_stage
from interview_desk.domain.text import clean_line, clean_text, joined
from interview_desk.services.session import Desk, new_id
from interview_desk.store import read


def add_application(
    desk: Desk,
    company: str,
    role: str,
    *,
    stage: Stage = Stage.SAVED,
    source: str = "",
    url: str = "",
    location: str = "",
    salary: str = "",
    level: str = "unknown",
    remarks: str = "",
    on: date | None = None,
) -> str:
    """Add an application and return its ID. An existing company with the same name, ignoring case, is reused.

    Raises:
        Refused: the company is empty, the stage is unknown or `closed`, or a text is too long.
    """
    company_name = clean_line(company, "the company")
    if not company_name:
        raise Refused("A company is needed; the role may follow later")
    stage = parse_stage(stage)
    if stage == Stage.CLOSED:
        raise Refused("A new application cannot be closed; add it as applied and then say how it ended")
    existing = next(
        (entry for entry in read.read_companies(desk.connection) if entry.name.casefold() == company_name.casefold()),
        None,
    )
    owner = existing or Company(new_id(), company_name)
    application = Application(
        id=new_id(),
        company=owner.id,
        role=clean_line(role, "the role"),
        stage_history=(StageEntry(stage, on or desk.context().today),),
        level=level,
        url=clean_line(url, "the address"),
        source=clean_line(source, "the source"),
        location=clean_line(location, "the location"),
        salary=clean_line(salary, "the salary"),
        remarks=clean_text(remarks, "the remarks"),
    )
    entities: list[Entity] = [application] if existing else [owner, application]
    desk.write(f"Added {owner.name}", lambda change: change.put(*entities))
    return application.id


def find_open_applications(desk: Desk, company: str) -> list[read.OpenApplication]:
    """Return the open applications to a company of this name, ignoring case."""
    name = clean_line(company, "the company").casefold()
    owners = [entry.id for entry in read.read_companies(desk.connection) if entry.name.casefold() == name]
    return read.read_open_applications(desk.connection, owners)


def move(
    desk: Desk, application: str, stage: Stage, *, outcome: Outcome | None = None, answer_by: date | None = None
) -> str:
    """Move an application to a stage and record the step in its history; return the history label.

    Args:
        desk: the desk.
        application: the application's ID.
        stage: the new stage.
        outcome: how it ended, required if the stage is `closed`.
        answer_by: the day by which to answer an offer.

    Raises:
        Refused: there is no such stage or outcome, or `closed` was given without an outcome.
    """
    dossier = desk.dossier(application)
    before = dossier.application
    stage = parse_stage(stage)
    if stage == Stage.CLOSED and outcome not in OUTCOMES:
        raise Refused(f"How did it end? Allowed are {', '.join(OUTCOMES)}")
    entry = StageEntry(stage, desk.context().today)
    history = before.stage_history if before.stage == stage else (*before.stage_history, entry)
    after = before._replace(
        stage_history=history,
        outcome=outcome if stage == Stage.CLOSED else None,
        dormant_since=None,
        offer_answer_by=answer_by if answer_by is not None else before.offer_answer_by,
    )
    status = f"{stage}, {outcome}" if stage == Stage.CLOSED else stage
    label = f"{dossier.company.name} is now {status}"
    desk.write(label, lambda change: change.put(after))
    return label


def edit_application(desk: Desk, application: str, changes: dict[str, str | None]) -> str:
    """Change individual fields of an application; return the history label.

    Raises:
        Refused: a text is too long, or the main contact is unknown.
    """
    dossier = desk.dossier(application)
    texts = {name: clean_text(value, name) if value is not None else None for name, value in changes.items()}
    after = dossier.application._replace(**texts)  # type: ignore[arg-type]  # the names are those of the fields
    desk.write(f"Changed {dossier.company.name}", lambda change: change.put(after))
    return f"Changed {dossier.company.name}"


def rename_company(desk: Desk, application: str, name: str) -> str:
    """Rename a company for all its applications; return the history label.

    Raises:
        Refused: the name is empty or too long.
    """
    company = desk.dossier(application).company
    cleaned = clean_line(name, "the company")
    if not cleaned:
        raise Refused("A company needs a name")
    label = f"{company.name} is called {cleaned}"
    desk.write(label, lambda change: change.put(company._replace(name=cleaned)))
    return label


def correct_day(desk: Desk, application: str, day: date) -> str:
    """Correct the day on which an application reached its current stage; return the history label.

    Raises:
        Refused: the day is in the future, or before the day of the previous stage.
    """
    dossier = desk.dossier(application)
    *earlier, last = dossier.application.stage_history
    today = desk.context().today
    if day > today:
        raise Refused(f"{say_day(day, today)} is still to come; a stage is reached on a day that was")
    if earlier and day < earlier[-1].on:
        raise Refused(f"It was {earlier[-1].stage} on {say_day(earlier[-1].on, today)}; {last.stage} cannot be earlier")
    history = (*earlier, last._replace(on=day))
    label = f"{dossier.company.name}: {last.stage} since {say_day(day, today)}"
    desk.write(label, lambda change: change.put(dossier.application._replace(stage_history=history)))
    return label


def wake(desk: Desk, application: str) -> str:
    """Reactivate a resting application; return the history label."""
    dossier = desk.dossier(application)
    label = f"Took up {dossier.company.name} again"
    desk.write(label, lambda change: change.put(dossier.application._replace(dormant_since=None)))
    return label


def rest(desk: Desk, application: str) -> str:
    """Let an application rest: it leaves the queue and stays on the board (C8). Return the history label."""
    dossier = desk.dossier(application)
    label = f"Let {dossier.company.name} rest"
    resting = dossier.application._replace(dormant_since=desk.context().today)
    desk.write(label, lambda change: change.put(resting))
    return label


def delete_application(desk: Desk, application: str) -> str:
    """Delete an application and everything that belongs to it; return the history label.

    Its contacts and company stay. The deletion can be undone.
    """
    dossier = desk.dossier(application)
    statements = [
        record for record in read.read_closing_statements(desk.connection) if record.application == application
    ]
    questions = [record for record in read.read_own_questions(desk.connection) if record.application == application]
    records: list[Entity] = [
        *dossier.snoozes,
        *dossier.skips,
        *dossier.touches,
        *dossier.notes,
        *dossier.promises,
        *dossier.interviews,
        *statements,
        *questions,
        dossier.application,
    ]
    label = f"Deleted {dossier.company.name}, {dossier.application.role}"
    desk.write(label, lambda change: change.delete(*records))
    return label


def add_interview(
    desk: Desk,
    application: str,
    starts_at: datetime,
    *,
    method: Method = Method.VIDEO,
    style: Style = Style.SCREENING,
    minutes: int = USUAL_MINUTES,
    place: str = "",
    link: str = "",
    people: tuple[str, ...] = (),
) -> str:
    """Add an interview and return its ID.

    An application at an earlier stage moves to `interviewing`, or to `screening` for a screening.

    Args:
        desk: the desk.
        application: the application's ID.
        starts_at: start of the interview, as an aware datetime.
        method: phone, video or in-person.
        style: screening, behavioural, technical, case, panel or informal.
        minutes: duration.
        place: the location.
        link: the web address of the room or the meeting.
        people: IDs of the interviewers.
    """
    dossier = desk.dossier(application)
    zone = getattr(desk.settings.zone, "key", "") or ""
    interview = Interview(
        id=new_id(),
        application=application,
        starts_at=starts_at,
        round=len([existing for existing in dossier.interviews if not existing.is_off]) + 1,
        method=method,
        style=style,
        timezone=zone,
        minutes=minutes,
        place=clean_line(place, "the place"),
        link=clean_line(link, "the link"),
        interviewers=people,
    )
    before = dossier.application
    entities: list[Entity] = [interview]
    target = next_stage(before, style)
    if target is not None:
        entry = StageEntry(target, desk.context().today)
        entities.append(before._replace(stage_history=(*before.stage_history, entry)))
    desk.write(describe_added(dossier, style), lambda change: change.put(*entities))
    return interview.id


def next_stage(application: Application, style: Style) -> Stage | None:
    """Return the stage that a new interview moves an application to, or None if it stays where it is."""
    target = Stage.SCREENING if style == Style.SCREENING else Stage.INTERVIEWING
    return target if application.is_open and STAGES.index(application.stage) < STAGES.index(target) else None


def describe_added(dossier: Dossier, style: Style) -> str:
    """Say that an interview is added to an application, and where that moves the card."""
    target = next_stage(dossier.application, style)
    moved = f"; moved to {target}" if target is not None else ""
    return f"Added an interview, {dossier.company.name}{moved}"


def edit_interview(desk: Desk, application: str, interview: str, fields: Mapping[str, str]) -> str:
    """Change fields of an interview that are a line of text, such as `place` and `link`; return the history label.

    Raises:
        Refused: the interview no longer exists, or a text is too long.
    """
    dossier, before = desk.meeting(application, interview)
    after = before._replace(**{name: clean_line(text, f"the {name}") for name, text in fields.items()})  # type: ignore[arg-type]  # all of them are texts
    label = f"Changed the {joined(list(fields))} of the interview with {dossier.company.name}"
    desk.write(label, lambda change: change.put(after))
    return label


def cancel_interview(desk: Desk, application: str, interview: str) -> str:
    """Mark an interview as cancelled; return the history label.

    Raises:
        Refused: the interview no longer exists.
    """
    dossier = desk.dossier(application)
    meeting = dossier.interview(interview)
    if meeting is None:
        raise Refused("This interview is not there any more")
    label = f"Cancelled the interview, {dossier.company.name}"
    desk.write(label, lambda change: change.put(meeting._replace(status=InterviewStatus.CANCELLED)))
    return label


def mark_missed(desk: Desk, application: str, interview: str) -> str:
    """Mark an interview as one that did not take place; return the history label.

    Raises:
        Refused: the interview no longer exists, is not to have begun yet, is off already, or was debriefed.
    """
    dossier, meeting = desk.meeting(application, interview)
    ctx = desk.context()
    if ctx.at < meeting.starts_at:
        raise Refused(
            f"This interview starts {say_near(ctx.day(meeting.starts_at), ctx.today)}; it can still take place"
        )
    if meeting.status == InterviewStatus.MISSED:
        raise Refused("This interview is marked already: it didn’t take place")
    if meeting.status == InterviewStatus.CANCELLED:
        raise Refused("This interview was canceled")
    if meeting.is_debriefed:
        raise Refused("You debriefed this interview, so it took place")
    label = f"The interview didn’t take place, {dossier.company.name}"
    after = meeting._replace(status=InterviewStatus.MISSED, missed_at=ctx.at)
    desk.write(label, lambda change: change.put(after))
    return label


def find_application(desk: Desk, text: str) -> str:
    """Return the ID of the application matching an ID, an ID prefix, or a company's or person's name.

    Raises:
        Refused: there is no match, or more than one; the message then lists up to five.
    """
    matches = read.read_ids(desk.connection, text)
    if not matches:
        raise Refused(f"There is no application “{text}”; give an id, its beginning, or a company’s name")
    if len(matches) > 1:
        some = "; ".join(f"{application_id} ({called})" for application_id, called in matches[:5])
        raise Refused(f"“{text}” may mean {len(matches)} applications: {some}")
    return matches[0][0]


def find_any_interview(desk: Desk, text: str) -> tuple[str, str]:
    """Return the application ID and interview ID matching an ID, an ID prefix, or a company's name.

    For a company's name, its next interview is returned, or its latest one if none is scheduled.

    Raises:
        Refused: there is no match, or more than one.
    """
    matches = read.read_interview_ids(desk.connection, text)
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise Refused(
            f"“{text}” may mean {len(matches)} interviews: {', '.join(interview_id for _, interview_id in matches[:5])}"
        )
    try:
        dossier = desk.dossier(find_application(desk, text))
    except Refused:
        raise Refused(f"There is no interview “{text}”; give an id, its beginning, or a company’s name") from None
    coming = dossier.to_come(desk.now()) or dossier.list_held(desk.now())[-1:]
    if not coming:
        raise Refused(f"No interview with {dossier.company.name} is known yet")
    return dossier.application.id, coming[0].id


def find_interview(dossier: Dossier, text: str) -> Interview:
    """Return the application's interview with this ID or ID prefix.

    Raises:
        Refused: there is no match, or more than one.
    """
    exact = dossier.interview(text)
    if exact is not None:
        return exact
    matches = [interview for interview in dossier.interviews if text and interview.id.startswith(text)]
    if len(matches) != 1:
        raise Refused(f"“{text}” is no interview of this application, or not one alone")
    return matches[0]
