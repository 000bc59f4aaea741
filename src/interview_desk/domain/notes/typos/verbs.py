"""Verb forms that do not fit the words before: "forward to hear", "thank you for meet", "have wrote"."""

from collections.abc import Iterator
from typing import NamedTuple


class _Verb(NamedTuple):
    base: str
    past: str
    participle: str
    ing: str


_IRREGULAR = """
hear heard heard, see saw seen, meet met met, speak spoke spoken, know knew known, take took taken, give gave given,
write wrote written, go went gone, come came come, become became become, begin began begun, choose chose chosen,
tell told told, teach taught taught, bring brought brought, understand understood understood, think thought thought,
send sent sent, get got got, have had had, make made made, do did done, lead led led, find found found, read read read, keep kept kept,
build built built, spend spent spent, show showed shown, let let let, say said said, forget forgot forgotten, leave left left
"""
_REGULAR = """
talk learn discuss join receive continue contribute explore connect work help share explain describe consider invite introduce
answer reply interview arrange organize organise provide offer listen welcome collaborate participate visit start discover
realize realise expect want need ask mention enjoy appreciate apply thank complete finish prepare improve manage support host
accept clarify allow study follow
"""
_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset({"get", "let", "begin", "forget"})
_TAKES_E = ("ee", "oe", "ye")


def _ing(base: str) -> str:
    if base in _DOUBLED:
        return f"{base}{base[-1]}ing"
    return (base[:-1] if base.endswith("e") and not base.endswith(_TAKES_E) else base) + "ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in _VOWELS else f"{base}ed"


def _verbs() -> Iterator[_Verb]:
    for forms in _IRREGULAR.replace("\n", " ").split(","):
        base, past, participle = forms.split()
        yield _Verb(base, past, participle, _ing(base))
    for base in _REGULAR.split():
        yield _Verb(base, _ed(base), _ed(base), _ing(base))


_ALSO_NOUNS = {
    "work": " (with|on|at|together|alongside|for|in|under|from)",
    "talk": " (to|with|again|more|about|soon)",
    "visit": " (you|your|the)",
    "start": " (at|on|with|my|working)",
    "help": " (you|your|the)",
    "interview": " (with|for|again|me|us)",
    "answer": " (your|any|all|my)",
    "show": " (you|me|us)",
    "share": " (my|more|the|your|this)",
    "reply": " (to|so|me|from)",
    "offer": " (me|my|you|us)",
    "welcome": " (me|you|us)",
    "support": " (you|your|me|the)",
    "host": " (me|us)",
    "want": " (to|me)",
    "need": " (to|me)",
    "study": " (the|your|my)",
    "build": " (the|your|on|with)",
    "think": " (about|of|through|with)",
    "find": " (out|the|a|time)",
    "say": " (yes|more|that|hello)",
    "lead": " (the|your|a|me)",
    "make": " (the|a|me|time|it|this)",
    "do": " (this|it|so|the|more)",
    "go": " (through|over|into|further)",
    "come": " (back|to|in|by)",
    "get": " (to|back|your|the|more|a|started|in)",
    "let": " (me|us)",
    "keep": " (me|us|in|the)",
    "have": " (a|the|me|you|us|more|another|time)",
}
"""Required continuation of verbs that are also nouns or appear in too many phrases."""
_AMBIGUOUS_PAST = frozenset(
    {"found", "left", "let", "thought", "spent", "kept", "got", "had", "made", "said", "led", "built"}
)
"""Past forms that are also correct in places where those of other verbs are not."""
_AFTER_A_PREPOSITION = frozenset(
    {"meet", "see", "hear", "speak", "learn", "receive", "join", "discuss", "consider", "complete"}
)
_A_PLEASURE = frozenset({"meet", "see", "speak", "talk", "learn", "hear", "get", "discuss"})
_AN_INTEREST = frozenset({"join", "work", "apply", "contribute", "take", "continue", "lead", "build", "help"})
_ADVERB = "(really |also |just |ever |always |already |never |not |so |very much |once )*"
_TO = (
    "(like|want|wanted|hope|hoped|hoping|love|happy|glad|able|great|nice|good|pleasure|going|have|had|chance|opportunity|time|need|"
    "needed|used|plan|pleased|ready|wonderful|lovely|delighted|privilege|honou?r|excited|grateful|enough|way|try|tried)"
)
_FEELINGS = """
surprise:surprised:(by|at|to|how) impress:impressed:(by|with) please:pleased:(to|with|that) delight:delighted:(to|by|with|that)
excite:excited:(to|by|about|for|that) thrill:thrilled:(to|by|about|that) inspire:inspired:(by|to) fascinate:fascinated:(by|with|to)
interest:interested:(in|to) convince:convinced:(that|of|by) honor:honored:(to|by|that) honour:honoured:(to|by|that)
disappoint:disappointed:(by|to|that|with) touch:touched:(by|that) relieve:relieved:(to|that) encourage:encouraged:(by|to)
motivate:motivated:(by|to) prepare:prepared:(to|for)
"""
_STIRRING = """
exciting:excited interesting:interested thrilling:thrilled fascinating:fascinated impressing:impressed surprising:surprised
pleasing:pleased disappointing:disappointed inspiring:inspired motivating:motivated encouraging:encouraged
"""


