"""Child process that reads one file to import: bytes on standard input, a pickled answer on standard output.

It opens no files and knows nothing of the desk. Its arguments are the reader, the memory it may take beyond its own in MB,
and the seconds of processor time.
"""

import contextlib
import importlib
import os
import pickle
import sys
from pathlib import Path

from interview_desk.domain.errors import Refused

_MOST_ANSWERED = 0.4
"""Share of the memory that the answer may have; its reader needs about twice as much."""
READERS = {
    "table": ("interview_desk.formats.table_reader", "read"),
    "calendar": ("interview_desk.formats.invitations", "read"),
    "cards": ("interview_desk.formats.cards", "read"),
    "archive": ("interview_desk.formats.archive", "tables_of"),
    "document": ("interview_desk.formats.document", "parse"),
}


def main() -> None:
    """Read the file, and answer with its values or with its problem."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    reader, megabytes, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    module, function = READERS[reader]
    read = getattr(importlib.import_module(module), function)
    content = sys.stdin.buffer.read()
    _limit(megabytes, seconds)
    answer: tuple[str, object]
    try:
        answer = ("value", read(content))
        packed = pickle.dumps(answer)
        if len(packed) > _MOST_ANSWERED * megabytes * 1024 * 1024:
            packed = pickle.dumps(("memory", ""))
    except Refused as refusal:
        packed = pickle.dumps(("refused", refusal.problem))
    except (MemoryError, RecursionError) as error:
        packed = pickle.dumps(("memory" if isinstance(error, MemoryError) else "failed", "nested too deeply"))
    except Exception as error:  # noqa: BLE001 - whatever the file does to its reader, the user is told in one line
        packed = pickle.dumps(("failed", type(error).__name__))
    answers.write(packed)
    answers.close()


def _limit(megabytes: int, seconds: int) -> None:
    """Limit the memory and the processor time of this process, where the platform can."""
    try:
        import resource  # noqa: PLC0415 - not on every platform
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    main()
