"""Slips of spelling and grammar that people make in notes like these, and that a grammar checker misses or mends wrongly.

They are found without any library, and so also where the checker is missing. A rule is a pattern, what to put in its place,
and a sentence; it is here only if it cannot meet a correct text of this kind.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Slip(NamedTuple):
    """One slip: its place, whether of spelling or grammar, a sentence, and what to put there instead, best first."""

    start: int
    end: int
    check: str
    message: str
    suggestions: tuple[str, ...] = ()


_TYPOS = dict(
    pair.split(":")
    for pair in """
    accross:across acheive:achieve acheived:achieved accomodate:accommodate acommodate:accommodate adress:address
    agressive:aggressive alot:a_lot allready:already apparantly:apparently apreciate:appreciate appriciate:appreciate
    appreaciate:appreciate arguement:argument atached:attached attatched:attached attachement:attachment avaliable:available
    availible:available availabe:available begining:beginning beleive:believe beleived:believed benifit:benefit buisness:business
    busines:business calender:calendar carreer:career carrer:career collegue:colleague collegues:colleagues comming:coming
    commited:committed committment:commitment comunication:communication comunicate:communicate concious:conscious
    consistant:consistent convinient:convenient curiousity:curiosity definately:definitely definatly:definitely definitly:definitely
    dependant:dependent developement:development diffrent:different dissapointed:disappointed discribe:describe embarass:embarrass
    enviroment:environment experiance:experience experince:experience expirience:experience familar:familiar finaly:finally
    foward:forward foreward:forward freind:friend futher:further furthur:further garantee:guarantee greatful:grateful
    gratefull:grateful greatfully:gratefully happend:happened hesistate:hesitate hestitate:hesitate immediatly:immediately
    independant:independent infomation:information infromation:information interresting:interesting intrest:interest
    intrested:interested interrested:interested intresting:interesting intervew:interview interveiw:interview inteview:interview
    intereview:interview knowlege:knowledge knowlegde:knowledge liase:liaise managment:management manger:manager meetting:meeting
    mispell:misspell neccessary:necessary necessery:necessary noticable:noticeable occured:occurred occassion:occasion
    ofcourse:of_course oportunity:opportunity opertunity:opportunity oppurtunity:opportunity opportunty:opportunity
    oppertunity:opportunity particularily:particularly perfered:preferred performace:performance personel:personnel persue:pursue
    posession:possession posible:possible posistion:position postion:position potencial:potential prefered:preferred
    proffessional:professional profesional:professional proccess:process progam:program publically:publicly recieve:receive
    recieved:received recomend:recommend reccomend:recommend recommed:recommend refered:referred refering:referring
    referance:reference regrads:regards relevent:relevant responsability:responsibility responsibilty:responsibility
    resposible:responsible rythm:rhythm scedule:schedule schedual:schedule seperate:separate seperately:separately
    sincerly:sincerely sincerley:sincerely sincereley:sincerely speach:speech stratagy:strategy strenght:strength
    strenghts:strengths succesful:successful successfull:successful successfuly:successfully suprised:surprised teh:the
    thankyou:thank_you thier:their tommorow:tomorrow tommorrow:tomorrow tomorow:tomorrow truely:truly untill:until usefull:useful
    wensday:Wednesday wednesay:Wednesday wich:which whith:with withing:within writting:writing writen:written yestarday:yesterday
    yesturday:yesterday febuary:February conection:connection conversaton:conversation disscuss:discuss disscussed:discussed
    discusion:discussion insite:insight enthousiastic:enthusiastic enthusiatic:enthusiastic exellent:excellent excelent:excellent
    oustanding:outstanding quailified:qualified qualifed:qualified qualfications:qualifications aswell:as_well infact:in_fact
    inspite:in_spite eachother:each_other incase:in_case
    """.split()  # noqa: SIM905
)
"""Misspelt words, each with the one word that is meant."""
_BASE_ING = (
    "hear:hearing speak:speaking talk:talking meet:meeting see:seeing learn:learning discuss:discussing join:joining "
    "receive:receiving continue:continuing contribute:contributing get:getting have:having be:being "
    "explore:exploring bring:bringing connect:connecting"
)
_ING = dict(pair.split(":") for pair in _BASE_ING.split())
_VERBS = "|".join(_ING)
_PAST = {"met": "meet", "spoke": "speak", "talked": "talk", "heard": "hear", "saw": "see", "learned": "learn"}
_PEOPLE = "you|your team|the team|everyone|everybody|him|her|them"


class _Rule(NamedTuple):
    source: str
    message: str
    instead: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern; made with the first text, because it takes longer than all else that a start loads."""
        return _pattern(self.source)


