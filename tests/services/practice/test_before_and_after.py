"""Preparing, leaving the room, and what carries over: every use on a real file, each of them undoable."""

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.domain.practice.prep import PINNED
from interview_desk.domain.search.interview import Debrief, ExitCard, Hook, QuestionAsked
from interview_desk.domain.search.preparation import Story
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.notes import writing
from interview_desk.services.pipeline import debriefing
from interview_desk.services.pipeline.queue import build_queue
from interview_desk.services.practice import closing, exit_card, preparing, stories
from interview_desk.store import read
from support.store import desk_at, scenario


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


def met(desk):
    (dossier,) = read.read_dossiers(desk.connection, ["a1"], bodies=True)
    return dossier, dossier.interviews[0]


def promised(desk, by):
    return [one for one in met(desk)[0].promises if one.by == by]


def kinds(desk):
    return {item.kind for item in build_queue(desk).ordered() if item.application == "a1"}


def test_the_card_reaches_promises_people_debrief_and_queue(desk):
    _, interview = met(desk)
    assert "exit-card" in kinds(desk)
    card = ExitCard(thanked=True, wants_the_job=True, next_step="the panel meets", by_when="end of next week")
    exit_card.save_card(desk, "a1", interview.id, card)
    assert "exit-card" in kinds(desk)
    (theirs,) = promised(desk, "them")
    assert (theirs.words, theirs.due_on.isoformat()) == ("end of next week", "2026-11-20")
    card = card._replace(by_when="fri", anything_else="references mon", may_follow_up=True, channel="phone")
    exit_card.save_card(desk, "a1", interview.id, card, done=True)
    (theirs,) = promised(desk, "them")
    assert (theirs.words, theirs.due_on.isoformat()) == ("fri", "2026-11-13")
    (mine,) = promised(desk, "me")
    assert (mine.what, mine.due_on.isoformat(), mine.interview) == ("references", "2026-11-16", interview.id)
    dossier, interview = met(desk)
    lead = debriefing.find_follow_up_contact(dossier, interview)
    assert (lead.may_follow_up, lead.prefers) == (True, "phone")
    assert "exit-card" not in kinds(desk)
    assert interview.debrief is None
    answers = debriefing.answers_of(dossier, interview, desk)
    assert (answers.debrief.next_step, answers.their_words, answers.my_promises[0].what) == (
        "the panel meets",
        "fri",
        "references",
    )


def test_what_is_taken_back_on_the_card_is_taken_back_everywhere(desk):
    _, interview = met(desk)
    card = ExitCard(by_when="fri", anything_else="references mon")
    exit_card.save_card(desk, "a1", interview.id, card)
    exit_card.save_card(desk, "a1", interview.id, card._replace(anything_else="work samples"))
    assert [one.what for one in promised(desk, "me")] == ["work samples"]
    exit_card.save_card(desk, "a1", interview.id, ExitCard())
    assert met(desk)[0].promises == ()
    assert desk.writer.undo() == "Answered the exit card, Northwind Health"
    assert met(desk)[1].exit_card is None


def test_a_date_that_is_none_is_kept_as_words(desk):
    _, interview = met(desk)
    exit_card.save_card(desk, "a1", interview.id, ExitCard(by_when="when they know"))
    (theirs,) = promised(desk, "them")
    assert (theirs.words, theirs.due_on) == ("when they know", None)


def test_a_debrief_that_was_begun_takes_the_next_step_too(desk):
    _, interview = met(desk)
    dossier, _ = met(desk)
    debriefing.save_debrief(desk, "a1", interview.id, debriefing.answers_of(dossier, interview, desk))
    exit_card.save_card(desk, "a1", interview.id, ExitCard(next_step="the panel meets"))
    assert met(desk)[1].debrief.next_step == "the panel meets"


