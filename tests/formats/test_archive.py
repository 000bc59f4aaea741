"""Archives: the known tables of them, and nothing that is too large or broken."""

import io
import zipfile

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.formats import archive, table_reader

SAVED = b"Saved Date,Job Url,Job Title,Company Name\n1/1/26,https://k.example/1,Analyst,Kestrel\n"


def packed(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as one:
        for name, text in files.items():
            one.writestr(f"Jobs/{name}.csv", text)
    return content.getvalue()


def test_only_tables_that_are_known_are_taken():
    found = archive.tables_of(packed(saved=SAVED, messages=b"FROM,TO,CONTENT\na,b,c\n", empty=b""))
    assert found == {"Jobs/saved.csv": table_reader.read(SAVED)}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK no", "cannot be unpacked"),
        (packed(saved=SAVED)[:-30], "cannot be unpacked"),
        (packed(messages=b"FROM,TO\na,b\n"), "no table in this archive"),
        (packed(), "no table in this archive"),
    ],
)
def test_what_brings_nothing_is_refused(content, reason):
    with pytest.raises(Refused, match=reason):
        archive.tables_of(content)


def test_a_table_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "_LARGEST", 1_000)
    with pytest.raises(Refused, match="too large"):
        archive.tables_of(packed(saved=SAVED + b" " * 2_000))


def test_a_network_comes_after_the_jobs_whose_companies_it_is_looked_through_for():
    people = (
        b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,,,Kestrel,CTO,30 Apr 2026\n"
    )
    assert list(archive.tables_of(packed(connections=people, saved=SAVED))) == [
        "Jobs/saved.csv",
        "Jobs/connections.csv",
    ]
