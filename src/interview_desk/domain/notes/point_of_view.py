"""Conversion of remarks to the second person: "she hates surprises" becomes "you hate surprises".

A debrief speaks of people; a note speaks to them. Text is converted only if the result is certain, and
stays as it was saved otherwise.
"""

import re
from collections.abc import Iterable

_PAST = (
    "explained|mentioned|asked|told|said|showed|described|talked|spoke|shared|suggested|recommended|warned|stressed|emphasised|"
    "emphasized|pointed|wanted|cared|liked|loved|worked|thought|believed|preferred|started|founded|built|wrote|came|grew|studied|"
    "admitted|promised|gave|taught|moved|joined|wished|insisted|praised|remembered|wondered|hired|led|ran|made|took|learned|trained|"
    "used to|wasn't|didn't|couldn't|wouldn't|had"
)
_PRESENT = (
    "wants|cares|likes|loves|hates|runs|leads|works|thinks|believes|prefers|worries|knows|plans|hopes|manages|values|expects|"
    "says|asks|dislikes|enjoys|misses|needs|reads|writes|teaches|builds|owns|keeps|goes|plays|rides|speaks|takes|makes|sees|uses|"
    "isn't|hasn't|doesn't|can't|won't|is|was|has|does"
)
_STATES = "worried|keen|interested|concerned|curious|proud|happy|sceptical|skeptical|surprised|excited|impressed"
_ADVERBS = r"(?:(?:also|really|never|always|often|still|just|even|only|once|usually|\w+ly) )*"
_TITLES = frozenset("dr prof professor mr mrs ms mx sir dame".split())  # noqa: SIM905
_TITLE = r"(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame)\.? )*"
_NO_VERB = r"(?:and|or|but|to|of|in|on|at|for|with|from|as|that|who|which|whose|both)\b"
_VERB_FORMS = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "goes": "go",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
_NOT_VERBS = frozenset("this thus plus across always sometimes perhaps".split())  # noqa: SIM905
_ANOTHER_VERB = re.compile(
    rf"(?P<join>(?:\b(?:and|but|or|then)|[,;–]|(?<= )-) )(?P<adverbs>{_ADVERBS})(?P<verb>[a-z]+s)\b"
)
"""Pattern for a possible second verb of the sentence; only known verbs are certain to be verbs."""
_KNOWN_VERBS = frozenset(_PRESENT.split("|"))
_SHE = re.compile(rf"\b(?:she|he) (?P<adverbs>{_ADVERBS})(?P<verb>[a-z]+(?:n['’]t)?)\b", re.IGNORECASE)
_HERS = re.compile(r"\b(?:she|hers?|herself)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:she|he)(?P<end>['’](?:d|ll))\b", re.IGNORECASE)
_TELLING = re.compile(
    r"you (?:told me|said|mentioned|explained) that |"
    r"you (?:told me|said) (?=(?:they|the|there|we|you|nobody|everyone|no one|each|every|most)\b|(?:they|you|it|we)['’]re\b)"
)
"""Pattern for an opening that repeats the "you told me" before a fact."""
_OF_HER = re.compile(r"\b(?P<word>her|his)(?= [^\W\d_])", re.IGNORECASE)
_SELF = re.compile(r"\b(?:himself|herself)\b", re.IGNORECASE)
_REMAINING_PRONOUN = re.compile(r"\b(?:she|he|him|hers?|his)\b", re.IGNORECASE)
_OBJECT_NEXT = re.compile(
    r"\b(?:her) (?=(?:to|in|on|at|for|about|with|that|and|or|when|if|how|what|why|where|because|after|before|as|by|from|so|again)\b)",
    re.IGNORECASE,
)


