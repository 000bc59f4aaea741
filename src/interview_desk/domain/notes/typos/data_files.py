"""Data files of the typo rules, stored in this package."""

import functools
import tomllib
from collections.abc import Mapping

from interview_desk.domain.data_files import read_data_file

PACKAGE = "notes.typos"


def read_lines(name: str) -> list[str]:
    """Return the lines of a data file, without blank lines and comments."""
    lines = [line.strip() for line in read_data_file(PACKAGE, name).splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


@functools.cache
def read_lists() -> Mapping[str, str]:
    """Return the lists that the rules refer to, by name; the items of a list are separated by `|`."""
    return {name: "|".join(items) for name, items in tomllib.loads(read_data_file(PACKAGE, "lists.toml")).items()}
