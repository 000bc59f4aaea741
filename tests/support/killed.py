"""A session that is killed at a random moment, again and again, and what is found in the file after each time.

Run as a program of its own: PATH KILLS SEED. It forks a session that does what a desk does and says on a pipe what it begins and
what is stored; the session is killed (SIGKILL) at a random moment; then the file is opened as a desk opens it.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from datetime import datetime
from pathlib import Path

from interview_desk.domain.search.correspondence import Channel, Direction, NoteKind, TouchOutcome
from interview_desk.domain.search.pipeline import Stage
from interview_desk.services.imports import exchange
from interview_desk.services.notes import writing
from interview_desk.services.pipeline import pipeline, queue
from interview_desk.services.safety import backups
from interview_desk.services.session import Desk, open_desk
from interview_desk.store import (  # what writes is loaded before the forks: not the loading is what is killed
    read,
    write,
)
from interview_desk.store.safety import audit

MOMENT = datetime.fromisoformat("2026-11-12T14:20:00-05:00")


def _desk(path: Path) -> Desk:
    return open_desk(path, None, clock=lambda: MOMENT, patience=2.0)


IN_THE_DOOR = 0.15
"""The share of the kills that come while the file is being opened."""


class Session:
    """What a session does until it is killed: every step is announced before, and acknowledged when it is stored."""

    def __init__(self, path: Path, pipe: int, rng: random.Random, run: int) -> None:
        self._desk = _desk(path)
        self._pipe = pipe
        self._rng = rng
        self._run = run
        self._step = 0
        self._mine: list[str] = []

    def _say(self, **told: object) -> None:
        os.write(self._pipe, json.dumps(told).encode() + b"\n")

    def go_on(self) -> None:
        """Do one thing after the other."""
        self._say(ready=True)
        acts = [self.add] * 3 + [self.write] * 3 + [self.touch, self.take_back, self.delete, self.bring_in, self.copy]
        while True:
            self._step += 1
            self._rng.choice(acts)()

    def _name(self) -> str:
        return f"mark-{self._run}-{self._step}-end"

    def add(self) -> None:
        """Add an application."""
        name = self._name()
        self._say(begin="there", what=name)
        made = pipeline.add_application(self._desk, name, "Engineer", stage=Stage.APPLIED, remarks=name * 30)
        self._mine.append(made)
        self._say(done="there", what=name)

    def write(self) -> None:
        """Write a note, over what stood in it."""
        if not self._mine:
            return
        name, application = self._name(), self._mine[-1]
        self._say(begin="note", what=name, of=application)
        dossier = self._desk.dossier(application)
        note = writing.open_note(self._desk, dossier, NoteKind.FOLLOW_UP, None, None)
        writing.save_note(self._desk, note, "subject", name + " word" * self._rng.randrange(1, 2000))
        self._say(done="note", what=name, of=application)

    def touch(self) -> None:
        """Log a contact."""
        if not self._mine:
            return
        name = self._name()
        self._say(begin="said", what=name, of=self._mine[-1])
        queue.record(
            self._desk,
            self._mine[-1],
            direction=Direction.IN,
            channel=Channel.EMAIL,
            outcome=TouchOutcome.RECEIVED,
            summary=name,
        )
        self._say(done="said", what=name, of=self._mine[-1])

    def take_back(self) -> None:
        """Add something, and take it back."""
        name = self._name()
        self._say(begin="gone", what=name)
        pipeline.add_application(self._desk, name, "Engineer")
        self._desk.writer.undo()
        self._say(done="gone", what=name)

    def delete(self) -> None:
        """Delete an application, and bring it back by undo."""
        if not self._mine:
            return
        application = self._mine[-1]
        self._say(begin="deleted", what=application)
        pipeline.delete_application(self._desk, application)
        self._desk.writer.undo()
        self._say(done="deleted", what=application)

    def bring_in(self) -> None:
        """Import a document, with the copy that comes before it."""
        name = self._name()
        self._say(begin="there", what=name)
        text = json.dumps(
            {"format": "interview-desk", "version": 1, "companies": [{"id": name, "name": name, "remarks": "x" * 5000}]}
        )
        exchange.import_files(self._desk, self._desk.settings, {"document": text})
        self._say(done="there", what=name)

    def copy(self) -> None:
        """Make a copy of the day."""
        backups.back_up_daily(self._desk)


def _heard(pipe: int, until: float) -> bytes:
    """What a session says until a moment."""
    os.set_blocking(pipe, False)
    told = b""
    while time.monotonic() < until:
        try:
            told += os.read(pipe, 65536)
        except BlockingIOError:
            time.sleep(0.002)
    return told


def _killed(path: Path, rng: random.Random, run: int) -> list[dict[str, str]]:
    """Let a session run, kill it at a random moment; what it said."""
    listening, telling = os.pipe()
    child = os.fork()
    if not child:
        os.close(listening)
        Session(path, telling, random.Random(rng.random()), run).go_on()
    os.close(telling)
    told = b""
    if rng.random() > IN_THE_DOOR:
        while b"ready" not in told:
            told += _heard(listening, time.monotonic() + 0.01)
        told += _heard(listening, time.monotonic() + rng.uniform(0.0, 1.2))
    else:
        told += _heard(listening, time.monotonic() + rng.uniform(0.0, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.set_blocking(listening, True)
    while more := os.read(listening, 65536):
        told += more
    os.close(listening)
    return [json.loads(line) for line in told.split(b"\n") if line.endswith(b"}")]


class Expected:
    """What has to be in the file by what was acknowledged; what was only begun may be, or not."""

    def __init__(self) -> None:
        self.there: set[str] = set()
        self.said: dict[str, set[str]] = {}
        self.gone: set[str] = set()
        self.notes: dict[str, set[str]] = {}
        self.deleting = ""

    def take_in(self, told: list[dict[str, str]]) -> int:
        """Take in what a session said; how many changes it acknowledged."""
        acknowledged = 0
        self.deleting = ""
        for one in told:
            what = one.get("what", "")
            if (
                one.get("begin") == "deleted"
            ):  # killed before it was brought back, it stays deleted, with all that is its own
                self.deleting = what
            if one.get("done") == "deleted":
                self.deleting = ""
            if one.get("begin") == "note":
                self.notes.setdefault(one["of"], {"Dear"}).add(what)  # the draft is stored first
            if "done" in one:
                acknowledged += 1
                if one["done"] == "there":
                    self.there.add(what)
                elif one["done"] == "said":
                    self.said.setdefault(one["of"], set()).add(what)
                elif one["done"] == "gone":
                    self.gone.add(what)
                elif one["done"] == "note":
                    self.notes[one["of"]] = {what}
        self.said.pop(self.deleting, None)
        return acknowledged

    def lost(self, desk: Desk) -> list[str]:
        """What was acknowledged and is not so in the file."""
        names = {row[0] for row in desk.connection.execute("SELECT name FROM company")}
        said = {row[0] for row in desk.connection.execute("SELECT summary FROM touch")}
        bodies: dict[str, str] = {}
        for application, body in desk.connection.execute("SELECT application, body FROM note ORDER BY rowid"):
            bodies[application] = body.split(" ")[0]
        deleted = set(self.notes) - {row[0] for row in desk.connection.execute("SELECT id FROM application")}
        lost = [f"{one} is not there" for one in self.there.union(*self.said.values()) - names - said]
        lost += [f"{one} is there" for one in self.gone & names]
        for application, wanted in self.notes.items():
            if application not in deleted and bodies.get(application, "") not in wanted | {""}:
                lost.append(f"the note of {application} is {bodies.get(application)}, not of {wanted}")
        return lost


def main(path: Path, kills: int, seed: int) -> None:
    """Kill, look, and print what was found as JSON."""
    assert write.PAUSE
    rng = random.Random(seed)
    expected = Expected()
    found: dict[str, object] = {"kills": kills, "acknowledged": 0}
    lost: list[str] = []
    broken: list[str] = []
    acknowledged = 0
    for run in range(kills):
        acknowledged += expected.take_in(_killed(path, rng, run))
        try:
            desk = _desk(path)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
            broken.append(f"{run}: {error}")
            break
        verdict = desk.connection.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok" or desk.connection.execute("PRAGMA foreign_key_check").fetchone():
            broken.append(f"{run}: {verdict}")
        lost += [f"{run}: {one}" for one in expected.lost(desk)]
        if run % 20 == 0:
            broken += [f"{run}: {one.table} {one.key} strays" for one in audit.find_mismatches(desk.connection)]
            read.read_search(desk.connection)
        desk.database.connection.close()
        if lost or broken:
            break
    with sqlite3.connect(path) as connection:
        found["applications"] = connection.execute("SELECT count(*) FROM application").fetchone()[0]
    connection.close()
    copied = backups.list_backups(path)
    found |= {
        "acknowledged": acknowledged,
        "lost": lost,
        "broken": broken,
        "copies": len(copied),
        "copies not whole": [one.copy.path.name for one in copied if one.is_whole is not True],
    }
    print(json.dumps(found))  # noqa: T201 - its answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
