"""Zones as other programs name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.formats.zones import fixed_offset, iana_name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/America/New_York", "America/New_York"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-08:00) Pacific Time (US & Canada); Tijuana", "America/Los_Angeles"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC) Coordinated Universal Time", "UTC"),
        ("(UTC+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
        ("(UTC+03:00) Berlin", ""),
        ("Customized Time Zone", ""),
        ("GMT+02:00", ""),
        ("", ""),
    ],
)
def test_the_zone_that_is_meant(name, meant):
    assert iana_name(name) == meant


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("GMT+02:00", 120),
        ("UTC-5", -300),
        ("+0530", 330),
        ("(UTC+01:00)", 60),
        ("Europe/Berlin", None),
        ("UTC+99", None),
    ],
)
def test_an_offset_alone(name, minutes):
    found = fixed_offset(name)
    assert (found.utcoffset(None).total_seconds() / 60 if found is not None else None) == minutes


@given(st.text(max_size=40))
def test_any_name_is_a_zone_or_none(name):
    iana_name(name)
    fixed_offset(name)
