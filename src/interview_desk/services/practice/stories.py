"""Story bank of STAR stories: saved while typing, linked to interviews and questions, searchable."""

from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.domain.practice.learning import BankQuestion, Recurring, question_bank, to_fix
from interview_desk.domain.practice.star import PARTS
from interview_desk.domain.search.dossier import Entity, Meeting
from interview_desk.domain.search.merge import merge_versions
from interview_desk.domain.search.preparation import OwnQuestion, Story
from interview_desk.domain.text import clean_line, clean_text
from interview_desk.services.session import Desk
from interview_desk.store import read, read_interviews

if TYPE_CHECKING:
    from interview_desk.store.write import Change


class Lesson(NamedTuple):
    """Lesson recorded when an application closed."""

    application: str
    company: str
    text: str
    on: str


class ToAsk(NamedTuple):
    """Question of the user's to ask, with the company it is for; an empty company means every company."""

    question: OwnQuestion
    company: str


class Bank(NamedTuple):
    """Everything that carries over from one interview to the next."""

    stories: tuple[Story, ...]
    meetings: tuple[Meeting, ...]
    questions: tuple[BankQuestion, ...]
    fixes: tuple[Recurring, ...]
    lessons: tuple[Lesson, ...]
    to_ask: tuple[ToAsk, ...] = ()


def read_bank(desk: Desk) -> Bank:
    """Read the stories, the questions with their answers, the points to improve, and the lessons."""
    meetings = tuple(read_interviews.read_meetings(desk.connection))
    zone = desk.settings.zone
    lessons = (
        Lesson(application_id, company, text, on.isoformat())
        for application_id, company, text, on in read.read_lessons(desk.connection)
    )
    companies = {card.id: card.company for card in read.read_cards(desk.connection)}
    questions_to_ask = (
        ToAsk(question, companies.get(question.application or "", ""))
        for question in read.read_own_questions(desk.connection)
    )
    return Bank(
        tuple(read.read_stories(desk.connection)),
        meetings,
        tuple(question_bank(meetings, zone)),
        tuple(to_fix(meetings, zone)),
        tuple(lessons),
        tuple(questions_to_ask),
    )


def split_tags(line: str) -> tuple[str, ...]:
    """Split a line of tags separated by commas or spaces, without duplicates: "migration, on-call"."""
    parts = line.replace("#", " ").split(",") if "," in line else line.replace("#", " ").split()
    return tuple(dict.fromkeys(tag for part in parts if (tag := clean_line(part))))


def save_story(desk: Desk, story: Story, base_story: Story | None = None) -> tuple[Story, bool]:
    """Save a story while it is typed; continuous typing is one history entry.

    Args:
        desk: the desk.
        story: the story as typed.
        base_story: the story as this window read it; if another window has changed it since, only the parts
            changed here are overwritten.

    Returns:
        The story as stored, and True if both windows changed the same part.

    Raises:
        Refused: the story has no title, a text is too long, or it could not be saved.
    """
    title = clean_line(story.title, "the title")
    if not title:
        raise Refused("A story needs a title; two or three words will do")
    texts = {part: clean_text(getattr(story, part), part) for part in (*PARTS, "reflection")}
    cleaned = story._replace(title=title, **texts)  # type: ignore[arg-type]  # the parts are texts
    stored = next((item for item in read.read_stories(desk.connection) if item.id == story.id), None)
    clashes: tuple[str, ...] = ()
    if stored is not None and base_story is not None:
        both = merge_versions(base_story, cleaned, stored)
        cleaned, clashes = stored._replace(**both.changes), both.clashes  # type: ignore[arg-type]  # its own fields
    if cleaned != stored:
        label = f"Changed the story “{title}”" if stored is not None else f"Added the story “{title}”"
        desk.write(label, lambda change: change.put(cleaned), topic=f"story {story.id}")
    return cleaned, bool(clashes)


def delete_story(desk: Desk, story: str) -> str:
    """Delete a story and remove it from the interviews and answers that refer to it; return the history label.

    Raises:
        Refused: the story no longer exists.
    """
    stored = next((item for item in read.read_stories(desk.connection) if item.id == story), None)
    if stored is None:
        raise Refused("This story is not there any more")
    changed: list[Entity] = []
    for dossier in read.read_dossiers(desk.connection, read.read_applications_naming_story(desk.connection, story)):
        for interview in dossier.interviews:
            debrief = interview.debrief
            if debrief is not None:
                questions = tuple(
                    item._replace(story=None) if item.story == story else item for item in debrief.questions
                )
                debrief = debrief._replace(questions=questions)
            after = interview._replace(
                debrief=debrief, stories=tuple(item for item in interview.stories if item != story)
            )
            if after != interview:
                changed.append(after)
    label = f"Deleted the story “{stored.title}”"

    def remove(change: "Change") -> None:
        change.put(*changed)
        change.delete(stored)

    desk.write(label, remove)
    return label
