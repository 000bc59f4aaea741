"""Names are text: shown as they are, everywhere, and never obeyed."""

import json

import pytest

from support.screen import looking_at
from support.store import desk_at, run, scenario

NAMES = [
    "[Acme] & Söhne",
    "[/]",
    "[@click=app.quit]x[/]",
    "=1+1",
    "株式会社",
    "x [/",
    "[bold red]Q[/]",
    "$primary ${x}",
    ":bomb: {0} %s",
    "\\[b]",
    "‮gnp.exe",
    "Q\x1b]52;c;UFdORUQ=\x07Z",
    "👩‍💻 Labs",
    "N" * 300,
]


def document(name):
    found = json.loads(json.dumps(scenario("evening-after")["document"]).replace("Northwind Health", "COMPANY"))
    found["companies"][0]["name"] = name
    found["contacts"][0].update(name=name, title=name, email=name)
    found["applications"][0].update(role=name, location=name, url=name, source=name, remarks=name)
    found["interviews"][0].update(place=name, goals=name)
    found["promises"] = [
        {
            "id": "p1",
            "application": "a1",
            "interview": "i1",
            "by": "me",
            "what": name,
            "made_on": "2026-11-10",
            "due_on": "2026-11-16",
        },
        {
            "id": "p2",
            "application": "a1",
            "interview": "i1",
            "by": "them",
            "what": name,
            "words": name,
            "made_on": "2026-11-10",
            "due_on": "2026-11-20",
        },
    ]
    return found


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_is_shown_as_it_is_in_every_pane(tmp_path, name):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", document(name))
    stored = one.dossier("a1").company.name
    seen = stored.replace("\u202e", "␦")[:12]
    async with looking_at(one, (200, 50)) as desk:
        for keys in (
            ["1"],
            ["s"],
            ["escape", "c"],
            ["escape", "2"],
            ["enter"],
            ["escape", "3"],
            ["enter"],
            ["escape", "4"],
            ["enter"],
            ["f"],
            ["escape", "t"],
        ):
            await desk.press(*keys)
            assert "\x1b" not in desk.text
            assert "\u202e" not in desk.text
            if keys[-1] not in "sctf":
                assert seen in desk.text, keys
        await desk.press("escape")
        await desk.pilot.click("#notes-head")
        await desk.settle()
        assert desk.app.is_running
        await desk.press("escape", "1")  # the head is clickable: a menu may be open
        for x in range(2, 60, 8):
            await desk.pilot.click("#queue", offset=(x, 1))
        await desk.settle()
        assert desk.app.is_running
        desk.app.show_problem(f"It is {name}")
        desk.app.show_done(name)
        await desk.settle()
    one.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_and_exported_as_it_is(tmp_path, name):
    path = tmp_path / "desk.db"
    assert run("--db", path, "add", name.replace("\x1b", ""), "Engineer", "--stage", "applied").returncode == 0
    exported = json.loads(run("--db", path, "export").stdout)
    assert exported["companies"][0]["name"] == name.replace("\x1b", "").replace("\x07", "")
    assert run("--db", path, "due", "--all").returncode == 0


async def test_a_hostile_paste_is_one_clean_line(tmp_path):
    one = desk_at(tmp_path / "desk.db")
    async with looking_at(one) as desk:
        await desk.press("n")
        await desk.type("[@click=app.quit]x[/], [/]")
        await desk.press("enter", "a")
        assert one.dossier(desk.app.facts and next(iter(_ids(one)))).company.name == "[@click=app.quit]x[/]"
        assert desk.app.is_running
    one.close()


def _ids(desk):
    return [row[0] for row in desk.connection.execute("SELECT id FROM application")]
