"""People and companies in a job search: the user, the employers, and the contacts."""

from typing import TYPE_CHECKING, NamedTuple

from interview_desk.domain.text import listed, plain_words

if TYPE_CHECKING:
    from interview_desk.domain.offers.offers import Criterion
else:  # a stand-in at run time, as in `pipeline`
    Criterion = object

_LEGAL_FORMS = frozenset(
    listed(
        "gmbh, ag, kg, ohg, ug, mbh, se, inc, incorporated, llc, llp, lp, ltd, limited, corp, corporation, co, plc, sa, sas, sarl, srl, "
        "spa, bv, nv, ab, oy, oyj, as, asa, aps, pty, kk, sl, lda, doo, sro"
    )
)
VIEWED = ("today", "board")
"""Panes whose lists can be saved as views."""
FORMALITIES = ("formal", "relaxed", "unknown")
SECTORS = ("public", "private", "unknown")
PREFERENCES = ("email", "phone", "letter", "unknown")


class View(NamedTuple):
    """Saved filter of a list, under a name that the user chose."""

    name: str
    pane: str
    filter: str


class Me(NamedTuple):
    """User whose job search this is; the source of the signature of every note."""

    name: str = ""
    email: str = ""
    phone: str = ""
    links: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """User's dictionary: words that proofreading accepts as correct."""
    rewards: tuple[str, ...] = ()
    """Rewards for a full week, used in turn (R47)."""
    criteria: tuple[Criterion, ...] = ()
    """User's criteria for a job, with their weights; empty for the defaults."""
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
    """Return the key that identifies a company in imported tables.

    "ACME" and "Acme GmbH & Co. KG" have the same key.
    """
    words = plain_words(name)
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        del words[-1]
    return " ".join(words)


class Contact(NamedTuple):
    """Person in a job search: an interviewer, a recruiter, or a reference.

    `company` is None for someone between companies.
    """

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
    family_name: str = ""
    """Family name, where the name alone doesn't tell it; empty: it is worked out."""
    greeting: str = ""
    """Name after "Dear", such as "Bob" or "Sister Agnes": what they signed with or asked to be called; empty: it is worked out."""

    @property
    def line(self) -> str:
        """One-line description of the person: name, title, email address, and phone number."""
        return ", ".join(part for part in (self.name, self.title, self.email, self.phone) if part)
