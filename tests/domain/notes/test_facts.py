"""From a finding to its edit, from a note to how it leaves, and by which medium."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.dates.calendar import DATE_STYLES
from interview_desk.domain.notes.fixes import build_fix
from interview_desk.domain.notes.issue import ReviewContext
from interview_desk.domain.notes.layout import format_note
from interview_desk.domain.notes.letter_days import long_day
from interview_desk.domain.notes.review import review
from interview_desk.domain.notes.send_as import advise, paper_in_time
from interview_desk.domain.notes.typos import Typo, find_typos, shift_typos
from interview_desk.domain.policy import Policies
from interview_desk.domain.search.people import Company, Contact, Me
from support.making import ANA, context, dossier, theirs

AROUND = ReviewContext(
    kind="thank-you",
    person="Ana Ruiz",
    company="Northwind Health",
    role="Data engineer",
    me="Alex Moreau",
    day="Tuesday 10 November",
    greeting="Dear Ana Ruiz,",
    other_people=("Ben Okafor",),
)
NOTE = """Dear Ana Ruiz,

Thank you for Tuesday 10 November and the Data engineer position. I am very interested in it, and in Northwind Health too, and I
would be glad to go on from here with you.

Kind regards,
Alex Moreau
"""


@pytest.mark.parametrize(
    ("check", "was", "becomes"),
    [
        ("wrong-name", ("Northwind Health too", "Ben's plans too"), "Ana's plans too"),
        ("greeting", ("Dear Ana Ruiz,\n\n", ""), "Dear Ana Ruiz,\n\nThank you"),
        ("greeting", ("Dear Ana Ruiz,", "Dear all,"), "Dear Ana Ruiz,\n\nThank you"),
        ("sign-off", ("\n\nKind regards,\nAlex Moreau", ""), "with you.\n\nKind regards,\nAlex Moreau\n"),
        ("sign-off", ("\nAlex Moreau", ""), "Kind regards,\nAlex Moreau\n"),
        ("doubled-word", ("very interested", "very interested interested"), "am very interested in"),
        ("spelling", ("interested in", "intrested in"), "am very interested in"),
        ("grammar", ("Thank you for Tuesday", "Thank you for you time on Tuesday"), "for your time on Tuesday"),
        (
            "missing-part",
            (" and the Data engineer position", ""),
            "with you. I write about the Data engineer position.\n\nKind",
        ),
        ("missing-part", ("Tuesday 10 November", "the talk"), "with you. We met on Tuesday 10 November.\n\nKind"),
        ("pushy", ("I\nwould be glad", "please answer asap. I\nwould be glad"), "please answer when it suits you."),
    ],
)
def test_one_key_mends_a_finding(check, was, becomes):
    text = NOTE.replace(*was)
    finding = next(one for one in review(text, AROUND) if one.check == check)
    edit = build_fix(finding, text, AROUND)
    mended = text[: edit.start] + edit.text + text[edit.end :]
    assert becomes in mended
    again = [one for one in review(mended, AROUND) if (one.check, one.message) == (check, finding.message)]
    assert again == []


def test_a_sentence_that_burns_a_bridge_is_taken_out():
    around = AROUND._replace(kind="withdrawal")
    text = "Dear Ana Ruiz,\n\nThank you. Your process was unprofessional from the start. I withdraw my application as Data engineer.\n\nBest,\nAlex Moreau"
    finding = next(one for one in review(text, around) if one.check == "burns-bridges")
    edit = build_fix(finding, text, around)
    assert "Thank you. I withdraw" in text[: edit.start] + edit.text + text[edit.end :]


@given(st.text(max_size=300), st.sampled_from(["thank-you", "follow-up", "withdrawal", "feedback", "decline"]))
def test_every_edit_lies_in_its_text(text, kind):
    around = AROUND._replace(kind=kind)
    for finding in review(text, around):
        edit = build_fix(finding, text, around)
        assert edit is None or 0 <= edit.start <= edit.end <= len(text)


@pytest.mark.parametrize(
    ("before", "after", "start"),
    [
        ("I recieved it.", "Oh, I recieved it.", 6),
        ("I recieved it.", "I recieved it. And", 2),
        ("I recieved it.", "I received it.", None),
        ("I recieved it.", "I recieveds it.", None),
        ("I recieved it.", "", None),
        ("I recieved it.", "I xrecieved it.", None),
    ],
)
def test_a_slip_moves_with_its_text(before, after, start):
    (slip,) = find_typos(before)
    assert [one.start for one in shift_typos([slip], before, after)] == ([] if start is None else [start])


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30), st.integers(0, 30), st.integers(1, 5))
def test_what_is_carried_still_says_the_same(before, after, start, length):
    end = min(start + length, len(before))
    if start >= end:
        return
    for one in shift_typos([Typo(start, end, "spelling", "m")], before, after):
        assert after[one.start : one.end] == before[start:end]


ME = Me("Alex Moreau", "alex@moreau.example", "+33 1 55 50 10 11")
COMPANY = Company("co", "Northwind Health", postal_address="1 Harbour Road\nBoston MA 02110")
TODAY = date(2026, 11, 12)


def test_a_letter_has_its_blocks_and_the_date():
    signed = NOTE.replace("Alex Moreau\n", "Alex Moreau\n+33 1 55 50 10 11 · alex@moreau.example\n")
    laid = format_note("Thank you", signed, "letter", ME, ANA._replace(title="Head of Data"), COMPANY, TODAY)
    assert laid.text.startswith(
        "Alex Moreau\n+33 1 55 50 10 11\nalex@moreau.example\n\n12 November 2026\n\n"
        "Ana Ruiz\nHead of Data\nNorthwind Health\n1 Harbour Road\nBoston MA 02110\n\nThank you\n\nDear Ana Ruiz,\n\n"
    )
    assert laid.text.endswith("Kind regards,\n\n\n\nAlex Moreau\n")
    assert max(len(line) for line in laid.text.splitlines()) <= 72
    assert laid.text.count("+33") == 1
    assert not laid.has_subject
    assert "post it today" in laid.mind


@pytest.mark.parametrize(
    ("style", "written"), [("day-first", "\n\n12 November 2026\n\n"), ("month-first", "\n\nNovember 12, 2026\n\n")]
)
def test_the_date_of_a_letter_is_written_in_the_style_of_the_settings(style, written):
    laid = format_note("s", NOTE, "letter", ME, ANA, COMPANY, TODAY, date_style=style)
    assert written in laid.text


@pytest.mark.parametrize(
    ("style", "written"), [("day-first", "Tuesday 10 November"), ("month-first", "Tuesday, November 10")]
)
def test_a_day_in_a_note(style, written):
    assert long_day(date(2026, 11, 10), style) == written


DAYS_WRITTEN = (
    *(
        "on Tuesday 10 November",
        "on Tuesday, November 10",
        "on November 10",
        "on 10 November",
        "on Nov. 10th",
        "on Tuesday",
    ),
    *("on the 10th", "on 11/10", "yesterday", "Tuesday, the 10th of November", "on Tuesday, November 10, at 2:30 PM"),
)
OTHER_DAYS = (
    "on Tuesday 17 November",
    "on Tuesday, November 17",
    "on November 11",
    "on Tuesday, Nov 3",
    "on Wednesday",
    "in November",
)


@pytest.mark.parametrize("style", DATE_STYLES)
@pytest.mark.parametrize("written", [*DAYS_WRITTEN, *OTHER_DAYS])
def test_the_review_knows_the_day_in_either_style(style, written):
    around = AROUND._replace(day=long_day(date(2026, 11, 10), style), today=TODAY)
    text = NOTE.replace("for Tuesday 10 November", f"for your time {written}")
    assert written in text
    issues = review(text, around)
    assert any(issue.part == "day" for issue in issues) == (written in OTHER_DAYS)
    assert not any(issue.check == "weekday" for issue in issues)
    if written in OTHER_DAYS:
        issue = next(issue for issue in issues if issue.part == "day")
        fix = build_fix(issue, text, around)
        assert f"We met on {around.day}." in text[: fix.start] + fix.text + text[fix.end :]


def test_a_letter_without_an_address_says_so():
    laid = format_note("s", NOTE, "letter", Me(), ANA, COMPANY._replace(postal_address=""), TODAY)
    assert laid.mind == "Still missing: their postal address and your name."


def test_a_card_and_a_message_have_their_measure():
    assert format_note("s", NOTE, "card", ME, ANA, COMPANY, TODAY).mind.startswith("Copy it out by hand")
    assert "a card takes about 80" in format_note("s", "word " * 99, "card", ME, ANA, COMPANY, TODAY).mind
    assert "up to 600" in format_note("s", "word " * 199, "message", ME, ANA, COMPANY, TODAY).mind
    assert format_note("s", NOTE, "email", ME, ANA, COMPANY, TODAY).has_subject


@given(st.text(max_size=200), st.sampled_from(["email", "letter", "card", "message", "phone", "in-person"]))
def test_any_text_can_be_laid_out(text, channel):
    laid = format_note("s", text, channel, ME, Contact("x", text), COMPANY, TODAY)
    assert set(text.split()) <= set(laid.text.split())


def test_the_adviser_says_whether_a_letter_arrives_in_time():
    soon = dossier(theirs("17"))
    late = dossier(theirs("2026-12-04"))
    ctx = context("12 09:00")
    assert paper_in_time(soon, ctx) == (
        False,
        "posted today, it is there by Thu 19 Nov, but they decide by Tue 17 Nov: too late",
    )
    assert paper_in_time(late, ctx)[0]
    assert "in time if it is posted today" in paper_in_time(late, ctx)[1]
    assert not paper_in_time(dossier(), ctx)[0]


@pytest.mark.parametrize(
    ("kind", "policies", "formality", "prefers", "channel", "told"),
    [
        ("thank-you", {}, "unknown", "unknown", "email", "always arrives"),
        ("thank-you", {"medium": "paper-if-time"}, "unknown", "unknown", "letter", "in time"),
        ("thank-you", {"medium": "paper-if-time", "handwriting": "legible"}, "unknown", "unknown", "card", "in time"),
        ("thank-you", {"medium": "match-formality"}, "relaxed", "unknown", "email", ""),
        ("thank-you", {}, "formal", "unknown", "email", "A typed letter would arrive in time."),
        ("follow-up", {}, "unknown", "unknown", "email", "The last word between you went by e-mail"),
        ("follow-up", {}, "unknown", "email", "email", "Ana prefers e-mail."),
        ("follow-up", {}, "unknown", "letter", "letter", "Ana prefers a typed letter."),
        ("follow-up", {"channel": "always-email"}, "unknown", "phone", "email", "Your policy is always-email."),
        ("phone-script", {}, "unknown", "email", "phone", "for the phone"),
        ("withdrawal", {}, "unknown", "unknown", "email", "In writing"),
        ("acceptance", {}, "unknown", "unknown", "email", "can be kept"),
    ],
)
def test_the_adviser_and_its_reason(kind, policies, formality, prefers, channel, told):
    who = ANA._replace(prefers=prefers)
    facts = dossier(theirs("2026-12-04"), contacts=(who,))
    facts = facts._replace(company=facts.company._replace(formality=formality))
    advice = advise(facts, who, kind, context("12 09:00", Policies(**policies)))
    assert advice.channel == channel
    assert told in advice.why
    assert {one.channel for one in advice.options} == {"email", "phone", "letter", "card", "message", "in-person"}
