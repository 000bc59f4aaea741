"""Files of wordings are read by section, and refused by line."""

import pytest

from interview_desk.domain.notes.wordings import (
    Wording,
    WordingsError,
    contract,
    fill_wording,
    is_wordings_file,
    parse_wordings,
)

SECTIONS = {"thanks": frozenset({"day", "role"}), "told clause": frozenset({"fact"})}


def test_a_file_is_read_by_section():
    text = "# A comment\n\n[thanks]\nThank you {{ day }}.\n(warm us) Thanks for {{ role }}.\n[told clause]\n(aside) {{ Fact }}!\n"
    wordings = parse_wordings(text, SECTIONS)
    assert wordings["thanks"] == (
        Wording("Thank you {{ day }}."),
        Wording("Thanks for {{ role }}.", frozenset({"warm", "us"})),
    )
    assert wordings["told clause"] == (Wording("(aside) {{ Fact }}!"),)
    assert wordings["told clause"][0].slots == {"fact"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[thanks]\nThank you.\n[told]\nx", 3, "“[told]” isn't a section"),
        ("Thank you.\n", 1, "needs a section"),
        ("[thanks]\n\nThank you for {{ fact }}.", 3, "“fact” isn't a fact of [thanks]; there are day, role"),
    ],
)
def test_a_mistake_is_refused_by_its_line(text, line, message):
    with pytest.raises(WordingsError) as caught:
        parse_wordings(text, SECTIONS)
    assert caught.value.line == line
    assert message in caught.value.message


def test_a_plain_letter_is_no_file_of_wordings():
    assert is_wordings_file("# note\n\n[thanks]\nx")
    assert not is_wordings_file("Thank you – {{ role }}\n{{ greeting }}\n\n[thanks]\n")
    assert not is_wordings_file("")
    assert not is_wordings_file("[Something I learned]\n")


def test_a_slot_with_a_capital_begins_its_fact_with_one():
    assert fill_wording(Wording("{{ Fact }}, and {{fact}}"), {"fact": "you sail"}) == "You sail, and you sail"


def test_a_warm_wording_is_contracted():
    assert contract("I would love to. I will write, as I am keen.") == "I’d love to. I’ll write, as I’m keen."
