"""Offers: written down as people say them, kept, compared, taken back."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.errors import Refused
from interview_desk.domain.offers.offers import PERIODS, USUAL_CRITERIA, Amount, money, score
from interview_desk.services.exports.exporting import ExportOptions, exported
from interview_desk.services.imports import exchange
from interview_desk.services.offers import offers
from interview_desk.services.offers.amounts import amount_of, say_amount
from interview_desk.services.pipeline import history, pipeline
from support.store import desk_at


@pytest.fixture
def desk(tmp_path):
    one = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00")
    for company, role in (("Northwind", "Data engineer"), ("Globex", "Analyst")):
        identity = pipeline.add_application(one, company, role, stage="applied")
        pipeline.move(one, identity, "offer", answer_by=date(2026, 11, 20 if company == "Northwind" else 16))
    pipeline.add_application(one, "Acme", "Tester", stage="applied")
    yield one
    one.close()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("62,000 EUR a year", ("62000", "EUR", "year")),
        ("62.000 €", ("62000", "EUR", "year")),
        ("5.200,50 € monthly", ("5200.50", "EUR", "month")),
        ("$120k", ("120000", "$", "year")),
        ("31.50/h", ("31.50", "CHF", "hour")),
        ("£28.5 per hour", ("28.50", "GBP", "hour")),
        ("5k once", ("5000", "CHF", "once")),
        ("120 000 SEK p.a.", ("120000", "SEK", "year")),
        ("400 a day", ("400", "CHF", "day")),
        ("0", ("0", "CHF", "year")),
        ("62’000 Fr.", ("62000", "Fr.", "year")),
        ("1.2m", ("1200000", "CHF", "year")),
        ("1,25 Mio €", ("1250000", "EUR", "year")),
        ("62.5k €", ("62500", "EUR", "year")),
        ("12 LPA", ("1200000", "CHF", "year")),
        ("600万円", ("6000000", "円", "year")),
        ("62 TEUR", ("62000", "EUR", "year")),
        ("62T€", ("62000", "EUR", "year")),
        ("2.500 €/mes", ("2500", "EUR", "month")),
        ("2500 €/mois", ("2500", "EUR", "month")),
        ("350 000 SEK/mån", ("350000", "SEK", "month")),
        ("5200 mtl.", ("5200", "CHF", "month")),
        ("5200 €/Mon", ("5200", "EUR", "month")),
        ("1300 pw", ("1300", "CHF", "week")),
        ("Tagessatz 600", ("600", "CHF", "day")),
        ("85,000 USD gross per annum", ("85000", "USD", "year")),
    ],
)
def test_money_as_people_write_it(text, amount):
    value, currency, per = amount
    assert amount_of(text, currency="CHF") == Amount(Decimal(value), currency, per)


def test_a_share_is_of_the_base_pay():
    assert amount_of("10 %", base=Amount(Decimal(5_000), "EUR", "month")) == Amount(Decimal(500), "EUR", "month")
    with pytest.raises(Refused, match="base pay"):
        amount_of("10%")


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["", "EUR", "$", "CHF"]), st.sampled_from(PERIODS))
def test_what_is_said_of_an_amount_is_read_back_exactly(value, currency, per):
    amount = Amount(value, currency, per)
    assert amount_of(say_amount(amount, in_full=True)) == amount


@pytest.mark.parametrize(
    "text",
    [
        *("a lot", "", "%", "9" * 20, "1000%", "45k + 10%", "0.125.1%", "10% to 20%", "1e5", "-500", "50,0007", "free"),
        *(
            "4,000 EUR x 14",
            "13 x 4000",
            "2026: 62000",
            "62,000 EUR a year (40 hours)",
            "60-70k",
            "between 60k and 70k",
        ),
        *("1500 a quarter", "1500 biweekly", "1500 every two weeks", "62,000 EUR and a dog"),
    ],
)
def test_what_names_no_amount_is_refused(text):
    with pytest.raises(Refused):
        amount_of(text)


def test_amounts_are_said_as_they_are_read():
    assert [say_amount(amount_of(text)) for text in ("62,000 EUR", "31.50 EUR an hour", "5k once", "400 a day")] == [
        "62,000 EUR",
        "31.50 EUR an hour",
        "5,000 once",
        "400 a day",
    ]


def test_only_open_offers_stand_side_by_side_the_first_to_answer_first(desk):
    found = offers.read_offers(desk)
    assert [side.company for side in found.sides] == ["Globex", "Northwind"]
    assert found.criteria == USUAL_CRITERIA


def test_an_offer_is_written_down_exported_and_comes_back(desk, tmp_path):
    globex = offers.read_offers(desk).sides[0].application.id
    offers.set_pay(desk, globex, "base", "60,000 EUR")
    offers.set_pay(desk, globex, "bonus", "10%")
    offers.set_pay(desk, globex, "sign-on", "3k")
    offers.set_hours(desk, globex, "40")
    offers.set_days_off(desk, globex, "30")
    offers.set_term(desk, globex, "start", "1 February")
    offers.rate(desk, globex, "the work", 4)
    offers.weigh(desk, "the work", 5)
    offers.add_criterion(desk, "the dog may come")
    found = offers.read_offers(desk)
    comes_to = money(found.sides[0].offer)
    assert (comes_to.year, comes_to.first_year, comes_to.currency) == (66_000, 69_000, "EUR")
    assert score(found.sides[0].offer, found.criteria)[1:] == (1, 7)
    text = exported(desk, desk.settings, ExportOptions("json"))
    told = next(one for one in json.loads(text)["applications"] if one["id"] == globex)["offer"]
    assert told["pay"][0] == {"what": "base", "amount": {"value": "60000", "currency": "EUR", "per": "year"}}
    assert json.loads(text)["me"]["criteria"][0] == {"name": "the work", "weight": 5}
    other = desk_at(tmp_path / "other.db", "2026-11-10T18:00:00-05:00")
    exchange.import_files(other, other.settings, {"all.json": text})
    assert offers.read_offers(other) == found
    other.close()


def test_everything_can_be_taken_away_and_back(desk):
    globex = offers.read_offers(desk).sides[0].application.id
    offers.set_pay(desk, globex, "base", "60,000")
    offers.set_pay(desk, globex, "base", "")
    assert offers.read_offers(desk).sides[0].application.offer is None
    history.undo(desk)
    assert offers.read_offers(desk).sides[0].offer.part("base") is not None
    offers.set_term(desk, globex, "start", "May")
    offers.set_term(desk, globex, "start", "")
    offers.rate(desk, globex, "growth", 2)
    offers.rate(desk, globex, "growth", None)
    offers.set_hours(desk, globex, "38")
    offers.set_hours(desk, globex, " ")
    offers.remove_criterion(desk, "growth")
    found = offers.read_offers(desk)
    assert found.sides[0].offer.terms == ()
    assert "growth" not in [one.name for one in found.criteria]


def test_the_day_to_answer_moves_in_the_queue(desk):
    globex = offers.read_offers(desk).sides[0].application.id
    offers.set_answer_by(desk, globex, date(2026, 11, 30))
    assert [side.company for side in offers.read_offers(desk).sides] == ["Northwind", "Globex"]
    offers.set_answer_by(desk, globex, None)
    assert offers.read_offers(desk).sides[1].application.offer_answer_by is None


@pytest.mark.parametrize(
    "use",
    [
        lambda desk, one: offers.set_pay(desk, one, "fame", "1"),
        lambda desk, one: offers.set_pay(desk, one, "base", "lots"),
        lambda desk, one: offers.set_hours(desk, one, "forty"),
        lambda desk, one: offers.set_hours(desk, one, "200"),
        lambda desk, one: offers.set_hours(desk, one, "37.7"),
        lambda desk, one: offers.set_days_off(desk, one, "-1"),
        lambda desk, one: offers.set_days_off(desk, one, "²"),
        lambda desk, one: offers.set_term(desk, one, " ", "x"),
        lambda desk, one: offers.rate(desk, one, "growth", 6),
        lambda desk, _one: offers.weigh(desk, "growth", 6),
        lambda desk, _one: offers.add_criterion(desk, "The Work"),
        lambda desk, _one: offers.add_criterion(desk, ""),
    ],
)
def test_what_cannot_be_meant_is_refused(desk, use):
    before = offers.read_offers(desk)
    with pytest.raises(Refused):
        use(desk, before.sides[0].application.id)
    assert offers.read_offers(desk) == before


def test_the_last_criterion_stays(desk):
    for one in USUAL_CRITERIA[1:]:
        offers.remove_criterion(desk, one.name)
    with pytest.raises(Refused, match="weigh it 0"):
        offers.remove_criterion(desk, USUAL_CRITERIA[0].name)


def test_half_hours_and_one_name_for_one_condition(desk):
    globex = offers.read_offers(desk).sides[0].application.id
    offers.set_hours(desk, globex, "37,5")
    offers.set_days_off(desk, globex, "30 days")
    offers.set_term(desk, globex, "Start", "May")
    (offer, _) = (side.offer for side in offers.read_offers(desk).sides)
    assert (offer.hours, offer.days_off, offer.term("start")) == (Decimal("37.5"), 30, "May")
    told = json.loads(exported(desk, desk.settings, ExportOptions("json")))["applications"]
    assert next(one["offer"]["hours"] for one in told if one["id"] == globex) == 37.5


def test_a_bare_dollar_is_the_one_that_is_named_beside_it(desk):
    globex = offers.read_offers(desk).sides[0].application.id
    offers.set_pay(desk, globex, "base", "120k US$")
    offers.set_pay(desk, globex, "bonus", "$10k")
    assert money(offers.read_offers(desk).sides[0].offer).year == 130_000
