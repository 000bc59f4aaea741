"""What people write wrongly in notes after an interview, with what they meant; and notes that are right.

Each slip: the sentence, the words that are wrong, the words that mend it. The clean notes are full of names and terms.
"""

from __future__ import annotations

SLIPS = [
    ("Thank you for you time on Tuesday.", "you", "your"),
    ("Thank you for you patience with my questions.", "you", "your"),
    ("I look forward to hear from you.", "hear", "hearing"),
    ("I am looking forward to meet the rest of the team.", "meet", "meeting"),
    ("Looking forward to here from you soon.", "here", "hearing"),
    ("I recieved your message this morning.", "recieved", "received"),
    ("I am definately interested in the position.", "definately", "definitely"),
    ("I am very intrested in the work you described.", "intrested", "interested"),
    ("Thank you for the oportunity to talk with you.", "oportunity", "opportunity"),
    ("It was a great oppurtunity to learn about your plans.", "oppurtunity", "opportunity"),
    ("I am writting to thank you for yesterday.", "writting", "writing"),
    ("My resume is attatched to this message.", "attatched", "attached"),
    ("I beleive that I can help with the migration.", "beleive", "believe"),
    ("We spoke on Wensday about the role.", "Wensday", "Wednesday"),
    ("I would be greatful for any news.", "greatful", "grateful"),
    ("I learned alot from our conversation.", "alot", "a lot"),
    ("Thankyou for showing me the office.", "Thankyou", "Thank you"),
    ("I have five years of experiance with databases.", "experiance", "experience"),
    ("Please contact my referances at any time.", "referances", "references"),
    ("I appreciate the proffessional way you led the interview.", "proffessional", "professional"),
    ("It was great to met you and the team.", "met", "meet"),
    ("It was a pleasure to met you on Tuesday.", "met", "meet"),
    ("I would of liked to say more about the project.", "of", "have"),
    ("I should of mentioned the shadow rota.", "of", "have"),
    ("Your team knows it's own pipelines very well.", "it's", "its"),
    ("Its a team that I would like to join.", "Its", "It's"),
    ("Thank you for taking you're time with me.", "you're", "your"),
    ("I would be glad to join you're team.", "you're", "your"),
    ("Please let me no if you need anything else.", "no", "know"),
    ("Thank you for taking the time too speak with me.", "too", "to"),
    ("I was very exited to learn about the new platform.", "exited", "excited"),
    ("I am exciting about the chance to work with you.", "exciting", "excited"),
    ("We discussed about the next steps.", "discussed about", "discussed"),
    ("I have a experience that may be of use to you.", "a", "an"),
    ("The position sound great to me.", "sound", "sounds"),
    ("The the role fits what I want to do next.", "The the", "The"),
    ("Thank you for meeting with with me.", "with with", "with"),
    ("There team works the way I like to work.", "There", "Their"),
    ("I has worked on three such projects.", "has", "have"),
    ("I have went over the plan once more.", "went", "gone"),
    ("i would be happy to send more samples.", "i", "I"),
    ("I am more interested then before.", "then", "than"),
    ("Thank you for you feedback and advise on the portfolio.", "you", "your"),
    ("I am interested on the position you described.", "on", "in"),
    ("I would appreciate any advise on the next round.", "advise", "advice"),
    ("Between you and I, it was the best talk so far.", "I", "me"),
    ("I would not want to loose the chance to work with you.", "loose", "lose"),
    ("The conversation peaked my interest in streaming.", "peaked", "piqued"),
    ("I can start on febuary 3.", "febuary", "February"),
    ("Sincerly, and with thanks for everything.", "Sincerly", "Sincerely"),
    ("Thank you for the time you have took to meet me.", "took", "taken"),
    ("Thanks you for meeting with me yesterday.", "Thanks", "Thank"),
    ("I really appreciated you're insight into the team.", "you're", "your"),
    ("Your very kind to have shown me around.", "Your", "You're"),
    ("I hope your having a great week.", "your", "you're"),
    ("It was nice meeting you and you're team.", "you're", "your"),
    ("Its been a pleasure to learn about the company.", "Its", "It's"),
    ("The company and it's culture impressed me.", "it's", "its"),
    ("Their is a lot to like about your plans.", "Their", "There"),
    ("I was impressed by there approach to testing.", "there", "their"),
    ("They're approach to quality impressed me.", "They're", "Their"),
    ("I am to excited to sleep.", "to", "too"),
    ("I would like too follow up on our talk.", "too", "to"),
    ("I look foward to hearing from you.", "foward", "forward"),
    ("I'm looking forward to speak with you again.", "speak", "speaking"),
    ("I look forward to work with you.", "work", "working"),
    ("I look forward to our next discusion.", "discusion", "discussion"),
    ("I am confident I can excel in this roll.", "roll", "role"),
    ("I am writing in regards to the interview.", "regards", "regard"),
    ("Please except my thanks for your time.", "except", "accept"),
    ("I had alot of fun in the case study.", "alot", "a lot"),
    ("I think I would be an great fit for the team.", "an", "a"),
    ("It would be a honor to join your team.", "a", "an"),
    ("Thank you for giving me a opportunity to present.", "a", "an"),
    ("I have a MBA from Boston University.", "a", "an"),
    ("It took about a hour to finish the test.", "a", "an"),
    ("I learned more about you company.", "you", "your"),
    ("I enjoyed hearing about you plans for the platform.", "you", "your"),
    ("Thank you for sharing you thoughts on data quality.", "you", "your"),
    ("I am confidant that I can do the job.", "confidant", "confident"),
    ("My experience compliments the team's skills.", "compliments", "complements"),
    ("I would be happy to discuss farther.", "farther", "further"),
    ("If you need any farther information, please ask.", "farther", "further"),
    ("I enjoyed meeting the teams manager.", "teams", "team's"),
    ("I was impressed with your teams work.", "teams", "team's"),
    ("Your companies mission speaks to me.", "companies", "company's"),
    ("I cant wait to hear from you.", "cant", "can't"),
    ("I didnt mention my work on search.", "didnt", "didn't"),
    ("I dont have any further questions.", "dont", "don't"),
    ("I wont keep you long.", "wont", "won't"),
    ("Im very interested in the role.", "Im", "I'm"),
    ("Ive worked with Kafka for five years.", "Ive", "I've"),
    ("Id love to join the team.", "Id", "I'd"),
    ("The interview went good, I think.", "good", "well"),
    ("I can work good under pressure.", "good", "well"),
    ("I did good on the test.", "good", "well"),
    ("I seen your blog post about testing.", "seen", "saw"),
    ("I have saw your blog post about testing.", "saw", "seen"),
    ("I should have went into more detail.", "went", "gone"),
    ("I have wrote the summary you asked for.", "wrote", "written"),
    ("I had spoke with Tom before.", "spoke", "spoken"),
    ("I have began to read the book you named.", "began", "begun"),
    ("We was talking about the roadmap.", "was", "were"),
    ("You was very kind to me.", "was", "were"),
    ("He don't work on Fridays.", "don't", "doesn't"),
    ("She have a clear vision for the team.", "have", "has"),
    ("The team have been very welcoming, and it work well together.", "work", "works"),
    ("There is many things I like about your plans.", "is", "are"),
    ("There was several points I wanted to add.", "was", "were"),
    ("Each of the engineers have their own style.", "have", "has"),
    ("One of the thing I liked most was the demo.", "thing", "things"),
    ("I have many experience with Python.", "many", "much"),
    ("I have less questions now than before.", "less", "fewer"),
    ("I am agree with your view on testing.", "am agree", "agree"),
    ("I am working here since 2019.", "am working", "have been working"),
    ("I am very interesting in this position.", "interesting", "interested"),
    ("I was very exciting by what you told me.", "exciting", "excited"),
    ("I was surprise by how open everyone was.", "surprise", "surprised"),
    ("I am please to confirm my interest.", "please", "pleased"),
    ("I am suppose to hear back on Friday.", "suppose", "supposed"),
    ("I use to work with Java.", "use", "used"),
    ("I used to worked with Java.", "worked", "work"),
    ("I did not knew about the merger.", "knew", "know"),
    ("I didn't realized how large the team is.", "realized", "realize"),
    ("It made me to think about my own work.", "to think", "think"),
    ("I want thank you for your time.", "want thank", "want to thank"),
    ("I would like thank you for your time.", "like thank", "like to thank"),
    ("I would like to thanks you for your time.", "thanks", "thank"),
    ("Let me to know if you need more.", "me to know", "me know"),
    ("I am looking forward hearing from you.", "forward hearing", "forward to hearing"),
    ("I look forward hearing from you.", "forward hearing", "forward to hearing"),
    ("I'm looking foward to it.", "foward", "forward"),
    ("I look forwards to hearing from you.", "forwards", "forward"),
    ("Looking forward to your respond.", "respond", "response"),
    ("I wait for your respond.", "respond", "response"),
    ("I am waiting your reply.", "waiting your", "waiting for your"),
    ("Thank you for interview me on Tuesday.", "interview", "interviewing"),
    ("Thank you for consider me for the role.", "consider", "considering"),
    ("Thank you for to take the time.", "to take", "taking"),
    ("Thank you for took the time to meet.", "took", "taking"),
    ("Thank you for explain the roadmap to me.", "explain", "explaining"),
    ("Thank you for giving me the chance to interviewed.", "interviewed", "interview"),
    ("Thank you for the oppertunity.", "oppertunity", "opportunity"),
    ("Thank you for you're time today.", "you're", "your"),
    ("Thank your for your time.", "your", "you"),
    ("Thank you to take the time.", "to take", "for taking"),
    ("Thank you again for time.", "for time", "for your time"),
    ("I am sincerly grateful.", "sincerly", "sincerely"),
    ("It was pleasure to meet you.", "was pleasure", "was a pleasure"),
    ("It was great pleasure to meet you.", "great", "a great"),
    ("It was a pleasure meet you.", "meet", "to meet"),
    ("It was nice meet you in person.", "meet", "to meet"),
    ("It was great talking you yesterday.", "talking", "talking to"),
    ("I enjoyed to talk with you.", "to talk", "talking"),
    ("I enjoyed to meet the team.", "to meet", "meeting"),
    ("I am interested to join your team.", "to join", "in joining"),
    ("I am keen in joining the team.", "in", "on"),
    ("I am exited for the next round.", "exited", "excited"),
    ("I am enthusiastic of the role.", "of", "about"),
    ("I am good in SQL and Python.", "in", "at"),
    ("I am responsible of the data platform.", "of", "for"),
    ("I am familiar to the tools you use.", "to", "with"),
    ("I am use to working remotely.", "use", "used"),
    ("I am capable to lead a team.", "to lead", "of leading"),
    ("I participated to the design review.", "to", "in"),
    ("It depends of the budget.", "of", "on"),
    ("I have five years experience with SQL.", "years", "years'"),
    ("I was in charge for the migration.", "for", "of"),
    ("We met in monday.", "monday", "Monday"),
    ("We met on tuesday at 3 pm.", "tuesday", "Tuesday"),
    ("I can start in january.", "january", "January"),
    ("I speak english and french.", "english", "English"),
    ("i am very happy with our talk.", "i", "I"),
    ("Since then i have read your paper.", "i", "I"),
    ("Thank you for your time .", " .", "."),
    ("Thank you , it was a pleasure.", " ,", ","),
    ("I liked the demo,it was clear.", ",it", ", it"),
    ("I liked the demo very much..", "..", "."),
    ("I wanted to to thank you.", "to to", "to"),
    ("I am very very happy.", "very very", "very"),
    ("It was a a pleasure.", "a a", "a"),
    ("I have have read the paper.", "have have", "have"),
    ("Thank you for for your time.", "for for", "for"),
    ("I know that that is a hard problem, and I liked it it.", "it it", "it"),
    ("The the team was kind.", "The the", "The"),
    ("I was very impress with the demo.", "impress", "impressed"),
    ("I am really impressed from the demo.", "from", "by"),
    ("Its clear that you care about quality.", "Its", "It's"),
    ("The role is exactly what I been looking for.", "been", "have been"),
    ("I been working on this for years.", "been", "have been"),
    ("I could of explained it better.", "of", "have"),
    ("I must of misunderstood the question.", "of", "have"),
    ("I want to appologize for being late.", "appologize", "apologize"),
    ("I apologise for the inconvience.", "inconvience", "inconvenience"),
    ("I apreciate your time.", "apreciate", "appreciate"),
    ("Thank you for the intresting talk.", "intresting", "interesting"),
    ("I was truely impressed.", "truely", "truly"),
    ("I recieve many messages.", "recieve", "receive"),
    ("I have acheived the goal.", "acheived", "achieved"),
    ("The maintainance of the system is important.", "maintainance", "maintenance"),
    ("I am sure I can make a signifcant contribution.", "signifcant", "significant"),
    ("I have succesfully led a team.", "succesfully", "successfully"),
    ("I am greatful for your guidence.", "guidence", "guidance"),
    ("It was a priviledge to meet you.", "priviledge", "privilege"),
    ("I would be thriled to join.", "thriled", "thrilled"),
    ("I have a strong backround in statistics.", "backround", "background"),
    ("I am knowledgable about the field.", "knowledgable", "knowledgeable"),
    ("Your team is very inovative.", "inovative", "innovative"),
    ("We talked about the challanges ahead.", "challanges", "challenges"),
    ("I was facinated by the project.", "facinated", "fascinated"),
    ("I hope we can continue are conversation.", "are", "our"),
    ("I liked are talk about leadership.", "are", "our"),
    ("We where talking about the roadmap.", "where", "were"),
    ("I wonder were the team will sit.", "were", "where"),
    ("I know weather it is possible.", "weather", "whether"),
    ("I am quiet sure about this.", "quiet", "quite"),
    ("I was quit impressed by the plan.", "quit", "quite"),
    ("I past the test last week.", "past", "passed"),
    ("I will bare that in mind.", "bare", "bear"),
    ("I would like to here more.", "here", "hear"),
    ("It was great to here about the plan.", "here", "hear"),
    ("I no that you are busy.", "no", "know"),
    ("I new that already.", "new", "knew"),
    ("I took a brake after my last job.", "brake", "break"),
    ("I hope to meat you again.", "meat", "meet"),
    ("I want to insure that you have what you need.", "insure", "ensure"),
    ("I lead the team for two years until 2022.", "lead", "led"),
    ("I have lead a team of five.", "lead", "led"),
    ("I would rather work in Go then in Java.", "then", "than"),
    ("More then anything, I value honesty.", "then", "than"),
    ("The affect of the change was large.", "affect", "effect"),
    ("It did not effect the outcome.", "effect", "affect"),
    ("Everyday I learn something new.", "Everyday", "Every day"),
    ("I would like to follow-up on our talk.", "follow-up", "follow up"),
    ("I look forward to the next step's.", "step's", "steps"),
    ("I have attached my resume's.", "resume's", "resumes"),
    ("Thank you for you time and consideration.", "you time", "your time"),
    ("Who's idea was it to use Kafka?", "Who's", "Whose"),
    ("I am the person whom wrote it.", "whom", "who"),
    ("Me and Tom talked about the roadmap.", "Me and Tom", "Tom and I"),
    ("Please contact myself if you have questions.", "myself", "me"),
    ("Please send it to Tom or myself.", "myself", "me"),
    ("Please do not hesitate contacting me.", "contacting", "to contact"),
    ("Please don't hesitate contact me.", "contact", "to contact"),
    ("Please don't hesistate to call.", "hesistate", "hesitate"),
    ("Please find attach my resume.", "attach", "attached"),
    ("Attached please find my resumé and a cover letter's.", "letter's", "letters"),
    ("Pleas let me know.", "Pleas", "Please"),
    ("Let me know if you has questions.", "has", "have"),
    ("I am available at Monday.", "at", "on"),
    ("I am free in Monday.", "in", "on"),
    ("Let us meet in 3 pm.", "in", "at"),
    ("I will be there on 3 pm.", "on", "at"),
    ("We spoke at Tuesday about the role.", "at", "on"),
    ("Since two years I work with dbt.", "Since", "For"),
    ("I have been there since five years.", "since", "for"),
    ("Until Friday I will send you the sample.", "Until", "By"),
    ("I did a mistake in the test.", "did", "made"),
    ("I made my homework on your company.", "made", "did"),
    ("Thank you for the informations.", "informations", "information"),
    ("Thank you for all the helps.", "helps", "help"),
    ("I look forward to get your feedbacks.", "feedbacks", "feedback"),
    ("The softwares you use are modern.", "softwares", "software"),
    ("I have a lot of works to show.", "works", "work"),
    ("The datas are stored in S3.", "datas", "data"),
    ("I am a engineer by heart.", "a", "an"),
    ("Kind regads,", "regads", "regards"),
    ("Best reguards,", "reguards", "regards"),
    ("Your sincerely,", "Your", "Yours"),
    ("Sincerely your,", "your", "yours"),
    ("Warmest regard,", "regard", "regards"),
    ("Best regard,", "regard", "regards"),
    ("Kind regard,", "regard", "regards"),
    ("Yours truely,", "truely", "truly"),
    ("It was realy nice to meet you on Thursday.", "realy", "really"),
    ("I was impressed by your commitement to accessibility.", "commitement", "commitment"),
    ("I am confidant that I would do well in this role.", "confidant", "confident"),
    ("Our conversation was very insightfull.", "insightfull", "insightful"),
    ("I would love to be apart of your team.", "apart", "a part"),
    ("I apreciate the time you took.", "apreciate", "appreciate"),
    ("I appreciate you taking the time to meet with me yesturday.", "yesturday", "yesterday"),
    ("I enjoyed hearing about the companys plans.", "companys", "company's"),
    ("I beleived every word of it.", "beleived", "believed"),
    ("The enviroment you described sounds ideal.", "enviroment", "environment"),
    ("My knowlege of reporting tools would help.", "knowlege", "knowledge"),
    ("Please find my referral letter attatchd.", "attatchd", "attached"),
    ("I have a strong managment background.", "managment", "management"),
    ("I am greatful to you for your honesty.", "greatful", "grateful"),
    ("It would be a privelege to work with you.", "privelege", "privilege"),
    ("I look forward to hear about the next step.", "hear", "hearing"),
    ("I am looking forward to work with you.", "work", "working"),
    ("Your a great listener and it showed.", "Your", "You're"),
    ("I hope your well after a long day.", "your", "you're"),
    ("I liked how you're team handles reviews.", "you're", "your"),
    ("The company is known for it's culture.", "it's", "its"),
    ("Its clear that the team cares.", "Its", "It's"),
    ("I could not agree more with there approach.", "there", "their"),
    ("I think their is a good match here.", "their", "there"),
    ("The role would have a big affect on patients.", "affect", "effect"),
    ("I would like to complement you on the office.", "complement", "compliment"),
    ("I was suprised by how open everyone was.", "suprised", "surprised"),
    ("It was an honor to meet you, and I hope too see you again.", "too", "to"),
    ("We meet for a hour on Thursday.", "a hour", "an hour"),
    ("I spent an year in Madrid.", "an year", "a year"),
    ("I have an unique view of the problem.", "an", "a"),
    ("The team have has a clear plan.", "have has", "has"),
    ("Your colleagues was very welcoming.", "was", "were"),
    ("The tools you uses are the ones I know.", "uses", "use"),
    ("One of the thing I liked was the garden.", "thing", "things"),
    ("I have work in this field for ten years.", "work", "worked"),
    ("I did not expected such a warm welcome.", "expected", "expect"),
    ("Yesterday I have met your whole team.", "have met", "met"),
    ("I am very interest in the role.", "interest", "interested"),
    ("I was impressed of your work on safety.", "of", "by"),
    ("I am responsible of the budget.", "of", "for"),
    ("Thank you for the opportunity to interview you're team.", "you're", "your"),
    ("I am excited to the chance to join you.", "to", "about"),
    ("I would be happy to answer to any questions you have.", "answer to", "answer"),
    ("Thanks you for the coffee.", "Thanks", "Thank"),
    ("Thank for your time yesterday.", "Thank", "Thank you"),
    ("I wanted to thank you for take the time to meet.", "take", "taking"),
    ("I enjoyed the conversation we had had about about testing.", "about about", "about"),
    ("I hope to to hear from you.", "to to", "to"),
    ("It is is a pleasure.", "is is", "is"),
    ("Thank you for your your patience.", "your your", "your"),
    ("It was good. we spoke about the roadmap.", "we", "We"),
    ("I started in march and finished in june.", "march", "March"),
    ("I speak fluent french and german.", "french", "French"),
    ("I dont think I said how much I liked it.", "dont", "don't"),
    ("I wont forget your advice.", "wont", "won't"),
    ("Ill send the samples tomorrow.", "Ill", "I'll"),
    ("Im very keen on the role.", "Im", "I'm"),
    ("I couldnt have asked for a better tour.", "couldnt", "couldn't"),
    ("Thank you  for your time.", "  ", " "),
    ("Thank you for your time , it meant a lot.", "time ,", "time,"),
    ("I enjoyed our talk.I hope to hear more.", ".I", ". I"),
    ("Could you tell me when you will decide.", "decide.", "decide?"),
    ("I really enjoyed out conversation.", "out", "our"),
    ("Thank you form the whole visit.", "form", "for"),
    ("I learned more then I expected.", "then", "than"),
    ("The work peaks my interest.", "peaks", "piques"),
    ("I would be a assest to the team.", "assest", "asset"),
    ("You're advice was excellent.", "You're", "Your"),
    ("I am use to working under pressure.", "use", "used"),
    ("I suppose to hear on Friday.", "suppose", "am supposed"),
    ("Everyone where so kind.", "where", "was"),
    ("I look forward to meeting you in person an the team.", "an", "and"),
    ("Please except my thanks.", "except", "accept"),
    ("The principle reason I applied is your mission.", "principle", "principal"),
    ("I can start immediatly.", "immediatly", "immediately"),
    ("Their are many reasons to join.", "Their", "There"),
    ("I have alot of experience and ability's.", "ability's", "abilities"),
    ("I was happy to hear that the teams is growing.", "is", "are"),
    ("My experiences matches what you need.", "matches", "match"),
    ("I would of come sooner.", "of", "have"),
    ("I had went there before.", "went", "gone"),
    ("I seen your office last year.", "seen", "saw"),
    ("Me and Tom talked about testing.", "Me and Tom", "Tom and I"),
    ("I want to say thankyou to the panel.", "thankyou", "thank you"),
    ("Again , thank you.", "Again ,", "Again,"),
    ("The job fit me well and so does you're values.", "you're", "your"),
    ("I was impressed by the calm atmosphere and the comittment of your dispatchers.", "comittment", "commitment"),
    ("The explanation of the warehouse scheduel made the job very concrete for me.", "scheduel", "schedule"),
    ("I am looking foward to hearing about the next round.", "foward", "forward"),
    ("Our conversation strenghtened my wish to work in operations.", "strenghtened", "strengthened"),
    ("I realy enjoyed the tour of the loading bays.", "realy", "really"),
    ("I would be greatful for any update you can share.", "greatful", "grateful"),
    ("I have worked independantly on route planning since 2021.", "independantly", "independently"),
    ("I would be happy to to send you a sample of my reports.", "to send", "send"),
    ("It was clear that the the team cares about its drivers.", "the team", "team"),
    ("Please let me know if if you need my references.", "if you", "you"),
    ("The part about returns was was the most interesting to me.", "was the", "the"),
    ("I will send you my certificates by by Thursday.", "by Thursday.", "Thursday."),
    ("Their is one thing I forgot to mention about my forecasting work.", "Their", "There"),
    ("I would rather work in operations then in sales.", "then", "than"),
    ("I hope you had a restful weekend and that the weather was not to cold.", "to", "too"),
    ("The new system will effect every shift, and I would enjoy that work.", "effect", "affect"),
    ("Thank you for your advise about the certification.", "advise", "advice"),
    ("I do not want to loose touch, whatever you decide.", "loose", "lose"),
    ("I could here how proud everyone is of the depot.", "here", "hear"),
    ("It was kind of you to brake the process down for me step by step.", "brake", "break"),
    ("The company is proud of it's safety record, and rightly so.", "it's", "its"),
    ("Its clear to me that the role needs patience and good numbers.", "Its", "It's"),
    ("The planning team has doubled it's output in two years.", "it's", "its"),
    ("I think its a great match for my background in freight.", "its", "it's"),
    ("I understand that your very busy at this time of year.", "your", "you're"),
    ("I was glad to hear about you're plans for the second depot.", "you're", "your"),
    ("If your still looking at candidates, I remain interested.", "your", "you're"),
    ("Thank you for you time on Friday.", "you", "your"),
    ("I know you're inbox is full in peak season.", "you're", "your"),
    ("The people I met on Friday was very welcoming.", "was", "were"),
    ("She have shown me how the dashboard supports the night shift.", "have", "has"),
    ("There is many things I would like to learn from your team.", "is", "are"),
    ("One of the reason I applied is your work on rail freight.", "reason", "reasons"),
    ("I believe this skills would help you in the first months.", "this", "these"),
    ("It was pleasure to meet you and the team.", "pleasure", "a pleasure"),
    ("I have an unique mix of warehouse and finance experience.", "an", "a"),
    ("I spent a hour on your annual report last night.", "a", "an"),
    ("Thank you for giving me opportunity to present my case study.", "opportunity", "the opportunity"),
    ("I have degree in supply chain management.", "degree", "a degree"),
    ("I left our conversation with the much clearer picture of the job.", "the", "a"),
    ("I am very interested on the position we discussed.", "on", "in"),
    ("I was responsible of four carriers and two depots.", "of", "for"),
    ("Thank you for meeting with me in Friday.", "in", "on"),
    ("We discussed about the plan for peak season.", "about the", "the"),
    ("I am looking forward for your reply.", "for", "to"),
    ("I look forward to hear from you soon.", "hear", "hearing"),
    ("I would have ask about the budget if we had had more time.", "ask", "asked"),
    ("I am very excite about the idea of a shared control room.", "excite", "excited"),
    ("I should of mentioned my work with cold chains.", "of", "have"),
    ("You suggested me to read the report, and I did.", "me to", "that I"),
    ("I have wrote down three ideas for the returns desk.", "wrote", "written"),
    ("I am used to work under time pressure.", "work", "working"),
    ("I didnt get the chance to mention my work with cold chains.", "didnt", "didn't"),
    ("I enjoyed hearing about the companys plans for rail.", "companys", "company's"),
    ("Thank you again for Fridays conversation.", "Fridays", "Friday's"),
    ("i would be glad to come in for a second conversation.", "i", "I"),
    ("Could we speak again on tuesday or later that week?", "tuesday", "Tuesday"),
    ("I speak german and a little Polish.", "german", "German"),
    ("I enjoyed the tour ,and the questions were good.", "tour ,and", "tour, and"),
    ("Thank you for the tour.It helped me understand the work.", "tour.It", "tour. It"),
    ("I liked the  way you explained the rota.", " way", "way"),
]

