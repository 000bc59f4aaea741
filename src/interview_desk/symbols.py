"""Symbols that the screens and the command line share, with a form for terminals that know ASCII only."""

from collections.abc import Mapping

from interview_desk.domain.queue.kinds import DueState

GLYPHS: Mapping[DueState, str] = {
    DueState.OVERDUE: "▲",
    DueState.DUE: "●",
    DueState.UPCOMING: "○",
    DueState.WAITING: "◌",
}
ASCII_GLYPHS: Mapping[DueState, str] = {
    DueState.OVERDUE: "!",
    DueState.DUE: "*",
    DueState.UPCOMING: "o",
    DueState.WAITING: ".",
}
