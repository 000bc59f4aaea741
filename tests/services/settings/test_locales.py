"""The locale, as the environment names it."""

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.settings.locales import default_date_style
from interview_desk.services.settings.settings import load, parse_settings, template

AMERICAN, OTHER = "month-first", "day-first"


@pytest.fixture
def locale(monkeypatch):
    def set_to(**variables):
        for name in ("LC_ALL", "LC_TIME", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return set_to


@pytest.mark.parametrize(
    ("variables", "style"),
    [
        ({"LANG": "en_US.UTF-8"}, AMERICAN),
        ({"LANG": "en_US"}, AMERICAN),
        ({"LANG": "en_CA.UTF-8"}, AMERICAN),
        ({"LANG": "en_PH.utf8@x"}, AMERICAN),
        ({"LANG": "en-US"}, AMERICAN),
        ({"LANG": "en_GB.UTF-8"}, OTHER),
        ({"LANG": "en_IN"}, OTHER),
        ({"LANG": "fr_CA.UTF-8"}, OTHER),
        ({"LANG": "de_DE.UTF-8"}, OTHER),
        ({"LANG": "C.UTF-8"}, OTHER),
        ({}, OTHER),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_DK.UTF-8"}, OTHER),
        ({"LANG": "de_DE.UTF-8", "LC_TIME": "en_US.UTF-8"}, AMERICAN),
        ({"LANG": "de_DE.UTF-8", "LC_TIME": "de_DE.UTF-8", "LC_ALL": "en_US.UTF-8"}, AMERICAN),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, OTHER),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, AMERICAN),
    ],
)
def test_days_are_written_as_people_write_them_there(locale, tmp_path, variables, style):
    locale(**variables)
    assert default_date_style() == style
    assert load(None).date_style == style
    assert parse_settings(tmp_path / "config.toml", "").date_style == style
    assert parse_settings(tmp_path / "config.toml", 'date_style = ""').date_style == style


def test_the_config_counts_before_the_locale(locale, tmp_path):
    locale(LANG="en_US.UTF-8")
    settings = parse_settings(tmp_path / "config.toml", 'theme = "paper"\ndate_style = "day-first"')
    assert settings.date_style == OTHER
    assert settings.date_order == ""
    with pytest.raises(Refused, match="line 2: date_style = “ydm”; allowed are month-first, day-first"):
        parse_settings(tmp_path / "config.toml", 'theme = "paper"\ndate_style = "ydm"')
    assert "# date_style = " in template()
