"""Start of the full command line."""

import sys

import click

from interview_desk import prompt
from interview_desk.cli import applications, files, notes, root, upkeep

COMMANDS = (applications, files, notes, upkeep)
"""Modules whose commands are part of the command line; importing them adds the commands to the group."""


def main() -> None:
    """Run the command line, reporting any failure as a one-line message."""
    prompt.run_guarded(_run)


def _run() -> None:
    try:
        root.cli.main(prog_name="interview-desk", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)


if __name__ == "__main__":
    main()
