"""Every state in which a killed process can leave its files: the disk calls of one whole run, recorded and replayed.

What a process has written is in the kernel's hands when it is killed, so the files after its k-th call are those that a kill
before call k + 1 leaves behind. That is exact, and needs one run under strace only.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

TRACED = "pwrite64,write,lseek,ftruncate,unlink,rename,link,linkat,openat,open"
_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class DiskCall(NamedTuple):
    """One call that changed something: its name, its file, and what it did there."""

    name: str
    file: Path
    number: int | None = None
    """Offset of a write, new length, or new position."""
    data: bytes = b""
    target: Path | None = None
    """New name of a file that was moved or linked."""


def record(command: Sequence[str], folder: Path, log: Path) -> list[DiskCall]:
    """Run a command, and return the calls by which it changed files in a folder."""
    trace = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={TRACED}", "-o", str(log)]
    subprocess.run([*trace, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    calls = []
    with log.open(encoding="ascii") as lines:
        for line in lines:
            match = _CALL.match(line)
            if match is not None and int(match[3]) >= 0:
                call = _read(match[1], match[2], int(match[3]))
                if call is not None and folder in call.file.parents:
                    calls.append(call)
    return calls


def _read(name: str, arguments: str, result: int) -> DiskCall | None:
    texts = [_bytes(text) for text in _TEXT.findall(arguments)]
    if name in {"openat", "open"}:
        if "O_CREAT" not in arguments:
            return None
        return DiskCall("create", Path(texts[0].decode()), int("O_TRUNC" in arguments))
    if name in {"unlink", "rename", "link", "linkat"}:
        return DiskCall(name[:6], Path(texts[0].decode()), target=Path(texts[1].decode()) if len(texts) > 1 else None)
    file = _bytes(arguments[arguments.index("<") + 1 : arguments.index(">")]).decode()
    path = Path(file.removesuffix(" (deleted)"))
    if name == "lseek":
        return DiskCall("seek", path, result)
    last = arguments.rsplit(",", 1)[1]
    if name == "ftruncate":
        return DiskCall("cut", path, int(last))
    return DiskCall("write", path, int(last) if name == "pwrite64" else None, texts[-1])


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


class Files:
    """Files of a folder in memory, to which calls are applied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = {file: bytearray(file.read_bytes()) for file in folder.rglob("*") if file.is_file()}
        self._positions: dict[Path, int] = {}

    def apply(self, call: DiskCall) -> None:
        """Do what a call did."""
        files, file = self._files, call.file
        if call.name == "create":
            self._positions[file] = 0
            if call.number or file not in files:
                files[file] = bytearray()
        elif call.name == "seek":
            self._positions[file] = call.number or 0
        elif call.name == "cut":
            content = files.setdefault(file, bytearray())
            files[file] = (content + bytes(max((call.number or 0) - len(content), 0)))[: call.number]
        elif call.name == "write":
            start = call.number if call.number is not None else self._positions.get(file, 0)
            self._positions[file] = start + len(call.data)
            content = files.setdefault(file, bytearray())
            content.extend(bytes(max(start - len(content), 0)))
            content[start : start + len(call.data)] = call.data
        elif call.name == "unlink":
            files.pop(file, None)
        elif call.target is not None:
            content = files.get(file, bytearray())
            if call.name == "rename":
                files.pop(file, None)
            files[call.target] = bytearray(content)

    def write_to(self, folder: Path) -> None:
        """Write the files into another folder, which is emptied before."""
        shutil.rmtree(folder, ignore_errors=True)
        for file, content in self._files.items():
            path = folder / file.relative_to(self._folder)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_bytes(content)
            path.chmod(0o600)


def states(
    before: Files, calls: Sequence[DiskCall], folder: Path, *, every: int = 1, always: Mapping[str, str] | None = None
) -> Iterator[int]:
    """Write the state after each call into a folder, and yield the number of the call.

    Args:
        before: the files as they were; they are changed.
        calls: the recorded calls.
        folder: where to.
        every: of the other calls, take each of this distance only.
        always: names of calls, with the end of a file's name, around which every state is taken.
    """

    def is_near(n: int) -> bool:
        return any(
            call.name == name and call.file.name.endswith(end)
            for name, end in (always or {}).items()
            for call in calls[max(n - 1, 0) : n + 1]
        )

    for n in range(len(calls) + 1):
        if n:
            before.apply(calls[n - 1])
        if n % every == 0 or is_near(n):
            before.write_to(folder)
            yield n
