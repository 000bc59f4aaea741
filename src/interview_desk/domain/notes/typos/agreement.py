"""Verbs that do not agree with a subject of several: "you and the team is", "the engineers on your team was"."""

import tomllib
from collections.abc import Iterator

from interview_desk.domain.data_files import read_data_file
from interview_desk.domain.notes.typos.data_files import PACKAGE


def read_agreement_lines() -> Iterator[str]:
    """Yield a line for every subject and verb of `agreement.toml`, in the notation of `notation`."""
    tables = tomllib.loads(read_data_file(PACKAGE, "agreement.toml"))
    clear_subjects = tables["clear_subjects"]
    for subjects, verbs in (
        ([*clear_subjects, *tables["subjects"]], tables["verbs"]),
        (clear_subjects, tables["actions"]),
    ):
        for verb in verbs:
            wrong, right = verb.split()
            for subject in subjects:
                yield f"{subject} [{wrong} -> {right}] ; “{right}” is meant: the subject is more than one"