NAMES = "Northwind Maya Chen Tom Okafor Inès Duarte Søren Lindqvist Lumen Globex Pryia Raman Alex Moreau Linh Nguyễn Wałęsa".split()  # noqa: SIM905
"""Whom and what a search knows by name; terms of a trade are not told to anybody."""

CLEAN = [
    """Dear Maya Chen,

Thank you for the time you took on Tuesday 10 November to talk with me about the Data engineer position at Northwind. What stays
with me most is that the team moves its Kafka topics to streaming in the first quarter, and that you want calm hand-overs.

I am more interested in the job than I was before we met. At Lumen I led a migration of nine Postgres clusters, and pages
fell by half.

You expect to come back to me by Friday 20 November; until then, please ask if anything is missing.

Kind regards,
Alex Moreau
+33 1 55 50 10 11 · alex@moreau.example""",
    """Dear Dr. Okafor,

It was a pleasure to meet you on Thursday. I had not known that your Airflow jobs run on Kubernetes, nor that dbt models are
reviewed like any other code. I like that.

Having met you, I am keen on both the role and Globex. My own part would be the Snowflake bill: at Lumen we cut it by a third.

With best regards,
Alex Moreau""",
    """Hi Inès,

Many thanks for yesterday, and for the tour of the Zürich office. I keep thinking about what you said on gRPC and its limits.

I have attached the sample you asked for. Would you let me know whether the link works?

Best wishes,
Alex""",
    """Dear Søren Lindqvist,

We spoke on 3 November about the Platform engineer position. You mentioned that you expected to know more by Friday, and I am
still very interested. Since then I have moved our Terraform modules to the layout you described; Grafana now shows each of them.

Is there anything else you need from me? If you need more time, may I check back with you in a week?

Kind regards,
Alex Moreau""",
    """Dear Pryia Raman,

After careful thought I withdraw my application for the Analytics lead position. I wanted you to hear it from me, and soon, so
that you can plan without me. I learned a lot about Globex, and I would be glad if our paths crossed again.

Sincerely,
Alex Moreau""",
    """Dear Mr. Wałęsa,

Thank you for letting me know. I accept the decision and wish you and your new colleague well. If you can name one to three
areas in which another candidate was the better fit, it would help me very much.

Respectfully,
Alex Moreau""",
    """Dear Linh Nguyễn,

You gave me a clear picture on Monday of what your next mobile developer will be trusted with: the SwiftUI rewrite, the Kotlin
app, and a TestFlight build every week. One thing I should have said: I maintained a Figma plugin and its Storybook for two years.

I look forward to hearing from you by 2 December.

Warm regards,
Alex Moreau""",
    """Dear Maya,

As promised, here is the 30-60-90-day plan (PDF, three pages). It follows the order we discussed: first on-call, then the CUDA
kernels, then the SLURM queue. PyTorch comes last because Bazel builds it already.

There is no hurry; I only wanted you to have this.

Best,
Alex""",
    """Dear Tom Okafor,

Thank you very much for the offer of the Staff engineer position. I am seriously interested and want to give you an answer that I
can stand by. For that I would like to read the contract with my family. Would it be possible to give you my answer by Monday
16 November?

Thank you for your patience; do call me if this makes things difficult for you.

Kind regards,
Alex Moreau""",
    """Dear Hiring Team,

I’m grateful for Wednesday’s conversation about the Elixir role. The way you use Phoenix LiveView for the dispatch screen, with
OAuth handled at the edge, is exactly the kind of pragmatism I look for. It’s rare to see an organisation that honours its own
programme of maintenance.

If a question remains on your side, I’ll gladly answer it.

Yours sincerely,
Alex Moreau""",
    """Dear Siobhán,

Thank you for walking me through the Kubernetes set-up at Fenwick & Hale on Monday. I hadn't realised how far you have taken Argo CD and Terraform, nor that your p99 sits under 40 ms. I'd be glad to bring what I learnt from running Postgres 16 and PgBouncer at Octopus Energy.

Oluwaseun's question about SQLAlchemy 2.0 has stayed with me, and I've since tried async sessions with FastAPI. I am very keen on the Platform Engineer position.

Kind regards,
Rhiannon Pryce""",
    """Hi Xóchitl,

It was great meeting you, Dmitri and Thuy yesterday. I love that Bluefin treats GDPR and SOC 2 as product features, and that Figma files live beside the React code. My favorite part was hearing how the team uses Kanban instead of Scrum.

I'm excited about the Product Designer role and would be thrilled to help with the onboarding flow.

Best,
Jo Castellanos""",
    """Dear Professor Achterberg,

Many thanks for your time on 3 December and for explaining how IEC 62304 and ISO 14971 shape your release process. I was struck by the fact that Misra C checks run in Jenkins on every commit, and that Aoife reviews each deviation herself.

I should add that I wrote the FMEA for an insulin pump at Roche. I remain very interested in the Firmware Engineer post.

Yours sincerely,
Håkon Solberg""",
    """Dear Ms. Adeyemi-Clarke,

Thank you for speaking with me on Tuesday about the Data Engineer position. Moving from Airflow to Dagster while keeping dbt Core is a smart plan, and I'd enjoy helping with the Snowflake-to-BigQuery cut-over. At Zalando I migrated 300 DAGs; we never missed an SLA.

I look forward to hearing from you by the end of next week.

Sincerely,
Anneliese Grünwald""",
    """Dear Zbigniew,

Thanks so much for Friday. PyTorch Lightning, Weights & Biases and a single A100: it is remarkable what your group gets done with so little. I have thought about your point on RLHF, and I agree that the labelling is the bottleneck, not the GPU.

I'd love to join DeepHarbor as a Machine Learning Engineer.

Warm regards,
Mehmet Yıldırım""",
    """Dear Mr Okonkwo,

I very much enjoyed our conversation on Wednesday about the Service Manager vacancy at Wetherby Motors. You were candid about the MOT backlog, and I liked that Gethin and Ffion are each given a whole day for training. I have programmed rotas for twelve technicians and dealt with the DVSA for years.

Please do ring me if anything is unclear.

Kind regards,
Bronagh McAllister""",
    """Hello Priyanka,

Thank you for the tour of the Bengaluru office. I had no idea that gRPC-Web and Envoy could replace so much of the BFF layer, and Rajesh's demo of OpenTelemetry traces in Grafana Tempo was a highlight. The Staff Engineer role is exactly what I am looking for.

I have attached my slides on OAuth 2.1 and PKCE.

Many thanks,
Ekaterina Volkova""",
    """Dear Dr. Nakashima,

Thank you for meeting with me on October 9 to discuss the Postdoctoral Fellow opening. The CRISPR-Cas9 screens, the Nextflow pipelines, and the weekly journal club make the Whitcomb Lab a place where I could learn a great deal. Dr. Szczepański's comment on batch effects was spot on.

I would bring three years of scRNA-seq analysis in R and Python (Scanpy, Seurat).

Best regards,
Thandiwe Mokoena""",
    """Dear Team,

I'm writing to thank all five of you, Caoimhe, Jürgen, Nkechi, Ji-woo and Beatriz, for a fascinating afternoon at Studio Hadron. I keep coming back to the idea of pairing UX writers with engineers from day one. My sketch of the checkout is at https://example.org/hadron/checkout-v2.

I hope we'll speak again soon.

Cheers,
Lowri""",
    """Dear Guillermo,

It was a real pleasure to talk about the Site Reliability Engineer position on Monday, 4 May. Your error budgets, the blameless post-mortems and the on-call handover at 9 a.m. all sounded familiar from my time at Skyscanner. I've run chaos experiments with Litmus on EKS and would happily do so again.

As promised, I'm sending the runbook template (Markdown, two pages).

All the best,
Vanessa Oyelaran-Whyte""",
    """Dear Mrs. Featherstone,

Thank you for inviting me to St Aidan's on Thursday. I was touched by how the Year 9 pupils greeted visitors, and I admired Mr Banerjee's use of GeoGebra in the maths lesson. I would be honoured to teach at a school whose head still takes a form.

I enclose the safeguarding certificate you asked for.

Yours sincerely,
Imogen Thackeray""",
    """Hi Renzo,

Thanks again for the chat about the iOS Developer role. I checked: SwiftData does support composite keys through #Unique, so your worry about CloudKit sync might be solvable. I also had a look at Trailhead's TestFlight beta; the haptics are lovely.

I'm definitely interested. Let me know what Ayumi and Kofi think.

Best wishes,
Saoirse""",
    """Dear Mr. Vandenberghe,

I appreciated the chance to meet you and Ms. Haugen at the Rotterdam terminal on Tuesday. The TOS migration from Navis to an in-house system, with Kafka Connect between them, is precisely the type of program I led at Maersk. Your remark that "a crane does not wait for a deploy" made me smile.

I would welcome the opportunity to work with you as Program Manager.

Respectfully,
Desmond O'Shaughnessy-Lee""",
    """Dear Leila,

Thank you for Wednesday's interview for the Financial Controller position. IFRS 16, the switch to NetSuite, and a month-end close in four days: I came away with a clear sense of the challenge. At Lindqvist & Partners I shortened the close from nine days to five, and I'd be delighted to do the same at Marlowe's.

If you or Mr. Abernathy have further questions, I'm only a phone call away.

Kind regards,
Tomáš Novotný""",
    """Dear Ines and Bartosz,

What a lovely morning. I hadn't met anyone before who uses Elm in production, and I was delighted to hear that the QA team writes Gherkin specs with the nurses. The MedLoop app's colour palette and its WCAG 2.2 AA audit show real care.

I'd be very happy to join as Front-End Developer, full-time or at 80 %.

With best wishes,
Hedvig Árnadóttir""",
    """Dear Chukwuemeka,

Thank you for taking the time to speak with me today about the Cloud Security Analyst role at Ironvale. I enjoyed comparing notes on Wiz, Snyk and Trivy, and I agree with you that IAM hygiene beats any scanner. I've used OPA/Rego policies in CI/CD since 2021, and we cut critical CVEs by 60%.

I look forward to the technical round with Yevgeniy.

Best regards,
Mateo Iñárritu""",
]

