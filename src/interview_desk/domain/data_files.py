"""Data files of the rules, stored in the packages that use them."""

from importlib import resources


def read_data_file(package: str, name: str) -> str:
    """Return the text of a data file.

    Args:
        package: the package that the file is in, below `domain`, such as `imports`.
        name: the name of the file.
    """
    return resources.files(f"interview_desk.domain.{package}").joinpath(name).read_text(encoding="utf-8")