def lines() -> Iterator[str]:
    """Yield the lines of every verb, in the notation of `notation`."""
    for verb in _verbs():
        yield from _lines_of(verb, _ALSO_NOUNS.get(verb.base, ""))
    for feeling in _FEELINGS.split():
        bare, felt, after = feeling.split(":")
        yield f"(am|was|i'm|were|been|are) ({{very}})*[{bare} -> {felt}] {after}"
    for pair in _STIRRING.split():
        stirring, stirred = pair.split(":")
        yield f"i( am|'m| was| would be| have been) ({{very}})*[{stirring} -> {stirred}] (about|to|by|for|that|at|in|with|of)"


def _lines_of(verb: _Verb, follows: str) -> Iterator[str]:
    base, past, participle, ing = verb
    after_forward = f" ; after “look forward to” comes “{ing}”"
    yield f"look(s|ing|ed)? ({{very}}|very much |so much )?forward (in )?to [{base} -> {ing}]{follows}{after_forward}"
    yield f"look(s|ing|ed)? ({{very}}|very much |so much )?forward [{ing} -> to {ing}]"
    yield f"(thank you|thanks) (so much |very much |again |also )?for (so kindly |kindly |also )?[{base} -> {ing}]{follows or _OBJECT}"
    yield f"(thank you|thanks) (so much |very much |again |also )?for [to {base} -> {ing}]"
    yield f"(enjoyed|enjoy|appreciated) (very much |so much )?[to {base} -> {ing}]"
    yield f"capable [to {base} -> of {ing}]"
    yield f"hesitate to [{ing} -> {base}]"
    yield f"{{wish}} to [{ing} -> {base}] (you|your|the|this|with|about|more|from|to|me)"
    yield f"(suggest|suggested|recommend|recommended) [me to {base} -> that I {base}]"
    yield f"(suggest|recommend) (that )?[you to {base} -> you {base}]"
    if past != base and past not in _AMBIGUOUS_PAST:
        yield f"(thank you|thanks) (so much |very much |again |also )?for [{past} -> {ing}] (the time|me|us|my|with|to|out|you|about|time)"
        yield f"{_TO} to {_ADVERB}[{past} -> {base}] ; after “to” comes “{base}”"
        yield f"(did not|didn't|don't|do not|doesn't|does not|couldn't|can't|cannot|wouldn't) {_ADVERB}[{past} -> {base}]"
    if participle not in {past, base}:
        yield f"(have|has|had|having|'ve|i've|we've|haven't|hadn't|hasn't) {_ADVERB}[{past} -> {participle}]"
        yield f"(^|and |that |what |which |when |as )i [{participle} -> {past}|have {participle}]"
    elif participle != past:
        yield f"(have|has|having|'ve|i've|we've|haven't|hasn't) {_ADVERB}[{past} -> {participle}]"
    if participle != base and not follows:
        yield f"(would|should|could|might|must) have {_ADVERB}[{base} -> {participle}]"
    yield f"(i am|i'm|i was|i have been|i got|we are|we're) used to [{base} -> {ing}]{follows}"
    if base in _AFTER_A_PREPOSITION:
        yield f"(after|before|by|without|of|since) [{base} -> {ing}] (you|your|the|with|about|more|from|to|me)"
    if base in _A_PLEASURE:
        yield f"(it was|it is|it's|it has been) ({{very}})?(nice|great|good|lovely|wonderful|a pleasure|my pleasure) [{base} -> to {base}]"
    if base in _AN_INTEREST:
        yield f"interested [to {base} -> in {ing}]"


_OBJECT = (
    " (me|us|my|the|to|with|so|all|your|you|everything|it|this|how|what|why|such|that|about|more|and|in|out|time|a|an)"
)
