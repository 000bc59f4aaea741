"""The config and where it lies."""

import platformdirs
import pytest

from interview_desk.services.settings import settings


@pytest.mark.parametrize("home", ["/home/ana", "/home/ana/", "", "relative"])
@pytest.mark.parametrize("named", [None, "", "/somewhere/else", "relative", " /odd"])
def test_the_places_are_those_of_the_platform(monkeypatch, home, named):
    monkeypatch.setenv("HOME", home)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        if named is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, named)
    assert settings.default_config() == platformdirs.user_config_path(settings.APP) / "config.toml"
    assert settings.default_database() == platformdirs.user_data_path(settings.APP) / "desk.db"
