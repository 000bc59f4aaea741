"""The worked cases of the contract, through the installed command."""

import json

import pytest

from support.store import SCENARIOS, run, scenario

CASES = sorted(file.stem for file in SCENARIOS.glob("*.json"))


def fits(item, wanted):
    return all(item.get(key) == value for key, value in wanted.items())


@pytest.mark.parametrize("name", CASES)
def test_the_plan_is_as_the_contract_says(tmp_path, name):
    case = scenario(name)
    (tmp_path / "document.json").write_text(json.dumps(case["document"]), encoding="utf-8")
    (tmp_path / "config.toml").write_text(case["config"], encoding="utf-8")
    place = ("--db", tmp_path / "desk.db", "--config", tmp_path / "config.toml")
    brought = run(*place, "import", tmp_path / "document.json", TZ=case["tz"])
    assert brought.returncode == 0, brought.stderr
    told = run(*place, "due", "--at", case["at"], "--all", "--json", TZ=case["tz"])
    assert told.returncode == 0, told.stderr
    items = json.loads(told.stdout)["items"]
    for wanted in case["expect"]:
        assert any(fits(item, wanted) for item in items), f"missing {wanted}"
    for unwanted in case["absent"]:
        assert not any(fits(item, unwanted) for item in items), f"there is {unwanted}"


def test_there_are_cases():
    assert len(CASES) >= 11
