"""Lists of the story bank: stories, questions, questions to ask, and lessons, each with its rows."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from interview_desk.domain.practice.learning import BankQuestion, Recurring
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.preparation import Story
from interview_desk.services.practice.stories import Bank, Lesson, ToAsk
from interview_desk.ui.pages.bank.view import (
    ask_row,
    fix_row,
    lesson_row,
    question_detail,
    question_row,
    story_detail,
    story_row,
)
from interview_desk.ui.toolkit.sheet import Row
from interview_desk.ui.toolkit.spans import Line

Detail = Callable[[Context, int], list[Line]]
"""Function that returns the details of an entry for a width."""


def _no_detail(_ctx: Context, _width: int) -> list[Line]:
    return []


class Entry(NamedTuple):
    """Entry of a list, with its row."""

    item: Story | BankQuestion | ToAsk | Recurring | Lesson
    row: Row
    text: str
    """Text that the filter searches."""
    detail: Detail = _no_detail


class BankList(NamedTuple):
    """List of the bank."""

    name: str
    empty: str
    """Message of the list while it is empty."""
    enter: str
    """Label of the enter key; empty where the key does nothing."""
    new: str
    """Label of the key that adds an entry."""
    count: Callable[[Bank], int]
    make_entries: Callable[[Bank, Context], list[Entry]]


def _make_row(kind: str, name: str | int, lines: list[Line]) -> Row:
    return Row((kind, name), 2, lambda _width: lines)


def _list_stories(bank: Bank, ctx: Context) -> list[Entry]:
    return [
        Entry(
            story,
            _make_row("story", story.id, story_row(story, bank, ctx)),
            " ".join((*story[1:7], *story.tags)),
            partial(story_detail, story, bank),
        )
        for story in bank.stories
    ]


def _list_questions(bank: Bank, ctx: Context) -> list[Entry]:
    return [
        Entry(
            question,
            _make_row("question", n, question_row(question, ctx)),
            " ".join(f"{answer.question} {answer.answer} {answer.company}" for answer in question.answers),
            partial(question_detail, question, bank),
        )
        for n, question in enumerate(bank.questions)
    ]


def _list_to_ask(bank: Bank, _ctx: Context) -> list[Entry]:
    return [
        Entry(
            to_ask,
            _make_row("ask", to_ask.question.id, ask_row(to_ask)),
            f"{to_ask.question.text} {to_ask.question.answer} {to_ask.company}",
        )
        for to_ask in bank.to_ask
    ]


def _list_lessons(bank: Bank, ctx: Context) -> list[Entry]:
    fixes = [
        Entry(fix, _make_row("fix", n, fix_row(fix, ctx)), f"{fix.text} {fix.company}")
        for n, fix in enumerate(bank.fixes)
    ]
    lessons = [
        Entry(lesson, _make_row("lesson", lesson.application, lesson_row(lesson)), f"{lesson.text} {lesson.company}")
        for lesson in bank.lessons
    ]
    return fixes + lessons


STORIES = BankList(
    "stories",
    "No stories yet. {bank.new} starts one: the situation, your task, what you did, and the result.",
    "open",
    "new story",
    lambda bank: len(bank.stories),
    _list_stories,
)
QUESTIONS = BankList(
    "questions",
    "No question yet. The debrief asks for them, and here you see how your answers develop.",
    "a story for it",
    "new story",
    lambda bank: len(bank.questions),
    _list_questions,
)
TO_ASK = BankList(
    "to ask",
    "No questions of your own yet. {bank.new} adds one to ask everywhere; a prep sheet adds one for that interview.",
    "reword",
    "new question",
    lambda bank: len(bank.to_ask),
    _list_to_ask,
)
LESSONS = BankList(
    "lessons",
    "Nothing yet. “Fix next time” of the debriefs gathers here, and one lesson of each application that closed.",
    "",
    "new story",
    lambda bank: len(bank.fixes) + len(bank.lessons),
    _list_lessons,
)
LISTS = (STORIES, QUESTIONS, TO_ASK, LESSONS)
