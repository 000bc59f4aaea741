"""Words of natural-language dates: the patterns of months, weekdays, and counts, and their numbers."""

import re

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "couple": 2,
}  # fmt: skip
MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?P<{0}>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
COUNT = r"(?P<{0}>\d{{1,3}}|(?:a )?couple(?: of)?|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
UNIT = r"(?P<unit>working days?|business days?|work days?|workdays?|days?|weeks?|months?)"
NAMED_WEEK = r"(?:this week|next week|(?:the )?week after next)"
APPROXIMATELY = r"(?:around|about|roughly|approximately|approx\.?|circa|ca\.?|~)"
LEAD = re.compile(
    rf"^(?:by|on|until|till|{APPROXIMATELY}|sometime|some time|probably|hopefully|likely|maybe|latest|no later than"
    r"|not later than|not after|at the latest|during|they said|first thing(?: on)?|before(?= (?:the )?end of\b))\s+"
)
ESTIMATE = re.compile(rf"(?<= ){APPROXIMATELY} ?(?={COUNT.format('estimated')} ?[a-z-])")
"""Word before a count that is not exact; the count is kept as given."""
END_OF_DAY = r"eod|eob|cob|cop|(?:the )?end of (?:the )?day|end of business|close of (?:business|play)"
HOUR = r"(?:(?:at|by|before|around) )?(?:\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m|o'clock)|\d{1,2}:\d{2}|\d{1,2}h(?:\d{2})?|noon|midday)"
TAIL = re.compile(
    rf"\s*(?:,|at the latest|latest|or so|or thereabouts|roughly|approximately|approx|sometime|some time|time|{END_OF_DAY}"
    rf"|(?:in the |this )?(?:morning|afternoon|evening)|{HOUR})$"
)
MEANS_TODAY = re.compile(rf"(?:by |at |on )?(?:{END_OF_DAY}|{HOUR}|this (?:morning|afternoon|evening))")
"""Texts that name no day and mean today: the end of the day, or an hour.

Filler words alone ("sometime") mean no day at all.
"""
EOD = re.compile(rf"^(?:{END_OF_DAY}|{HOUR})(?:,?\s+(?:on\s+)?|$)")
SHORT_WORDS = {"eow": "end of this week", "eom": "end of this month", "eoy": "end of this year", "asap": ""}
VAGUE = re.compile(
    r"(?:(?:in|within|over) )?(?:the )?(?:(?:next |coming |following )?(?:a )?(?:few|several|some)|next|coming|following) "
    r"(?P<unit>working days|business days|days|weeks|months)(?P<ago> ago)?"
)
ONE_OR_NEXT = re.compile(r"(?:in the next|(?:(?:(?:with)?in|over) )?the (?:coming|following)) (?P<unit>week|month)")
"""Texts that may mean the seven days from today, or the calendar's next week; the same for a month."""
AFTER_NEXT = re.compile(rf"(?:the )?{WEEKDAY.format('wd')} after next")
OPEN = re.compile(
    r"(?:(?:after|from|not before|no earlier than|not earlier than|starting|earliest|as of) (?P<a>.+?)"
    r"(?: on(?:wards?)?| at the earliest)?"
    r"|(?P<b>.+?) at the earliest|(?P<c>.+?) or later|(?P<d>.+?) onwards?)"
)


def weekday_number(name: str) -> int:
    """Return the number of a weekday, 0 for Monday, by at least three letters of its name."""
    return next((n for n, full in enumerate(WEEKDAYS) if full.startswith(name[:3])), 0)


def month_number(name: str) -> int:
    """Return the number of a month, 1 for January, by at least three letters of its name."""
    return next((n for n, full in enumerate(MONTHS, 1) if full.startswith(name[:3])), 1)


def parse_number(word: str) -> int:
    """Return the number that a word or digits mean; "a couple of" is two."""
    return (
        int(word)
        if word.isdigit()
        else NUMBERS.get(word.removeprefix("a ").removesuffix(" of"), 2 if "couple" in word else 1)
    )


_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("’‘", "'")
    | dict.fromkeys("⋅·•", ",")
    | dict.fromkeys("~≈", "about ")
    | {"\N{FULLWIDTH COLON}": ":"}
)
_END_MARKS = ".,;:!?… "
_TOWARDS_END = re.compile(r"^(?:towards?|near) (?:the )?end of ")
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\s?(?:0?[1-9]|1[0-2])\.$")
"""Date whose last dot is part of the date: "1.12." is the first of December, "1.12" may be the twelfth of January."""
LONGEST = 100
"""Number of characters beyond which no text is a date."""


def normalize_text(text: str) -> str:
    """Return a text in lower case, with single spaces and plain dashes, and without punctuation at its end."""
    phrase = " ".join(text.lower().translate(_PLAIN).split())
    bare = phrase.rstrip(_END_MARKS)
    return f"{bare}." if phrase[len(bare) :].startswith(".") and _DOTTED.search(f"{bare}.") else bare


def tidy_phrase(text: str) -> str:
    """Return a text in lower case, without the words around a day that say nothing about which day it is."""
    phrase = normalize_text(text)
    if len(phrase) > LONGEST:
        return phrase
    phrase = SHORT_WORDS.get(phrase.removeprefix("by "), phrase)
    for _ in range(4):
        shorter = TAIL.sub("", EOD.sub("", LEAD.sub("", phrase)))
        if not shorter:
            return "today" if MEANS_TODAY.fullmatch(phrase) else phrase
        if shorter == phrase:
            break
        phrase = shorter
    return _TOWARDS_END.sub("late ", ESTIMATE.sub("", phrase))
