"""Client for the grammar checker, with a time limit, and a new process if the last one has ended."""

import contextlib
import json
import os
import re
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from interview_desk.domain.notes.typos import Typo, match_case
from interview_desk.proofreading.terms import PREFIXES, is_term, list_parts

LONGEST = 10_000
"""Maximum characters to check; no note is longer, and the checker slows down."""
LONG_WORD = 40
"""Maximum letters of a word; longer runs are not language and are left out."""
START_SECONDS = 15.0
CHECK_SECONDS = 3.0
MOST_FAILURES = 3
"""Consecutive processes that may fail before the checker counts as missing."""
MOST = 3
"""Maximum suggestions for one typo."""
_LONG = re.compile(rf"\S{{{LONG_WORD + 1},}}")
_STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_SPELLING = {"Spelling", "Typo"}


_PASSED_ON = frozenset({"PATH", "LANG", "LC_ALL", "SYSTEMROOT"})
"""Environment variables that are passed to the checker's process."""


class Checker:
    """Grammar checker in a separate process; thread-safe, answering one request at a time.

    Args:
        command: the command to run instead, for tests of process failures.
        patience: the time limit for one text, in seconds.
    """

    def __init__(self, command: Sequence[str] = (), patience: float = CHECK_SECONDS) -> None:
        self._command = list(command) or [sys.executable, "-I", "-m", "interview_desk.proofreading.child"]
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._failures = 0
        self._asked = 0
        self._words: list[str] | None = None
        self._bad: set[int] = set()
        self._rest = b""

    @property
    def is_missing(self) -> bool:
        """Return True if the checker is no longer used: it is not installed, or it failed repeatedly."""
        return self._failures >= MOST_FAILURES

    def warm(self) -> None:
        """Start the process, so that the first text does not have to wait."""
        with self._lock:
            self._ensure_started()

    def check(self, text: str, words: Iterable[str] = ()) -> list[Typo] | None:
        """Return the typos in a text, or None if the checker is missing or cannot handle this text.

        Args:
            text: the text; characters after the first `LONGEST` are not checked.
            words: names and terms that are not typos.
        """
        if not text.strip() or self.is_missing or hash(text) in self._bad:
            return [] if not text.strip() else None
        looked_at = masked(text[:LONGEST])
        with self._lock:
            if not self._ensure_started():
                return None
            raw_typos = self._ask(looked_at, sorted(words))
            known_parts = self._check_parts(_list_unknown(raw_typos or (), text))
        if raw_typos is None:
            self._bad.add(hash(text))
            return None
        typos = (_parse_typo(raw, text, looked_at) for raw in raw_typos)
        return [typo for typo in typos if typo is not None and not _is_derived(typo, text, known_parts)]

    def _check_parts(self, unknown: Iterable[str]) -> frozenset[str]:
        """Return the parts of unknown words that are in the dictionary: "index" for "reindex"."""
        parts = sorted({part for word in unknown for part in list_parts(word)})
        if not parts:
            return frozenset()
        text = "\n\n".join(parts)[:LONGEST]
        answer = self._ask(text, self._words or [])
        return frozenset() if answer is None else frozenset(parts) - set(_list_unknown(answer, text))

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    # -- process management

    def _ensure_started(self) -> bool:
        if self.is_missing:
            return False
        if self._process is not None and self._process.poll() is None:
            return True
        self._end()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by this very interpreter
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                # HOME is set so that nothing asks the system (over a socket) for it; nothing in it is read.
                env={key: value for key, value in os.environ.items() if key in _PASSED_ON} | {"HOME": os.devnull},
            )
        except OSError:
            self._failures = MOST_FAILURES
            return False
        self._words = None
        ready = self._read(START_SECONDS)
        if ready is None:
            self._failed()
            return False
        if not ready.get("ready"):
            self._failures = MOST_FAILURES
            self._end()
            return False
        return True

    def _ask(self, text: str, words: list[str]) -> list[dict[str, Any]] | None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._asked += 1
        request = {"id": self._asked, "text": text, "words": words if words != self._words else None}
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            self._failed()
            return None
        answer = self._read(self._patience)
        if answer is None or answer.get("id") != self._asked or not isinstance(answer.get("slips"), list):
            self._failed()
            return None
        self._words = words
        self._failures = 0
        return list(answer["slips"])

    def _read(self, seconds: float) -> dict[str, Any] | None:
        """Read one line of JSON within a time limit, or return None if no JSON object arrives."""
        assert self._process is not None
        assert self._process.stdout is not None
        end = time.monotonic() + seconds
        with selectors.DefaultSelector() as ready:
            ready.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._rest:
                remaining = end - time.monotonic()
                if remaining <= 0 or not ready.select(remaining):
                    return None
                data = os.read(self._process.stdout.fileno(), 65_536)
                if not data:
                    return None
                self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        try:
            answer = json.loads(line)
        except ValueError:
            return None
        return answer if isinstance(answer, dict) else None

    def _failed(self) -> None:
        self._failures += 1
        self._end()

    def _end(self) -> None:
        process, self._process, self._rest = self._process, None, b""
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # unwritten data has no reader anymore
                    pipe.close()


def masked(text: str) -> str:
    """Return a text of the same length with spaces in place of very long words and untypable characters."""
    without = _STRANGE.sub(" ", text)
    return _LONG.sub(lambda match: " " * len(match[0]), without)


