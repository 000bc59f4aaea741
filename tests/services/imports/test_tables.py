"""Tables that come in: rows become applications or people, faults are told by their line, twice changes nothing."""

import json
import zipfile

import pytest

from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.imports.problems import AmbiguousDates, FileNotImported, SkippedItem
from interview_desk.services.exports.exporting import ExportOptions as Leaving
from interview_desk.services.exports.exporting import exported
from interview_desk.services.imports.exchange import check_importable, import_files
from interview_desk.services.imports.options import ImportOptions, parse_options
from interview_desk.store import read
from support.store import desk_at, run, scenario

MOMENT = "2026-11-10T18:00:00-05:00"


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", MOMENT)
    yield one
    one.close()


def bring(desk, text, **how):
    content = text if isinstance(text, bytes) else text.encode()
    (brought,) = import_files(desk, desk.settings, {"in.csv": content}, **how).values()
    return brought


def found(desk):
    search = read.read_search(desk.connection)
    names = {one.id: one.name for one in search.companies}
    return {(names[one.company], one.role): one for one in search.applications}


def way(application):
    return [(step.stage, step.on.isoformat()) for step in application.stage_history]


TABLE = """Company,Position,Status,Date Applied,Date Added,Link,Salary Min,Salary Max,Currency,Contact,Contact Email,Notes,Fit
Kestrel,Analyst,Interview,2026-10-01,2026-09-20,https://k.example/1,50000,60000,EUR,Zoë Berg,zoe@kestrel.example,"met
at a fair",4
Acme,Tester,Rejected,2026-10-05,,,,,,,,N/A,
Beta,Dev,bookmarked,,2026-11-01,,,,,,,,
Gamma,Ops,frobnicated,2026-10-07,,,,,,,,,
"""


def test_rows_become_applications_with_their_way(desk):
    brought = bring(desk, TABLE)
    assert brought.new == {"companies": 4, "contacts": 1, "applications": 4}
    one = found(desk)["Kestrel", "Analyst"]
    assert way(one) == [("saved", "2026-09-20"), ("applied", "2026-10-01"), ("interviewing", "2026-10-01")]
    assert (one.url, one.salary, one.remarks) == ("https://k.example/1", "50000–60000 EUR", "met\nat a fair")
    assert [person.id for person in read.read_contacts(desk.connection)] == [one.lead_contact]
    closed = found(desk)["Acme", "Tester"]
    assert (closed.stage, closed.outcome, closed.remarks) == ("closed", "refused", "")
    assert way(found(desk)["Beta", "Dev"]) == [("saved", "2026-11-01")]
    assert found(desk)["Gamma", "Ops"].stage == "applied"
    assert found(desk)["Gamma", "Ops"].remarks == "Status: frobnicated"
    assert brought.lines[1] == "not taken: Fit"
    assert "frobnicated" in brought.lines[2]


def test_twice_changes_nothing_and_undo_takes_it_all_back(desk):
    bring(desk, TABLE)
    again = bring(desk, TABLE)
    assert (again.new, again.changed) == ({}, {})
    assert desk.writer.undo() == "Imported in.csv"
    assert found(desk) == {}


def test_what_is_known_is_completed_and_never_overwritten(desk):
    bring(desk, "Company,Role,Location\nKestrel,Analyst,\n")
    brought = bring(desk, "Company,Role,Location,Status\nKESTREL,analyst,Leeds,Rejected\n")
    assert brought.changed == {"applications": 1}
    one = found(desk)["Kestrel", "Analyst"]
    assert (one.location, one.stage) == ("Leeds", "saved")
    bring(desk, "Company,Role,Location\nKestrel,Analyst,Bath\n")
    assert found(desk)["Kestrel", "Analyst"].location == "Leeds"


def test_a_link_knows_an_application_again_under_another_title(desk):
    bring(desk, "Company,Role,URL\nKestrel,Analyst,https://k.example/1\n")
    assert bring(desk, "Company,Role,URL\nKestrel,Senior analyst,https://k.example/1\n").new == {}
    assert bring(desk, "Company,Role,URL\nKestrel,Analyst,https://k.example/2\n").new == {"applications": 1}


def test_faults_are_told_by_their_line_and_the_other_rows_come_in(desk):
    brought = bring(
        desk,
        "Company,Role,Applied\nKestrel,Analyst,2026-10-01\n,Nobody,2026-10-01\nAcme,Tester,31/31/2026\nBeta,Dev,2027-01-01\n"
        "Kestrel,Analyst,2026-10-01\n",
    )
    assert list(found(desk)) == [("Kestrel", "Analyst")]
    assert [str(item) for item in brought.left_out] == [
        "line 3: it names no company",
        "line 4: “31/31/2026” is no day",
        "line 5: “2027-01-01” is still to come",
        "line 6: the same as line 2",
    ]


