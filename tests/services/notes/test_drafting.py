"""Drafts: personal to each interviewer, the same from the same facts, and safe whatever a template or a fact holds."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_desk.domain.errors import Refused
from interview_desk.domain.notes.facts import NoteFacts, greeting, list_facts, note_facts
from interview_desk.domain.notes.material import STRENGTH_BLANK
from interview_desk.domain.notes.similarity import likeness
from interview_desk.domain.search.correspondence import NOTE_KINDS, NoteKind
from interview_desk.services.imports.exchange import import_files
from interview_desk.services.notes import drafting, reviewing, templates
from support.store import desk_at

HOOKS = [
    ("Maya Chen", "Head of Data", "the team moves its events to streaming in the first quarter"),
    ("Tom Okafor", "Staff engineer", "every on-call week has a written hand-over"),
    ("Inès Duarte", "Recruiter", "two more seats will open in spring"),
    ("Søren Lindqvist", "Platform lead", "every pipeline has an owner who answers within a day"),
    ("Dr. Linh Nguyễn", "Research director", "papers are read aloud on Thursdays"),
]


def panel(people=HOOKS, *, role="Senior data engineer", **debrief):
    contacts = [
        {"id": f"c{n}", "company": "co", "name": name, "title": title, "email": f"c{n}@northwind.example"}
        for n, (name, title, _) in enumerate(people)
    ]
    return {
        "format": "interview-desk",
        "version": 1,
        "me": {"name": "Alex Moreau", "email": "alex@moreau.example", "phone": "+33 1 55 50 10 11"},
        "companies": [{"id": "co", "name": "Northwind Health"}, {"id": "other", "name": "Globex"}],
        "contacts": [*contacts, {"id": "stranger", "company": "other", "name": "Priya Raman"}],
        "applications": [
            {
                "id": "a",
                "company": "co",
                "role": role,
                "stage_history": [{"stage": "interviewing", "on": "2026-11-02"}],
            },
            {
                "id": "b",
                "company": "other",
                "role": "Analyst",
                "stage_history": [{"stage": "applied", "on": "2026-11-02"}],
            },
        ],
        "interviews": [
            {
                "id": "i",
                "application": "a",
                "starts_at": "2026-11-10T10:00:00-05:00",
                "minutes": 90,
                "style": "panel",
                "status": "held",
                "interviewers": [one["id"] for one in contacts],
                "debrief": {
                    "started_at": "2026-11-10T12:00:00-05:00",
                    "completed_at": "2026-11-10T12:05:00-05:00",
                    "hooks": [{"contact": f"c{n}", "text": hook} for n, (_, _, hook) in enumerate(people) if hook],
                    **debrief,
                },
            }
        ],
        "promises": [
            {
                "id": "p",
                "application": "a",
                "interview": "i",
                "by": "them",
                "words": "by Friday week",
                "due_on": "2026-11-20",
                "made_on": "2026-11-10",
            },
        ],
    }


@pytest.fixture
def desk(tmp_path):
    def make(document, at="2026-11-11T09:00:00-05:00"):
        return desk_at(tmp_path / "desk.db", at, document, checker=True)

    return make


def drafts(desk, count):
    dossier = desk.dossier("a")
    made = [
        drafting.draft(desk, dossier, "thank-you", dossier.interview("i"), dossier.contact(f"c{n}"))
        for n in range(count)
    ]
    return dossier, made


FULL = {
    "speaks_for": "I moved three teams from nightly batches to streams without a lost event",
    "learned": ["the data platform reports to the head of product", "they publish their incident reviews"],
    "unsaid": [{"text": "I led the Kafka migration at Lumen with a two-week shadow rota", "used_in": None}],
    "next_step": "a second conversation with the head of product",
}


@pytest.mark.parametrize("facts", [{}, FULL])
def test_five_notes_of_one_panel_are_five_notes(desk, facts):
    one = desk(panel(**facts))
    dossier, made = drafts(one, 5)
    for n, (name, _, hook) in enumerate(HOOKS):
        body = made[n].body
        assert body.startswith(greeting(name, "unknown"))
        assert "senior data engineer" in body
        assert "yesterday" in body
        assert hook.removeprefix("the team ") in body
        assert "[" not in body.replace(f"[{STRENGTH_BLANK}]", "")
        assert (f"[{STRENGTH_BLANK}]" in body) == (not facts)
        around = reviewing.build_review_context(one, dossier, "thank-you", dossier.contact(f"c{n}"), None)
        around = around._replace(
            other_notes=tuple(reviewing.OtherNote(f"{k}’s", other.body) for k, other in enumerate(made) if k != n)
        )
        found = reviewing.review(body, around, reviewing.proofread(one, body, around.accepted_words))
        assert [finding for finding in found if finding.severity != "hint" and finding.check != "blank-slot"] == []
    for here, there in itertools.permutations(made, 2):
        assert likeness(here.body, there.body) < 0.05
    assert len({one.subject for one in made}) == 5
    assert drafts(one, 5)[1] == made
    one.close()


def test_a_panel_of_eight_still_shares_no_sentence(desk):
    things = ["maps", "boats", "bells", "kilns", "lamps", "looms", "clocks", "ovens"]
    people = [(f"Person{n} Name{n}", "", f"the {thing} of the {thing[:-1]} museum") for n, thing in enumerate(things)]
    one = desk(panel(people, role="Analyst", speaks_for="I led 12 audits"))
    _, made = drafts(one, 8)
    for here, there in itertools.combinations(made, 2):
        assert likeness(here.body, there.body) < 0.05
    one.close()


def test_what_is_everybody_s_is_said_to_one(desk):
    one = desk(panel(**FULL))
    _, made = drafts(one, 5)
    for words in ("shadow rota", "lost event", "incident reviews", "second conversation with the head of product"):
        assert sum(words in drafted.body for drafted in made) == 1
    assert all("moved three teams" in drafted.body for drafted in made)
    one.close()


def test_a_missing_hook_leaves_a_slot_that_says_what_would_fill_it(desk):
    one = desk(panel([("Maya Chen", "", "")]))
    _, made = drafts(one, 1)
    assert "[one thing you learned from Maya]" in made[0].body
    one.close()


@pytest.mark.parametrize("kind", NOTE_KINDS)
@pytest.mark.parametrize("medium", ["email", "letter", "card", "message"])
def test_every_kind_drafts_in_every_medium(desk, kind, medium):
    one = desk(panel(**FULL))
    dossier = one.dossier("a")
    drafted = drafting.draft(one, dossier, kind, None, None, medium)
    assert drafted.subject
    assert "{" not in drafted.body
    assert "\n\n\n" not in drafted.body
    assert "  " not in drafted.body or kind == "phone-script"
    assert drafted == drafting.draft(one, dossier, kind, None, None, medium)
    one.close()


@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_no_draft_has_a_finding_but_its_slots(desk, kind):
    one = desk(panel(**FULL))
    dossier = one.dossier("a")
    contact = dossier.contact("c0")
    around = reviewing.build_review_context(one, dossier, kind, contact, None)._replace(too_soon=None)
    for turn in range(8) if kind != NoteKind.THANK_YOU else ():
        facts = note_facts(dossier, drafting.kit_of(one, dossier), kind, dossier.interview("i"), contact, one.context())
        facts = facts._replace(turn=turn)
        _, body = drafting.render_note(kind, facts, None)
        found = reviewing.review(body, around)
        assert [finding for finding in found if finding.severity != "hint" and finding.check != "blank-slot"] == []
    one.close()


def test_a_card_is_short(desk):
    one = desk(panel(**FULL))
    dossier = one.dossier("a")
    card = drafting.draft(one, dossier, "thank-you", dossier.interview("i"), dossier.contact("c0"), "card")
    assert len(card.body.split()) < 80
    assert "+33" not in card.body
    one.close()


def test_a_second_follow_up_is_not_the_first_again(desk):
    document = panel(**FULL)
    one = desk(document)
    first = drafting.draft(one, one.dossier("a"), "follow-up", None, None)
    sent = {
        "id": "n",
        "kind": "follow-up",
        "application": "a",
        "contact": "c0",
        "state": "sent",
        "subject": first.subject,
        "body": first.body,
        "changed_at": "2026-11-23T09:00:00-05:00",
    }
    import_files(one, one.settings, {"n": json.dumps({"format": "interview-desk", "version": 1, "notes": [sent]})})
    second = drafting.draft(one, one.dossier("a"), "follow-up", None, None)
    assert likeness(second.body, first.body) < 0.6
    one.close()


NASTY = [
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "[bold]x[/]",
    "\x1b[31mred",
    "a\r\nBcc: all@x.example",
    "%s %n",
    "${PATH}",
    "<script>",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_facts_are_text(desk, nasty):
    one = desk(panel([(f"Maya {nasty}", nasty, nasty)], role=f"Engineer {nasty}"))
    _, made = drafts(one, 1)
    assert "\n" not in made[0].subject
    assert "\r" not in made[0].body
    assert "\x1b" not in made[0].body
    assert "49" not in made[0].body
    shown = " ".join(nasty.replace("\x1b", "").split())
    assert shown in made[0].subject
    assert "[Maya" in made[0].body
    one.close()


FACTS = NoteFacts(person="Maya Chen", role="Data engineer", turn=1)._asdict() | {"sign_off": "Kind regards,"}


def filled(source, tmp_path, kind="thank-you"):
    folder = tmp_path / "templates"
    folder.mkdir(exist_ok=True)
    (folder / f"{kind}.txt").write_text(source, encoding="utf-8")
    return templates.fill(kind, FACTS, folder)


def test_a_template_of_one_s_own_takes_the_place_of_the_built_in_one(tmp_path):
    text = filled(
        "{{ role }}\nDear {{ first or person }},\n{% if learned %}x{% else %}{{ slot('a hook') }}{% endif %}", tmp_path
    )
    assert text == "Data engineer\nDear Maya Chen,\n[a hook]"


def test_phrasings_take_turns(tmp_path):
    source = "{% either %}one{% or %}two{% or %}three{% end %} {% either %}a{% or %}b{% end %}"
    assert filled(source, tmp_path) == "two b"


HOSTILE = {
    "a loop": "s\n{% for a in person %}x{% endfor %}",
    "a loop over a range": "s\n{% for a in range(999999999) %}x{% endfor %}",
    "a huge repetition": "s\n{{ 'x' * 999999999 }}",
    "a power": "s\n{{ 9 ** 999999999 }}",
    "a format": "s\n{{ '%999999999d' % 1 }}",
    "a filter": "s\n{{ 'x' | center(999999999) }}",
    "another filter": "s\n{{ person | replace('', person) }}",
    "an attribute": "s\n{{ person.__class__.__mro__ }}",
    "a subscript": "s\n{{ person['__class__'] }}",
    "an attribute filter": "s\n{{ person | attr('__class__') }}",
    "a call": "s\n{{ person.upper() }}",
    "a call of a call": "s\n{{ slot('x')('y') }}",
    "an assignment": "s\n{% set a = person ~ person %}{{ a }}",
    "a macro": "s\n{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "recursion": "s\n{% macro a() %}{{ caller() }}{% endmacro %}",
    "an inclusion": "s\n{% include 'thank-you.txt' %}",
    "an import": "s\n{% import 'os' as os %}",
    "an inheritance": "s\n{% extends 'x' %}",
    "a block filter": "s\n{% filter upper %}x{% endfilter %}",
    "an unknown name": "s\n{{ compny }}",
    "a global": "s\n{{ cycler }}",
    "no end": "s\n{% if person %}x",
    "no end of phrasings": "s\n{% either %}x{% or %}y",
    "a broken tag": "s\n{{ person ",
    "deep brackets": "s\n{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep conditions": "s\n" + "{% if person %}" * 2000 + "x" + "{% endif %}" * 2000,
    "many phrasings": "s\n{% either %}" + "x{% or %}" * 5000 + "y{% end %}",
    "a huge number": "s\n{{ " + "9" * 30_000 + " }}",
    "too long": "s\n" + "x" * 60_000,
    "the choosing filter": "s\n{{ turn | turned(0, 0) }}",
    "the slot itself": "s\n{{ slot }}",
    "nothing": "",
    "a list": "s\n{{ [person, person] }}",
    "arithmetic": "s\n{{ turn + 1 }}",
}


@pytest.mark.parametrize("trick", HOSTILE)
def test_a_hostile_template_is_refused_by_its_file(tmp_path, trick):
    with pytest.raises(Refused) as refusal:
        filled(HOSTILE[trick], tmp_path)
    assert "thank-you.txt" in str(refusal.value)
    if trick not in {"too long", "deep conditions", "nothing"}:
        assert "line 2" in str(refusal.value)
    assert len(str(refusal.value)) < 700


def test_a_near_miss_is_named(tmp_path):
    with pytest.raises(Refused, match="did you mean “company”"):
        filled("s\n{{ compny }}", tmp_path)


def test_a_template_that_is_no_text_is_refused(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "thank-you.txt").write_bytes(b"subject\n\xff\xfe\x00")
    with pytest.raises(Refused, match="line 2: it is not text in UTF-8"):
        templates.fill("thank-you", FACTS, folder)


@pytest.mark.parametrize("what", ["folder", "dangling", "device", "loop"])
def test_a_template_that_is_no_file_is_refused_not_passed_over(tmp_path, what):
    folder = tmp_path / "templates"
    folder.mkdir()
    path = folder / "thank-you.txt"
    if what == "folder":
        path.mkdir()
    else:
        path.symlink_to({"dangling": "nowhere.txt", "device": "/dev/zero", "loop": "thank-you.txt"}[what])
    with pytest.raises(Refused, match=r"thank-you\.txt, line 1: it is no file"):
        templates.fill("thank-you", FACTS, folder)


def test_autoescape_is_refused_by_its_line(tmp_path):
    with pytest.raises(Refused, match="line [12]:"):
        filled("s\n{% autoescape true %}{{ role }}{% endautoescape %}", tmp_path)


@settings(max_examples=200)
@given(st.text(alphabet="{}%#[]|()'\"~ \naeiourstslotpersonifendeitherorforset.*+-/0123456789", max_size=120))
def test_any_template_is_filled_or_refused(tmp_path_factory, source):
    folder = tmp_path_factory.mktemp("any") / "templates"
    folder.mkdir()
    (folder / "feedback.txt").write_text(source, encoding="utf-8")
    try:
        assert isinstance(templates.fill("feedback", FACTS, folder), str)
    except Refused as refusal:
        assert "feedback.txt" in str(refusal)


def test_the_built_in_ones_use_every_fact_they_name(tmp_path):
    for kind in NOTE_KINDS:
        path = templates.write_out(kind, tmp_path / "templates")
        if kind in templates.COMPOSED:
            assert templates.load_wordings(kind, tmp_path / "templates") == templates.load_wordings(kind)
            continue
        assert templates.fill(kind, FACTS, tmp_path / "templates") == templates.fill(kind, FACTS)
        assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused, match="is there already"):
        templates.write_out("feedback", tmp_path / "templates")


def test_the_document_keeps_the_dictionary(desk):
    one = desk(panel())
    reviewing.learn_word(one, "Qdrantly’s")
    assert "qdrantly" in reviewing.collect_known_words(one, one.dossier("a"))
    assert json.loads(json.dumps(reviewing.read.read_me(one.connection).words)) == ["Qdrantly"]
    one.close()


@pytest.mark.parametrize(
    "role", ["Analyst", "SRE", "UX designer", "University lecturer", "Head of a very large and old data platform team"]
)
def test_any_role_reads_right(desk, role):
    one = desk(panel(role=role))
    dossier, made = drafts(one, 5)
    around = reviewing.build_review_context(one, dossier, "thank-you", dossier.contact("c0"), None)
    for drafted in made:
        found = reviewing.review(
            drafted.body, around._replace(kind=""), reviewing.proofread(one, drafted.body, around.accepted_words)
        )
        assert [finding for finding in found if finding.check in {"grammar", "spelling", "doubled-word"}] == []
    one.close()


def test_later_rounds_share_no_sentence_within_themselves(desk):
    document = panel()
    first = document["interviews"][0]
    document["interviews"] += [
        {**first, "id": f"r{n}", "starts_at": f"2026-10-{20 + n}T10:00:00-05:00", "debrief": None} for n in range(3)
    ]
    one = desk(document)
    _, made = drafts(one, 5)
    for here, there in itertools.combinations(made, 2):
        assert likeness(here.body, there.body) < 0.05
    one.close()


def test_people_who_were_not_in_the_room_get_notes_of_their_own_too(desk):
    document = panel()
    document["interviews"][0]["interviewers"] = ["c0", "c1"]
    one = desk(document)
    _, made = drafts(one, 5)
    for here, there in itertools.combinations(made, 2):
        assert likeness(here.body, there.body) < 0.05
    one.close()


def test_follow_ups_to_two_people_are_not_the_same(desk):
    one = desk(panel(**FULL))
    dossier = one.dossier("a")
    for kind in ("follow-up", "check-in", "withdrawal", "feedback"):
        made = [drafting.draft(one, dossier, kind, None, dossier.contact(f"c{n}")) for n in range(3)]
        for here, there in itertools.combinations(made, 2):
            assert likeness(here.body, there.body) < 0.6


def test_a_term_of_a_hook_does_not_stop_its_own_note(desk):
    people = [("Maya Chen", "", "they have a weekly demo of argocd"), ("Tom Okafor", "", "calm weeks")]
    one = desk(panel(people))
    dossier, made = drafts(one, 2)
    around = reviewing.build_review_context(one, dossier, "thank-you", dossier.contact("c0"), None)
    found = reviewing.review(made[0].body, around, reviewing.proofread(one, made[0].body, around.accepted_words))
    assert [finding for finding in found if finding.severity != "hint" and finding.check != "blank-slot"] == []
    one.close()


@pytest.mark.parametrize("kind", ["follow-up", "check-in"])
def test_an_unsaid_question_is_asked_as_one(kind):
    facts = NoteFacts(
        role="Analyst",
        company="Northwind",
        day="Tuesday 10 November",
        unsaid="“Two or three months?”",
        unsaid_asks=True,
    )
    text = drafting.render_note(kind, facts, None)[1]
    assert "“Two or three months?”" in text
    assert "One question" in text
    assert "?”." not in text
    assert "get across" not in text


@pytest.mark.parametrize("kind", [NoteKind.FOLLOW_UP, NoteKind.CHECK_IN, NoteKind.PHONE_SCRIPT])
def test_days_are_written_in_the_style_of_the_settings(desk, kind):
    one = desk(panel(**FULL))
    dossier = one.dossier("a")
    interview, contact = dossier.interview("i"), dossier.contact("c0")

    def written():
        facts = [fact.text for fact in list_facts(dossier, interview, contact, "", one.context())]
        return [drafting.draft(one, dossier, kind, interview, contact).body, *facts]

    day_first = written()
    one.settings = one.settings._replace(date_style="month-first")
    month_first = written()
    assert "Tuesday, November 10" in month_first[0]
    assert "by Friday, November 20" in month_first
    days = (("Tuesday 10 November", "Tuesday, November 10"), ("Friday 20 November", "Friday, November 20"))
    assert month_first == [text.replace(*days[0]).replace(*days[1]) for text in day_first]
    issues = reviewing.review(month_first[0], reviewing.build_review_context(one, dossier, kind, contact, None))
    assert not any(issue.part == "day" or issue.check == "weekday" for issue in issues)
