"""Misspelled words that have only one correction."""

import functools
import re
from collections.abc import Iterator

from interview_desk.domain.notes.typos.notation import WORD
from interview_desk.domain.notes.typos.typo import Typo, match_case

_CORRECTIONS = """
accommodate: accomodate acommodate accomadate
accommodating: accomodating
accomplishment: accomplisment acomplishment
accomplishments: accomplisments acomplishments
achieve: acheive achive
achieved: acheived achived
achievement: acheivement achivement
achievements: acheivements achivements
acknowledge: aknowledge acknowlege
acquaintance: aquaintance
acquire: aquire
acquired: aquired
across: accross
address: adress addres
advantage: advantadge
advertised: advertized
aggressive: agressive
a lot: alot
already: allready alredy
although: altough allthough
always: allways alwasy
amazing: amazng ammazing
analysis: analisis anaylsis
answer: anwser answear
apologies: appologies apologys
apologise: appologise
apologize: appologize
apparently: apparantly apparentely
application: aplication applicaton
applications: aplications
appointment: apointment appointement
appreciate: apreciate appriciate appreaciate appeciate apprecaite appreicate
appreciated: apreciated appriciated appreaciated
appreciation: apreciation appriciation
approach: aproach approch
appropriate: appropiate apropriate
architecture: architechture
argument: arguement
as well: aswell
assistance: assistence asistance
assistant: assistent asistant
asset: assest asett
assets: assests
attached: atached attatched attachd attatchd
attachment: attachement attatchment
attendance: attendence
attention: attension
available: avaliable availible availabe avalable avilable
availability: availabilty availibility avaliability
background: backround backgroud
because: becuase becasue beacuse becouse
beginning: begining beggining
behaviour: behavoir behavour
believe: beleive belive
believed: beleived
benefit: benifit benefitt
benefits: benifits
business: buisness busines bussiness busness
calendar: calender calandar
candidate: canditate
candidates: canditates
career: carreer carrer carear
careful: carefull
certain: certian
challenge: challange chalenge
challenges: challanges chalenges
challenging: challanging chalenging
characteristic: charachteristic
chief: cheif
clarify: clarifiy
clients: cleints
colleague: collegue colleage coleague collague
colleagues: collegues colleages coleagues collagues
coming: comming
commitment: committment comitment
committed: commited comitted
communicate: comunicate comunnicate
communication: comunication communcation comminication
company: compnay comapny
competent: competant
completely: completly
comprehensive: comprehensiv comprehesive
conference: conferance
confidence: confidance
confident: confidente
congratulations: congradulations congratulatons
connection: conection conecction
conscious: concious
consensus: concensus
consideration: considaration consideraton consideratin
considering: concidering
consistent: consistant
contribute: contribut contribuite
contribution: contribuition
convenience: convienence convinience
convenient: convinient convienient
conversation: conversaton converstation coversation converation
coordinate: cordinate
correspondence: correspondance
curiosity: curiousity
customer: custumer costumor
customers: custumers
decision: decison desicion descision
definitely: definately definatly definitly definetly definantly defintely
dependent: dependant
describe: discribe
described: discribed
developer: developper
development: developement devlopment
different: diffrent differant
difference: diffrence
disappoint: dissapoint
disappointed: dissapointed disapointed
discuss: disscuss
discussed: disscussed discused
discussion: discusion disscussion
eager: eagar
each other: eachother
easily: easly
effective: efective
efficient: efficent eficient
efficiency: efficency
eighth: eigth
embarrass: embarass
embarrassed: embarassed
embarrassing: embarassing
emphasize: emphazise
employee: employe
employees: employes
encourage: encourge
engineer: enginer engeneer
engineers: enginers engeneers
engineering: enginering engeneering
enjoyed: enjoied enjyoed
enlightening: enlightning
enough: enought
enthusiasm: enthousiasm enthusiasim
enthusiastic: enthousiastic enthusiatic enthusastic entusiastic
environment: enviroment enviorment environement
especially: especialy expecially
essential: esential
everything: everthing
excellent: exellent excelent excellant
exceptional: exeptional exceptionel
excited: excitd exicted
exercise: excercise exersise
existence: existance
expectations: expectatons
experience: experiance experince expirience expereince experiece
experienced: experianced experinced
expertise: expertice
explanation: explaination
extremely: extremly
familiar: familar familliar
fascinated: facinated fasinated
fascinating: facinating fasinating
finally: finaly
foreign: foriegn
forward: foward foreward forwad
friend: freind
friendly: freindly
further: futher furthur
generous: generouse
genuinely: genuinly
government: goverment
grateful: greatful gratefull greatfull
gratefully: greatfully
gratitude: gratitute graditude
guarantee: garantee guarentee gaurantee
guidance: guidence
happened: happend
hesitate: hesistate hestitate hesitat hesitiate
hiring: hireing
honest: honnest
immediate: immediat imediate
immediately: immediatly imediately immediatley
important: importent
impressed: impresed
impression: impresion
improvement: improvment
in case: incase
in fact: infact
in spite: inspite
inconvenience: inconvience inconvinience inconvienence
independent: independant
information: infomation infromation informaton
initiative: iniative inititative
innovative: inovative innovatve
innovation: inovation
insight: insite
insightful: insightfull insighful
inspiring: inspirering
integrity: integretiy
interest: intrest
interested: intrested interrested intersted interesed
interesting: intresting interresting intersting
interview: intervew interveiw inteview intereview interwiev
interviewed: intervewed interveiwed
interviewer: intervewer interveiwer
interviewers: intervewers interveiwers
interviewing: intervewing interveiwing
introduce: intruduce
introducing: intruducing
judgment: jugement
knowledge: knowlege knowlegde knowledege
knowledgeable: knowledgable knowlegeable
language: langauge
leadership: leadrship
learned: lerned
liaise: liase
liaison: liason
library: libary
maintain: mantain maintian
maintenance: maintainance maintenence
management: managment mangement
manager: manger
meeting: meetting meating meeeting
mention: mencion
mentioned: mentionned mencioned
millennium: millenium
misspell: mispell
motivated: motivted
necessary: neccessary necessery necesary neccesary
necessarily: neccessarily necessarilly
noticeable: noticable
occasion: occassion ocasion
occasionally: occassionally ocasionally
occurred: occured ocurred
of course: ofcourse
opportunities: oportunities oppurtunities opportunites oppertunities
opportunity: oportunity opertunity oppurtunity opportunty oppertunity opportuniy oppotunity opportuntiy
organization: organizaton
outstanding: oustanding outstading
overview: overveiw
particularly: particularily particulary particurlarly
passionate: passionnate passonate
people: poeple peopel
performance: performace preformance
perhaps: perphaps
permanent: permanant
perseverance: perseverence
personally: personaly
personnel: personel
persuade: pursuade
platform: plattform
pleasant: plesant
please: plase pelase
pleasure: plesure pleasur
position: posistion postion positon possition
positive: posative
possession: posession
possibility: possibilty
possible: posible possable
potential: potencial
practical: practicle
preferred: prefered perfered
preparation: preperation
present: presant
presentation: presentaton
previous: previos
previously: previosly
privilege: priviledge privelege privilige
probably: probaly propably
problem: probelm
procedure: proceedure
process: proccess
professional: proffessional profesional proffesional professionel
professionally: proffessionally profesionally
professionalism: proffessionalism profesionalism
program: progam
project: projcet porject
proposal: proposel
publicly: publically
pursue: persue
qualifications: qualfications qualificatons
qualified: quailified qualifed
quickly: quickley
questionnaire: questionaire
really: realy
receipt: reciept
receive: recieve receve
received: recieved receved
receiving: recieving
recently: recentely
recognise: reconise
recognize: reconize
recommend: recomend reccomend recommed reccommend
recommendation: recomendation reccomendation recommendaton
recommended: recomended reccomended
recruiting: recruting
recruiter: recruter recruitor
reference: referance refrence
references: referances refrences
referred: refered
referring: refering
regarding: regardng
regards: regrads regads reguards regars
relationship: relatinship
relevant: relevent revelant
reliable: relyable
remember: rember rememeber
require: requre
requirements: requirments
resilience: resiliance
resilient: resiliant
respectfully: respectfuly
response: responce
responsibilities: responsabilities responsibilites
responsibility: responsability responsibilty
responsible: responsable resposible
restaurant: restaraunt
rewarding: rewardng
rhythm: rythm
schedule: scedule schedual shedule
scheduled: sceduled
separate: seperate
separately: seperately
several: severel
significant: signifcant significent
significantly: signifcantly
similar: similiar simular
sincere: sincer
sincerely: sincerly sincerley sincereley sincerelly
skillful: skilfull
solution: soultion
speech: speach
strategy: stratagy stradegy
strength: strenght strengh
strengths: strenghts strenghs
strongly: stongly
succeed: suceed succed
success: succes sucess
successful: succesful successfull sucessful succesfull
successfully: succesfully successfuly sucessfully
sufficient: sufficent
suggestion: sugestion
support: suport
surprise: suprise
surprised: suprised
technical: techincal tecnical
technique: tecnique
technology: technlogy tecnology
technologies: technologys tecnologies
thank: thnak thanck
thank you: thankyou
thanks: thnaks thanx
the: teh hte
their: thier
therefore: therfore
thorough: thourough
thoroughly: thouroughly
thought: thougth
thoughtful: thoughtfull thougtful
thoughts: thougths
thrilled: thriled thrillled
through: thruogh
together: togehter togather
tomorrow: tommorow tommorrow tomorow tomorrrow
tremendous: tremendus
truly: truely
understand: undestand
understanding: understading undestanding
unfortunately: unfortunatly unfortunatelly unfortunetly
unique: uniqe
until: untill
useful: usefull
usually: usualy
valuable: valueable valuble
various: varoius
very: vrey
vision: vison
warm: warmn
Wednesday: wensday wednesay wendesday wednsday
welcome: welcom
whether: wether
which: wich whitch
willingness: willingnes
with: whith wiht
within: withing
without: whitout withouth
work: wrok
working: wroking
worthwhile: worthwile
would: woud wuold
writing: writting
written: writen
yesterday: yestarday yesturday yesterady
you: yuo yoy
your: yuor
January: january
February: febuary februrary february
April: april
June: june
July: july
September: september septembre
October: october
November: november
December: december decembre
Monday: monday
Tuesday: tuesday teusday
Wednesday: wednesday
Thursday: thursday thrusday
Friday: friday
Saturday: saturday
Sunday: sunday
English: english
French: french
German: german
Spanish: spanish
Italian: italian
Portuguese: portuguese portugese
Dutch: dutch
Russian: russian
Japanese: japanese
European: european
American: american
British: british
"""


@functools.cache
def _load_corrections() -> dict[str, str]:
    pairs = (line.split(": ") for line in _CORRECTIONS.split("\n") if line)
    return {wrong: right for right, all_wrong in pairs for wrong in all_wrong.split()}


def misspelt(text: str) -> Iterator[Typo]:
    """Yield every misspelled word in a text, including possessives."""
    corrections = _load_corrections()
    for match in WORD.finditer(text):
        word = re.sub(r"['’]s\Z", "", match[0])
        right = corrections.get(word.lower())
        if right is not None and right != word:
            right = match_case(right, word)
            end = match.start() + len(word)
            yield Typo(match.start(), end, "spelling", f"“{word}”: “{right}” is meant", (right,))
