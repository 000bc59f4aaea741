"""Anything a person may do, in any order, with undo, redo, restarts, copies and imports between: the desk and a plain model agree."""

import copy
import json
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule

from interview_desk.domain.errors import Refused
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.imports import exchange
from interview_desk.services.notes import writing
from interview_desk.services.pipeline import debriefing, history, people, pipeline, queue
from interview_desk.services.safety import backups
from interview_desk.store import read_history
from interview_desk.store.safety import audit
from support.store import desk_at

STAGES = ("saved", "applied", "screening", "interviewing", "offer")
NAMES = st.sampled_from(["Northwind", "Kestrel Bank", "[/] & Söhne", "=1+1", 'Müller; "x"', "株式会社", "a\u202eb"])
BODIES = st.integers(0, 10**6).map(lambda n: f"words{n} alone{n + 1} here{n + 2}")
BEGAN = datetime.fromisoformat("2026-11-09T10:00:00-05:00")


@dataclass
class Model:
    """The facts as plain values, and what undo and redo would bring."""

    companies: dict = field(default_factory=dict)
    applications: dict = field(default_factory=dict)
    contacts: dict = field(default_factory=dict)
    interviews: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    touches: dict = field(default_factory=dict)
    hooks: dict = field(default_factory=dict)

    def facts(self):
        return copy.deepcopy(self.__dict__)


def facts_of(desk):
    """The same values, read from an export."""
    read_back = json.loads(exported(desk, desk.settings, ExportOptions()))
    notes = {one["id"]: (one["application"], one["body"], one["state"]) for one in read_back["notes"]}
    touches = {}
    for one in read_back["touches"]:
        touches[one["application"]] = touches.get(one["application"], 0) + 1
    return {
        "companies": {one["id"]: one["name"] for one in read_back["companies"]},
        "applications": {
            one["id"]: (
                one["company"],
                one["role"],
                tuple(entry["stage"] for entry in one["stage_history"]),
                one["remarks"],
                one["outcome"],
                one["lead_contact"],
            )
            for one in read_back["applications"]
        },
        "contacts": {one["id"]: (one["company"], one["name"]) for one in read_back["contacts"]},
        "interviews": {
            one["id"]: (one["application"], tuple(one["interviewers"]), one["status"])
            for one in read_back["interviews"]
        },
        "notes": notes,
        "touches": touches,
        "hooks": {
            one["id"]: tuple(hook["text"] for hook in one["debrief"]["hooks"])
            for one in read_back["interviews"]
            if one["debrief"] is not None
        },
    }


