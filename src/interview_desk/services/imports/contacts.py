"""Import of business cards: existing contacts are completed, never overwritten; others are added."""

from collections.abc import Sequence

from interview_desk.domain.addresses import find_address
from interview_desk.domain.errors import Refused
from interview_desk.domain.imports.problems import SkippedItem
from interview_desk.domain.search.dossier import Entity, Search
from interview_desk.domain.search.people import Company, Contact
from interview_desk.domain.text import clean_line, clean_text
from interview_desk.formats import cards
from interview_desk.formats.cards import Card
from interview_desk.services.imports.options import Employers
from interview_desk.services.pipeline.people import ParsedPerson, fill_blanks
from interview_desk.services.session import new_id


def import_cards(parsed_cards: Sequence[Card], existing: Search) -> tuple[list[Entity], list[SkippedItem]]:
    """Match cards with a search and return the people and companies to import.

    A contact matches by the card's UID if it is ours, by any of the card's email addresses, or by name and
    company.

    Args:
        parsed_cards: the cards.
        existing: the search as it is.

    Returns:
        The people and companies, new, completed, or unchanged; and the reasons for skipped cards.
    """
    people = {entity.id: entity for entity in existing.contacts}
    employers = Employers(existing.companies)
    imported: dict[str, Entity] = {}
    left_out: list[SkippedItem] = []
    for number, card in enumerate(parsed_cards, 1):
        try:
            clean = _cleaned(card)
        except Refused as refusal:
            left_out.append(SkippedItem(f"card {number}", refusal.problem))
            continue
        if not clean.name:
            left_out.append(SkippedItem(f"card {number}", "it names nobody"))
            continue
        company = employers.called(clean.company) if clean.company else None
        if clean.company and company is None:
            company = Company(new_id(), clean.company)
            employers.add(company)
        if company is not None:
            imported[company.id] = company
        before = _find_contact(clean, people, company)
        person = _completed(before or Contact(new_id(), clean.name), clean, company)
        people[person.id] = imported[person.id] = person
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
        remarks=clean_text("\n".join([card.remarks, *_list_no_addresses(card)]).strip(), "the note"),
        family_name=clean_line(card.family_name, "the family name"),
    )


def _list_no_addresses(card: Card) -> list[str]:
    """Return what stands on a card as an email address and is none; it is kept as text."""
    return [f"email: {clean_line(email, 'the address')}" for email in card.emails if not find_address(email)]


def _find_contact(card: Card, people: dict[str, Contact], company: Company | None) -> Contact | None:
    ours = next((contact for contact in people.values() if card.uid and cards.uid(contact.id) == card.uid), None)
    if ours is not None:
        return ours
    addresses = {email.casefold() for email in card.emails}
    by_address = next(
        (contact for contact in people.values() if contact.email and contact.email.casefold() in addresses), None
    )
    if by_address is not None:
        return by_address
    where = company.id if company is not None else None
    matches = [
        contact
        for contact in people.values()
        if contact.name.casefold() == card.name.casefold()
        and (where is None or contact.company in {None, where})
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
