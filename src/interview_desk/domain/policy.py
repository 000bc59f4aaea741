"""Policies for points on which the advice disagrees: thirteen, each with meaning, reason, and sources.

`Policies` holds the policies in force; `CATALOGUE` explains each choice and names the source that
advises otherwise. The to-do list shows the policy on every row. `docs/policies.md` and the output of
`config --init` are written from the same catalogue.
"""

from typing import NamedTuple

from interview_desk.domain.sources import ADVANCING, AFTER, ALL, NAILED, NOT_OVER, STEP_7


class Policies(NamedTuple):
    """Policies in force; the defaults are those of the contract."""

    thank_you: str = "reflect-then-24h"
    medium: str = "email-first"
    handwriting: str = "typed"
    promise_passed: str = "next-working-day"
    no_date: str = "five-working-days"
    repeat: str = "five-working-days"
    repeat_max: int = 2
    channel: str = "preference-last-phone"
    gap_working_days: int = 5
    rest_after_days: int = 30
    rest_after_days_public: int = 60
    unsaid_point: str = "thank-you-first"
    closing_seconds: int = 90
    words_per_minute: int = 130
    basket_min_active: int = 3
    basket_idle_days: int = 7
    own_questions: str = "pinned-first"


class PolicyInfo(NamedTuple):
    """Explanation of one policy for the user."""

    code: str
    title: str
    settings: tuple[str, ...]
    choices: dict[str, dict[str, str]]
    reason: str
    advice: tuple[str, ...]
    otherwise: str


_WAITS = {
    "four-working-days": "four working days",
    "five-working-days": "five working days",
    "one-week": "one week, moved to a working day",
    "two-weeks": "two weeks, moved to a working day",
}