def test_the_prep_sheet_is_worked_through(desk):
    _, interview = met(desk)
    where = (desk, "a1", interview.id)
    preparing.set_goals(*where, "Show how I migrate")
    first = preparing.read_sheet(*where).checklist[0].text
    preparing.check_off(*where, first)
    preparing.add_question(desk, "a1", "What does a good first year look like?")
    preparing.add_question(desk, None, "How do you learn?")
    stories.save_story(desk, Story("s1", "The calm migration", action="a shadow rota", tags=("migration",)))
    preparing.choose_story(*where, "s1")
    preparing.mark_ready(*where)
    sheet = preparing.read_sheet(*where)
    assert sheet.interview.goals == "Show how I migrate"
    assert sheet.checklist[0].done
    assert [one.text for one in sheet.questions] == [
        *PINNED,
        "What does a good first year look like?",
        "How do you learn?",
    ]
    assert [(one.story.id, one.chosen) for one in sheet.stories] == [("s1", True)]
    assert sheet.interview.ready_at is not None
    year, learn = sheet.questions[2].id, sheet.questions[3].id
    preparing.move_question(desk, learn, year)
    preparing.edit_question(desk, learn, "How do you learn from mistakes?")
    preparing.mark_asked(desk, learn, interview.id)
    preparing.note_answer(desk, learn, "Blameless reviews")
    questions = preparing.read_sheet(*where).questions[2:]
    assert [(one.text, one.was_asked) for one in questions] == [
        ("How do you learn from mistakes?", True),
        ("What does a good first year look like?", False),
    ]
    preparing.edit_question(desk, year, "")
    assert len(preparing.read_sheet(*where).questions) == 3
    while desk.writer.undo():
        pass
    assert read.read_search(desk.connection).applications == ()


def test_what_is_not_there_is_refused_in_a_sentence(desk):
    for refused in (
        lambda: preparing.read_sheet(desk, "a1", "gone"),
        lambda: preparing.choose_story(desk, "a1", met(desk)[1].id, "gone"),
        lambda: preparing.mark_asked(desk, "gone", "i1"),
        lambda: preparing.move_question(desk, "gone", "other"),
        lambda: preparing.add_question(desk, None, "  "),
        lambda: stories.save_story(desk, Story("s1", " ")),
        lambda: stories.delete_story(desk, "gone"),
        lambda: closing.log_practice_run(desk, "gone", 80),
        lambda: closing.remove_practice_run(desk, "gone"),
        lambda: exit_card.save_card(desk, "a1", "gone", ExitCard()),
    ):
        with pytest.raises(Refused):
            refused()


def test_a_story_that_goes_is_named_nowhere_and_undo_brings_all_of_it_back(desk):
    dossier, interview = met(desk)
    stories.save_story(desk, Story("s1", "The calm migration"))
    preparing.choose_story(desk, "a1", interview.id, "s1")
    answers = debriefing.answers_of(dossier, met(desk)[1], desk)
    asked = (QuestionAsked("Calm?", "shadow rota", 4, "s1"), QuestionAsked("Why?", "", None, None))
    debriefing.save_debrief(
        desk, "a1", interview.id, answers._replace(debrief=answers.debrief._replace(questions=asked))
    )
    before = read.read_search(desk.connection)
    stories.delete_story(desk, "s1")
    after = met(desk)[1]
    assert after.stories == ()
    assert [one.story for one in after.debrief.questions] == [None, None]
    assert desk.writer.undo() == "Deleted the story “The calm migration”"
    assert read.read_search(desk.connection) == before


def test_typing_a_story_is_one_entry_and_its_use_is_counted(desk):
    story = Story("s1", "Calm")
    for text in ("a", "a shadow", "a shadow rota"):
        story, _ = stories.save_story(desk, story._replace(action=text))
    assert desk.writer.undo() == "Added the story “Calm”"
    assert read.read_stories(desk.connection) == []
    assert stories.split_tags("#migration on-call migration") == ("migration", "on-call")
    assert stories.split_tags("data quality, calm") == ("data quality", "calm")


def test_the_bank_holds_what_carries_over(desk):
    dossier, interview = met(desk)
    answers = debriefing.answers_of(dossier, interview, desk)
    debrief = Debrief(
        desk.now(), fix_next_time="Ask for the next step", hardest="Why us?", questions=(QuestionAsked("Calm?", "", 2),)
    )
    debriefing.finish(desk, "a1", interview.id, answers._replace(debrief=debrief))
    bank = stories.read_bank(desk)
    assert [one.text for one in bank.fixes] == ["Ask for the next step"]
    assert {one.question for one in bank.questions} == {"Calm?", "Why us?"}
    assert bank.lessons == ()


