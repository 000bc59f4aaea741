"""An address that is none neither closes the desk nor reaches the header of a mail draft."""

from email import message_from_bytes, policy

import pytest

from interview_desk.services.notes import writing
from interview_desk.services.pipeline import people
from interview_desk.store import read
from interview_desk.ui.core.routes import NoteTarget
from support.screen import looking_at


@pytest.mark.parametrize(
    "address",
    [
        "ann@[acme.com",
        ",@[",
        "a@(((Bcc:evil.example.org" + "x" * 70,
        "a@x.com,b@x.com",
        "a@x.com\nBcc: c@x.com",
        "“ann”@@acme.com",
    ],
)
async def test_a_broken_address_stays_out_of_the_draft(evening, address):
    ana = next(contact for contact in read.read_contacts(evening.connection) if contact.id == "ana")
    evening.write("As an older version stored it", lambda change: change.put(ana._replace(email=address)))
    writing.sign(evening, "Alex Moreau, alex@moreau.example")
    async with looking_at(evening) as seen:
        await seen.press("4")
        await seen.app.pane.opener.open(NoteTarget("thank-you", "a1", "i1", "ana"))
        await seen.settle()
        await seen.press("M", "M")
        assert "unexpected" not in seen.told
        assert seen.app.is_running
    (draft,) = (evening.database.path.parent / "notes").glob("*.eml")
    message = message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert message["Bcc"] is None
    assert not message["To"] or "evil" not in message["To"]
    assert not message["To"] or message["To"].count("@") <= 1


def test_where_an_address_comes_in_what_is_none_stays_text():
    for typed in ("Ann, ann@[acme.com", "Ann, ,@[", "Ann, a@(((Bcc:evil.example.org"):
        assert people.parse_person(typed).email == ""
