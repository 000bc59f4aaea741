"""Confused words, wrong or missing small words, and wrong endings, each in a context that makes it a typo.

A line is included only if it never matches a correct text of this kind; see `notation` for the notation.
"""

LISTS = {
    "thing": (
        "time|patience|advice|consideration|kindness|kind words|insights?|hospitality|openness|feedback|thoughts|approach|company|"
        "team|office|culture|vision|mission|roadmap|expertise|guidance|generosity|encouragement|flexibility|"
        "thoughtfulness|candou?r|honesty|enthusiasm|attention|response|e-?mail|organi(s|z)ation|department|explanation|"
        "perspectives?|knowledge|values|goals|principles|reputation"
    ),
    "asset": (
        "own|team|teams|people|users|customers|clients|products?|data|culture|values|mission|plans?|staff|employees|engineers|"
        "approach|vision|services?|platform|commitment|reputation|work|goals|founders?|office|history|focus"
    ),
    "role": "position|role|job|opportunity|offer|internship|vacancy",
    "very": "very |really |so |quite |deeply |truly |greatly |especially |particularly |extremely |also |still |most |genuinely |just ",
    "be": "am|are|is|was|were|been|be|i'm|we're|you're|felt|feel",
    "weekday": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "month": "january|february|march|april|june|july|august|september|october|november|december",
    "we": "i|we|they|you",
    "count": "two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|\\d+",
    "met": "meeting with me|meeting me|spoke|met|talked|talk|meet|chat|chatted|available|free|speak|see you|call you",
    "nice": "nice|great|good|lovely|glad|happy|pleased|pleasure|delighted|wonderful|honou?r|fantastic|delight|privilege|hope|hoping",
    "wish": "want|wanted|would like|'d like|would love|'d love|hope|hoped|need|needed|able|pleased|happy|glad|delighted|going|ready",
}
"""Word lists that the lines refer to."""

