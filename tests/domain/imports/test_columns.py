"""What columns mean, how days are written, what words for a status mean: in tables."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.dates.calendar import DATE_ORDERS
from interview_desk.domain.imports.cell_dates import DAY_FIRST, MONTH_FIRST, NoDay, day_of, order_of
from interview_desk.domain.imports.cells import by_cells, is_nothing
from interview_desk.domain.imports.columns import KINDS, SOURCES, guess_meaning
from interview_desk.domain.imports.links import same_link
from interview_desk.domain.imports.statuses import _load_statuses, parse_status, says_more
from interview_desk.domain.search.pipeline import OUTCOMES, STAGES


@pytest.mark.parametrize(
    ("header", "kind", "fields"),
    [
        ("ID,Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement", "applications", "id,role,company,salary,location,stage,saved,,applied,,"),
        ("index,createdAt,applied,appliedDate,Company,JobTitle,jobType,Location,JobSource,Status", "applications", None),
        ("Company,Position,Status,Date Applied,Link,Source", "applications", "company,role,stage,applied,url,source"),
        ("Company,Job Title,Location,Status,Date Added,Job URL", "applications", "company,role,location,stage,saved,url"),
        ("Company,Role,Status,Applied Date,Salary Min,Salary Max,Currency,Interview Date,Job Posting URL,Notes", "applications", "company,role,stage,applied,least,most,currency,remarks,url,remarks"),
        ("Job Title,Company Name,Job URL,Date Applied,Labels", "applications", "role,company,url,applied,"),
        ("URL,Title,Employer,Location,Salary,Remote,Description", "applications", "url,role,company,location,salary,,remarks"),
        ("Firma,Stelle,Status,Beworben am", "applications", "company,role,stage,applied"),
        ("First Name,Last Name,E-mail Address,Company,Job Title,Mobile Phone", "contacts", "given,family,email,company,title,phone"),
        ("Name,Email,Phone,Organization", "contacts", "name,email,phone,company"),
        ("Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers", "applications", "applied,email,phone,company,role,url,,"),
        ("Saved Date,Job Url,Job Title,Company Name", "applications", "saved,url,role,company"),
        ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", "contacts", "given,family,remarks,email,company,title,"),
    ],
)  # fmt: skip
def test_headings_that_trackers_write_are_understood(header, kind, fields):
    found = guess_meaning(header.split(","))
    assert found.kind == kind
    if fields is not None:
        assert ",".join(found.columns) == fields
    assert len([one for one in found.columns if one and one != "remarks"]) == len({*found.columns} - {"", "remarks"})


def test_linkedin_is_known_by_name():
    found = guess_meaning(["Saved Date", "Job Url", "Job Title", "Company Name"])
    assert (found.source, found.stage, found.date_order) == ("LinkedIn, saved jobs", "saved", MONTH_FIRST)
    network = guess_meaning(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
    assert network.only_known_companies


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("2026-11-02", "", date(2026, 11, 2)),
        ("2026-11-02T08:15:00Z", "", date(2026, 11, 2)),
        ("2026/11/2", "", date(2026, 11, 2)),
        ("2.11.2026", "", date(2026, 11, 2)),
        ("02.11.26", "", date(2026, 11, 2)),
        ("25/12/2026", "", date(2026, 12, 25)),
        ("12/25/2026", "", date(2026, 12, 25)),
        ("4/12/2026", DAY_FIRST, date(2026, 12, 4)),
        ("4/12/2026", MONTH_FIRST, date(2026, 4, 12)),
        ("11/20/24, 8:15 AM", MONTH_FIRST, date(2024, 11, 20)),
        ("5/5/2026", "", date(2026, 5, 5)),
        ("20 Nov 2024", "", date(2024, 11, 20)),
        ("20-Nov-24", "", date(2024, 11, 20)),
        ("Nov 20, 2024", "", date(2024, 11, 20)),
        ("Friday, November 20, 2026", "", date(2026, 11, 20)),
        ("3. März 2026", "", date(2026, 3, 3)),
        ("3 août 2026", "", date(2026, 8, 3)),
        ("1 juillet 2026", "", date(2026, 7, 1)),
        ("3 de dic 2026", "", date(2026, 12, 3)),
        ("46000", "", date(2025, 12, 9)),
    ],
)
def test_days_are_read_as_programs_write_them(cell, order, day):
    assert day_of(cell, order) == day


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("4/12/2026", ""),
        ("31/31/2026", ""),
        ("13/25/2026", DAY_FIRST),
        ("soon", ""),
        ("", ""),
        ("30 Feb 2026", ""),
        ("3 Foo 2026", ""),
    ],
)
def test_what_is_no_day_or_may_be_two_is_none(cell, order):
    with pytest.raises(NoDay):
        day_of(cell, order)


@given(st.dates(date(1980, 1, 1), date(2099, 12, 31)), st.sampled_from(["/", "-"]))
def test_a_day_that_is_written_out_is_read_back(day, sign):
    assert day_of(f"{day.day}{sign}{day.month}{sign}{day.year}", DAY_FIRST) == day
    assert day_of(f"{day.month}{sign}{day.day}{sign}{day.year}", MONTH_FIRST) == day
    assert day_of(day.strftime("%d %b %Y")) == day
    assert day_of(str((day - date(1899, 12, 30)) // timedelta(days=1))) == day


@given(st.text(max_size=30))
def test_any_cell_is_a_day_or_none(cell):
    with contextlib.suppress(NoDay):
        assert day_of(cell, DAY_FIRST)


@pytest.mark.parametrize(
    ("cells", "order", "unclear"),
    [
        (["4/12/2026", "25/12/2026"], DAY_FIRST, True),
        (["4/12/2026", "12/25/2026"], MONTH_FIRST, True),
        (["4/12/26, 8:15 AM"], "", True),
        (["4/12/2026", "5/6/2026"], "", True),
        (["5/5/2026", "2026-01-02"], "", False),
        (["25/12/2026", "24/12/2026", "12/31/2026"], "", False),
        (["25/12/2026", "24/12/2026", "12/31/2026", "4/12/2026"], "", True),
        ([], "", False),
    ],
)
def test_the_order_of_days_is_told_by_those_that_can_be_read_in_one_way(cells, order, unclear):
    assert order_of(cells) == (order, unclear)


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("Applied", ("applied", "")),
        ("interview stage", ("interviewing", "")),
        ("Interview 2", ("interviewing", "")),
        ("3 Interviewing", ("interviewing", "")),
        ("Phone Screen", ("screening", "")),
        ("REJECTED", ("closed", "refused")),
        ("Offer accepted", ("closed", "accepted")),
        ("Offer", ("offer", "")),
        ("Withdrew", ("closed", "withdrawn")),
        ("Wishlist", ("saved", "")),
        ("Absage", ("closed", "refused")),
        ("closed", ("closed", "refused")),
        ("Rejected after interview", ("closed", "refused")),
        ("Offer rejected", ("closed", "declined")),
        ("I declined their offer", ("closed", "declined")),
        ("No offer", ("closed", "refused")),
        ("1st Interview", ("interviewing", "")),
        ("3rd round", ("interviewing", "")),
        ("Phone interview scheduled", ("screening", "")),
        ("Zusage", ("offer", "")),
        ("Eingeladen", ("interviewing", "")),
        ("Position filled", ("closed", "refused")),
        ("No response/Ghosted", ("applied", "")),
        ("On hold", ("applied", "")),
        ("No interview yet", None),
        ("Will be applied for", None),
        ("They said that the next round of interviews begins soon", None),
        ("Zurückgezogen", ("closed", "withdrawn")),
        ("Candidature refusée", ("closed", "refused")),
        ("Vorstellungsgespräch am 12.11.", ("interviewing", "")),
        ("Zweitgespräch", ("interviewing", "")),
        ("Offer rescinded", ("closed", "refused")),
        ("Application withdrawn by company", ("closed", "refused")),
        ("Rejected by me", ("closed", "withdrawn")),
        ("Screened out", ("closed", "refused")),
        ("Waiting for offer", ("interviewing", "")),
        ("No response yet", ("applied", "")),
        ("No longer interested", ("closed", "withdrawn")),
        ("Candidature envoyée", ("applied", "")),
        ("Rejetée", ("closed", "refused")),
        ("frobnicated", None),
    ],
)
def test_words_for_where_things_stand(word, standing):
    assert parse_status(word) == standing


def test_cells_tell_what_a_heading_does_not():
    meaning = guess_meaning(["Employer", "How", "Ad", "When"])
    cells = [["Acme"], ["Applied", "Rejected", "N/A"], ["https://a.example/1"], ["25/12/2026"]]
    assert by_cells(meaning, cells).columns == ("company", "stage", "url", "applied")
    assert by_cells(meaning, [["Acme"], ["whatever"], ["x"], ["46000"]]).columns == ("company", "", "", "")


def test_cells_that_say_nothing():
    assert all(is_nothing(cell) for cell in ("", " ", "N/A", "null", "—", "-"))
    assert not is_nothing("no")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://k.example/jobs/1", "http://www.k.example/jobs/1/", True),
        ("https://k.example/jobs/1?utm_source=x&trk=y", "https://K.example/jobs/1#top", True),
        ("https://k.example/jobs?id=1", "https://k.example/jobs?id=2", False),
        ("https://k.example/jobs?id=1&ref=a", "https://k.example/jobs?id=1", True),
        ("https://k.example/jobs/1", "https://k.example/Jobs/2", False),
    ],
)
def test_a_link_is_known_again(one, other, same):
    assert (same_link(one) == same_link(other)) is same


def test_what_a_status_says_beside_its_stage():
    assert [says_more(word) for word in ("Applied", "On hold", "No response", "Rejected after interview")] == [
        False,
        True,
        True,
        True,
    ]


def test_days_of_something_else_are_not_those_of_the_application():
    header = ["Company", "Deadline", "Interview 1", "Sent"]
    cells = [["Acme"], ["2026-10-01"], ["2026-10-20"], ["2026-09-01"]]
    assert by_cells(guess_meaning(header), cells, header).columns == ("company", "", "", "applied")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("26-10-03", "2026-10-03"),
        ("25-12-26", None),
        ("2026年10月1日", "2026-10-01"),
        ("2026. 10. 1.", "2026-10-01"),
        ("1er octobre 2026", "2026-10-01"),
        ("03.Okt.26", "2026-10-03"),
        ("1 maart 2026", "2026-03-01"),
    ],
)
def test_days_of_other_places(cell, day):
    found = day_of(cell, DAY_FIRST)
    assert found.isoformat() == (day or "2026-12-25")


def test_the_title_of_a_job_and_not_that_of_a_person():
    assert guess_meaning(["Title", "First Name", "Last Name", "Company", "Job Title"]).columns == (
        "",
        "given",
        "family",
        "company",
        "title",
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_source_names_fields_stages_and_orders_that_exist(source):
    assert {field for _, field in source.columns} <= {field.name for field in KINDS[source.kind]}
    assert source.stage in {"", *STAGES}
    assert source.date_order in {"", *DATE_ORDERS}


def test_a_status_means_a_stage_and_an_outcome_that_exist():
    statuses = _load_statuses()
    meanings = {*statuses.by_words.values(), *((stage, outcome) for _, stage, outcome in statuses.patterns)}
    assert {stage for stage, _ in meanings} <= {"", *STAGES}
    assert {outcome for _, outcome in meanings} <= {"", *OUTCOMES}