def test_days_that_may_be_meant_in_two_ways_are_asked_for(desk):
    text = "Company,Applied\nKestrel,4/3/2026\n"
    would = bring(desk, text, dry_run=True)
    assert would.asks == ("dates",)
    with pytest.raises(Refused) as refusal:
        check_importable({"in.csv": would})
    assert refusal.value.problem == FileNotImported("in.csv", AmbiguousDates())
    bring(desk, text, options=ImportOptions(date_order="day-first"))
    assert way(found(desk)["Kestrel", ""]) == [("applied", "2026-03-04")]
    bring(desk, "Company,Applied\nAcme,4/3/2026\n")  # what was said of such a table is remembered
    assert way(found(desk)["Acme", ""]) == [("applied", "2026-03-04")]


def test_one_day_tells_how_all_are_written(desk):
    bring(desk, "Company;Applied\nKestrel;4/3/2026\nAcme;25/3/2026\n")
    assert way(found(desk)["Kestrel", ""]) == [("applied", "2026-03-04")]


def test_what_columns_mean_can_be_said_and_is_remembered(desk):
    text = "Wo,Was\nKestrel,Analyst\n"
    with pytest.raises(Refused, match="which column is the company"):
        bring(desk, text)
    bring(desk, text, options=parse_options(desk, columns=["Wo=company", "Was=role"]))
    assert list(found(desk)) == [("Kestrel", "Analyst")]
    assert bring(desk, "Wo,Was\nAcme,Tester\n").new == {"companies": 1, "applications": 1}
    for wrong in (["Nirgends=company"], ["Wo=nothing"]):
        with pytest.raises(Refused):
            bring(desk, text, options=parse_options(desk, columns=wrong))
    with pytest.raises(Refused):
        parse_options(desk, columns=["Wo"])


def test_linkedin_hands_out_three_tables(desk):
    applied = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n"
        '"10/3/26, 8:15 AM",me@x.example, +1 555,Kestrel,Analyst,https://l.example/1,cv.pdf,"Why, us?"\n'
    )
    assert bring(desk, applied).new == {"companies": 1, "applications": 1}
    one = found(desk)["Kestrel", "Analyst"]
    assert (way(one), one.source) == ([("applied", "2026-10-03")], "LinkedIn")
    saved = 'Saved Date,Job Url,Job Title,Company Name\n"10/4/26, 2:15 PM",https://l.example/2,Tester,Acme\n'
    bring(desk, saved)
    assert way(found(desk)["Acme", "Tester"]) == [("saved", "2026-10-04")]
    network = (
        'Notes:\n"When exporting, some addresses are missing"\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Zoë,Berg,https://l.example/in/zoe,,Kestrel,CTO,28 Mar 2024\n"
        "Ann,Lee,https://l.example/in/ann,,Elsewhere,CEO,28 Mar 2024\n,,,,,,30 Apr 2026\n"
    )
    brought = bring(desk, network)
    assert [one.name for one in read.read_contacts(desk.connection)] == ["Zoë Berg"]
    assert "1 people at companies you haven’t applied to" in str(brought.left_out[-1])
    assert bring(desk, network, options=ImportOptions(everyone=True)).new == {"companies": 1, "contacts": 1}


def test_our_own_table_brings_nothing_new(tmp_path):
    one = desk_at(tmp_path / "own.db", MOMENT, scenario("evening-after")["document"])
    for table in ("applications", "contacts"):
        text = exported(one, one.settings, Leaving("csv", table=table))
        brought = bring(one, text)
        assert (brought.new, brought.changed) == ({}, {}), table
    one.close()


def test_stopped_in_the_middle_nothing_is_changed(desk):
    text = "Company,Role\n" + "".join(f"Company {n},Role\n" for n in range(2_000))
    for stop_at in ("looking through", "looking what is there", "storing", "keeping the way back"):

        def tell(what, done, _of, stop_at=stop_at):
            if what == stop_at and (done or what == "looking through"):
                raise Stopped

        with pytest.raises(Stopped):
            bring(desk, text, progress=tell)
        assert found(desk) == {}
        assert desk.writer.undo() is None
    assert bring(desk, text).new == {"companies": 2_000, "applications": 2_000}


def test_formulas_of_a_table_are_text_and_hostile_cells_are_cleaned(desk):
    bring(desk, 'Company,Role,Notes\n"=cmd()","A\x1b[2J",x\n')
    assert list(found(desk)) == [("=cmd()", "A[2J")]


def test_the_command_line_says_what_becomes_of_a_table(tmp_path):
    path, db = tmp_path / "in.csv", tmp_path / "desk.db"
    path.write_text("Company,Applied\nKestrel,4/3/2026\n,x\n", encoding="utf-8")
    refused = run("--db", db, "import", path)
    assert (refused.returncode, "--dates" in refused.stderr) == (1, True)
    assert not db.exists()
    done = run("--db", db, "import", path, "--dates", "month-first")
    assert done.returncode == 0
    assert "Company → company, Applied → applied on" in done.stdout
    assert "line 3: it names no company" in done.stderr
    told = json.loads(run("--db", db, "import", path, "--json").stdout)
    assert next(iter(told["files"].values()))["new"] == {}
    assert run("--db", db, "import", path, "--dates", "sideways").returncode == 2
    assert run("--db", db, "import", path, "--kind", "cats").returncode == 2