@functools.cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _rule(pattern: str, message: str, *instead: str) -> _Rule:
    return _Rule(pattern, message, instead)


_RULES = (
    _rule(
        r"(?P<a>\bfor )you(?P<b> (?:time|help|patience|advice|consideration|support|kindness|insights?|answers?|interest|message|"
        r"e-?mail|reply|hospitality|openness|feedback|(?:quick|kind|warm) (?:words?|reply|message|welcome|help|answers?|note))\b)",
        "“your” is meant",
        r"\g<a>your\g<b>",
    ),
    _rule(
        r"(?P<a>\b(?:your?|thank you) (?:for )?taking |\bfor |\btook |\bof |\bwith |\babout |\bjoin |\bat |\bto )you're(?P<b> "
        r"(?:time|help|team|company|patience|advice|consideration|questions?|work|office|plans?|people|colleagues?|organi[sz]ation)\b)",
        "“your” is meant: “you’re” is “you are”",
        r"\g<a>your\g<b>",
    ),
    _rule(r"\byour (?=welcome\b)", "“you’re” is meant", "you’re "),
    _rule(
        r"(?P<a>\bif |\bwhen |\bthat |\bbecause |\bonce )your(?P<b> (?:looking|going|interested|able|willing|ready|available|"
        r"happy|free|in need|still)\b)",
        "“you’re” is meant",
        r"\g<a>you’re\g<b>",
    ),
    _rule(r"(?P<a>\blet (?:me|us) )no\b", "“know” is meant", r"\g<a>know"),
    _rule(r"(?P<a>\b(?:please|do|and) (?:let )?)no(?P<b> (?:if|when|whether)\b)", "“know” is meant", r"\g<a>know\g<b>"),
    _rule(
        r"(?P<a>\b(?:look(?:ing|ed)?|looks) (?:very much )?forward to )here\b", "“hearing” is meant", r"\g<a>hearing"
    ),
    _rule(r"(?P<a>\b(?:hope|glad|happy|good|great|nice|sorry|like|love) to )here\b", "“hear” is meant", r"\g<a>hear"),
    _rule(
        r"(?P<a>\b(?:nice|great|good|lovely|glad|happy|pleased|pleasure|delighted|wonderful|honou?r) to (?:have )?)meat(?P<b> "
        rf"(?:{_PEOPLE})\b)",
        "“meet” is meant",
        r"\g<a>meet\g<b>",
    ),
    _rule(r"\bbetween you and I\b", "after “between” comes “me”", "between you and me"),
    _rule(r"(?P<a>\b(?:with|to|for|from|thank|thanked) \w+ and )I\b(?=[.,;]|\s*$)", "“me” is meant", r"\g<a>me"),
    _rule(
        r"\b(?P<a>really |greatly |much |very much )?(?P<b>enjoyed|appreciated|liked"
        r"|loved) are (?P<c>conversation|talk|meeting|discussion|chat|interview)\b",
        "“our” is meant",
        r"\g<a>\g<b> our \g<c>",
    ),
    _rule(r"(?P<a>\b(?:hear|hearing) )form(?P<b> you\b)", "“from” is meant", r"\g<a>from\g<b>"),
    _rule(
        r"(?P<a>\b(?:know|see|tell me|wonder|ask) )weather(?P<b> (?:you|I|we|they|there|the|it)\b)",
        "“whether” is meant",
        r"\g<a>whether\g<b>",
    ),
    _rule(r"(?P<a>\bhope )your(?P<b> (?:doing|having|well|all)\b)", "“you’re” is meant", r"\g<a>you’re\g<b>"),
    _rule(r"\b(?:tank|than)(?P<b>s? you\b)", "“thank” is meant", r"thank\g<b>"),
    _rule(r"\bgrate (?P<b>to (?:meet|see|talk|speak|hear|learn)\b)", "“great” is meant", r"great \g<b>"),
    _rule(r"(?P<a>\bI am )(?P<b>agree|appreciate|hope|look|want|work)\b", "without “am”", r"I \g<b>"),
    _rule(
        r"(?P<a>\binterested )to(?P<b> (?:the|this|your|that) (?:position|role|job|company|team|work|offer)\b)",
        "“interested in” is meant",
        r"\g<a>in\g<b>",
    ),
    _rule(
        r"(?P<a>\binterest )(?:on|at|for)(?P<b> (?:the|this|your|working|joining)\b)",
        "“interest in” is meant",
        r"\g<a>in\g<b>",
    ),
    _rule(
        r"(?P<a>\bI have )(?P<b>attach|enclose)(?P<c> (?:my|the|a|an|it)\b)",
        "the past form is meant",
        r"\g<a>\g<b>ed\g<c>",
    ),
    _rule(r"(?P<a>\b(?:will|would|can|could) )sent\b", "“send” is meant", r"\g<a>send"),
    _rule(r"\bI cant\b", "an apostrophe is missing", "I can’t"),
    _rule(
        r"(?P<a>\bas I )mention(?P<b> (?:yesterday|before|on|in|when|earlier|last)\b)",
        "“mentioned” is meant",
        r"\g<a>mentioned\g<b>",
    ),
    _rule(r"(?P<a>\bby )then(?P<b> end of\b)", "“the” is meant", r"\g<a>the\g<b>"),
    _rule(r"\binviting to me\b", "“inviting me” is meant", "inviting me"),
    _rule(
        r"(?P<a>\b(?:was|am) (?:very |greatly |really |deeply )?)impress(?P<b> (?:by|with)\b)",
        "“impressed” is meant",
        r"\g<a>impressed\g<b>",
    ),
    _rule(r"\b(?P<a>could|would|should|must|might) of\b", "“have” is meant", r"\g<a> have"),
    _rule(
        r"(?P<a>\b(?:has|have|with|of|in|on|from|own|runs?|keeps?|set|found|love|like) )it's(?P<b> (?:own|team|people|users|customers|"
        r"clients|products?|data|culture|values|mission|way|place|plans?|work|staff)\b)",
        "“its” is meant: “it’s” is “it is”",
        r"\g<a>its\g<b>",
    ),
    _rule(
        r"(?P<a>\byou take on |\bthe |\ba |\bfor the |\bin the |\bthis |\byour )roll(?=[.,;!?]| (?:of|at|as|in|and|is|was|would|with)\b)",
        "“role” is meant",
        r"\g<a>role",
    ),
    _rule(
        r"(?P<a>\b(?:engineer|manager|analyst|developer|designer|director|lead) )roll\b",
        "“role” is meant",
        r"\g<a>role",
    ),
    _rule(
        r"(?P<a>\bI(?: am|'m|’m| was)(?: \w+)? )exit(?:ed|ing)(?P<b> (?:about|to|by|for|that|at)\b)",
        "“excited” is meant",
        r"\g<a>excited\g<b>",
    ),
    _rule(
        r"(?P<a>\bI(?: am|'m|’m| was)(?: \w+)? )exciting(?P<b> (?:about|to|by|for|that|at)\b)",
        "“excited” is meant",
        r"\g<a>excited\g<b>",
    ),
    _rule(
        r"(?P<a>\bI(?: am|'m|’m| was)(?: \w+)? )interesting(?P<b> in\b)",
        "“interested” is meant",
        r"\g<a>interested\g<b>",
    ),
    _rule(
        r"(?P<a>\binterested )(?:on|at|for|about)(?P<b> (?:the|this|your|that|working|joining|learning)\b)",
        "“interested in” is meant",
        r"\g<a>in\g<b>",
    ),
    _rule(
        r"(?P<a>\b(?:more|less|better|other|sooner|later|earlier|faster|easier|greater) )then\b(?! (?:I|we|you|they)\b)",
        "“than” is meant",
        r"\g<a>than",
    ),
    _rule(
        r"(?P<a>\bthank(?:s| you)(?: very much| again| so much)? for )take(?P<b> the time\b)",
        "“taking” is meant",
        r"\g<a>taking\g<b>",
    ),
    _rule(
        r"(?P<a>\bthank(?:s| you)(?: very much| again| so much)? for )(?:meet|met)(?P<b> )",
        "“meeting” is meant",
        r"\g<a>meeting\g<b>",
    ),
    _rule(
        r"(?P<a>\bthank(?:s| you)(?: very much| again| so much)? for )(?:speak|spoke)(?P<b> )",
        "“speaking” is meant",
        r"\g<a>speaking\g<b>",
    ),
    _rule(
        r"(?P<a>\bthank(?:s| you)(?: very much| again| so much)? for )(?:invite|invited)(?P<b> )",
        "“inviting” is meant",
        r"\g<a>inviting\g<b>",
    ),
    _rule(r"\bthank you you\b", "“you” stands twice", "thank you"),
    _rule(r"(?P<a>\b(?:I|we|they|you) )(?P<b>has)\b", "“have” goes with this", r"\g<a>have"),
    _rule(
        r"(?P<a>\b(?:the )?(?:position|role|job|team|company|project|opportunity|work) )sound(?P<b> (?:great|good|interesting|exciting|"
        r"wonderful|like|very|really)\b)",
        "“sounds” is meant",
        r"\g<a>sounds\g<b>",
    ),
    _rule(
        r"(?P<a>(?<!and )\b(?:advice|information|feedback|knowledge) )are\b(?! what)",
        "“is” goes with this",
        r"\g<a>is",
    ),
    _rule(r"\badvices\b", "“advice” has no plural", "advice"),
    _rule(r"\binformations\b", "“information” has no plural", "information"),
    _rule(r"\bfeedbacks\b", "“feedback” has no plural", "feedback"),
    _rule(r"(?P<a>\bdiscuss(?:ed|ing)?) about\b", "“discuss” takes no “about”", r"\g<a>"),
    _rule(r"(?P<a>\bI(?: would)? )appreciate if\b", "“appreciate it if” is meant", r"\g<a>appreciate it if"),
    _rule(r"(?P<a>\b(?:in|with) )regards(?P<b> to\b)", "“regard” is meant", r"\g<a>regard\g<b>"),
    _rule(
        r"(?P<a>\b(?:would|could|can|will|to|and) )loose(?P<b> (?:the|a|any|no|my|your|our|time|data|sight|track|touch)\b)",
        "“lose” is meant",
        r"\g<a>lose\g<b>",
    ),
    _rule(
        r"(?P<a>\b(?:the|a|my|your|this|that|such|good|great|any|an) )advise\b(?!-)",
        "“advice” is meant",
        r"\g<a>advice",
    ),
    _rule(r"(?P<a>\bto )advice(?P<b> (?:you|me|us|them|on|clients)\b)", "“advise” is meant", r"\g<a>advise\g<b>"),
    _rule(r"(?P<a>\byour )complement(?P<b>s? (?:on|about)\b)", "“compliment” is meant", r"\g<a>compliment\g<b>"),
    _rule(r"\bthe personal (?P<b>team|department|manager)\b", "“personnel” is meant", r"the personnel \g<b>"),
    _rule(r"(?P<a>\bwith all do )respect\b", "“due respect” is meant", "with all due respect"),
    _rule(r"\bpiece of mind\b", "“peace of mind” is meant", "peace of mind"),
    _rule(
        r"(?P<a>\b(?:my|your|the|this|our) )principle(?P<b> (?:task|role|aim|duty|concern|reason|engineer|contact)\b)",
        "“principal” is meant",
        r"\g<a>principal\g<b>",
    ),
    _rule(r"(?P<a>\b(?:had|have|has|having) a )affect\b", "“an effect” is meant", r"\g<a>n effect"),
    _rule(
        r"(?P<a>\b(?:had|have|has|having) an? (?:\w+ )?)affect(?P<b> on\b)", "“effect” is meant", r"\g<a>effect\g<b>"
    ),
    _rule(
        r"(?P<a>\b(?:your|the|their|a|any) )moral(?P<b> (?:is|was|of the team|in the team)\b)",
        "“morale” is meant",
        r"\g<a>morale\g<b>",
    ),
    _rule(
        r"(?P<a>\b(?:it|which|that|this) )peaked(?P<b> my (?:interest|curiosity)\b)",
        "“piqued” is meant",
        r"\g<a>piqued\g<b>",
    ),
)
_FORWARD = rf"\b(?P<a>look(?:ing|ed|s)? (?:very much |really |so much )?forward (?:in )?to )(?P<b>{_VERBS})\b"
_GLAD = (
    r"\b(?P<a>(?:great|nice|good|pleasure|lovely|wonderful|glad|happy|pleased|delighted|hope[ds]?|time) to )"
    rf"(?P<b>{'|'.join(_PAST)})\b"
)
_ARTICLE = (
    r"\b(?P<a>a)(?P<b> (?:experience|interview|opportunity|idea|hour|honou?r|example|engineer|analyst|interest|answer|organi[sz]ation|"
    r"environment|excellent|interesting|important|impressive|open|honest|exciting|outstanding|important|architect|offer|update|issue|"
    r"unusual|easy|early|email|e-mail)\b)"
)
_ARTICLE_AN = (
    r"\b(?P<a>an)(?P<b> (?:position|role|job|team|company|pleasure|great|good|very|project|question|conversation|meeting|call|"
    r"unique|useful|university|user|European|one|strong|real|short|long|new|data|software)\b)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def slips(text: str) -> list[Slip]:
    """Every slip in a text that is known here, in its order, one for each place."""
    found: list[Slip] = []
    for one in sorted([*_spelt(text), *_said(text)], key=lambda slip: (slip.start, -slip.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _spelt(text: str) -> Iterator[Slip]:
    for match in _WORD.finditer(text):
        right = _TYPOS.get(match[0].lower())
        if right is not None:
            right = like(right.replace("_", " "), match[0])
            yield Slip(match.start(), match.end(), "spelling", f"“{match[0]}”: “{right}” is meant", (right,))


def like(right: str, wrong: str) -> str:
    """A word with the letter case of the one it stands for."""
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


def _said(text: str) -> Iterator[Slip]:
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            instead = tuple(like(match.expand(one), match[0]) for one in rule.instead)
            if instead and instead[0] != match[0]:
                yield _trimmed(text, match.start(), match.end(), rule.message, instead)
    for match in _pattern(_FORWARD).finditer(text):
        right = _ING[match["b"].lower()]
        yield Slip(match.start("b"), match.end("b"), "grammar", f"after “look forward to” comes “{right}”", (right,))
    for match in _pattern(_GLAD).finditer(text):
        right = _PAST[match["b"].lower()]
        yield Slip(match.start("b"), match.end("b"), "grammar", f"after “to” comes “{right}”", (right,))
    for pattern, right in ((_ARTICLE, "an"), (_ARTICLE_AN, "a")):
        for match in _pattern(pattern).finditer(text):
            word = like(right, match["a"])
            yield Slip(match.start("a"), match.end("a"), "grammar", f"“{word}{match['b']}” is meant", (word,))


def _trimmed(text: str, start: int, end: int, message: str, instead: tuple[str, ...]) -> Slip:
    """A slip over just the words that change, so that what stays is not underlined."""
    right = instead[0]
    wrong = text[start:end]
    while wrong and right and wrong.split(" ")[0] == right.split(" ")[0] and " " in wrong and " " in right:
        cut = wrong.index(" ") + 1
        start, wrong, right = start + cut, wrong[cut:], right[right.index(" ") + 1 :]
    while " " in wrong and " " in right and wrong.rsplit(" ", 1)[1] == right.rsplit(" ", 1)[1]:
        cut = len(wrong) - wrong.rindex(" ")
        end, wrong, right = end - cut, wrong[:-cut], right[: right.rindex(" ")]
    return Slip(start, end, "grammar", message, (right,))


def carried(known: Iterable[Slip], before: str, after: str) -> list[Slip]:
    """Slips of a text as they stand in it after an edit: those before it where they were, those after it moved along."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    moved = len(after) - len(before)
    kept = []
    for slip in known:
        if slip.end < head or (slip.end == head and not after[head : head + 1].isalnum()):
            kept.append(slip)
        elif slip.start >= len(before) - tail and not (slip.start > 0 and after[slip.start + moved - 1].isalnum()):
            kept.append(slip._replace(start=slip.start + moved, end=slip.end + moved))
    return kept