CLEAN_SENTENCES = """
Thank you so much for taking the time to meet with me yesterday.
I really enjoyed our conversation about the roadmap for next year.
I appreciate your openness about the challenges ahead.
It was a pleasure learning more about your team and its goals.
I'm excited about the possibility of joining the team.
After our conversation, I am even more enthusiastic about the role.
I was particularly interested in what you said about mentoring.
Your kind words about my portfolio meant a lot to me.
I've attached the writing sample we discussed.
As promised, here's a link to the repo: https://github.com/alex/demo.
Please don't hesitate to reach out if you need anything else.
I look forward to hearing from you soon.
I hope to hear from you next week.
Looking forward to our next conversation!
Thanks again for your time and consideration.
I wanted to follow up on our interview last Thursday.
I understand that you're still interviewing other candidates.
Could you let me know what the next steps are?
I would love to contribute to your data platform.
My experience with CI/CD and A/B testing would be useful here.
I led a team of 5 engineers and cut costs by 30%.
We shipped it in Q3, two weeks ahead of schedule.
Your point about on-call fatigue struck a chord with me.
I reread the case study you sent; it's excellent.
I enjoyed meeting you, Tom and the rest of the team.
It was great to see how the UX and engineering teams work together.
Happy to provide references upon request.
I left feeling inspired by your vision for the product.
Thank you for the warm welcome and for the tour of the lab.
If there is anything else I can provide, please let me know.
I have since thought about your question on data lineage.
I'd be thrilled to help build the next version of it.
Wishing you a great weekend.
Have a good day.
It was lovely to put a face to the name.
Thanks for bearing with me while my camera failed.
Let me clarify one point that I may not have explained well.
On reflection, I would add that we also measured churn.
I know that you have a lot on your plate.
Per your request, I am sending my availability: Mon 9–11, Wed after 2 pm.
I'm writing to let you know that I've accepted another position.
Thank you for considering me, and for such a thoughtful process.
I wish you every success with the search.
Unfortunately, I have to withdraw my application.
I am grateful for the offer and for your patience.
Would Monday the 16th be all right?
I was impressed by how carefully the team reviews its designs.
You mentioned that the decision would be made by the end of next week.
I believe my background in public health is a good fit for this.
My notice period is four weeks, so I could start on 1 March.
""".strip().splitlines()
"""Sentences as they stand in good notes: none of them has a slip."""