def test_several_tables_that_name_one_company_come_in_together(desk):
    one, other = b"Company,Role\nKestrel,Analyst\n", b"Company,Role\nKestrel,Tester\nAcme,Dev\n"
    import_files(desk, desk.settings, {"a.csv": one, "b.csv": other})
    assert set(found(desk)) == {("Kestrel", "Analyst"), ("Kestrel", "Tester"), ("Acme", "Dev")}


def test_a_later_row_that_says_otherwise_is_told(desk):
    brought = bring(desk, "Company,Role,Status,Applied\nA1,Dev,Applied,2026-11-01\na1,dev,Rejected,2026-11-02\n")
    assert brought.left_out == (SkippedItem("line 3", "the same as line 2"),)
    assert found(desk)["A1", "Dev"].stage == "applied"


def test_what_was_noted_after_it_was_applied_for_is_no_step_back(desk):
    bring(desk, "Company,Status,Date Saved,Date Applied\nA1,Interviewing,2026-10-29,2026-10-28\n")
    assert way(found(desk)["A1", ""]) == [("applied", "2026-10-28"), ("interviewing", "2026-10-28")]


def test_yes_in_a_column_is_no_day_and_no_status(desk):
    jobsync = "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,Location,JobSource,Status\n"
    bring(desk, jobsync + "1,2026-10-01T10:00:00.000Z,Yes,2026-10-02T23:30:00.000Z,Acme,Dev,FT,Remote,Indeed,applied\n")
    assert way(found(desk)["Acme", "Dev"]) == [("saved", "2026-10-01"), ("applied", "2026-10-02")]
    bring(desk, "URL,Title,Employer,Remote\nhttps://a.example,Dev,Beta,Yes\n")
    assert found(desk)["Beta", "Dev"].stage == "saved"


def test_one_employer_under_two_spellings_and_one_job_under_two_links(desk):
    bring(desk, "Company,Role,URL\nKestrel GmbH,Analyst,https://k.example/1\n")
    again = bring(desk, "Company,Role,URL\nKESTREL,Analyst,http://www.k.example/1?utm_source=mail\nkestrel,Tester,\n")
    assert again.new == {"applications": 1}
    assert {company for company, _ in found(desk)} == {"Kestrel GmbH"}


def test_days_that_contradict_each_other_are_asked_for(desk):
    would = bring(desk, "Company,Applied\nA1,25/3/2026\nB2,3/25/2026\nC3,4/3/2026\n", dry_run=True)
    assert would.asks == ("dates",)


def test_cells_beyond_the_heading_are_told(desk):
    brought = bring(desk, "Company,Role\nKestrel,Analyst,Berlin\nAcme,Tester,Bonn\nBeta,Dev\n")
    assert "line 2 first, have cells beyond the heading" in brought.lines[-1]
    assert brought.left_out == ()


def test_a_row_that_is_shifted_is_left_out(desk):
    brought = bring(desk, "Company,Role,Status\nAcme, Inc.,Dev,Applied\nKestrel,Analyst,Applied\nBeta,Dev,Applied\n")
    assert "line 2: it has more cells" in str(brought.left_out[0])
    assert ("Acme", "Inc.") not in found(desk)


def test_a_status_that_says_more_is_kept(desk):
    brought = bring(desk, "Company,Status\nKestrel,Rejected after interview\nAcme,frobnicated\n")
    assert found(desk)["Kestrel", ""].remarks == "Status: Rejected after interview"
    assert "means nothing here" in brought.lines[-1]
    assert brought.left_out == ()


def test_the_whole_archive_of_linkedin_comes_in(tmp_path):
    archive, db = tmp_path / "Basic_LinkedInDataExport.zip", tmp_path / "desk.db"
    with zipfile.ZipFile(archive, "w") as one:
        one.writestr(
            "Jobs/Saved Jobs.csv",
            "Saved Date,Job Url,Job Title,Company Name\n1/1/26,https://k.example/1,Analyst,Kestrel\n",
        )
        one.writestr(
            "Connections.csv",
            'Notes:\n"When exporting"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
            "Ann,Lee,https://x.example,,Elsewhere,CTO,30 Apr 2026\n",
        )
        one.writestr("Profile.csv", "First Name,Last Name\nMe,Myself\n")
    done = run("--db", db, "import", archive)
    assert done.returncode == 0, done.stderr
    assert "new: 1 company, 1 application" in done.stdout
    assert "you haven’t applied to" in done.stderr
    assert "Profile" not in done.stdout
