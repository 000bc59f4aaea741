"""Kinds of hostile files: what other programs, bad disks, and bad people put before `import`, `restore`, `--db`, and `--config`."""

from __future__ import annotations

import contextlib
import io
import json
import os
import socket
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from interview_desk.store.file.database import open_database

Arguments = list[str | bytes]
Commands = list[Arguments]
"""Arguments of commands to run one after the other."""


class Kind(NamedTuple):
    """One kind of file."""

    name: str
    make: Callable[[Path], Commands]
    """Writes the file into an empty folder and returns the commands to run."""
    code: int | None = None
    """Exit code, where only one is right."""
    is_unprivileged: bool = False
    """True if the command has to run without the rights by which root may read everything."""


ESCAPES = "\x1b]52;c;UFdORUQ=\x07\x1b[2J\x9b31m\x9d0;P\x9c\u202egnp\u2028\u2029\x85\u2066"
MANY = 200_000


def _text(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


# Calendars

_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\n"
_WHEN = "DTSTART:20261201T150000Z\r\nDTEND:20261201T160000Z\r\n"
_WHO = "ORGANIZER;CN=Maya Chen:mailto:maya@northwind.example\r\nATTENDEE;CN=Tom:mailto:tom@northwind.example\r\n"


def event(extra: str = "", *, when: str = _WHEN, who: str = _WHO, uid: str = "1", summary: str = "Interview") -> str:
    """Return an event with some lines more, or others."""
    return f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:{summary}\r\n{when}{who}{extra}END:VEVENT\r\n"


def calendar(*parts: str) -> bytes:
    """Return a calendar of some parts."""
    return _text(_HEAD + "".join(parts) + "END:VCALENDAR\r\n")


def zone(rule: str, name: str = "Hostile") -> str:
    """Return a time zone with a rule, given twice with different offsets."""
    observed = "".join(
        f"BEGIN:{kind}\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\n{rule}\r\nEND:{kind}\r\n"
        for kind, offset in (("STANDARD", "+0100"), ("DAYLIGHT", "+0200"))
    )
    return f"BEGIN:VTIMEZONE\r\nTZID:{name}\r\n{observed}END:VTIMEZONE\r\n"


_IN_ZONE = "DTSTART;TZID=Hostile:20261201T100000\r\n"


def _start(line: str) -> bytes:
    return calendar(event(when=line + "\r\n"))


def _zones() -> Iterator[tuple[str, bytes]]:
    for rule in ("SECONDLY", "MINUTELY", "HOURLY", "DAILY"):
        yield f"zone {rule.lower()}", calendar(zone(f"RRULE:FREQ={rule}"), event(when=_IN_ZONE))
    yield "zone of the year 9999", calendar(zone("RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z"), event(when=_IN_ZONE))
    yield "zone count", calendar(zone("RRULE:FREQ=SECONDLY;COUNT=999999999"), event(when=_IN_ZONE))
    yield "zone interval 0", calendar(zone("RRULE:FREQ=YEARLY;INTERVAL=0"), event(when=_IN_ZONE))
    yield "zone that never matches", calendar(zone("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), event(when=_IN_ZONE))
    yield "zone rdates", calendar(zone("RDATE:" + ",".join(["20200101T000000"] * 50_000)), event(when=_IN_ZONE))
    yield "zone offset of 99 hours", calendar(zone("X:1").replace("+0200", "+9900"), event(when=_IN_ZONE))
    yield "zone without offset", calendar("BEGIN:VTIMEZONE\r\nTZID:Hostile\r\nEND:VTIMEZONE\r\n", event(when=_IN_ZONE))
    yield "zones by the thousand", calendar(*(zone("X:1", f"Z{n}") for n in range(5_000)), event(when=_IN_ZONE))
    for name in ("../../etc/passwd", "/etc/passwd", "A" * 100_000, "x\0y", "America/New_York ", ESCAPES, "localtime"):
        yield f"zone name {name[:10]!r}", calendar(event(when=f"DTSTART;TZID={name}:20261201T100000\r\n"))
    yield "zone and Z", _start("DTSTART;TZID=America/New_York:20261201T100000Z")
    yield "zone and offset", _start("DTSTART;TZID=America/New_York:2026-12-01T10:00:00+09:00")


def _starts() -> Iterator[tuple[str, bytes]]:
    for value in ("00010101T000000Z", "00000000T000000Z", "99991231T235959Z", "20261399T250000Z", "20261201T235960Z"):
        yield f"start {value}", _start(f"DTSTART:{value}")
    for value in ("9" * 50_000, "", "T", "-20261201T100000", "20261201T100000ZZ", "PT1H", "²⁰²⁶1201T100000"):
        yield f"start {value[:12]!r}", _start(f"DTSTART:{value}")
    yield "start twice", calendar(event(when=_WHEN + "DTSTART:20271201T150000Z\r\n"))
    yield "no start", calendar(event(when=""))
    yield "ends before it begins", calendar(event(when="DTSTART:20261201T150000Z\r\nDTEND:20251201T150000Z\r\n"))
    yield "duration of ages", calendar(event(when="DTSTART:20261201T150000Z\r\nDURATION:P99999999999W\r\n"))
    yield "repeats each second", calendar(event("RRULE:FREQ=SECONDLY\r\n"))


def _signs() -> Iterator[tuple[str, bytes]]:
    yield "sequence of 5,000 digits", calendar(event(f"SEQUENCE:{'9' * 5_000}\r\n"))
    yield "alarms nested", calendar(event("BEGIN:VALARM\r\n" * 60_000))
    yield "alarms open and closed", calendar(event("BEGIN:VALARM\r\n" * 30_000 + "END:VALARM\r\n" * 30_000))
    yield "events nested", _text(_HEAD + "BEGIN:VEVENT\r\n" * 60_000)
    yield "calendars nested", _text(_HEAD * 20_000)
    yield "ends only", _text("END:VCALENDAR\r\n" * 60_000)
    yield "cut off", calendar(event())[:150]
    yield "folds only", _text("BEGIN:VCALENDAR\r\n" + "\r\n " * MANY)
    yield "blank lines", calendar("\r\n" * MANY, event())
    yield "colons", calendar(event(":" * MANY + "\r\n"))
    yield "semicolons", calendar(event("X" + ";" * MANY + ":1\r\n"))
    yield "quotes", calendar(event("X;A=" + '"' * MANY + ":1\r\n"))
    yield "parameters", calendar(event("X" + "".join(f";A{n}=1" for n in range(50_000)) + ":1\r\n"))
    yield "unclosed quote", calendar(event('ATTENDEE;CN="Tom:mailto:tom@northwind.example\r\n'))
    for tag in (
        "<a ",
        "<a href='http://x",
        "<",
        "<br",
        "</",
        "<!--",
        "&amp;",
        "<a href=http://x>y",
        "http://",
        "<http://x",
    ):
        yield f"tags {tag}", calendar(event("DESCRIPTION:" + tag * MANY + "\r\n"))
    for blank in (" ", "\t", "\u00a0", "\\n", " \\n", "\u2028", "\u3000"):
        yield f"blanks {blank!r}", calendar(event(f"DESCRIPTION:a{blank * MANY}b\r\nLOCATION:a{blank * MANY}b\r\n"))
        yield f"title of blanks {blank!r}", calendar(event(summary=f"Interview{blank * MANY}x"))
    for sign in ("- ", " | ", "at ", "(", "re: ", "for a ", "and ", "Interview ", "x×"):
        yield f"title {sign!r}", calendar(event(summary="Interview " + sign * MANY))


def _people_and_sizes() -> Iterator[tuple[str, bytes]]:
    yield "attendee of 1 MB", calendar(event(f"ATTENDEE;CN={'A' * 1_000_000}:mailto:a@b.example\r\n"))
    yield "address of 1 MB", calendar(event(f"ATTENDEE:mailto:{'a.' * 500_000}@b.example\r\n"))
    yield "domain of 1 MB", calendar(event(f"ATTENDEE:mailto:a@{'a.' * 500_000}example\r\n"))
    yield "attendees", calendar(event("".join(f"ATTENDEE;CN=P{n}:mailto:p{n}@x.example\r\n" for n in range(20_000))))
    for address in (
        "a@b.example%0d%0aBcc:c@d.example",
        "a@b.example?bcc=c@d.example",
        "=?utf-8?q?a?=@b.example",
        "a@b@c",
    ):
        yield f"address {address}", calendar(event(f"ATTENDEE;CN=Evil:mailto:{address}\r\n"))
    yield "escapes", calendar(event(f"LOCATION:{ESCAPES}\r\n", summary=f"Interview {ESCAPES}"))
    yield "escapes in names", calendar(event(who=f'ORGANIZER;CN="{ESCAPES}":mailto:maya@northwind.example\r\n'))
    yield "no UID", calendar(event(uid=""))
    yield "UID of 1 MB", calendar(event(uid="u" * 1_000_000))
    yield "method of 1 MB", calendar("METHOD:" + "X" * 1_000_000 + "\r\n", event())
    yield "events of one UID", calendar(*(event(f"SEQUENCE:{n}\r\n") for n in range(3_000)))
    yield (
        "events of many employers",
        calendar(*(event(uid=str(n), who=f"ORGANIZER:mailto:a@firm{n}.example\r\n") for n in range(4_000))),
    )
    yield (
        "long texts of many employers",
        calendar(
            *(
                event(f"DESCRIPTION:{'word ' * 4_000}\r\n", uid=str(n), who=f"ORGANIZER:mailto:a@firm{n}.example\r\n")
                for n in range(800)
            )
        ),
    )
    yield "attachment of 20 MB", calendar(event("ATTACH;ENCODING=BASE64:" + "QUFB" * 5_000_000 + "\r\n"))
    yield "50 MB", calendar("X-A:" + "y" * 50_000_000 + "\r\n", event())


def _calendars() -> Iterator[tuple[str, bytes]]:
    for part in (_zones, _starts, _signs, _people_and_sizes):
        yield from part()


# Cards


def card(*lines: str) -> bytes:
    """Return a business card with some lines."""
    return _text("BEGIN:VCARD\r\nVERSION:3.0\r\n" + "".join(f"{line}\r\n" for line in lines) + "END:VCARD\r\n")


def _cards() -> Iterator[tuple[str, bytes]]:
    yield "nested", _text("BEGIN:VCARD\nAGENT:\n" * 60_000)
    yield "nested and closed", _text("BEGIN:VCARD\nAGENT:\n" * 30_000 + "END:VCARD\n" * 30_000)
    yield "cut off", card("FN:Ann")[:-20]
    yield "no name", card("X:1")
    yield "escapes", card(f"FN:Ann {ESCAPES}", f"ORG:Acme {ESCAPES}", f"NOTE:{ESCAPES}")
    yield "name of 1 MB", card("FN:" + "A" * 1_000_000)
    yield "note of 3 MB", card("FN:Ann", "NOTE:" + "A" * 3_000_000)
    yield "picture of 20 MB", card("FN:Ann", "PHOTO;ENCODING=b:" + "QUFB" * 5_000_000)
    yield "folds", _text("BEGIN:VCARD\nFN:Ann\nNOTE:a" + "\n b" * 500_000 + "\nEND:VCARD\n")
    yield (
        "soft line ends",
        _text("BEGIN:VCARD\nFN:Ann\nNOTE;ENCODING=QUOTED-PRINTABLE:a" + "=\nb" * 200_000 + "\nEND:VCARD\n"),
    )
    yield "options", card("FN" + ";X" * MANY + ":Ann")
    yield "quotes", card("FN;X=" + '"' * MANY + ":Ann")
    yield "open quote", card('FN;X="' + ";" * MANY + ":Ann")
    yield "backslashes", card("FN:Ann", "NOTE:" + "\\" * 1_000_000, "N:" + "\\;" * MANY)
    yield "parts", card("FN:Ann", "N:" + ";" * 1_000_000, "ADR:" + ";" * 1_000_000)
    yield "blanks", card("FN:Ann" + " " * 1_000_000 + "Lee")
    yield "charset", card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=zip_codec:=41=42")
    yield "charset rot13", card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=rot13:=41=42")
    yield "charset of no text", card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=idna:" + "=41" * 50_000)
    yield "charset punycode", card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=punycode:" + "=41-" * 50_000)
    yield "charset unicode_escape", card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=unicode_escape:=5Cud800x")
    for address in (
        "a@b.example\\nBcc: c@d.example",
        "a@b.example?cc=c@d.example",
        "a" * 300 + "@b.example",
        "@",
        "a@@b",
    ):
        yield f"address {address[:14]!r}", card("FN:Ann", f"EMAIL:{address}")
    yield "addresses", card("FN:Ann", *(f"EMAIL:a{n}@b.example" for n in range(50_000)))
    yield "no addresses", card("FN:Ann", *(f"EMAIL:a@@{n}" for n in range(50_000)))
    yield "numbers", card("FN:Ann", *(f"TEL:{n}" for n in range(50_000)))
    yield "number of 1 MB", card("FN:Ann", "TEL:tel:+" + "1;ext=" * 150_000)
    yield "people", b"".join(card(f"FN:P{n}", f"EMAIL:p{n}@x.example", f"ORG:C{n}") for n in range(20_000))
    yield "namesakes", card("FN:Ann", "ORG:Acme") * 20_000
    yield "titles", card("FN:" + "Dr. " * 400 + "Ann")
    yield "name of particles", card("FN:" + "van der " * 200)
    yield "name of accents", card("FN:" + "a" + "\u0301" * 1_900)
    yield "name of joiners", card("FN:" + "\u200d" * 500)


# Tables

_COLUMNS = "company,role,applied,email,phone,notes\n"
_PADDING = "".join(f"Company {n},Cook\n" for n in range(100))
"""Rows beside which a few control characters are not yet a file that is no text."""


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "heading only", _text(_COLUMNS)
    yield "empty", b""
    yield "blanks", b" " * 1_000_000
    yield "line ends", b"\n" * 5_000_000
    yield "commas", b"," * 5_000_000
    yield "quotes", b'"' * 5_000_000
    yield "open quote", _text(_COLUMNS + '"Acme,Cook\n' + "Birch,Cook\n" * 50_000)
    yield "open quote, short", _text(_COLUMNS + '"Acme,Cook\nBirch,Cook\n')
    yield "quote in the middle", _text(_COLUMNS + 'Ac"me,Cook\n')
    yield "text after a quote", _text(_COLUMNS + '"Acme"x,Cook\n')
    yield "row split by U+2028", _text(_COLUMNS + "Acme\u2028Ltd,Cook\x85Chef,,,,a\x0bb\x0cc\x1cd\u2029e\n" + _PADDING)
    yield "CR only", _text((_COLUMNS + "Acme,Cook\nBirch,Cook\n").replace("\n", "\r"))
    yield "mixed line ends", _text("company,role\rAcme,Cook\r\nBirch,Cook\n\rElm,Cook\r\r\n")
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7", "cp037", "utf-8-sig"):
        yield f"in {name}", (_COLUMNS + "Acmé,Cook\n").encode(name)
    yield "half a character", (_COLUMNS + "Acmé,Cook\n").encode("utf-16")[:-1]
    yield "two marks", b"\xef\xbb\xbf\xef\xbb\xbf" + _text(_COLUMNS + "Acme,Cook\n")
    yield "surrogates", (_COLUMNS + "Ac\ud800me,Cook\n").encode("utf-8", "surrogatepass")
    yield "NUL bytes", _text(_COLUMNS + "Ac\0me,Co\0ok\n" + _PADDING)
    yield "NUL only", b"\0" * 1_000_000
    yield "random bytes", bytes((n * 7919 + n // 251) % 256 for n in range(300_000))
    yield "escapes", _text(_COLUMNS + f"Acme {ESCAPES},Cook {ESCAPES},2026-11-01,a@b.example,5,{ESCAPES}\n{_PADDING}")
    yield "escapes in headings", _text(f"company,role,x{ESCAPES}\nAcme,Cook,1\n{_PADDING}")
    yield "escapes in days", _text(_COLUMNS + f"Acme,Cook,{ESCAPES}\n{_PADDING}")
    yield "escapes in statuses", _text(f"company,role,status\nAcme,Cook,x{ESCAPES}\n{_PADDING}")
    for day in (
        "00000",
        "99999",
        "0001-01-01",
        "9999-12-31",
        "0000-00-00",
        "2026-02-30",
        "1/2/03",
        "²/²/2026",
        "٢٠٢٦-١١-٠١",
    ):
        yield f"day {day}", _text(_COLUMNS + f"Acme,Cook,{day}\n")
    yield "day of blanks", _text(_COLUMNS + f"Acme,Cook,1{' ' * 900_000}x\n")
    yield "day of points", _text(_COLUMNS + f"Acme,Cook,1{'.' * 900_000}x\n")
    yield "day of 1 MB", _text(_COLUMNS + f"Acme,Cook,{'9' * 999_000}\n")
    yield "answer by 9999", _text("company,role,answer by,follow up\nAcme,Cook,9999-12-31,9999-12-31\n")
    yield "cell of 1 MB", _text(_COLUMNS + f"{'A' * 999_000},Cook\n")
    yield "cell of 3 MB", _text(_COLUMNS + f"{'A' * 3_000_000},Cook\n")
    for n, sign in enumerate(
        ("a@b.example ", "<a@b.example", '"', "(", "+1 2", "@", "https://x/?a&", "=HYPERLINK(", "'=", "\\")
    ):
        yield (
            f"cells of {sign}",
            _text(
                f"company,role,contact,email,phone,url,status\n{','.join([_quoted(sign * (990_000 // len(sign)))] * 7)}\n"
            ),
        )
        yield f"column of {n}", _text("company,role,x\n" + f"A,B,{_quoted(sign * 20_000)}\n" * 40)
    yield "heading of 1 MB", _text(f"company,role,{'x' * 900_000}\nAcme,Cook,1\n")
    yield "columns", _text(",".join(f"c{n}" for n in range(100_000)) + "\n")
    yield (
        "500 columns",
        _text("company," + ",".join(f"c{n}" for n in range(499)) + "\n" + ("A" + ",1" * 499 + "\n") * 20_000),
    )
    yield "same headings", _text(",".join(["company"] * 400) + "\n" + ",".join(["Acme"] * 400) + "\n")
    yield "ragged", _text(_COLUMNS + "".join("a," * n + "\n" for n in range(2_000)))
    yield "rows", _text("company,role\n" + "".join(f"C{n},R\n" for n in range(400_000)))
    yield "same rows", _text("company,role\n" + "Acme,Cook\n" * 400_000)
    yield "rows with people", _text("company,role,contact\n" + "".join(f"C{n},R,P{n}\n" for n in range(60_000)))
    yield "statuses", _text("company,role,status\n" + "".join(f"C{n},R,word{n}\n" for n in range(30_000)))
    yield "formulas", _text(_COLUMNS + "=1+1,@SUM(A1),2026-11-01,+1,-2,\"=cmd|' /C calc'!A0\"\n")
    for sign in ('"', "'", "\\", "\u2028", "a", ",", "\0"):
        yield f"sep={sign!r}", _text(f"sep={sign}\ncompany,role\nAcme,Cook\n")
    yield "spreadsheet under another name", _zip({"xl/workbook.xml": b"<x/>"})
    yield "HTML", b"<html><table>" + b"<tr><td>" * 50_000
    yield "links", _text("company,role,url\n" + f"Acme,Cook,javascript:alert(1)//{'a' * 1_500}\n")
    yield "60 MB", _text("company,role,notes\n" + f"Acme,Cook,{'x' * 900_000}\n" * 66)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


# Archives

_TABLE = _text("Saved Date,Job Url,Job Title,Company Name\n1/1/26,https://acme.example/1,Cook,Acme\n")


def _zip(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def _twice() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for n in range(3):
            member = zipfile.ZipInfo("Job Applications.csv")
            archive.NameToInfo.pop(member.filename, None)
            archive.writestr(member, _TABLE.replace(b"Acme", b"Acme%d" % n))
    return target.getvalue()


def _patched(content: bytes, at: int, value: bytes) -> bytes:
    """Return an archive with a field changed in each local and central header."""
    patched = bytearray(content)
    for sign, shift in ((b"PK\3\4", 0), (b"PK\1\2", 2)):
        place = patched.find(sign)
        while place >= 0:
            begins = place + at + shift
            patched[begins : begins + len(value)] = value
            place = patched.find(sign, place + 4)
    return bytes(patched)


def _archives() -> Iterator[tuple[str, bytes]]:
    name = "Job Applications.csv"
    plain = _zip({name: _TABLE})
    yield "one table", plain
    yield "no table", _zip({"a.txt": b"x"})
    yield "nothing", _zip({})
    yield "no archive", b"PK\3\4" + b"x" * 1_000
    yield "cut off", plain[:-30]
    yield "bomb", _zip({name: b"Saved Date,Job Url,Job Title,Company Name\n" + b"0" * 300_000_000})
    yield "bomb of rows", _zip({name: b"Saved Date,Job Url,Job Title,Company Name\n" + b"a,b\n" * 20_000_000})
    yield "bombs", _zip({f"{n}.csv": b"\n" * 30_000_000 for n in range(8)})
    yield "nested", _zip({"a.zip": _zip({"b.zip": _zip({name: _TABLE})})})
    yield "members", _zip({f"{n}.csv": b"a\n" for n in range(15_000)})
    yield "tables", _zip({f"{n}.csv": _TABLE for n in range(1_500)})
    yield "twice the same", _twice()
    for path in (
        "../../evil.csv",
        "/etc/evil.csv",
        "C:\\evil.csv",
        "a/" * 5_000 + "b.csv",
        f"x{ESCAPES}.csv",
        ".csv",
        "NUL.csv",
    ):
        yield f"member {path[:12]!r}", _zip({path: _TABLE})
    yield "encrypted", _patched(plain, 6, b"\1\0")
    yield "method unknown", _patched(plain, 8, struct.pack("<H", 77))
    yield "method lzma", _zip({name: _TABLE * 1_000}, method=zipfile.ZIP_LZMA)
    yield (
        "method bzip2, bomb",
        _zip({name: b"Saved Date,Job Url,Job Title,Company Name\n" + b"0" * 200_000_000}, method=zipfile.ZIP_BZIP2),
    )
    yield "checksum wrong", _patched(plain, 14, struct.pack("<I", 1))
    yield "size wrong", _patched(plain, 22, struct.pack("<I", 2**31))
    yield "packed size wrong", _patched(plain, 18, struct.pack("<I", 2**31 - 1))
    yield "stream broken", plain[:60] + b"\xff" * 8 + plain[68:]
    yield "time of no day", _patched(plain, 10, b"\xff\xff\xff\xff")
    yield "prefixed", b"x" * 1_000_000 + plain
    yield "comment", plain[:-2] + struct.pack("<H", 60_000) + b"x" * 60_000
    yield "zlib only", zlib.compress(b"x" * 1_000)


# Documents


def document(**changes: object) -> str:
    """Return a document of one company, with some keys changed."""
    company: object = {"id": "c1", "name": "Acme"}
    return json.dumps({"format": "interview-desk", "version": 1, "companies": [company], **changes})


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "nested lists", b"[" * 100_000
    yield "nested objects", b'{"a":' * 100_000
    yield "nested in a document", _text(document(x=1).replace('"x": 1', '"me": ' + "[" * 50_000 + "]" * 50_000))
    yield "nested but shallow", _text(document(x=1).replace('"x": 1', '"me": ' + "[" * 500 + "]" * 500))
    yield "number of 1 MB", _text(document(version=0).replace("0", "9" * 1_000_000))
    yield "number of 4,000 digits", _text(document(version=0).replace("0", "9" * 4_000))
    for number in ("NaN", "Infinity", "-Infinity", "1e999", "1.0", "true", "null", '"1"', "-1", "1E400"):
        yield f"version {number}", _text(document().replace('"version": 1', f'"version": {number}'))
        application = f'[{{"id":"a","company":"c1","role":"x","stage_history":[{{"stage":"saved","on":{number}}}]}}]'
        yield (
            f"day {number}",
            _text(document(applications=0).replace('"applications": 0', f'"applications": {application}')),
        )
    for number in ("NaN", "1e999", "9" * 4_000):
        interview = (
            '{"id":"i","application":"a","starts_at":"2026-12-01T10:00:00Z","minutes":%s}' % number  # noqa: UP031
        )
        application = '[{"id":"a","company":"c1","role":"x"}]'
        yield (
            f"minutes {number[:9]}",
            _text(
                document(applications=0, interviews=0)
                .replace('"applications": 0', f'"applications": {application}')
                .replace('"interviews": 0', f'"interviews": [{interview}]')
            ),
        )
    yield "same key twice", _text(document().replace('"version": 1', '"version": 1, "version": 1'))
    yield "same key twice inside", _text(document().replace('"id": "c1"', '"id": "c1", "id": "c2"'))
    yield "same ID twice", _text(document(companies=[{"id": "c1", "name": "A"}] * 2))
    yield "unknown key", _text(document(**{ESCAPES: 1}))
    yield "unknown key of 1 MB", _text(document(**{"k" * 1_000_000: 1}))
    yield "surrogates", _text('{"format":"interview-desk","version":1,"companies":[{"id":"c1","name":"A\\ud800B"}]}')
    yield "surrogate pair split", _text('{"format":"interview-desk","version":1,"me":{"name":"\\udc00\\ud83d"}}')
    yield "escapes", _text(document(companies=[{"id": "c1", "name": f"A{ESCAPES}"}]))
    yield "escapes in an ID", _text(document(companies=[{"id": f"c{ESCAPES}", "name": "A"}]))
    yield "name of 1 MB", _text(document(companies=[{"id": "c1", "name": "A" * 1_000_000}]))
    yield "UTF-16", document().encode("utf-16")
    yield "UTF-32", document().encode("utf-32")
    yield "with a mark", document().encode("utf-8-sig")
    yield "Latin-1", document(companies=[{"id": "c1", "name": "Acmé"}]).replace("\\u00e9", "é").encode("latin-1")
    yield "NUL bytes", _text(document().replace("Acme", "Ac\0me"))
    yield "empty", b""
    yield "null", b"null"
    yield "string", b'"x"'
    yield "cut off", _text(document())[:-5]
    yield "rest behind", _text(document() + "x")
    yield (
        "companies by the thousand",
        _text(document(companies=[{"id": f"c{n}", "name": f"C{n}"} for n in range(50_000)])),
    )
    yield "keys by the thousand", _text(document(me={f"k{n}": 1 for n in range(200_000)}))
    yield "lists by the thousand", _text(document(me=[[]] * 2_000_000))
    for day in ("0001-01-01", "9999-12-31", "0000-00-00", "10000-01-01", "2026-13-45", ESCAPES):
        history = [{"stage": "applied", "on": day}]
        applied = {"id": "a", "company": "c1", "role": "x", "stage_history": history}
        yield f"day {day[:12]!r}", _text(document(applications=[applied]))
        meeting = {"id": "i", "application": "a", "starts_at": f"{day}T00:00:00+00:00"}
        yield (
            f"interview {day[:12]!r}",
            _text(document(applications=[applied | {"stage_history": []}], interviews=[meeting])),
        )
    yield (
        "zone of an interview",
        _text(
            document(
                applications=[{"id": "a", "company": "c1", "role": "x"}],
                interviews=[
                    {"id": "i", "application": "a", "starts_at": "2026-12-01T10:00:00", "timezone": "../../etc/passwd"}
                ],
            )
        ),
    )
    yield "refers to itself", _text(document(applications=[{"id": "a", "company": "a", "role": "x"}]))
    yield (
        "address with a line end",
        _text(document(contacts=[{"id": "p", "name": "Ann", "email": "a@b.example\nBcc: c@d.example"}])),
    )
    yield "60 MB", _text(document(companies=[{"id": "c1", "name": "A", "remarks": "x" * 60_000_000}]))


# Configs


def _configs() -> Iterator[tuple[str, bytes]]:
    yield "nested lists", b"x = " + b"[" * 100_000
    yield "nested tables", b"x = " + b"{a = " * 20_000
    yield "dotted key", b"a." * 50_000 + b"b = 1\n"
    yield "dotted heading", b"[" + b"a." * 50_000 + b"b]\n"
    yield "10 MB of comments", b"# x\n" * 2_500_000
    yield "10 MB in one line", b'theme = "' + b"x" * 10_000_000 + b'"\n'
    yield "keys", b"".join(b"k%d = 1\n" % n for n in range(10_000))
    yield "invalid UTF-8", b'theme = "\xff\xfe"\n'
    yield "UTF-16", 'theme = "x"\n'.encode("utf-16")
    yield "NUL bytes", b'theme = "a\0b"\n'
    yield "with a mark", b'\xef\xbb\xbftheme = "paper"\n'
    yield "escapes", _text('theme = "\\u001b]52;c;UFdORUQ=\\u0007"\ndate_order = "\\u001b[2J"\n')
    yield "escapes in keys", _text('"\\u001b]52;c;UFdORUQ=\\u0007" = 1\n')
    yield "number of 1 MB", b"[policies]\nrepeat_max = " + b"9" * 1_000_000
    yield "number of 4,000 digits", b"[policies]\nrepeat_max = " + b"9" * 4_000
    yield "NaN", b"[policies]\nrepeat_max = nan\n"
    yield "infinity", b"[policies]\nrepeat_max = inf\n"
    yield "year 9999", b"timezone = 9999-12-31T23:59:59Z\n"
    yield "zone outside", b'timezone = "../../../etc/passwd"\n'
    yield "zone of 100 kB", b'timezone = "' + b"x" * 9_000 + b'"\n'
    yield "unhashable", b"notice = [1]\nkeyboard_layout = {a = 1}\n"
    yield "unhashable week", b"[calendar]\nworking_week = [[1], {a = 1}]\n"
    yield "policy as a list", b"[policies]\nchannel = [1]\n"
    yield "country as a list", b"[calendar]\ncountry = [1]\n"
    yield "file of NUL", b'[calendar]\nfile = "a\\u0000.ics"\n'
    yield "sections as texts", b'calendar = "x"\n'
    yield "sections as lists", b"[[policies]]\nrepeat_max = 1\n"
    yield "import limits", b"[import]\nseconds = 0\n"
    yield "import limits of text", b'[import]\nmegabytes = "x"\n'


# Databases


@cache
def _database(*statements: str) -> bytes:
    """Return the bytes of one of our databases in which some statements were run."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        path = Path(folder) / "d.db"
        database = open_database(path)
        assert database is not None
        database.close()
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.executescript(statement)
        return path.read_bytes()


_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n"


def _list_columns(table: str) -> list[str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(_database())
        return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def _replace_by_view(table: str) -> str:
    """Return the statements that put an endless view in the place of a table."""
    view = _ENDLESS.format(", ".join(f"x AS {column}" for column in _list_columns(table)))
    return f"DROP TABLE {table}; CREATE VIEW {table} AS {view};"


def _databases() -> Iterator[tuple[str, bytes]]:
    whole = _database()
    yield "sound", whole
    yield "another program's", _database("PRAGMA application_id = 7")
    for table in ("application", "change", "company", "me", "contact"):
        yield f"endless view as {table}", _database(_replace_by_view(table))
    yield "view beside the tables", _database(f"CREATE VIEW extra AS {_ENDLESS.format('x')}")
    yield "trigger", _database("CREATE TRIGGER t AFTER INSERT ON company BEGIN DELETE FROM change; END")
    yield (
        "trigger that never ends",
        _database(f"CREATE TRIGGER t AFTER INSERT ON company BEGIN SELECT count(*) FROM ({_ENDLESS.format('x')}); END"),
    )
    yield (
        "views of views",
        _database(
            "CREATE VIEW v0 AS SELECT * FROM company;",
            *(f"CREATE VIEW v{n} AS SELECT * FROM v{n - 1} UNION ALL SELECT * FROM v{n - 1};" for n in range(1, 40)),
        ),
    )
    yield "tables by the thousand", _database("".join(f"CREATE TABLE t{n} (x);" for n in range(2_000)))
    yield "escapes in a table's name", _database('CREATE TABLE "\x1b]52;c;UFdORUQ=\x07" (x)')
    yield "virtual table", _database("CREATE VIRTUAL TABLE extra USING fts5(body)")
    yield "no tables", _database("DROP TABLE change")
    yield "old version without its tables", _database("PRAGMA user_version = 1")
    yield "default that calls a function", _database("CREATE TABLE extra (x DEFAULT (randomblob(1000000000)))")
    yield "index on a function", _database("CREATE TABLE extra (x); CREATE INDEX i ON extra (hex(zeroblob(x)))")
    columns = _list_columns("company")
    values = ", ".join("'c'" if column == "id" else f"'{ESCAPES}'" for column in columns)
    yield "escapes in a row", _database(f"INSERT INTO company ({', '.join(columns)}) VALUES ({values})")
    yield (
        "computed column",
        _database(
            "CREATE TABLE extra (x, y GENERATED ALWAYS AS (hex(zeroblob(30000000))))",
            "INSERT INTO extra (x) VALUES (1)",
        ),
    )
    yield "text", b"This is a text.\n" * 100
    yield "empty", b""
    yield "one byte", b"S"
    yield "header only", whole[:100]
    yield "cut off", whole[: len(whole) // 2]
    yield "newer", whole[:60] + struct.pack(">I", 2**31 - 1) + whole[64:]
    yield "version below 0", whole[:60] + b"\xff\xff\xff\xff" + whole[64:]
    yield "page size 0", whole[:16] + b"\0\0" + whole[18:]
    yield "random behind the header", whole[:100] + bytes((n * 31 + n // 7) % 256 for n in range(len(whole) - 100))
    yield "pages missing", whole[:28] + struct.pack(">I", 2**31 - 1) + whole[32:]
    yield "write-ahead log", whole[:18] + b"\2\2" + whole[20:]
    yield "schema broken", whole.replace(b"CREATE TABLE company", b"CREATE TABLE c(mpany")


# Places

_PLAIN = b"company,role\nAcme,Cook\n"


def _place(folder: Path, name: str, suffix: str) -> Path:
    """Make something that is no plain file, and return its path."""
    path = folder / f"x{suffix}"
    makers: dict[str, Callable[[Path], Path]] = {
        "socket": _make_socket,
        "two links in a loop": _make_loop,
        "sparse file": _make_sparse_file,
        "forbidden": _make_forbidden_file,
        "under a file": _make_file_above,
        "long name": lambda path: path.with_name(f"{'x' * 300}{path.suffix}"),
    }
    if name in makers:
        return makers[name](path)
    if name == "pipe":
        os.mkfifo(path)
    elif name == "folder":
        path.mkdir()
    elif name != "nothing":
        path.symlink_to({"loop of links": str(path), "dangling link": "nowhere"}.get(name, name))
    return path


def _make_socket(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as listening, contextlib.chdir(path.parent):
        listening.bind(path.name)  # a path may be too long for a socket
    return path


def _make_loop(path: Path) -> Path:
    path.symlink_to(path.with_name("y"))
    path.with_name("y").symlink_to(path)
    return path


def _make_sparse_file(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(300 * 1024**3)
    return path


def _make_forbidden_file(path: Path) -> Path:
    path.write_bytes(_PLAIN)
    path.chmod(0)
    return path


def _make_file_above(path: Path) -> Path:
    path.write_bytes(b"x")
    return path / f"y{path.suffix}"


PLACES = (
    "pipe",
    "socket",
    "folder",
    "loop of links",
    "two links in a loop",
    "dangling link",
    "nothing",
    "sparse file",
    "forbidden",
    "under a file",
    "long name",
    "/dev/zero",
    "/dev/full",
    "/dev/stdin",
    "/dev/random",
    "/dev/tty",
    "/proc/self/mem",
    "/proc/kmsg",
)
NAMES: tuple[bytes, ...] = (
    b"\x1b]52;c;UFdORUQ=\x07.csv",
    b"\x1b[2J.csv",
    "\x9b31m\x9d0;P\x9c.csv".encode(),
    "\u202egnp\u2066.csv".encode(),
    "a\u2028b\x85c.csv".encode(),
    b"\xff\xfe\xed\xa0\x80.csv",
    b"a\nb\r\tc.csv",
    b"-x.csv",
    b"[bold]x[.csv",
    b"x" * 250 + b".csv",
)


def _written(folder: Path, suffix: str, content: bytes) -> str:
    path = folder / f"x{suffix}"
    path.write_bytes(content)
    return str(path)


def _database_in(folder: Path) -> str:
    return str(folder / "d.db")


def _import(suffix: str, content: bytes) -> Callable[[Path], Commands]:
    return lambda folder: [["--db", _database_in(folder), "import", _written(folder, suffix, content)]]


def _import_named(name: bytes) -> Callable[[Path], Commands]:
    def make(folder: Path) -> Commands:
        path = os.fsencode(folder) + b"/" + name
        with open(path, "wb") as file:  # noqa: PTH123 - no text is this name
            file.write(_PLAIN)
        of_database: Arguments = ["--db", _database_in(folder)]
        return [[*of_database, "import", "--", path], [*of_database, "check"], [*of_database, "due"]]

    return make


DATABASE_COMMANDS: dict[str, Arguments] = {
    "due": ["due"],
    "check": ["check"],
    "export": ["export"],
    "add": ["add", "Acme", "Cook"],
}


def _use_database(command: str, make: Callable[[Path], str]) -> Callable[[Path], Commands]:
    if command == "restore":
        return lambda folder: [["--db", _database_in(folder), "restore", make(folder)]]
    return lambda folder: [["--db", make(folder), *DATABASE_COMMANDS[command]]]


def _use_config(make: Callable[[Path], str | Path]) -> Callable[[Path], Commands]:
    return lambda folder: [["--db", _database_in(folder), "--config", str(make(folder)), "due"]]


def _files(
    title: str, suffix: str, contents: Callable[[], Iterator[tuple[str, bytes]]]
) -> Callable[[], Iterator[Kind]]:
    return lambda: (Kind(f"{title}: {name}", _import(suffix, content)) for name, content in contents())


def _list_configs() -> Iterator[Kind]:
    for name, content in _configs():
        yield Kind(f"config: {name}", _use_config(partial(_written, suffix=".toml", content=content)))


def _list_databases() -> Iterator[Kind]:
    for name, content in _databases():
        for command in (*DATABASE_COMMANDS, "restore"):
            make = partial(_written, suffix=".db", content=content)
            yield Kind(f"database, {command}: {name}", _use_database(command, make))


def _import_place(folder: Path, name: str, suffix: str) -> Commands:
    return [["--db", _database_in(folder), "import", str(_place(folder, name, suffix))]]


def _list_places() -> Iterator[Kind]:
    for name in PLACES:
        is_unprivileged = name == "forbidden"
        for suffix in (".csv", ".json"):
            make = partial(_import_place, name=name, suffix=suffix)
            yield Kind(f"place, import {suffix}: {name}", make, 1, is_unprivileged)
        yield Kind(
            f"place, config: {name}", _use_config(partial(_place, name=name, suffix=".toml")), 1, is_unprivileged
        )
        for command in (*DATABASE_COMMANDS, "restore"):
            used = _use_database(command, partial(_path_in, name=name))
            yield Kind(f"place, {command}: {name}", used, None, is_unprivileged)


def _path_in(folder: Path, name: str) -> str:
    return str(_place(folder, name, ".db"))


def _list_names() -> Iterator[Kind]:
    for name in NAMES:
        yield Kind(f"name: {name!r}"[:60], _import_named(name), 0)


GROUPS: dict[str, Callable[[], Iterator[Kind]]] = {
    "calendars": _files("calendar", ".ics", _calendars),
    "cards": _files("card", ".vcf", _cards),
    "tables": _files("table", ".csv", _tables),
    "archives": _files("archive", ".zip", _archives),
    "documents": _files("document", ".json", _documents),
    "configs": _list_configs,
    "databases": _list_databases,
    "places": _list_places,
    "names": _list_names,
}
"""Kinds by group. They are made one after the other, because some are large."""