NEAR_MISSES = """
Thank you, team and all, for a kind welcome.
I wanted to thank you and your colleagues.
The welcome you gave me was warm.
Your welcome note came on my first day.
I gave them my number, and I gave you mine.
It is hard work, and it's people like you who make it light.
Its clear focus on data quality is rare.
Its good design shows in every page.
I know it's people that matter to you.
There people are asked first, and told why.
The aim is to shorten the queue, not to lengthen it.
I would love that, too.
You were on a roll, and I liked it.
I knew less then.
Everyone would have been welcome to ask.
Everyone else must have left by six.
I am looking for more than a job.
I am writing since you asked me to.
I am asking since Tom mentioned it last week.
The answer to my question was a good one.
Your answers to all my questions were patient.
We were in contact with you in May.
She advises clients, and she advises on strategy.
They effect the change by hand.
Look farther down the list for my sample.
The lead engineers we have lead small teams.
I lead two teams, and I led three before.
I introduced myself to the team.
I asked myself what I would do in your place.
I start at Monday.com in March.
Until Friday I will have time for a call.
The tools are familiar to me.
Your reply on the thread was clear.
I was impressed from the first minute.
I was impressed for the first time in a while.
How long have you been with the company?
Where have they been since?
The best I have been told this year.
How the teams approach testing is new to me.
I liked how your teams work together.
How the companies work with each other was clear.
My user ID would be of no use to you.
I came to Lisbon in 2019.
I come from a small town, and I become restless in big ones.
All the good ideas I had came to me on the train.
Does that mean that the date has moved?
There are a few things I would add.
There are a lot of ways to do it.
Your team make it work with other tools, too.
Each of the engineers would have a say.
A good deal of talk from both sides helped.
I would suggest that you let the team decide.
I will be there for you and for them.
I used to work with Java; the tools I use to deploy are others.
I look forward to work that matters.
I was free on Thursday and in May.
We could meet in 3 weeks or in 10 days.
I have had a look at it, and what I had had in mind was close.
After reading your post I have a question.
Before we met I had read it.
What I like about you is your calm.
I can offer you time on Friday.
The people with you in the room were kind.
I told you plans may change.
Let me note that in my calendar.
Could you let us know whether or not it suits you?
Three years of experience is what the role asks for.
I was in charge of nine people.
It was a great pleasure, and an honour.
He is responsible for the platform, and capable of more.
The effect of the change was large; it did not affect users.
I'd be interested to hear more about it.
I enjoyed it, and I hope to talk to you soon.
I wanted to say how much I enjoyed the talk, and to wish you well.
I have time on Friday at 3 pm and could come in at 9.
Thank you for showing me round and for everything else.
I do not hesitate to say so.
""".strip().splitlines()
"""Right sentences that come near a slip."""
