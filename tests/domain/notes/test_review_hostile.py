"""Whatever is written, the checks come to an end, quickly, with every place inside the text."""

import random

from interview_desk.domain.notes.fixes import build_fix
from interview_desk.domain.notes.issue import OtherNote, ReviewContext
from interview_desk.domain.notes.review import review
from interview_desk.domain.notes.similarity import shared_spans

PEOPLE = tuple(f"Person{n} Family{n}" for n in range(300))
AROUND = ReviewContext(
    kind="follow-up", person="Maya Chen", company="Northwind", role="Data engineer", me="Alex Moreau", day="Tuesday 10 November",
    other_people=PEOPLE, other_companies=("Globex", "(.*)+$", "[[", "a" * 500), other_roles=("Engineer", "\\"),
    other_notes=(OtherNote("Tom’s", "Dear Tom,\n\n" + "the same words again and again " * 40 + "\n\nBest,\nAlex"),),
    greeting="Dear Maya Chen,",
)  # fmt: skip
PIECES = [
    "Dear Maya Chen,\n\n", "Kind regards,\n", "the the ", "[", "]", "{{", "}}", "____", "<x y>", "TODO", "(", ")", "\\", "\x00", "\x1b[31m",
    "\u202e", "\u0301", "\ud800", "🙂", "é", "ß", "İ", "ﬁ", "\u200d", "\u2028", "\r\n", "\n\n\n", "\t", " ", "   ", "’", "'", "it's",
    "Globex", "person7", "Family12’s", "asap", "unprofessional", "any news?", "for you time", "look forward to hear", "recieve ", "a" * 300,
    "1", "12 ", "٣", "李", "مرحبا ", "the same words again and again ", "Subject: ", "subject:\n", ".", "...", "?!", "-", "—", "/", "@", "%s",
    "a a ", "A", "i ", "aaaa aaaa aaaa ", "x" * 45, "\n", ", ", "I has ", "you're ", "ß" * 50, "I\u0307",
]  # fmt: skip


def test_ten_thousand_hostile_texts():
    chance = random.Random(20261122)
    kinds = (
        "thank-you",
        "follow-up",
        "check-in",
        "phone-script",
        "withdrawal",
        "feedback",
        "acceptance",
        "decline",
        "",
    )
    for n in range(10_000):
        text = "".join(chance.choices(PIECES, k=chance.choice((0, 1, 3, 8, 20, 60))))
        if n % 10 == 0:
            text = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(80)))
        for finding in review(text, AROUND._replace(kind=kinds[n % len(kinds)])):
            assert finding.severity in {"block", "warn", "hint"}
            assert (finding.start is None) == (finding.end is None)
            if finding.start is not None and finding.end is not None:
                assert 0 <= finding.start <= finding.end <= len(text)
            edit = build_fix(finding, text, AROUND)
            assert edit is None or 0 <= edit.start <= edit.end <= len(text)
        for span in shared_spans(text, AROUND.other_notes[0].text):
            assert 0 <= span.start < span.end <= len(text)


def test_a_very_long_text_comes_to_an_end():
    for piece in (
        "[",
        "the ",
        "a b ",
        "it's own ",
        "______",
        "x" * 50 + " ",
        "you you ",
        "look forward to ",
        " ",
        "\n",
    ):
        review(piece * (100_000 // len(piece)), AROUND)
