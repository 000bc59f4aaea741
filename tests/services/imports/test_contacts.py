"""Business cards that come in: known people are completed, nobody is doubled, nothing is overwritten."""

import json

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.imports.exchange import import_files
from interview_desk.store import read
from support.store import desk_at, run, scenario


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    yield one
    one.close()


def card(*lines):
    return ("\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"]) + "\n").encode()


def people(desk):
    return {one.name: one for one in read.read_contacts(desk.connection)}


def bring(desk, content, **how):
    (brought,) = import_files(desk, desk.settings, {"cards.vcf": content}, **how).values()
    return brought


def test_somebody_new_comes_in_with_their_company(desk):
    found = card("FN:Zoë Berg", "ORG:Kestrel Bank", "TITLE:CTO", "EMAIL:zoe@kestrel.example", "TEL:+1 555")
    assert bring(desk, found, dry_run=True).new == {"companies": 1, "contacts": 1}
    assert "Zoë Berg" not in people(desk)
    assert bring(desk, found).new == {"companies": 1, "contacts": 1}
    zoe = people(desk)["Zoë Berg"]
    assert (zoe.title, zoe.email, zoe.phone) == ("CTO", "zoe@kestrel.example", "+1 555")
    again = bring(desk, found)
    assert (again.new, again.changed, again.existing) == ({}, {}, {"companies": 1, "contacts": 1})
    assert desk.writer.undo() == "Imported cards.vcf"
    assert "Zoë Berg" not in people(desk)


def test_a_known_person_is_completed_by_their_address_and_never_overwritten(desk):
    found = card(
        "FN:Ana R.", "EMAIL;TYPE=home:ana@home.example", "EMAIL:ANA@northwind.example", "TITLE:Head of Data", "TEL:1234"
    )
    brought = bring(desk, found)
    assert (brought.new, brought.changed) == ({}, {"contacts": 1})
    ana = people(desk)["Ana Ruiz"]
    assert (ana.title, ana.phone, ana.email) == ("Head of Data", "1234", "ana@northwind.example")
    bring(desk, card("FN:Ana Ruiz", "EMAIL:ana@northwind.example", "TITLE:Another"))
    assert people(desk)["Ana Ruiz"].title == "Head of Data"


def test_one_name_with_another_address_is_another_person(desk):
    bring(desk, card("FN:Ana Ruiz", "EMAIL:ana@elsewhere.example"))
    assert len([one for one in read.read_contacts(desk.connection) if one.name == "Ana Ruiz"]) == 2


def test_one_name_at_one_company_is_one_person(desk):
    bring(desk, card("FN:ANA RUIZ", "ORG:northwind health", "TITLE:Head of Data"))
    assert people(desk)["Ana Ruiz"].title == "Head of Data"
    assert len(read.read_companies(desk.connection)) == 3


def test_what_left_as_cards_changes_nothing_when_it_comes_back(desk):
    text = exported(desk, desk.settings, ExportOptions("vcf"))
    before = read.read_search(desk.connection)
    brought = bring(desk, text.encode())
    assert (brought.new, brought.changed) == ({}, {})
    assert read.read_search(desk.connection) == before


def test_a_card_that_cannot_be_taken_in_is_named_and_the_others_come(desk):
    brought = bring(desk, card("NOTE:nobody") + card(f"FN:{'x' * 3000}") + card("FN:Zoë Berg"))
    assert brought.new == {"contacts": 1}
    assert [item.where for item in brought.left_out] == ["card 1", "card 2"]


def test_all_of_the_files_or_none(desk):
    with pytest.raises(Refused, match=r"b.vcf: there is no business card"):
        import_files(desk, desk.settings, {"a.vcf": card("FN:Zoë Berg"), "b.vcf": b"nothing"})
    assert "Zoë Berg" not in people(desk)


def test_the_command_line_takes_cards(tmp_path, desk):
    path = desk.database.path
    desk.close()
    (tmp_path / "c.VCF").write_bytes(card("FN:Zoë Berg") + card("NOTE:nobody"))
    dry = run("--db", path, "import", tmp_path / "c.VCF", "--dry-run")
    assert "new: 1 contact; nothing changed; nothing known; skipped: 1" in dry.stdout
    assert "card 2: it names nobody" in dry.stderr
    found = json.loads(run("--db", path, "import", tmp_path / "c.VCF", "--json").stdout)
    (counts,) = found["files"].values()
    assert counts["new"] == {"contacts": 1}
    (tmp_path / "c.txt").write_text("x")
    refused = run("--db", path, "import", tmp_path / "c.txt")
    assert (refused.returncode, ".json or .ics or .vcf" in refused.stderr) == (1, True)
