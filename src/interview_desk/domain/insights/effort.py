"""Rewards for effort, regardless of the result (R47): the size of a full week, and the user's treat."""

from collections.abc import Sequence
from datetime import date

FULL_WEEK = 8
"""Number of acts that fill a week: applications, debriefs, messages and calls."""


def reward_of(rewards: Sequence[str], day: date) -> str:
    """Return the user's own reward for the week of a day, or an empty string if none is set.

    The rewards take turns from week to week.
    """
    return rewards[day.isocalendar().week % len(rewards)] if rewards else ""
