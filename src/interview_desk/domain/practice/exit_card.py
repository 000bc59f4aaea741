"""Exit card (R9 to R15): seven answers to get before leaving, and follow-ups for the missing ones."""

from typing import NamedTuple

from interview_desk.domain.search.interview import Answer, ExitCard, Interview

CHANNEL_WORDS = {"email": "e-mail", "phone": "phone", "letter": "letter"}


class ExitQuestion(NamedTuple):
    """Question on the exit card: its key, the fields it fills, its label, and whether it takes free text."""

    key: str
    holds: tuple[str, ...]
    label: str
    in_words: bool = False
    hint: str = ""


SEVEN = (
    ExitQuestion("1", ("thanked", "wants_the_job"), "I thanked them, and said that I want the job"),
    ExitQuestion("2", ("next_step",), "What the next step is", in_words=True, hint="panel meets, then a call"),
    ExitQuestion("3", ("by_when",), "By when", in_words=True, hint="end of next week, fri, +5"),
    ExitQuestion("4", ("may_follow_up", "channel"), "Following up is welcome, and how"),
    ExitQuestion("5", ("contacts_collected",), "I have everyone’s contact details"),
    ExitQuestion("6", ("they_have_mine",), "They have mine"),
    ExitQuestion("7", ("anything_else",), "Anything else they need", in_words=True, hint="references mon"),
)
"""Questions on the exit card, in the order in which they are asked at the door."""
_WELCOME: tuple[tuple[Answer, Answer], ...] = (
    (None, None),
    (True, "email"),
    (True, "phone"),
    (True, "letter"),
    (False, None),
)
"""States of answer 4, one per key press: not asked, welcome and by which channel, not welcome."""


def toggle_answer(card: ExitCard, key: str) -> ExitCard:
    """Return the card with the next answer to a question without free text: yes, no, or not asked.

    Question 4 cycles through `_WELCOME` instead.
    """
    if key == "4":
        now = (card.may_follow_up, card.channel)
        following = _WELCOME[(_WELCOME.index(now) + 1) % len(_WELCOME)] if now in _WELCOME else _WELCOME[1]
        return card._replace(may_follow_up=following[0], channel=following[1])
    holds = next(question.holds for question in SEVEN if question.key == key)
    before: Answer = getattr(card, holds[-1])
    after: Answer = {None: True, True: False}.get(before if isinstance(before, bool) else None)
    return card._replace(**dict.fromkeys(holds, after))


def is_answered(card: ExitCard, key: str) -> bool:
    """Return True if a question has an answer; "no" counts as an answer."""
    holds = next(question.holds for question in SEVEN if question.key == key)
    return getattr(card, holds[0]) not in {None, ""}


def format_answer(card: ExitCard, key: str) -> str:
    """Return an answer as text, or an empty string if there is none."""
    if key == "4":
        if card.may_follow_up is None:
            return ""
        if card.may_follow_up is False:
            return "no, not welcome"
        how = CHANNEL_WORDS.get(str(card.channel), str(card.channel)) if card.channel else ""
        return f"yes, by {how}" if how else "yes"
    holds = next(question.holds for question in SEVEN if question.key == key)
    answer: Answer = getattr(card, holds[0])
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer or ""


def count_answered(card: ExitCard | None) -> int:
    """Return the number of questions on the exit card that are answered."""
    return sum(is_answered(card, question.key) for question in SEVEN) if card is not None else 0


def list_open_questions(
    interview: Interview | None, *, date_known: bool, everyone_known: bool = False, phone: str = ""
) -> list[str]:
    """Return the questions not answered at the door, as sentences for a follow-up.

    The question about anything else they need is not included, because every follow-up asks it.

    Args:
        interview: the interview that the follow-up is about.
        date_known: whether they have named a date since, by any means.
        everyone_known: whether everybody at the interview can be reached already.
        phone: the user's phone number, to offer in place of the question about contact details.
    """
    card = interview.exit_card if interview is not None else None
    if interview is None or card is None:
        return []
    next_step = card.next_step or (interview.debrief.next_step if interview.debrief is not None else "")
    asks = []
    if not next_step and not date_known and not card.by_when:
        asks.append("Could you tell me what the next step is, and by when you expect to take it?")
    elif not next_step:
        asks.append("Could you tell me what the next step is?")
    elif not date_known and not card.by_when:
        asks.append("May I ask by when you expect to decide?")
    if card.may_follow_up is None:
        asks.append("Is it all right if I check back with you, and do you prefer e-mail or the phone?")
    filled_in = any(answer is not None for answer in (card.thanked, card.contacts_collected, card.they_have_mine))
    unasked = filled_in and card.contacts_collected is None and not everyone_known
    if card.contacts_collected is False or unasked:
        asks.append(
            "Could you also let me have the names and e-mail addresses of everyone I met, so that I can thank them?"
        )
    if card.they_have_mine is False or (filled_in and card.they_have_mine is None):
        asks.append(f"You can reach me at {phone}." if phone else "Do you have all my contact details?")
    return asks


def says_it_outright(interview: Interview | None) -> bool:
    """Return True if the follow-up must say that the user wants the job, because they did not at the door."""
    return interview is not None and interview.exit_card is not None and interview.exit_card.wants_the_job is False