CATALOGUE: tuple[PolicyInfo, ...] = (
    PolicyInfo(
        "C1",
        "When to send a thank-you",
        ("thank_you",),
        {
            "thank_you": {
                "reflect-then-24h": "written with the debrief, sent from 08:00 of the next day, within 24 hours of the "
                "end; a decision expected within 2 days opens it at once",
                "immediately": "from the end of the interview, within 24 hours",
                "asap-24h": "Send it the same day; it’s late after 24 hours",
                "day-after": "the whole of the next day",
            }
        },
        "A night to reflect makes the better note; within a day it still counts as prompt.",
        (NOT_OVER, AFTER),
        f"“{ADVANCING}” would send it at once, “{NOT_OVER}” the sooner the better within 24 hours, “{AFTER}” not as "
        "you leave but the day after.",
    ),
    PolicyInfo(
        "C2",
        "By which medium thanks are sent",
        ("medium", "handwriting"),
        {
            "medium": {
                "email-first": "e-mail; for a formal company that decides in five working days or more, a typed "
                "letter is suggested beside it",
                "paper-if-time": "paper where it arrives before they decide, else e-mail",
                "match-formality": "paper to a formal company where it arrives in time, else e-mail",
                "letter-attached": "e-mail with the letter attached",
            },
            "handwriting": {
                "typed": "paper means a typed letter",
                "legible": "my handwriting can be read: paper means a handwritten card",
            },
        },
        "E-mail always arrives before the decision; paper impresses only where it still can.",
        (STEP_7, NAILED, AFTER),
        f"“{ADVANCING}” finds a handwritten card always welcome, “{AFTER}” a typed letter by post the strongest, "
        f"“{NOT_OVER}” would match the company's formality.",
    ),
    PolicyInfo(
        "C3",
        "When their promised date has passed",
        ("promise_passed",),
        {
            "promise_passed": {
                "next-working-day": "the working day after the last day they named",
                "same-day": "the last day they named itself",
                "grace-3": "three working days more than that",
            }
        },
        "The working day after a missed date is the fair moment for one message.",
        (AFTER, STEP_7),
        f"“{AFTER}” says the day after, “{STEP_7}” when the answer was expected, “{ADVANCING}” that it takes longer "
        "than you expect.",
    ),
    PolicyInfo(
        "C4",
        "When they gave no date",
        ("no_date",),
        {"no_date": {name: f"{span} after the interview" for name, span in _WAITS.items()}},
        "Five working days leave them a full week; never under three working days after my own last message.",
        (AFTER, NOT_OVER),
        f"“{AFTER}” says four to five working days, “{NOT_OVER}” a week, “{STEP_7}” one to two weeks.",
    ),
    PolicyInfo(
        "C5",
        "How often to ask again",
        ("repeat", "repeat_max"),
        {
            "repeat": {name: f"{span} after the last follow-up" for name, span in _WAITS.items()},
            "repeat_max": {"2": "follow-ups without an answer, then let it rest; 0 is unlimited"},
        },
        "The same interval again, and after two unanswered messages rest or a new reason to write.",
        (AFTER, STEP_7),
        f"“{STEP_7}” asks whether to check back in a week; “{NOT_OVER}” and “{NAILED}” warn that too often hurts.",
    ),
    PolicyInfo(
        "C6",
        "Call or write",
        ("channel",),
        {
            "channel": {
                "preference-last-phone": "what they prefer, else the channel last used with them, else the phone",
                "always-phone": "the phone",
                "always-email": "e-mail",
            }
        },
        "What they asked for beats every rule.",
        (ADVANCING, AFTER, NOT_OVER),
        f"“{AFTER}” and “{NOT_OVER}” would call, “{ADVANCING}” asks what they prefer.",
    ),
    PolicyInfo(
        "C7",
        "How much is too much",
        ("gap_working_days",),
        {"gap_working_days": {"5": "working days between two messages about one application"}},
        "One message per application in five working days; thank-yous and promised material are free, and a lapsed "
        "promise of theirs may be followed up one working day after my last message.",
        ALL,
        f"“{NAILED}” would stay in contact, “{NOT_OVER}” not be passive; all five warn against pestering.",
    ),
    PolicyInfo(
        "C8",
        "When it is over",
        ("rest_after_days", "rest_after_days_public"),
        {
            "rest_after_days": {"30": "days after their last word, letting it rest is suggested"},
            "rest_after_days_public": {"60": "the same for an employer of the public sector"},
        },
        "Silence is not a no: resting is suggested, never set by itself, and it stays on the board.",
        (NOT_OVER, ADVANCING, AFTER, NAILED),
        f"“{NOT_OVER}” holds it open until a clear yes or no; “{ADVANCING}”, “{AFTER}” and “{NAILED}” move on.",
    ),
    PolicyInfo(
        "C9",
        "Where the unsaid point goes",
        ("unsaid_point",),
        {
            "unsaid_point": {
                "thank-you-first": "offered in the thank-you, later only if it is still unused",
                "follow-up": "held for the follow-up",
            }
        },
        "Said once, and while the interview is fresh.",
        (AFTER, NOT_OVER),
        f"“{STEP_7}” keeps it for a later check-in.",
    ),
    PolicyInfo(
        "C10",
        "The order of my own questions",
        ("own_questions",),
        {
            "own_questions": {
                "pinned-first": "“next step” and “by when” come first, then mine by rank",
                "free-order": "mine by rank come first, then “next step” and “by when”",
            }
        },
        "Ranked by me; “next step” and “by when” are pinned first.",
        (STEP_7, ADVANCING),
        f"“{STEP_7}” holds my questions secondary, “{ADVANCING}” equal to theirs.",
    ),
    PolicyInfo(
        "C11",
        "Thanks by phone",
        (),
        {},
        "Thanks are written; a call script is there, and a call counts as contact.",
        (STEP_7, ADVANCING, AFTER, NAILED),
        f"“{NOT_OVER}” also thanks by phone.",
    ),
    PolicyInfo(
        "C12",
        "What my own rating means",
        (),
        {},
        "My rating is my impression; it is never shown as odds.",
        (NAILED, AFTER),
        f"“{NAILED}” weighs it, “{AFTER}” says that you cannot know theirs.",
    ),
    PolicyInfo(
        "C13",
        "How long it takes",
        (),
        {},
        "Their date beats every average; without one the desk acts by the wait for no date.",
        (STEP_7, AFTER, ADVANCING),
        f"“{STEP_7}” expects one to two weeks, “{AFTER}” weeks to months, “{ADVANCING}” much longer than expected.",
    ),
)

CHOICES: dict[str, tuple[str, ...]] = {
    setting: tuple(meanings)
    for policy in CATALOGUE
    for setting, meanings in policy.choices.items()
    if isinstance(Policies._field_defaults[setting], str)
}
"""Allowed values of every policy that is chosen by name."""


def find_policy(choice_or_setting: str) -> PolicyInfo | None:
    """Return the first policy with a given choice (`next-working-day`) or setting (`no_date`), or None."""
    for policy in CATALOGUE:
        if choice_or_setting in policy.settings:
            return policy
        if any(choice_or_setting in meanings for meanings in policy.choices.values()):
            return policy
    return None
