"""Which texts are web addresses, or hold one."""

import pytest

from interview_desk.domain.links import find_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("Room 4, https://zoom.us/j/1.", "https://zoom.us/j/1"),
        ("www.kestrel.example/jobs", "https://www.kestrel.example/jobs"),
        ("kestrel.example", "https://kestrel.example"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("12 Harbour Street", ""),
        ("", ""),
    ],
)
def test_only_addresses_on_the_web_are_links(text, link):
    assert find_link(text) == link