def test_a_statement_is_begun_from_the_one_for_all_and_paced_by_its_own_runs(desk):
    general = closing.open_statement(desk, None).statement
    general, _ = closing.keep_statement(desk, general, ("calm systems", " "), " ".join(["word"] * 150))
    assert general.points == ("calm systems",)
    own = closing.open_statement(desk, "a1")
    assert own.statement.application == "a1"
    assert own.statement.text == general.text
    assert not own.pace.is_calibrated
    kept, _ = closing.keep_statement(desk, own.statement, own.statement.points, own.statement.text)
    closing.log_practice_run(desk, kept.id, 75)
    assert closing.open_statement(desk, "a1").pace.words_per_minute == 120
    with pytest.raises(Refused, match="too few"):
        closing.log_practice_run(desk, kept.id, 3)
    closing.remove_practice_run(desk, kept.id)
    assert not closing.open_statement(desk, "a1").pace.is_calibrated
    assert len(read.read_closing_statements(desk.connection)) == 2


def test_an_empty_statement_is_not_stored(desk):
    closing.keep_statement(desk, closing.open_statement(desk, "a1").statement, (), " ")
    assert read.read_closing_statements(desk.connection) == []


def test_what_was_learned_today_is_offered_to_the_statement(desk):
    dossier, interview = met(desk)
    answers = debriefing.answers_of(dossier, interview, desk)
    hooks = (
        Hook(interview.interviewers[0], "They move to streaming"),
        Hook(interview.interviewers[0], "calm", "cared"),
    )
    debrief = answers.debrief._replace(learned=("The team owns its pipelines",), hooks=hooks)
    debriefing.save_debrief(desk, "a1", interview.id, answers._replace(debrief=debrief))
    assert closing.open_statement(desk, "a1").learned == ("The team owns its pipelines", "They move to streaming")


def draft(desk):
    dossier, interview = met(desk)
    return writing.draft(desk, dossier, "follow-up", interview, None).body


def test_what_was_not_answered_at_the_door_is_asked_in_the_follow_up(desk):
    interview = met(desk)[1]
    plain = draft(desk)
    assert "whether I may check back in a week" in plain
    card = ExitCard(thanked=True, wants_the_job=False, contacts_collected=False, they_have_mine=True)
    exit_card.save_card(desk, "a1", interview.id, card, done=True)
    asking = draft(desk)
    for part in (
        "what the next step is, and by when",
        "Is it all right if I check back",
        "names and e-mail addresses of everyone I met",
        "I did not say it outright when we met: I want this job.",
        "anything else",
    ):
        assert part in asking
    assert asking.count("check back") == 1
    told = card._replace(
        next_step="the panel meets", by_when="fri", may_follow_up=True, channel="email", contacts_collected=True
    )
    exit_card.save_card(desk, "a1", interview.id, told._replace(wants_the_job=True), done=True)
    settled = draft(desk)
    assert "You mentioned that you expected to know more by Friday 13 November" in settled
    for part in ("next step is", "all right if", "names and e-mail addresses", "outright"):
        assert part not in settled


def test_a_sheet_on_paper_holds_everything_and_no_text_is_markup(desk):
    interview = met(desk)[1]
    where = (desk, "a1", interview.id)
    preparing.set_goals(*where, "# Show *how* I migrate\n<script>\n1. first")
    preparing.add_question(desk, "a1", "[What](http://x) is good?")
    stories.save_story(desk, Story("s1", "The_calm_migration"))
    preparing.check_off(*where, preparing.read_sheet(*where).checklist[0].text)
    text = exported(desk, desk.settings, ExportOptions("md", interview.id))
    for part in (
        "# Northwind Health",
        "## Goals",
        "\\# Show \\*how\\* I migrate",
        "\\<script\\>",
        "1\\. first",
        "## To ask",
        "1. What is the next step?",
        "\\[What\\]",
        "The\\_calm\\_migration",
        "- [x] ",
        "- [ ] ",
    ):
        assert part in text
    assert "\n\n\n" not in text
    whole = exported(desk, desk.settings, ExportOptions("md"))
    assert "# My search" in whole
    assert "Ana Ruiz" in whole
