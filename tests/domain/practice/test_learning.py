"""What several interviews teach together, and the prep sheet that shows it."""

import pytest

from interview_desk.domain.practice.learning import average_strength, question_bank, to_fix, uses_of
from interview_desk.domain.practice.prep import PINNED, checklist, my_questions, prep_sheet, statement_for
from interview_desk.domain.search.dossier import Meeting
from interview_desk.domain.search.interview import Hook, QuestionAsked, UnsaidPoint
from interview_desk.domain.search.preparation import ClosingStatement, OwnQuestion, Story
from support.making import NEW_YORK, context, debriefed, dossier, interview


def met(starts, *, fix="", hardest="", company="Northwind", **questions):
    asked = tuple(
        QuestionAsked(text, f"answer {n}", strength, story)
        for n, (text, strength, story) in enumerate(questions.get("asked", ()))
    )
    debrief = debriefed()._replace(fix_next_time=fix, hardest=hardest, questions=asked)
    return Meeting(company, "Data engineer", interview(f"i {starts}", starts, debrief=debrief))


def test_what_comes_up_again_comes_first_in_its_newest_words():
    meetings = [
        met("02 10:00", fix="Answer the salary question shorter"),
        met("03 10:00", fix="Ask for the next step"),
        met("10 10:00", fix="salary question: answer shorter", company="Globe"),
        met("11 10:00"),
    ]
    found = to_fix(meetings, NEW_YORK)
    assert [(one.text, one.times, one.company) for one in found] == [
        ("salary question: answer shorter", 2, "Globe"),
        ("Ask for the next step", 1, "Northwind"),
    ]


def test_the_bank_shows_how_an_answer_developed_and_weak_ones_first():
    meetings = [
        met("02 10:00", asked=[("How do you keep a migration calm?", 2, None), ("Why us?", 4, None)]),
        met("05 10:00", asked=[("How would you keep migrations calm?", 3, "kafka")]),
        met("11 10:00", asked=[("Tell me about a conflict", 2, None)]),
    ]
    bank = question_bank(meetings, NEW_YORK)
    assert [(one.question, one.course, one.is_weak) for one in bank] == [
        ("Tell me about a conflict", (2,), True),
        ("How would you keep migrations calm?", (2, 3), False),
        ("Why us?", (4,), False),
    ]


def test_the_hardest_question_counts_as_weak_until_it_was_answered_well():
    first = met("02 10:00", hardest="What would you change here?")
    assert [(one.question, one.is_weak, one.strength) for one in question_bank([first], NEW_YORK)] == [
        ("What would you change here?", True, None)
    ]
    again = met("09 10:00", asked=[("What would you change here?", 4, None)])
    (one,) = question_bank([first, again], NEW_YORK)
    assert not one.is_weak
    both = met("09 10:00", hardest="What would you change here", asked=[("What would you change here?", 4, None)])
    assert [len(one.answers) for one in question_bank([both], NEW_YORK)] == [1]


def test_a_story_knows_where_it_was_told_and_how_strongly():
    meetings = [
        met("02 10:00", asked=[("Calm?", 3, "kafka")]),
        met("09 10:00", asked=[("Moving?", 4, "kafka"), ("Why?", 5, None)], company="Globe"),
        met("10 10:00", asked=[("Again?", None, "kafka")]),
    ]
    uses = uses_of("kafka", meetings, NEW_YORK)
    assert [(one.company, one.strength) for one in uses] == [("Northwind", None), ("Globe", 4), ("Northwind", 3)]
    assert average_strength(uses) == 3.5
    assert average_strength([]) is None


@pytest.mark.parametrize("method", ["phone", "video", "in-person"])
@pytest.mark.parametrize("style", ["screening", "behavioural", "technical", "case", "panel", "informal"])
def test_every_method_and_style_has_its_checklist(method, style):
    lines = checklist(interview()._replace(method=method, style=style))
    assert len(lines) >= 8
    assert len({line.text for line in lines}) == len(lines)
    done = checklist(interview()._replace(method=method, style=style, checked=(lines[0].text,)))
    assert [line.done for line in done] == [True] + [False] * (len(lines) - 1)


def test_unasked_questions_roll_over_and_the_pinned_ones_come_first():
    first, second = interview("i1", "02 10:00", debrief=debriefed()), interview("i2", "20 10:00", status="scheduled")
    ours = dossier(first, second)
    questions = [
        OwnQuestion("q3", "Who decides?", "a1", 2),
        OwnQuestion("q1", "What does a good first year look like?", "a1", 0, ("i1",)),
        OwnQuestion("q2", "How do you learn?", None, 1, ("elsewhere",)),
        OwnQuestion("q4", "Another company's", "a2", 0),
    ]
    assert [one.text for one in my_questions(questions, ours, second)] == [*PINNED, "How do you learn?", "Who decides?"]
    assert [one.text for one in my_questions(questions, ours, second, "free-order")][-2:] == list(PINNED)
    assert [(one.text, one.was_asked) for one in my_questions(questions, ours, first)][2:] == [
        ("What does a good first year look like?", True),
        ("How do you learn?", False),
        ("Who decides?", False),
    ]


def test_the_sheet_brings_along_what_the_last_round_left_open():
    earlier = interview(
        "i1",
        "02 10:00",
        debrief=debriefed()._replace(
            hooks=(
                Hook("ana", "They move to streaming"),
                Hook("ana", "calm hand-overs", "cared"),
                Hook("ben", "old code"),
            ),
            unsaid=(UnsaidPoint("Kafka at Lumen"), UnsaidPoint("said already", "note")),
            concerns=("no insurance background",),
            salary_said="60,000, Ana",
            study_next="claims data",
            hardest="Why insurance?",
            fix_next_time="Ask for the next step",
        ),
    )
    coming = interview("i2", "13 10:00", status="scheduled", people=("ana",))._replace(
        goals="show how I migrate", stories=("numbers",)
    )
    stories = (Story("numbers", "One set of numbers"), Story("kafka", "The calm migration", tags=("migration",)))
    statement = ClosingStatement("c1", "a1", ("calm",), "I want this job.")
    sheet = prep_sheet(
        dossier(earlier, coming),
        coming,
        stories,
        (),
        (statement, ClosingStatement("c0")),
        [Meeting("Northwind", "", earlier)],
        context("12 09:00"),
    )
    assert [(one.contact.id, one.learned, one.cared) for one in sheet.people] == [
        ("ana", ("They move to streaming",), ("calm hand-overs",))
    ]
    assert sheet.left_open.lines == [
        ("unsaid", "Kafka at Lumen"),
        ("concern", "no insurance background"),
        ("pay said", "60,000, Ana"),
        ("study", "claims data"),
        ("hardest", "Why insurance?"),
    ]
    assert [(one.story.id, one.chosen) for one in sheet.stories] == [("numbers", True), ("kafka", False)]
    assert sheet.closing == statement
    assert sheet.timing is not None
    assert sheet.timing.words == 4
    assert [one.text for one in sheet.fixes] == ["Ask for the next step"]
    assert [one.question for one in sheet.weak] == ["Why insurance?"]


def test_a_statement_of_no_application_is_for_all():
    general = ClosingStatement("c0")
    assert statement_for([general, ClosingStatement("c1", "a1")], "a2") == general
    assert statement_for([], "a2") is None
