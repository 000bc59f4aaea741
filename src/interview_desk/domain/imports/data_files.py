"""Data files about imported tables, stored in this package."""

from importlib import resources


def read_text(name: str) -> str:
    """Return the text of a data file."""
    return resources.files("interview_desk.domain.imports").joinpath(name).read_text(encoding="utf-8")
