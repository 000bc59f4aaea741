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
]

TERMS = [
    "Northwind",
    "Maya",
    "Chen",
    "Tom",
    "Okafor",
    "Inès",
    "Duarte",
    "Søren",
    "Lindqvist",
    "Kubernetes",
    "Kafka",
    "Postgres",
    "dbt",
    "Snowflake",
    "Airflow",
    "Lumen",
    "Globex",
    "Pryia",
    "Raman",
    "Terraform",
    "Grafana",
    "OAuth",
    "gRPC",
    "Elixir",
    "Phoenix",
    "LiveView",
    "Zürich",
    "Wałęsa",
    "Nguyễn",
    "Figma",
    "Storybook",
    "SwiftUI",
    "Kotlin",
    "TestFlight",
    "PyTorch",
    "CUDA",
    "SLURM",
    "Bazel",
    "Moreau",
    "Linh",
]

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