class Search(RuleBasedStateMachine):
    """A search in a real file, and the model beside it."""

    applications = Bundle("applications")
    meetings = Bundle("meetings")
    kept = Bundle("kept")

    def __init__(self):
        super().__init__()
        shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = Path(tempfile.mkdtemp(dir=shared))
        self.path = self.folder / "desk.db"
        self.desk = desk_at(self.path, "2026-11-12T14:20:00-05:00")
        self.model = Model()
        self.past, self.future = [], []

    def teardown(self):
        self.desk.close()
        shutil.rmtree(self.folder)

    # -- doing

    def changed(self, before):
        """The model as it was is where undo leads to, if anything changed at all."""
        if before != self.model.facts():
            self.past.append(before)
            self.future = []

    @initialize(target=applications)
    def first(self):
        return self.add("Northwind", "Data engineer", "applied")

    @rule(target=applications, company=NAMES, role=NAMES, stage=st.sampled_from(STAGES))
    def add(self, company, role, stage):
        before = self.model.facts()
        made = pipeline.add_application(self.desk, company, role, stage=stage)
        owner = next((one for one, name in self.model.companies.items() if name == company), None)
        if owner is None:
            owner = self.desk.dossier(made).company.id
            self.model.companies[owner] = company
        self.model.applications[made] = (owner, role, (stage,), "", None, None)
        self.changed(before)
        return made

    def alive(self, application):
        return application in self.model.applications

    @rule(application=applications, stage=st.sampled_from((*STAGES, "closed")))
    def move(self, application, stage):
        if not self.alive(application):
            return
        before = self.model.facts()
        outcome = "refused" if stage == "closed" else None
        pipeline.move(self.desk, application, stage, outcome=outcome)
        owner, role, stages, remarks, _, lead = self.model.applications[application]
        stages = stages if stages[-1] == stage else (*stages, stage)
        self.model.applications[application] = (owner, role, stages, remarks, outcome, lead)
        self.changed(before)

    @rule(application=applications, text=BODIES)
    def remark(self, application, text):
        if not self.alive(application):
            return
        before = self.model.facts()
        pipeline.edit_application(self.desk, application, {"remarks": text})
        owner, role, stages, _, outcome, lead = self.model.applications[application]
        self.model.applications[application] = (owner, role, stages, text, outcome, lead)
        self.changed(before)

    @rule(application=consumes(applications))
    def delete(self, application):
        if not self.alive(application):
            return
        before = self.model.facts()
        pipeline.delete_application(self.desk, application)
        model = self.model
        del model.applications[application]
        gone = {one for one, (of, *_) in model.interviews.items() if of == application}
        model.interviews = {one: facts for one, facts in model.interviews.items() if one not in gone}
        model.hooks = {one: facts for one, facts in model.hooks.items() if one not in gone}
        model.notes = {one: facts for one, facts in model.notes.items() if facts[0] != application}
        model.touches.pop(application, None)
        self.changed(before)

    @rule(target=meetings, application=applications, name=NAMES, number=st.integers(0, 10**9))
    def meet(self, application, name, number):
        if not self.alive(application):
            return None
        before = self.model.facts()
        person = people.add_contact(self.desk, application, f"{name.replace(',', '').replace(';', '')} {number}")
        dossier = self.desk.dossier(application)
        owner, role, stages, remarks, outcome, _ = self.model.applications[application]
        lead = dossier.application.lead_contact
        self.model.contacts[person] = (owner, dossier.contact(person).name)
        self.model.applications[application] = (owner, role, stages, remarks, outcome, lead)
        self.changed(before)
        before = self.model.facts()
        meeting = pipeline.add_interview(self.desk, application, BEGAN, style="technical", people=(person,))
        self.model.interviews[meeting] = (application, (person,), "scheduled")
        if outcome is None and STAGES.index(stages[-1]) < STAGES.index("interviewing"):
            stages = (*stages, "interviewing")
        self.model.applications[application] = (owner, role, stages, remarks, outcome, lead)
        self.changed(before)
        return application, meeting, person

    def held(self, meeting):
        return meeting is not None and meeting[1] in self.model.interviews

    @rule(meeting=meetings, text=BODIES)
    def debrief(self, meeting, text):
        if not self.held(meeting):
            return
        application, interview, person = meeting
        before = self.model.facts()
        dossier = self.desk.dossier(application)
        answers = debriefing.answers_of(dossier, dossier.interview(interview), self.desk)
        from interview_desk.domain.search.interview import Hook

        hooks = (*answers.debrief.hooks, Hook(person, text))
        debriefing.save_debrief(
            self.desk, application, interview, answers._replace(debrief=answers.debrief._replace(hooks=hooks))
        )
        self.model.hooks[interview] = tuple(one.text for one in hooks)
        # The next debriefing of this one would be the same entry: something else comes between.
        self.changed(before)
        self.remark(application, f"{text} and more")

    @rule(meeting=meetings, text=BODIES)
    def write(self, meeting, text):
        if not self.held(meeting):
            return
        application, interview, person = meeting
        before = self.model.facts()
        dossier = self.desk.dossier(application)
        note = writing.open_note(self.desk, dossier, "thank-you", dossier.interview(interview), dossier.contact(person))
        if note.state == "sent":
            return
        if note.id not in self.model.notes:
            began = before
            note = writing.mark(self.desk, note, "ready")
            self.model.notes[note.id] = (application, note.body, "ready")
            # The draft is stored with the first act, which is an entry before it.
            self.past.append(began)
            stored = copy.deepcopy(began)
            stored["notes"][note.id] = (application, note.body, "draft")
            self.past.append(stored)
            self.future = []
            before = self.model.facts()
        kept = writing.save_note(self.desk, note, note.subject, text)
        self.model.notes[note.id] = (application, text, kept.state)
        self.changed(before)

    @rule(meeting=meetings)
    def send(self, meeting):
        if not self.held(meeting):
            return
        application, interview, person = meeting
        found = [
            one for one in self.desk.dossier(application).notes if (one.interview, one.contact) == (interview, person)
        ]
        if not found:
            return
        before = self.model.facts()
        note = found[-1]
        try:
            writing.mark_sent(self.desk, note)
        except Refused:
            assert self.model.notes[note.id][2] == "sent"
        else:
            self.model.notes[note.id] = (application, note.body, "sent")
            self.model.touches[application] = self.model.touches.get(application, 0) + 1
        self.changed(before)

    @rule(application=applications, text=BODIES)
    def hear(self, application, text):
        if not self.alive(application):
            return
        before = self.model.facts()
        queue.record(self.desk, application, direction="in", channel="email", outcome="received", summary=text)
        self.model.touches[application] = self.model.touches.get(application, 0) + 1
        self.changed(before)

    # -- walking

    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(times):
            label = history.undo(self.desk)
            assert bool(label) == bool(self.past)
            if self.past:
                self.future.append(self.model.facts())
                self.model = Model(**self.past.pop())

    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(times):
            label = history.redo(self.desk)
            assert bool(label) == bool(self.future)
            if self.future:
                self.past.append(self.model.facts())
                self.model = Model(**self.future.pop())

    @precondition(lambda self: len(self.past) > 2)
    @rule(data=st.data())
    def walk_back(self, data):
        entries = [one for one in history.entries(self.desk) if one.state == "done"]
        assert len(entries) == len(self.past)
        steps = data.draw(st.integers(1, min(6, len(entries))))
        history.back_to_before(self.desk, entries[steps - 1])
        for _ in range(steps):
            self.future.append(self.model.facts())
            self.model = Model(**self.past.pop())

    # -- around

    @rule()
    def restart(self):
        self.desk.close()
        self.desk = desk_at(self.path, "2026-11-12T14:20:00-05:00")

    @rule(target=kept)
    def back_up(self):
        made = backups.back_up_on_request(self.desk, None)
        return made, self.model.facts(), copy.deepcopy(self.past), copy.deepcopy(self.future)

    @rule(one=kept)
    def put_back(self, one):
        made, facts, past, future = one
        backups.restore_backup(self.path, made)
        self.desk.database.reopen()
        self.model, self.past, self.future = Model(**copy.deepcopy(facts)), copy.deepcopy(past), copy.deepcopy(future)

    @rule()
    def out_and_in(self):
        text = exported(self.desk, self.desk.settings, ExportOptions())
        other = desk_at(self.folder / "other.db", "2026-11-12T14:20:00-05:00")
        exchange.import_files(other, other.settings, {"document": text})
        assert facts_of(other) == self.model.facts()
        other.close()
        for one in self.folder.glob("*other.db*"):
            one.unlink()
        exchange.import_files(self.desk, self.desk.settings, {"document": text})  # changes nothing, and is no entry

    @rule()
    def a_day_passes(self):
        now = self.desk.now() + timedelta(minutes=11)
        self.desk._clock = lambda: now

    # -- always

    @invariant()
    def agree(self):
        assert facts_of(self.desk) == self.model.facts()

    @invariant()
    def undo_knows(self):
        assert (read_history.read_change(self.desk.connection, undone=False) is not None) == bool(self.past)
        assert (read_history.read_change(self.desk.connection, undone=True) is not None) == bool(self.future)

    @invariant()
    def sound(self):
        assert self.desk.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not self.desk.connection.execute("PRAGMA foreign_key_check").fetchall()
        assert list(audit.find_mismatches(self.desk.connection)) == []


TestSearch = Search.TestCase
TestSearch.settings = settings(
    max_examples=int(os.environ.get("EXAMPLES", "24")),
    stateful_step_count=50,
    deadline=None,
    # A failing walk is told as it is; making it shorter takes minutes, and is for whoever looks into it: EXAMPLES=30.
    phases=tuple(Phase) if "EXAMPLES" in os.environ else (Phase.explicit, Phase.reuse, Phase.generate),
)
