"""Import of business cards: existing contacts are completed, never overwritten; others are added."""

from collections.abc import Iterable, Sequence

from interview_desk.domain.addresses import find_address
from interview_desk.domain.errors import Refused
from interview_desk.domain.imports.problems import SkippedItem
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.search.dossier import Entity, Search
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.text import clean_line, clean_text, shorten
from interview_desk.formats import cards
from interview_desk.formats.cards import Card
from interview_desk.services.imports.options import Employers
from interview_desk.services.pipeline.people import ParsedPerson, fill_blanks
from interview_desk.services.session import new_id

_MOST_EMAILS = 50
_EVERY = 50
"""Number of cards between two progress reports."""


def import_cards(
    parsed_cards: Sequence[Card], existing: Search, report_progress: Progress = silent
) -> tuple[list[Entity], list[SkippedItem]]:
    """Match cards with a search and return the people and companies to import.

    A contact matches by the card's UID if it is ours, by any of the card's email addresses, or by name and
    company.

    Args:
        parsed_cards: the cards.
        existing: the search as it is.
        report_progress: callback that receives the progress.

    Returns:
        The people and companies, new, completed, or unchanged; and the reasons for skipped cards.
    """
    people = _People(existing.contacts)
    employers = Employers(existing.companies)
    imported: dict[str, Entity] = {}
    left_out: list[SkippedItem] = []
    for number, card in enumerate(parsed_cards, 1):
        if number % _EVERY == 0:
            report_progress("matching the cards", number, len(parsed_cards))
        if len(card.emails) > _MOST_EMAILS:
            reason = f"it has {len(card.emails):,} email addresses; a person has at most {_MOST_EMAILS}"
            left_out.append(SkippedItem(f"card {number}", reason))
            continue
        try:
            clean = _cleaned(card)
        except Refused as refusal:
            left_out.append(SkippedItem(f"card {number}", refusal.problem))
            continue
        if not clean.name:
            left_out.append(SkippedItem(f"card {number}", "it names nobody"))
            continue
        odd = _list_no_addresses(card)
        if odd:
            reason = f"“{shorten(odd[0], 40)}” isn’t an email address; it’s in the remarks of {clean.name}"
            left_out.append(SkippedItem(f"an address on card {number}", reason))
        company = employers.called(clean.company) if clean.company else None
        if clean.company and company is None:
            company = Company(new_id(), clean.company)
            employers.add(company)
        if company is not None:
            imported[company.id] = company
        before = people.find(clean, company)
        person = _completed(before or Contact(new_id(), clean.name), clean, company)
        people.add(person)
        imported[person.id] = person
    # Companies first: people refer to them.
    return sorted(imported.values(), key=lambda entity: isinstance(entity, Contact)), left_out


def _cleaned(card: Card) -> Card:
    return card._replace(
        name=clean_line(card.name, "the name"),
        company=clean_line(card.company, "the company"),
        title=clean_line(card.title, "the title"),
        emails=tuple(address for email in card.emails if (address := find_address(email))),
        phone=clean_line(card.phone, "the number"),
        postal_address=clean_text(card.postal_address, "the postal address"),
        remarks=clean_text(
            "\n".join([card.remarks, *(f"email: {text}" for text in _list_no_addresses(card))]).strip(), "the note"
        ),
        family_name=clean_line(card.family_name, "the family name"),
    )


def _list_no_addresses(card: Card) -> list[str]:
    """Return the email addresses of a card that are not valid; they are kept as text."""
    return [clean_line(email, "the address") for email in card.emails if not find_address(email)]


class _People:
    """Index of contacts by what a card can match: the UID, the address, and the name."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._people: dict[str, Contact] = {}
        self._order: dict[str, int] = {}
        self._by_uid: dict[str, str] = {}
        self._by_email: dict[str, str] = {}
        self._by_name: dict[str, dict[str, None]] = {}
        for contact in contacts:
            self.add(contact)

    def add(self, person: Contact) -> None:
        """Add a contact, or its new version."""
        self._people[person.id] = person
        self._order.setdefault(person.id, len(self._order))
        self._by_uid[cards.uid(person.id)] = person.id
        if person.email:
            self._by_email.setdefault(person.email.casefold(), person.id)
        self._by_name.setdefault(person.name.casefold(), {})[person.id] = None

    def find(self, card: Card, company: Company | None) -> Contact | None:
        """Return the one contact that a card is about, or None."""
        ours = self._by_uid.get(card.uid)
        if ours is not None:
            return self._people[ours]
        addresses = {email.casefold() for email in card.emails}
        by_address = [person for address in addresses if (person := self._by_email.get(address)) is not None]
        if by_address:
            return self._people[min(by_address, key=self._order.__getitem__)]
        where = company.id if company is not None else None
        matches = [
            contact
            for contact in map(self._people.__getitem__, self._by_name.get(card.name.casefold(), ()))
            if (where is None or contact.company in {None, where})
            and not (contact.email and addresses)  # two people with the same name but different addresses
        ]
        return matches[0] if len(matches) == 1 else None


def _completed(person: Contact, card: Card, company: Company | None) -> Contact:
    return fill_blanks(person, ParsedPerson(card.name, card.title, next(iter(card.emails), ""), card.phone))._replace(
        company=person.company or (company.id if company is not None else None),
        postal_address=person.postal_address or card.postal_address,
        remarks=person.remarks or card.remarks,
        family_name=person.family_name or (card.family_name if person.name == card.name else ""),
    )
