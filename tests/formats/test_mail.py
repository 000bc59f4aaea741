"""A note as mail: whatever is written in it, a header stays one header."""

import email
import email.policy

from hypothesis import given
from hypothesis import strategies as st

from interview_desk.formats.mail import LONGEST_LINK, draft_file, mailto

HOSTILE = st.text(alphabet=st.sampled_from('ab@.<>,;:"\\()[]é \r\n\x00ß🙂%&?='), max_size=40)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_no_text_becomes_another_header(sender, to, name, subject, body):
    raw = draft_file(sender, to, name, f"{subject}\r\nBcc: all@x.example", body, "letter")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert set(message.keys()) <= {"Subject", "X-Unsent", "From", "To", "MIME-Version", "Content-Type"}
    assert len(message.get_all("To") or ()) <= 1


@given(HOSTILE, HOSTILE, HOSTILE)
def test_a_link_is_short_and_one_line_or_none(to, subject, body):
    link = mailto(to, subject, body * 20)
    assert link is None or (len(link) <= LONGEST_LINK and link.isascii() and not set(link) & set('\r\n <>"'))
