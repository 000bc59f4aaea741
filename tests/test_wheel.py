"""The wheel holds everything that the command needs: installed in an environment of its own, it runs."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from support.store import scenario
from support.terminal import Terminal

ROOT = Path(__file__).parent.parent


def run(*command, **environment):
    """Run a command to its end, away from the checkout."""
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        cwd="/",
        env={**{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}, **environment},
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    built = run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, ROOT)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def command(wheel, tmp_path_factory):
    """The installed command; the pinned packages of this environment are made visible to it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    installed = run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    assert installed.returncode == 0, installed.stderr
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip()
    Path(packages, "pinned.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = run(python, "-c", "import interview_desk; print(interview_desk.__file__)").stdout.strip()
    assert where.startswith(str(folder))
    return folder / "bin" / "interview-desk"


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    sources = ROOT / "src"
    wanted = {
        str(path.relative_to(sources))
        for path in (sources / "interview_desk").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - packed == set()


def test_the_installed_command_imports_and_prints_what_is_due(command, tmp_path):
    document = tmp_path / "search.json"
    document.write_text(json.dumps(scenario("evening-after")["document"]), encoding="utf-8")
    database = tmp_path / "desk.db"
    imported = run(command, "--db", database, "import", document)
    assert imported.returncode == 0, imported.stderr
    due = run(command, "--db", database, "due", "--at", "2026-11-10T18:00:00-05:00")
    assert "Northwind Health" in due.stdout
    table = tmp_path / "table.csv"
    table.write_text("Company,Role,Status\nKestrel Bank,Analyst,applied\n", encoding="utf-8")
    assert run(command, "--db", database, "import", table).returncode == 0
    assert "Kestrel Bank" in run(command, "--db", database, "export").stdout


def test_the_installed_command_opens_the_demo(command, tmp_path):
    terminal = Terminal(tmp_path / "unused.db", command=[str(command), "demo"], environment={"PYTHONPATH": ""})
    terminal.until("Follow-ups")
    terminal.press("2")
    terminal.until("Interviewing")
    terminal.press("q")
    assert terminal.end(20) == 0
    terminal.close()