LINES = """
thank you for [you -> your] (time|help|support|answers?|interest|message|reply|quick|warm|kind)
thanks (so much |very much |again )?for [you -> your] (time|help|support|answers?|interest|message|reply|quick|warm|kind)
(for|about|of|sharing|appreciated?|enjoyed|liked|loved|with all|value|valued|by|into) (all )?[you -> your] {thing}
(excited|thrilled) [to -> about] (the|this|your) (chance|opportunity|role|position|idea|prospect|work|team|job|offer)
(^|and |that |because |how |but )(your|the|my|their|our) (colleagues|people|engineers|questions|answers|interviewers|teams|ideas|plans|designers|developers|values|goals|managers|insights|examples|projects|skills) [was -> were]
(^|and |that |because |how |but )(your|the|my|their|our) (colleagues|engineers|questions|answers|interviewers|teams|ideas|plans|designers|developers|values|goals|managers|insights|examples|projects|skills) [is -> are]
(^|and |that |because |how |but )(your|the|my|their|our) (colleagues|engineers|questions|answers|interviewers|teams|ideas|plans|designers|developers|values|goals|managers|insights|examples|projects|skills) [has -> have]
(experiences|skills|values|goals|strengths) [matches -> match]
(experiences|skills|values|goals|strengths) [fits -> fit] (the|your|with|well|what)
[have has -> has]
[has have -> has]
i have [work -> worked] (with|for|as|in (this|the|that) (field|industry|area|sector|domain))
^yesterday i [have -> ] (\\w+ed|met|had|sent|read|found|heard|thought|told|made|brought|left)
to [complement -> compliment] (you|the team) (on|for)
(thank you|thanks) (so much |very much |again )?[(form|fro|fir|foe) -> for] (the|your|a|an|meeting|taking|all|this|that)
(to|can|could|will|would|gladly|happily) answer [to -> ] (any|all|your|further|more) (\\w+ )?questions?
(^|and |but |that )[ill -> I'll] (send|be|have|let|do|call|bring|share|come|write|take|make|get|gladly|happily|follow|forward|keep|reach|think|try|join|start) ; an apostrophe is missing
[ability's -> abilities]$
[(companys) -> company's]
[an -> and] (the|your|my|our|their|this|you|we|it|to|with|for|i)
^i [suppose -> am supposed] to (\\w+)
(in|since|until|by|from|this|last|next|early|late|mid|of) [march -> March]
[(peaks|peeks) -> piques] (my|our) (interest|curiosity)
(not |to |would |could |really )?[(peak|peek) -> pique] (my|our) (interest|curiosity)
(not|far|much|way|never|bit) [to -> too] (cold|hot|late|early|busy|big|far|often|much|many|difficult|loud|expensive|small|tired|nervous)
(could|can|will|would|did|might) [here -> hear] (how|that|what|the|your|you|about|from|more)
(to|you|could|and) [brake -> break] (\\w+ ){1,3}(down|up)
(understand|know|hope|think|see|sure|that|if|when|because) [your -> you're] (very|so|really|quite) (busy|happy|welcome|kind|pleased|interested|excited|proud|keen)
[you're -> your] (inbox|calendar|schedule|website|blog|number|address|door|desk) ; “your” is meant: “you’re” is “you are”
^the people (i|we|you) (\\w+ ){1,4}[was -> were]
[this -> these] (skills|ideas|questions|topics|points|plans|projects|people|things|opportunities|challenges|changes|values|days|weeks|steps|examples|reasons|details|qualities)
[these -> this] (skill|idea|question|topic|point|plan|project|opportunity|challenge|change|role|position|job|team|company|week|month)
(give|gave|giving|given|offer|offering) me [opportunity -> the opportunity]
(have|hold|holding|earned|finished|got) [degree -> a degree] in
with [the -> a] much (\\w+er)
[fridays -> Friday's] (conversation|talk|meeting|interview|call|discussion|chat|session|visit) ; an apostrophe is missing
[mondays -> Monday's] (conversation|talk|meeting|interview|call|discussion|chat|session|visit) ; an apostrophe is missing
[tuesdays -> Tuesday's] (conversation|talk|meeting|interview|call|discussion|chat|session|visit) ; an apostrophe is missing
[wednesdays -> Wednesday's] (conversation|talk|meeting|interview|call|discussion|chat|session|visit) ; an apostrophe is missing
[thursdays -> Thursday's] (conversation|talk|meeting|interview|call|discussion|chat|session|visit) ; an apostrophe is missing
[yesterdays -> yesterday's] (conversation|talk|meeting|interview|call|discussion|chat|session|visit) ; an apostrophe is missing
[todays -> today's] (conversation|talk|meeting|interview|call|discussion|chat|session|visit) ; an apostrophe is missing
with [you -> your] (team|company|department|organi(s|z)ation|office)
(hear|hearing|heard|learn|learning|learned|learnt|know|more|tell me) (\\w+ )?about [you -> your] (plans?|work|goals|role|colleagues)
(by|into|about) [you -> your] (work|plans|questions?)
[you're -> your] {thing}(?! (leads?|players?)) ; “your” is meant: “you’re” is “you are”
(take|taking|for|took|of|with|about|join|at|to|and|appreciated?|all) [you're -> your] (help|work|plans?|people|questions?|colleagues?) ; “your” is meant: “you’re” is “you are”
[your -> you're] welcome(?! (at|to|note|e-?mail|pack|call|message|was|is|letter|gift|back|made|speech|words?|party|desk|\\w+ )) ; “you’re” is “you are”
^[your -> you're] (very kind|so kind|too kind|right|absolutely right|quite right|the (best|first|only|kind))
(if|when|that|because|once|hope|know|think|where|since|glad) [your -> you're] (looking|going|interested|able|willing|ready|available|happy|free|in need|still|having|doing|well|all well|enjoying|busy|feeling|planning|hiring)
(has|have|with|of|in|on|from|for|to|runs?|keeps?|set|found|about|by) [it's -> its] ({asset}|way|place)(?! (that|who)) ; “its” is meant: “it’s” is “it is”
(and|like|likes|love|loves|know|knows) [it's -> its] (own|culture|mission|values|vision|goals)(?! (that|which|who|to)) ; “its” is meant: “it’s” is “it is”
^[its -> it's] (been|a|an|the|not|my)
^[its -> it's] (very |so |really |always |also )?(clear|great|good|nice|important|true|possible|rare|hard|easy|obvious|exciting|wonderful|refreshing|lovely) (that|to|how|for|when)
(that|think|know|because|and|but|hope|believe|sure|feel|when|as|if) [its -> it's] (been|a|an|the|not|my|no|very)
^[(there|they're) -> their] (team|approach|plans?|culture|product|company|engineers|office|way of) (is|are|was|were|to|sounds?|seems?|looks?|impress\\w*|has|have)
(of|with|by|about|in|from|for|to|like|liked|love|loved|impressed with|impressed by) [(there|they're) -> their] (approach|work|plans?|culture|product|company|own|questions?|advice|teams?|time|office|design|use of|way of)
^[their -> there] (is|are|was|were|will be|has been|have been)
(think|know|believe|hope|that|if|hear) [their -> there] (is|are|was|were|will be|has been)
(am|is|was|were|are) [to -> too] (excited|early|late|nervous|much|many|expensive|busy)
(would|d'like|like|want|wanted|hope|time|happy|glad|able|love|forward) [too -> to] (join|meet|meeting|hear|hearing|see|seeing|speak|talk|work|discuss|learn|know|thank|be|have|help|say|follow|send|add|share|tell|let|ask)
let (me|us) [no -> know]
(please|do|and) (let )?[no -> know] (if|when|whether)
^(i|we) [no -> know] (that|you|how|what|it)
forward to [here -> hearing]
(hope|glad|happy|good|great|nice|sorry|like|love|want|wanted|lovely|wonderful) to [here -> hear]
{nice} to (have )?[meat -> meet]
between you and [I -> me] ; after “between” comes “me”
(with|to|for|from|thank|thanked|between|by|about) \\w+ and [I -> me]$ ; “me” is meant
(enjoyed|appreciated|liked|loved) [out -> our] (conversation|talk|meeting|discussion|chat|interview|call|time)
(enjoyed|appreciated|liked|loved|continue|continuing|during|after|since|from|for|of|in|remember) [are -> our] (conversation|talk|meeting|discussion|chat|interview|call|time|session)
(hear|hearing|heard) [form -> from] you
(know|see|tell me|wonder|wondered|wondering|ask|asked|sure) [weather -> whether] (you|i|we|they|there|the|it|this|or not)
[(tank|than) -> thank] you (for|so|very|again)
[grate -> great] to (meet|see|talk|speak|hear|learn)
^i [am agree -> agree]
^i [am appreciate -> appreciate]
^i [am hope -> hope]
^i [am look -> look] forward
^i [am want -> want]
interested [to -> in] (the|this|your|that) {role}
interested [to -> in] (the|this|your|that) (company|team|work)
interest [(on|at|for) -> in] (the|this|your|working|joining)
interested [(on|at|for|about) -> in] (the|this|your|that|working|joining|learning)
i have [attach -> attached] (my|the|a|an|it)
i have [enclose -> enclosed] (my|the|a|an|it)
please find [attach -> attached]
please find [enclose -> enclosed]
^[pleas -> please] (let|find|do|contact|feel|call|send|see|note|tell|ask)
as i [mention -> mentioned] (yesterday|before|on|in|when|earlier|last)
by [then -> the] end of
inviting [to me -> me]
(great|nice|good|lovely|wonderful|enjoyed|pleasure|for) (talking|speaking|chatting) [you -> to you](?! (through|into|out|up))
(could|would|should|must|might) [of -> have] (?!course)
(you take on|the|(?<!on\\s)a|this|your|that|my|new) [roll -> role]($| (of|at|as|in|and|is|was|would|with|you|on|that|which))
(engineer|manager|analyst|developer|designer|director|lead|scientist) [roll -> role]
i( am|'m| was| would be) ({very})?[(exit|exiting) -> excited] (about|to|by|for|that|at)
i( am|'m| was| would be) ({very})?[exited -> excited] (about|to|by|for|that|at)
(more|less|better|other|sooner|later|earlier|faster|easier|greater|rather|bigger|fewer|higher|larger|quicker|stronger) [then -> than](?!$)(?! (i|we|you|they|he|she)\\b)
(more|better|rather) [then -> than] (i|we|you) (thought|expected|hoped|imagined|had|did|could)
would rather (\\w+ ){1,4}[then -> than]
thank [you you -> you] ; “you” stands twice
[thanks -> thank] you (for|so|very|again|and)
^[thank -> thank you] (for|so much|very much)
^thank [your -> you] (for|so|very|again)
thank you [to take -> for taking] the time
thank you for [to -> ](?! you)
(thank you|thanks) (again |very much |so much )?for [time -> your time]$
(thank you|thanks) (again |very much |so much )?for [time -> your time] and
(i|we) want [thank -> to thank]
would (also )?like [thank -> to thank]
like to [thanks -> thank]
want(ed)? to [thanks -> thank]
({we}) [has -> have] (?!-)
(the |this |that |your )?(position|role|job|project|opportunity|work) [sound -> sounds] (great|good|interesting|exciting|wonderful|like|very|really|perfect)
(position|role|job|opportunity) [seem -> seems] (great|good|interesting|exciting|wonderful|like|very|really|perfect|to)
(position|role|job|opportunity) [look -> looks] (great|good|interesting|exciting|wonderful|like|very|really|perfect)
^(the |this |that |your |all this |all the )?(advice|information|feedback|knowledge) (you gave me |you gave |i got |i received )?[are -> is](?! what)
^(it|he|she) [work -> works] (well|for|on|with|in|like)
(and|but|because|which) (it|he|she) [work -> works] (well|for|on|with|in|like)
(^|and |but |because |which |so )(it|this|that|he|she) (really |still )?[mean -> means] (a lot|that|so much|much)
(it|this|that|which|he|she) (really )?[help -> helps] me (to|a lot|understand|see)
^there [is -> are] ({count}|some things|a few|things|people|no questions) (?!of)
^there [was -> were] ({count}|things|people) (?!of)
(that|because|and|but|know|think|believe) there [is -> are] ({count}) (?!of)
^there [are -> is] (no doubt|much|nothing|something)
^each of (the|your|my|these|those|our) \\w+ [have -> has]
^(everyone|everybody|someone|nobody|each person) (i met |there |here |on the team |on your team |in the team )?[have -> has] (been|a|an|the)
^(everyone|everybody) [were -> was]
^(everyone|everybody) (i met |there |on the team |on your team |in the team )[were -> was]
i have [many -> much] (experience|knowledge|information|interest|respect|time|fun)
[less -> fewer] (questions|people|engineers|meetings|bugs|projects|errors|incidents|mistakes|alerts|outages)
(much|so) [many -> much] (time|work|information|advice|fun|knowledge|interest|experience)
so [much -> many] (things|people|questions|ideas|projects)
^i [am -> have been] (\\w+ing) (\\w+ ){0,4}(since (20\\d\\d|19\\d\\d|last|{month}|{weekday}|i (was|joined|left|finished))|for the (last|past))
^[i use to -> I used to] ; “used to” is meant
(made|makes|make) (me|us) [to -> ] (think|feel|want|see|realis\\w+|realiz\\w+|reconsider|understand|wonder|smile|laugh)
let (me|us) [to -> ] (know|explain|add|say|share|tell|introduce)
(look|looking|looked) [(forwards|foward|forwar) -> forward] to
^(best|kind|kindest|warm|warmest|with kind|with best|with warm|with kindest|my best|with my best) [(regard|regarde) -> regards]$
^[(your|you're|you) -> yours] (very )?(sincerely|faithfully|truly|respectfully)$
^(sincerely|truly|faithfully|respectfully|very truly) [(your|you're) -> yours]$
^(best|warm|kind|with best|all the best) [wish -> wishes]$
(your|a|the|any|quick|kind|prompt) [respond -> response]$
(wait|waiting) [your -> for your] (reply|answer|response|feedback|news|decision|message|call)
(wait|waiting) for your [respond -> response]
awaiting [for -> ] (your|the)
^(please )?[revert -> reply] (back )?to me
[advices -> advice] ; “advice” has no plural
[informations -> information] ; “information” has no plural
[feedbacks -> feedback] ; “feedback” has no plural
[softwares -> software] ; “software” has no plural
[equipments -> equipment] ; “equipment” has no plural
[knowledges -> knowledge] ; “knowledge” has no plural
[homeworks -> homework] ; “homework” has no plural
[datas -> data] ; “data” is a plural already
[evidences -> evidence] (of|that|for) ; “evidence” has no plural
a lot of [works -> work]
all (the|your) [helps -> help]
discuss(ed|ing)? [about -> ] ; “discuss” takes no “about”
(please|to|can|could|will|would|you|i) contact(ed)? [with -> ] (me|you|him|her|them)
(you|she|he|they|everyone|for) (so |kindly |patiently )*(answered|answering) [to -> ] (my|all|your|our|the|these|those) (\\w+ )?questions?
(explain|explained|explaining) [me -> to me] (the|how|what|your|why|that)
(explained|described) [us -> to us] (the|how|what|your|why|that)
(reply|replied|replying) [me -> to me]
i( would)? appreciate [if -> it if]
(in|with) [regards -> regard] to
(would|could|can|will|to|and|not) [loose -> lose] (the|a|any|no|my|your|our|time|data|sight|track|touch|this|interest)
(the|a|my|your|this|that|such|good|great|any|an|some|kind|helpful|honest) [advise -> advice](?!-)(?= (on|about|for|in|and|regarding|from|you|was|is|to|that|i)|$)
to [advice -> advise] (you|me|us|them|on|clients)
your [complement -> compliment] (on|about)
your [complements -> compliments] (on|about)
(experience|background|skills?|strengths?|skill set|expertise) (would |could |will |can |really |nicely |perfectly |well )*[compliment -> complement] (the|your|that|what)
(experience|background|skills?|strengths?|skill set|expertise) (really |nicely |perfectly )*[compliments -> complements] (the|your|that|what)
the [personal -> personnel] (department|manager)
with all [do -> due] respect
[piece -> peace] of mind
(my|your|the|this|our) [principle -> principal] (task|role|aim|duty|concern|reason|engineer|contact)
(had|have|has|having) [a affect -> an effect] ; “an effect” is meant
(had|have|has|having) an? (\\w+ )?[affect -> effect] on
^the [affect -> effect] (of|on|was|is)
(not|didn't|won't|doesn't) [effect -> affect] (the|our|my|your|us|me|it|this|that)
(your|the|their|a|any|team) [moral -> morale] (is|was|of the team|in the team|has)
(it|which|that|this|conversation|talk|role|project|really|also) (really |also )?[(peaked|peeked) -> piqued] (my|our) (interest|curiosity)
(please|will|would|to|gladly|happily|must) [except -> accept] (my|your|the|an?|this)
[farther -> further] (information|details?|questions?|discussions?|steps?|talks?|notice|interviews?|help|clarification|conversations?)
(discuss|talk|speak|explore|explain|develop|discuss this|discuss it|talk about it|talk about this) [farther -> further](?! (away|from|north|south|east|west|apart|down|than))
any [farther -> further] (information|details?|questions?|discussions?|steps?|news)
{be} [quit -> quite] (\\w+)
({be}|it's|that's|it is|not) [quiet -> quite] (sure|impressed|happy|interested|excited|certain|clear|similar|confident|different|new|good|a)
^i [past -> passed] (the|your|my|all|each)
(will|to|please|would) [bare -> bear] (that |this |it )?(in mind|with)
(a|short|long|lunch|career) [brake -> break] (after|from|between|and i)
(to|will|would|can|and) [insure -> ensure] that
(have|has|had|'ve) (also |since |already |previously |successfully )?[lead -> led] (a|an|the|two|three|four|five|six|teams|projects|my|our|\\d+)
^i [lead -> led] (\\w+ ){1,5}(until|from 20\\d\\d|in 20\\d\\d|last year)
^(i|we) [new -> knew] (that|the|it|about|what|already|how)
^(everyone|everybody) [where -> was] (so|very|kind|friendly|there|open)
^(we|they|you) [where -> were] (\\w+ing|very|all|so|also|able|happy|right|kind)
(wonder|wondered|wondering|ask|asked) [were -> where] (the|you|we|it|this|my|your|to)
[who's -> whose] (idea|team|work|job|role|name|decision|advice|opinion) (was|is|it|i|we|are|were|has|helped)
(please|to|can|could) (contact|e-?mail|write to|reach out to) [myself -> me]
(to|with|for|from) \\w+ or [myself -> me]$
(hesitate|afraid) [contacting -> to contact]
(hesitate|afraid) [calling -> to call]
hesitate [contact -> to contact]
hesitate [call -> to call]
hesitate [ask -> to ask]
hesitate to [contacting -> contact]
hesitate to [reaching -> reach]
hesitate [reach -> to reach]
{met} (with you |again |you |about this )?[(at|in) -> on] {weekday}(?!\\.\\w)
{met} (with you |again |you )?[(on|at) -> in] {month}$
(meet|talk|there|call|call you|free|available|speak|start|join|chat) (with you |again )?[(in|on) -> at] \\d\\d?(:\\d\\d)? ?((a|p)\\.?m\\b|o'clock)
^[since -> for] ({count}|one|a few|some) (years?|months|weeks|days) i
been (\\w+ ){1,5}[since -> for] ({count}|one|a few|some) (years?|months|weeks|days)(?! ago)
^[until -> by] {weekday} i (will|can|shall) (send|finish|complete|return|give|submit)
i [did -> made] (a|one|some|that) (\\w+ )?mistakes?
^i [made -> did] my homework
i am ({very})?familiar [to -> with] (the|your|this|these|that|those|all|both|most|such)
responsible [of -> for]
in charge [for -> of]
(am|was|be|'m) ({very})?keen [(in|for) -> on] (joining|working|learning|the|this|your|that|building|helping)
(am|was|be|'m) ({very})?enthusiastic [of -> about]
^i(?: am|'m) ({very})?good [(in|on) -> at] (\\w+ing|python|sql|java|math|maths|excel|design|statistics|languages|communication)
participated? [to -> in] (the|a|an|your|this|that|several|all)
participating [to -> in] (the|a|an|your|this|that|several)
depends? [(of|from) -> on] (the|your|my|how|what|when|budget|it|this)
impressed [from -> by] (?!the (first|start|beginning|very|outset|moment|day))(?!(day|start))
consist(s|ed)? [from -> of]
different [of -> from]
(proud|aware|capable|fond) [for -> of] (the|my|our|your|this|that)
thank you [of -> for] (the|your|taking|meeting|inviting)
congratulations [for -> on] (the|your)
(responded|respond|reply|replied) [on -> to] (my|your) (message|e-?mail|questions?|letter)
(focus|focused|focusing|concentrate) [in -> on] (your|my|what|data|building)
(great|good|strong|perfect|excellent) fit [to -> for] (the|this|your) (role|position|job|team|company)
(?<!have\\s)(?<!had\\s)({we}) [been -> have been]
(was|is|be) [pleasure -> a pleasure] (to|meeting|talking|speaking|working|learning)
(was|is) [great -> a great] pleasure
(was|is) [real -> a real] pleasure
(was|is) [true -> a true] pleasure
(was|is|be) [honor -> an honor] to
(was|is|be) [honour -> an honour] to
(have|had|having) [opportunity -> the opportunity] to
(have|had|having) [chance -> the chance] to
as [soon -> soon as] possible
at your earliest [convenient -> convenience]
if you have (any )?(other |further |more )?[question -> questions]
one of (the|my|your) (\\w+ )?[thing -> things] (i|that|we|you)
(many|several|two|three|four|five|six|seven|eight|nine|ten|\\d\\d?) [year -> years] (of|as|in|ago|with)
(many|several|two|three|four|five|six|ten) [week -> weeks] (of|as|in|ago|from|or)
(five|two|three|four|six|seven|eight|ten|\\d+) [years -> years'] experience
(next|first|last) [(step's) -> steps]
[thank's -> thanks]
[regard's -> regards]
[(question's) -> questions]$
[(idea's) -> ideas]$
[(reference's) -> references]$
[(skill's) -> skills]$
[(resume's) -> resumes]$
[(letter's) -> letters]$
(your|the|their|our) [teams -> team's] (manager|goals?|culture|roadmap|mission|success|leader|vision|workflow|way of)
(with|by|of|about|admire|like|liked|love|loved) (your|the|their|our) [teams -> team's] work
(your|the|their|our) [(companys|companies) -> company's] (mission|culture|values|vision|product|goals?|roadmap|strategy|success|website|future|commitment|history)
(your|the|their|our) [departments -> department's] (mission|culture|vision|goals?|roadmap)
[(dont) -> don't] ; an apostrophe is missing
[(didnt) -> didn't] ; an apostrophe is missing
[(doesnt) -> doesn't] ; an apostrophe is missing
[(isnt) -> isn't] ; an apostrophe is missing
[(wasnt) -> wasn't] ; an apostrophe is missing
[(werent) -> weren't] ; an apostrophe is missing
[(arent) -> aren't] ; an apostrophe is missing
[(hasnt) -> hasn't] ; an apostrophe is missing
[(havent) -> haven't] ; an apostrophe is missing
[(hadnt) -> hadn't] ; an apostrophe is missing
[(couldnt) -> couldn't] ; an apostrophe is missing
[(wouldnt) -> wouldn't] ; an apostrophe is missing
[(shouldnt) -> shouldn't] ; an apostrophe is missing
({we}|it|he|she|that|this) [wont -> won't] ; an apostrophe is missing
({we}|he|she|it) [cant -> can't] ; an apostrophe is missing
[(youre) -> you're] ; an apostrophe is missing
[(theyre) -> they're] ; an apostrophe is missing
[(thats) -> that's] ; an apostrophe is missing
[(heres) -> here's] ; an apostrophe is missing
[(theres) -> there's] ; an apostrophe is missing
(^|and |but |that |because |so |if |which |as |since )[im -> I'm] (very|so|really|still|also|excited|interested|grateful|happy|glad|looking|writing|sure|confident|keen|a|an|the|not|just|thrilled|delighted) ; an apostrophe is missing
(^|and |but |that |because |so |if |which |as |since )[ive -> I've] (worked|been|had|always|attached|already|also|never|since|read|seen|done|learned|built|led|spent|enclosed|thought|heard) ; an apostrophe is missing
(^|and |but |that |because |so |if |which |as |since )[id -> I'd] (love|like|be|appreciate|welcome|also|gladly|happily|never|really|prefer|say|add|want) ; an apostrophe is missing
({we}|it|interview|talk|meeting|conversation|everything|things|he|she) (all )?went (very |really |quite |so )?[good -> well]
(can|could|i|we|to|you|they) work (very |really |so |quite )?[good -> well]( (with|under|in|together|as|on)|$)
^i did [good -> well] (on|at)
(would|should|will|can) (also )?fit [to -> in with] (the|your) (team|culture)
(follow|follows|following) [on -> up on] (our|my) (conversation|interview|meeting|discussion|talk|application)
^[everyday -> every day] (i|we)
to (also |briefly )?[follow-up -> follow up] (on|with|about)
in the [mean time -> meantime]
[all together -> altogether] (different|new|impressed)
(was|were|is|are|been) [suppose -> supposed] to
since [than -> then]$
(back|and|until|by|since) [than -> then] (i|we|you)
(rest|some|most|members?) [off -> of] (the|your|our|my|you)
(first|best) [off -> of] all
(thought|thinking|think|because|kind|couple) [off -> of] (the|you|your|it|my|our)
"""
"""Lines, roughly from the most to the least common typo."""
