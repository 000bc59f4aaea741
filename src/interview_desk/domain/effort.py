"""Effort is rewarded, whatever came of it (R47): when a week is full, and what the user treats themself to then."""

from collections.abc import Sequence
from datetime import date

FULL_WEEK = 8
"""Acts that fill a week: applications, debriefs, messages and calls."""


def reward_of(rewards: Sequence[str], day: date) -> str:
    """The user's own reward for the week of a day: one after the other, week by week; empty where none was named."""
    return rewards[day.isocalendar().week % len(rewards)] if rewards else ""