def convert_to_second_person(text: str, name: str) -> str:
    """Convert a remark about a person to the second person.

    Return the remark unchanged if the conversion is not certain.

    Args:
        text: the remark.
        name: the person's name; the first or last name alone also matches.
    """
    if _HERS.search(text) and _HIS.search(text):
        return text  # the remark is about two people
    who = _who(name)
    owner = re.match(rf"(?:{_TITLE}(?:{who})['’]s?|her|his) (?=[^\W\d_])", text, re.IGNORECASE)
    if owner is not None:
        return _rest("your ", text[owner.end() :], text, who)
    begins = rf"(?:she|he|{_TITLE}(?:{who})) (?P<adverbs>{_ADVERBS})(?P<verb>(?!{_NO_VERB})(?-i:[a-z]+)(?:n['’]t)?)\b"
    subject = re.match(begins, text, re.IGNORECASE)
    plain = text.replace("’", "'")
    subject = subject or re.match(rf"(?P<adverbs>)(?P<verb>{_PAST}|{_PRESENT}) (?=[^\W_])", plain, re.IGNORECASE)
    state = re.match(rf"(?:{_STATES}) (?:by|about|in|that|to|on|of|at)\b", text, re.IGNORECASE)
    short = re.match(r"(?:she|he)['’](?:d|ll) ", text, re.IGNORECASE)
    if state is not None:
        be = "were" if text.lower().startswith("impressed") else "are"
        return _rest(f"you {be} ", text[:1].lower() + text[1:], text, who)
    if short is not None:
        return _rest("", text, text, who)
    if subject is None:
        return text
    verb = second(subject["verb"])
    rest = text[subject.end("verb") :]
    if verb != subject["verb"]:
        joined = [match["verb"] for match in _ANOTHER_VERB.finditer(rest)]
        if not _KNOWN_VERBS.issuperset(joined):
            return text
        rest = _ANOTHER_VERB.sub(lambda match: f"{match['join']}{match['adverbs']}{second(match['verb'])}", rest)
    return _TELLING.sub("", _rest(f"you {subject['adverbs']}{verb}", rest, text, who))


def _who(name: str) -> str:
    words = [part for part in name.split() if len(part.rstrip(".")) > 1 and part.rstrip(".").lower() not in _TITLES]
    parts = [name, *words] if words else []
    return "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True)) or r"(?!)"


def _rest(prefix: str, rest: str, text: str, who: str) -> str:
    """Convert the rest of a remark as well, or return the original text if that is not certain."""
    rest = _SHORT.sub(lambda match: f"you{match['end']}", rest)
    rest = _SHE.sub(lambda match: f"you {match['adverbs']}{second(match['verb'])}", rest)
    rest = _SELF.sub("yourself", _OBJECT_NEXT.sub("you ", rest))
    rest = _OF_HER.sub("your", rest)
    if _REMAINING_PRONOUN.search(rest) or re.search(rf"\b(?:{who})\b", rest, re.IGNORECASE):
        return text
    return prefix + rest


def second(verb: str) -> str:
    """Return the form of a verb that goes with "you": "hates" becomes "hate".

    Past forms, and others that are not third person, stay.
    """
    plain = verb.replace("’", "'")
    if plain in _VERB_FORMS:
        return _VERB_FORMS[plain]
    if not verb.endswith("s") or verb.endswith(("ss", "us")) or verb in _NOT_VERBS:
        return verb
    if verb.endswith("ies") and len(verb) > len("dies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return verb[:-2]
    return verb[:-1]


def find_third_person_remarks(texts: Iterable[str], name: str) -> tuple[str, ...]:
    """Return the remarks that speak of the person and cannot be converted with certainty."""
    who = re.compile(rf"\b(?:she|he|her|his|himself|herself|{_who(name)})\b", re.IGNORECASE)
    return tuple(text for text in texts if who.search(convert_to_second_person(text, name)))


_THING = re.compile(
    r"(?:to |i(?:'ll| will) )?(?:send|share|forward|e-?mail|mail|give|show|provide|pass on|get)(?: (?:you|them|her|him|over|along))*"
    r"(?: (?=(?:my|the|a|an|some|two|three|more|our|that|this|those|(?-i:[A-Z0-9])|\w+s\b)))",
    re.IGNORECASE,
)


def extract_promised_item(promised: str) -> str:
    """Return only the item from a promise: "send my portfolio" becomes "my portfolio"."""
    match = _THING.match(promised)
    return promised[match.end() :] if match is not None and promised[match.end() :].strip() else promised
