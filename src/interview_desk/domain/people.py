"""Who is in a search: me, the companies, the people there."""

from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.text import listed, plain_words

if TYPE_CHECKING:
    from interview_desk.domain.offers import Criterion
else:  # as in `pipeline`
    Criterion = object

_LEGAL_FORMS = frozenset(
    listed(
        "gmbh, ag, kg, ohg, ug, mbh, se, inc, incorporated, llc, llp, lp, ltd, limited, corp, corporation, co, plc, sa, sas, sarl, srl, "
        "spa, bv, nv, ab, oy, oyj, as, asa, aps, pty, kk, sl, lda, doo, sro"
    )
)
VIEWED = ("today", "board")
"""The panes whose lists can be kept as views."""
FORMALITIES = ("formal", "relaxed", "unknown")
SECTORS = ("public", "private", "unknown")
PREFERENCES = ("email", "phone", "letter", "unknown")


class View(NamedTuple):
    """What a list is filtered by, under a name of my own."""

    name: str
    pane: str
    filter: str


class Me(NamedTuple):
    """The person whose search this is; the signature of every note comes from here."""

    name: str = ""
    email: str = ""
    phone: str = ""
    links: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """My dictionary: words that the proofreading takes for right."""
    rewards: tuple[str, ...] = ()
    """What I treat myself to for a full week, one after the other (R47)."""
    criteria: tuple[Criterion, ...] = ()
    """What I look for in a job, and how much it weighs; empty for the usual."""
    views: tuple[View, ...] = ()


class Company(NamedTuple):
    """An employer."""

    id: str
    name: str
    formality: str = "unknown"
    sector: str = "unknown"
    website: str = ""
    postal_address: str = ""
    remarks: str = ""


def company_key(name: str) -> str:
    """What a company is known by in somebody else's table: "ACME" and "Acme GmbH & Co. KG" are one."""
    words = plain_words(name)
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        del words[-1]
    return " ".join(words)


class Contact(NamedTuple):
    """A person: an interviewer, a recruiter, a reference. `company` is None for someone between companies."""

    id: str
    name: str
    company: str | None = None
    title: str = ""
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    prefers: str = "unknown"
    may_follow_up: bool | None = None
    remarks: str = ""

    @property
    def line(self) -> str:
        """The person in one line: name, title, address, number."""
        return ", ".join(part for part in (self.name, self.title, self.email, self.phone) if part)
