"""Run of the hostile files: each is put before the real command line, with what it took and said.

    make hostile                                        all of them, with the default limits
    make hostile ARGS="--group tables --seconds 3"      some, with lower ones

Each command runs in a fork of a process that has loaded the command line, so that a kind costs little more than its file.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from support.foreign_files import GROUPS, Arguments, Kind

SPARE_SECONDS, SPARE_MEGABYTES = 5, 300
"""What a command may take beyond the limits for reading a file."""
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNEXPECTED = re.compile(r"Traceback|not foreseen|Error\b|Exception|\bNone\b|object at 0x")
_CAPABILITIES_VERSION = 0x20080522
_MAY_READ_ALL = 1 << 1 | 1 << 2
"""The rights of root to write and read what the modes of files forbid."""
_MOST_SAID = 100_000


class Outcome(NamedTuple):
    """What became of one kind."""

    name: str
    code: int
    seconds: float
    megabytes: float
    output: str
    faults: tuple[str, ...]


def run_kinds(group: str, seconds: int, megabytes: int, every: int = 1) -> Iterator[Outcome]:
    """Run the kinds of a group, or each n-th of them.

    Args:
        group: name of the group.
        seconds: limit of time for reading a file.
        megabytes: limit of memory for reading a file.
        every: n.
    """
    from interview_desk.services.imports import exchange, parsing  # noqa: F401 - loaded once for all forks

    for n, kind in enumerate(GROUPS[group]()):
        if n % every == 0:
            yield _run_kind(kind, seconds, megabytes)


def _run_kind(kind: Kind, seconds: int, megabytes: int) -> Outcome:
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    faults: list[str] = []
    code, took, most, output = 0, 0.0, 0.0, ""
    try:
        config = folder / "limits.toml"
        config.write_text(f'timezone = "America/New_York"\n[import]\nseconds = {seconds}\nmegabytes = {megabytes}\n')
        folder.chmod(0o755)
        for arguments in kind.make(folder):
            known = [] if "--config" in arguments else ["--config", str(config)]
            code, lasted, peak, text, errors = _run_command([*known, *arguments], folder, seconds, kind)
            took, most, output = max(took, lasted), max(most, peak), output + text + errors
            if lasted > seconds + SPARE_SECONDS:
                faults.append(f"took {lasted:.1f} s")
            if peak > megabytes + SPARE_MEGABYTES:
                faults.append(f"took {peak:.0f} MB")
            faults += _find_faults(kind, code, text, errors)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Outcome(kind.name, code, took, most, output, tuple(faults))


def _run_command(arguments: Arguments, folder: Path, seconds: int, kind: Kind) -> tuple[int, float, float, str, str]:
    """Run a command in a fork; return its code, seconds, megabytes, output, and errors."""
    told = (folder / "output", folder / "errors")
    began = time.monotonic()
    process = os.fork()
    if process == 0:
        _become_command(arguments, folder, told, kind)
    end = began + 2 * seconds + 4 * SPARE_SECONDS
    while True:
        ended, status, usage = os.wait4(process, os.WNOHANG)
        if ended:
            break
        if time.monotonic() > end:
            os.kill(process, 9)
        time.sleep(0.005)
    lasted = time.monotonic() - began
    output, errors = (path.read_bytes().decode("utf-8", "replace") if path.exists() else "" for path in told)
    for path in told:
        path.unlink(missing_ok=True)
    return os.waitstatus_to_exitcode(status), lasted, usage.ru_maxrss / 1024, output, errors


def _become_command(arguments: Arguments, folder: Path, told: tuple[Path, Path], kind: Kind) -> None:
    """Run the command line in this process, which ends with it."""
    code = 70
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, path in enumerate(told, 1):
            os.dup2(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), number)
        os.setsid()
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 * 1024**3, 2 * 1024**3))
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(folder)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - the new ones
        if kind.is_unprivileged and os.geteuid() == 0:
            _drop_rights()
        sys.argv = ["interview-desk", *map(os.fsdecode, arguments)]
        from interview_desk.cli.main import main

        try:
            main()
            code = 0
        except SystemExit as exit_code:
            code = exit_code.code if isinstance(exit_code.code, int) else 0
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:  # noqa: BLE001 - the fork must not return
        os.write(2, f"Traceback: {type(error).__name__}: {error}".encode("utf-8", "replace"))
    finally:
        os._exit(code)


def _drop_rights() -> None:
    """Give up the rights by which root may read everything."""
    capabilities = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)()
    if capabilities.capget(header, sets) == 0:
        for n in range(3):
            sets[n] &= ~_MAY_READ_ALL
        capabilities.capset(header, sets)


def _find_faults(kind: Kind, code: int, output: str, errors: str) -> Iterator[str]:
    lines = len(errors.strip().splitlines())
    if code not in ({0, 1} if kind.code is None else {kind.code}):
        yield f"exit code {code}"
    if code == 1 and lines != 1:
        yield f"{lines} lines for a refusal"
    if _STEERING.search(output + errors):
        yield "steers the terminal"
    if _UNEXPECTED.search(errors):
        yield "an unexpected error"
    if len(output + errors) > _MOST_SAID:
        yield f"says {len(output + errors):,} characters"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the kinds and print those with faults, the slowest, and the largest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--group", choices=GROUPS, action="append", help="only these kinds")
    parser.add_argument("--seconds", type=int, default=20, help="limit of time for reading a file")
    parser.add_argument("--megabytes", type=int, default=400, help="limit of memory for reading a file")
    parser.add_argument("--every", type=int, default=1, help="only each n-th kind")
    parser.add_argument("--json", action="store_true", help="print the outcomes as JSON lines")
    parser.add_argument("--verbose", action="store_true", help="print what each command said")
    options = parser.parse_args(arguments)
    outcomes = []
    for group in options.group or GROUPS:
        for outcome in run_kinds(group, options.seconds, options.megabytes, options.every):
            outcomes.append(outcome)
            if options.json:
                _say(json.dumps(outcome))
            elif options.verbose or outcome.faults:
                said = outcome.output.strip()[:300].encode("unicode_escape").decode()
                faults = f"\n   FAULT: {'; '.join(outcome.faults)}" if outcome.faults else ""
                _say(
                    f"{outcome.name}: {outcome.code}, {outcome.seconds:.1f} s, {outcome.megabytes:.0f} MB: {said}{faults}"
                )
    faulty = sum(bool(outcome.faults) for outcome in outcomes)
    if not options.json:
        slowest = max(outcomes, key=lambda outcome: outcome.seconds)
        largest = max(outcomes, key=lambda outcome: outcome.megabytes)
        _say(f"{len(outcomes)} kinds, {faulty} with faults")
        _say(f"slowest: {slowest.name}, {slowest.seconds:.1f} s; largest: {largest.name}, {largest.megabytes:.0f} MB")
    return 1 if faulty else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