def _list_unknown(raw_typos: Iterable[dict[str, Any]], text: str) -> list[str]:
    """Return the lowercase words that the checker reports as in no dictionary."""
    spans = [(raw.get("start"), raw.get("end")) for raw in raw_typos if raw.get("kind") in _SPELLING]
    return [text[start:end].lower() for start, end in spans if isinstance(start, int) and isinstance(end, int)]


def _is_derived(typo: Typo, text: str, known_parts: Collection[str]) -> bool:
    """Return True for a word made of a known one by a prefix or an ending, unless a usual word is as near: "reguards"."""
    if typo.check != "spelling":
        return False
    word = text[typo.start : typo.end].lower()
    nearest = typo.suggestions[0].lower() if typo.suggestions else ""
    return any(
        part in known_parts
        and (not nearest or nearest.removesuffix(part) in {"", *PREFIXES} or _distance(word, nearest) > 1)
        for part in list_parts(word)
    )


def _parse_typo(raw: dict[str, Any], text: str, looked_at: str) -> Typo | None:
    """Parse one result of the checker as a typo.

    Return None if it is malformed, is about text that was masked, or is a false alarm.
    """
    try:
        start, end, kind = int(raw["start"]), int(raw["end"]), str(raw["kind"])
        instead = [str(suggestion) for suggestion in raw["instead"]]
        message = str(raw["message"])
    except (KeyError, TypeError, ValueError):
        return None
    if not 0 <= start < end <= len(looked_at) or text[start:end] != looked_at[start:end]:
        return None
    wrong = text[start:end]
    check = "spelling" if kind in _SPELLING else "grammar"
    if "  " in wrong or "\n" in wrong or _is_fine(wrong, text[end:]):
        return None
    if check != "spelling" and (_is_manner(wrong, instead, text[:start]) or instead == ["teamwork"]):
        return None  # "your team work closely" is correct in British English
    if check == "spelling":
        instead = sorted(instead, key=lambda suggestion: _distance(wrong.lower(), suggestion.lower()))
        if _is_name_or_term(wrong, instead, text, start):
            return None
        message = (
            f"“{wrong}”: is “{match_case(instead[0], wrong)}” meant?"
            if instead
            else f"“{wrong}” is not in the dictionary"
        )
    best = tuple(dict.fromkeys(match_case(suggestion, wrong) if suggestion else suggestion for suggestion in instead))[
        :MOST
    ]
    return Typo(start, end, check, message.replace("`", "”").strip(), best)


_SENTENCE = re.compile(r"(?:\A|[.!?:]|\n[ \t]*\n)[\s“\"(]*\Z")
"""Pattern for the text before the first word of a sentence."""


def _is_name_or_term(wrong: str, instead: Sequence[str], text: str, start: int) -> bool:
    """Return True if a word in no dictionary is probably not a typo but a name, a term, or part of one."""
    end = start + len(wrong)
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in {"-", "_", "/", "@", "#", "&"} or after in {"-", "_", "/"}:
        return True  # 5G, post-mortem, /api/v2
    if is_term(wrong.lower()):
        return True
    if not wrong[:1].isupper():
        return False
    begins = _SENTENCE.search(text[:start]) is not None
    near = bool(instead) and _distance(wrong.lower(), instead[0].lower()) <= 1
    return not (begins and near and wrong.isascii())


_PROPER = frozenset({"i", "i'm", "i've", "i'll", "i'd"})


def _is_manner(wrong: str, instead: Sequence[str], before: str) -> bool:
    """Return True if only capitalization differs, other than at the beginning of a sentence.

    The way a brand capitalizes its name is not a typo.
    """
    only_case_differs = bool(instead) and all(suggestion.casefold() == wrong.casefold() for suggestion in instead)
    return only_case_differs and wrong.casefold().replace("’", "'") not in _PROPER and _SENTENCE.search(before) is None


_SILENT = re.compile(r"\s+(?:honou?r|honest|hour|heir)", re.IGNORECASE)
_WHEN = re.compile(r"\s+(?:yesterday|today|tomorrow|last|next|on|this)\b")
_TWICE = re.compile(r"(\w+)\s+\1", re.IGNORECASE)


def _is_fine(wrong: str, after: str) -> bool:
    """Return True if the checker reports correct text as a typo: "an honour", "had had", "that that"."""
    twice = _TWICE.fullmatch(wrong)
    if twice is not None:
        return twice[1].lower() in {"had", "that"} or (wrong[:1].isupper() and wrong.split()[1][:1].isupper())
    if wrong.lower() == "you" and _WHEN.match(after) is not None:
        return True  # "talk with you yesterday"
    return wrong.lower() == "an" and _SILENT.match(after) is not None


def _distance(first: str, second: str) -> float:
    """Return the edit distance of two words.

    Words that differ only in doubled letters or in the order of their letters have a distance of 0.5.
    """
    if _undoubled(first) == _undoubled(second) or sorted(first) == sorted(second):
        return 0.5
    row = [float(n) for n in range(len(second) + 1)]
    for i, letter in enumerate(first, 1):
        before, row[0] = row[0], float(i)
        for j, other_letter in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other_letter))
    return row[-1]


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)
