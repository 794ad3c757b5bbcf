"""The same events, rounds, purchases, people and companies, written in many formats and under many labels."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from reading import read_text, value_of
from whosays.loaders.formats.json_records import JSON
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from written_lists import WAYS

NORTHLAKE, FJORD = "Northlake Labs", "Fjord AI"
EVENTS = (
    ("2024-05-14", "model_release", "Northlake Labs releases Heron 2", [NORTHLAKE], ["Heron 2"]),
    ("2024-06-03", "funding", "Northlake Labs raises $40 million in Series B funding", [NORTHLAKE], []),
    ("2024-09-30", "acquisition", "Fjord AI acquires Plover Systems for $90 million", [FJORD], []),
    ("2025-01-22", "appointment", "Ada Quill joins Fjord AI as Chief Scientist", [FJORD], []),
    ("2025-03-08", "lawsuit", "Saltmarsh Press sues Fjord AI over copyright", [FJORD], []),
    ("2025-04-02", "announcement", "Fjord AI announces Tern 3", [FJORD], ["Tern 3"]),
)
TOLD = {
    ("release", "2024-05-14", "about", "Heron 2"),
    ("release", "2024-05-14", "agent", NORTHLAKE),
    ("funding", "2024-06-03", "about", NORTHLAKE),
    ("funding", "2024-06-03", "amount", "40000000"),
    ("acquisition", "2024-09-30", "about", "Plover Systems"),
    ("acquisition", "2024-09-30", "agent", FJORD),
    ("acquisition", "2024-09-30", "amount", "90000000"),
    ("appointment", "2025-01-22", "about", "Ada Quill"),
    ("appointment", "2025-01-22", "agent", FJORD),
    ("lawsuit", "2025-03-08", "about", FJORD),
    ("lawsuit", "2025-03-08", "agent", "Saltmarsh Press"),
    ("announcement", "2025-04-02", "about", "Tern 3"),
    ("announcement", "2025-04-02", "agent", FJORD),
}
# How the date, the kind, the words, the organizations and the models are labelled; "" where they are left out.
VOCABULARIES = {
    "plain": ("date", "type", "title", "organization", "models"),
    "happened": ("when", "kind", "what happened", "who", ""),
    "event log": ("event_date", "event_type", "description", "company", "model"),
    "short": ("date", "", "event", "", ""),
    "ranges": ("date_start", "category", "headline", "organizations", "products"),
    "camel": ("eventDate", "eventKind", "eventTitle", "actors", "relatedModels"),
    "words first": ("Announced", "Action", "Summary", "Companies", "Model Names"),
    "milestones": ("Date", "Category", "Milestone", "Company", ""),
}


def decimals(words: str | None) -> str:
    return f"{Decimal(words):f}" if words and words.replace(".", "").replace("E+", "").isdigit() else words or ""


def events_in(reading) -> set[tuple[str, str, str, str]]:
    """Return what is told of each event beside its kind and day."""
    told: dict[str, dict[str, set[str]]] = {}
    for claim in reading.claims:
        if claim.subject.type == "Event":
            value = decimals(value_of(claim))
            told.setdefault(claim.subject.name, {}).setdefault(claim.property, set()).add(value)
    return {
        (kind, day, name, value)
        for each in told.values()
        for kind in each.get("eventKind", ())
        for day in each.get("date", ("",))
        for name, values in each.items()
        if name not in ("eventKind", "date")
        for value in values
    }


def written(way: str, rows, key: str):
    text, loader = WAYS[way](rows, key)
    return read_text(text, loader)


def labelled(labels, rows):
    return [{label: value for label, value in zip(labels, row, strict=True) if label} for row in rows]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_events_are_told_in_any_shape(way, vocabulary):
    found = events_in(written(way, labelled(VOCABULARIES[vocabulary], EVENTS), "events"))
    # Names that nobody knows are models where a label says so.
    assert len(found & TOLD) >= (12 if VOCABULARIES[vocabulary][4] else 11)
    assert not found - TOLD


@pytest.mark.parametrize("way", WAYS)
def test_where_words_tell_nothing_labels_do(way):
    rows = [
        {"date": "2024-05-14", "type": "release", "company": NORTHLAKE, "model": "Heron 2", "source": "example.org"},
        {"date": "2025-04-02", "type": "announcement", "company": FJORD, "model": "Tern 3", "source": "example.org"},
    ]
    reading = written(way, rows, "releases")
    assert events_in(reading) == {each for each in TOLD if each[0] in ("release", "announcement")}
    dates = {(c.subject.name, c.property, value_of(c)) for c in reading.claims if c.subject.type == "Model"}
    assert dates >= {("Heron 2", "releaseDate", "2024-05-14"), ("Tern 3", "announcementDate", "2025-04-02")}


def test_a_year_and_its_month_stand_apart_and_an_end_makes_a_range():
    rows = [
        {"year": 2024, "month": 5, "event": "Northlake Labs raises $4 million", "until": ""},
        {"year": 2025, "month": "April", "event": "Fjord AI raises $5 million", "until": ""},
    ]
    assert {day for _, day, *_ in events_in(written("CSV", rows, ""))} == {"2024-05", "2025-04"}
    rows = [
        {"date": "2024-01-01", "date_precision": "year", "date_end": None, "event": "Northlake Labs raises $4 million"},
        {
            "date": "2025-04-02",
            "date_precision": "day",
            "date_end": "2025-04-09",
            "event": "Fjord AI raises $5 million",
        },
    ]
    assert {day for _, day, *_ in events_in(written("JSON", rows, ""))} == {"2024", "2025-04-02/2025-04-09"}


@pytest.mark.parametrize(
    "rows",
    [
        [{"model": f"Heron {n}", "date": "2024-05-14", "type": "chat", "notes": "good at code"} for n in (1, 2, 3)],
        [
            {"name": f"Heron {n}", "date": "2024-05-14", "type": "foundation model", "note": "A dense model"}
            for n in (1, 2)
        ],
        [{"model": f"Heron {n}", "released": "2024-05-14", "parameters": "7B", "event": "-"} for n in (1, 2, 3)],
        [
            {"date": "2024-05-14", "title": f"How we test {n}", "author": "Ada Quill", "summary": "A look"}
            for n in (1, 2)
        ],
    ],
)
@pytest.mark.parametrize("way", ["CSV", "JSON", "YAML", "TOML", "Markdown"])
def test_catalogs_and_pages_tell_of_no_events(way, rows):
    assert not events_in(written(way, rows, "entries"))


ROUNDS = (
    (NORTHLAKE, "Seed", "2023-02-01", 4_500_000, ["Fjord Capital"], 20_000_000),
    (NORTHLAKE, "Series A", "2024-06-03", 40_000_000, ["Birch Ventures", "Fjord Capital"], 300_000_000),
    ("Plover Systems", "Series C", "2024-11-12", 120_000_000, ["Tidewater Partners"], 2_000_000_000),
)
ROUND_LABELS = {
    "plain": ("company", "round", "date", "amount_usd", "investors", "valuation_usd"),
    "camel": ("companyName", "roundType", "announcedDate", "amountRaisedUsd", "leadInvestors", "postMoneyValuationUsd"),
    "title": ("Startup", "Stage", "Announced", "Raised (USD)", "Backers", "Valuation (USD)"),
    "org": ("organization", "series", "closed_on", "size_usd", "lead_investor", "post_money_usd"),
}


def money_in(reading) -> set[tuple[str, str, str]]:
    return {
        (c.subject.name, c.property, decimals(value_of(c)))
        for c in reading.claims
        if c.property in ("funding", "valuation", "investedIn")
    }


MONEY = {
    each
    for company, _, _, amount, investors, worth in ROUNDS
    for each in (
        (company, "funding", str(amount)),
        (company, "valuation", str(worth)),
        *((investor, "investedIn", company) for investor in investors),
    )
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("labels", ROUND_LABELS)
def test_rounds_are_told_in_any_shape(way, labels):
    reading = written(way, labelled(ROUND_LABELS[labels], ROUNDS), "rounds")
    assert money_in(reading) == MONEY
    assert {(kind, day) for kind, day, *_ in events_in(reading)} == {("funding", day) for _, _, day, *_ in ROUNDS}


@pytest.mark.parametrize("way", ["JSON", "YAML", "JSON under a key", "YAML under a key"])
def test_rounds_within_a_company_are_its_own(way):
    labels = ("", "round", "date", "amount_usd", "lead_investors", "valuation_usd")
    companies = [
        {"name": name, "founded": 2021, "headquarters": "Oslo", "funding_rounds": labelled(labels, [r for r in ROUNDS if r[0] == name])}
        for name in (NORTHLAKE, "Plover Systems")
    ]  # fmt: skip
    reading = written(way, companies, "companies")
    assert money_in(reading) == MONEY
    assert {(kind, day) for kind, day, *_ in events_in(reading)} == {("funding", day) for _, _, day, *_ in ROUNDS}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "labels",
    [
        ("acquirer", "target", "date", "price"),
        ("Buyer", "Acquired company", "Announced", "Deal value"),
        ("acquiring_company", "target_company", "closing_date", "purchase_price"),
    ],
)
def test_acquisitions_are_told_in_any_shape(way, labels):
    rows = [
        (FJORD, "Plover Systems", "2024-09-30", "$90 million"),
        (NORTHLAKE, "Tidewater AI", "2025-02", "undisclosed"),
    ]
    assert events_in(written(way, labelled(labels, rows), "acquisitions")) == {
        ("acquisition", "2024-09-30", "about", "Plover Systems"),
        ("acquisition", "2024-09-30", "agent", FJORD),
        ("acquisition", "2024-09-30", "amount", "90000000"),
        ("acquisition", "2025-02", "about", "Tidewater AI"),
        ("acquisition", "2025-02", "agent", NORTHLAKE),
        ("acquisition", "2025-02", "amount", ""),
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "labels",
    [
        ("name", "role", "company", "since", "previous"),
        ("Name", "Title", "Organization", "Joined", "Previous company"),
        ("person", "position", "employer", "start_year", "former_employer"),
    ],
)
def test_people_are_told_in_any_shape(way, labels):
    rows = [("Maria Quill", "CEO", NORTHLAKE, 2021, ["Fjord AI"]), ("Ben Orr", "Chief Scientist", FJORD, 2019, [])]
    reading = written(way, labelled(labels, rows), "people")
    told = {(c.subject.name, c.property, value_of(c)) for c in reading.claims}
    assert told == {
        ("Maria Quill", "roleAt", f"CEO of {NORTHLAKE}"),
        (NORTHLAKE, "leader", "Maria Quill"),
        ("Maria Quill", "affiliation", NORTHLAKE),
        ("Maria Quill", "affiliation", FJORD),
        ("Maria Quill", "joinedDate", "2021"),
        ("Ben Orr", "roleAt", f"Chief Scientist of {FJORD}"),
        ("Ben Orr", "affiliation", FJORD),
        ("Ben Orr", "joinedDate", "2019"),
    }


@pytest.mark.parametrize("way", WAYS)
def test_moves_are_told_in_any_shape(way):
    rows = [{"date": "2024-08-05", "person": "Maria Quill", "from": NORTHLAKE, "to": FJORD, "role": "Chief Scientist"}]
    told = events_in(written(way, [*rows, {**rows[0], "person": "Ben Orr", "role": "CTO"}], "moves"))
    assert told >= {
        ("departure", "2024-08-05", "about", NORTHLAKE),
        ("departure", "2024-08-05", "agent", "Maria Quill"),
        ("appointment", "2024-08-05", "about", "Ben Orr"),
        ("appointment", "2024-08-05", "agent", FJORD),
    }


@pytest.mark.parametrize("way", WAYS)
def test_lawsuits_are_told_in_any_shape(way):
    rows = [
        {
            "case": "Press v. Fjord",
            "filed": "2024-08-05",
            "plaintiff": "Saltmarsh Press",
            "defendants": [FJORD, NORTHLAKE],
        },
        {"case": "Quill v. Fjord", "filed": "2025-01", "plaintiff": "Tidewater Media", "defendants": [FJORD]},
    ]
    assert events_in(written(way, rows, "lawsuits")) == {
        ("lawsuit", day, name, who)
        for day, suing, sued in (
            ("2024-08-05", "Saltmarsh Press", FJORD),
            ("2024-08-05", "Saltmarsh Press", NORTHLAKE),
            ("2025-01", "Tidewater Media", FJORD),
        )
        for name, who in (("about", sued), ("agent", suing))
    }


@pytest.mark.parametrize("way", ["CSV", "TSV", "Markdown", "JSON", "YAML", "TOML"])
@pytest.mark.parametrize(
    "labels",
    [
        ("name", "founded", "founders", "hq", "ceo", "valuation_usd", "employees"),
        ("Company name", "Founded", "Founders", "Headquarters", "CEO", "Valuation (USD)", "Employees"),
        ("company", "year_founded", "founders", "headquarters", "ceo", "valuation_usd", "employee_count"),
    ],
)
def test_companies_are_told_in_any_shape(way, labels):
    rows = [
        (NORTHLAKE, 2019, ["Maria Quill", "Ben Orr"], "Oslo", "Maria Quill", 300_000_000, 120),
        ("Plover Systems", 2021, ["Cleo Marsh"], "Bergen", "Cleo Marsh", 2_000_000_000, 45),
    ]
    reading = written(way, labelled(labels, rows), "companies")
    told = {
        (c.subject.name, c.property, decimals(value_of(c))) for c in reading.claims if c.subject.type == "Organization"
    }
    assert told == {
        each
        for name, year, founders, seat, leader, worth, count in rows
        for each in (
            (name, "foundedDate", str(year)),
            *((name, "foundedBy", founder) for founder in founders),
            (name, "headquarters", seat),
            (name, "leader", leader),
            (name, "valuation", str(worth)),
            (name, "employeeCount", str(count)),
        )
    }


def test_parts_of_a_firm_with_other_labels_are_read_apart():
    firm = {
        "name": NORTHLAKE,
        "founded": 2019,
        "headquarters": "Oslo",
        "investors": ["Fjord Capital"],
        "leadership": [{"name": "Maria Quill", "title": "CEO"}, {"name": "Ben Orr", "title": "Co-founder"}],
        "rounds": [{"series": "A", "date": "2024-06-03", "amount": "$40M", "lead": "Birch Ventures"}],
        "milestones": [{"date": "2024-05-14", "event": "Northlake Labs acquires Plover Systems"}],
    }
    other = {"name": "Plover Systems", "founded": 2021, "headquarters": "Bergen", "investors": []}
    reading = written("YAML", [firm, other], "")
    assert {(kind, day) for kind, day, *_ in events_in(reading)} == {
        ("funding", "2024-06-03"),
        ("acquisition", "2024-05-14"),
    }
    assert {who for who, name, _ in money_in(reading) if name == "investedIn"} == {"Fjord Capital", "Birch Ventures"}
    leaders = {value_of(claim) for claim in reading.claims if claim.property == "leader"}
    assert leaders == {"Maria Quill"}


@pytest.mark.parametrize("way", WAYS)
def test_moves_state_their_kind(way):
    labels = ("date", "person", "type", "company", "role")
    rows = [
        ("2024-05-14", "Maria Quill", "departure", NORTHLAKE, "CTO"),
        ("2024-06-19", "Ben Orr", "hire", FJORD, "Chief Scientist"),
    ]
    reading = written(way, labelled(labels, rows), "moves")
    assert events_in(reading) == {
        ("departure", "2024-05-14", "about", NORTHLAKE),
        ("departure", "2024-05-14", "agent", "Maria Quill"),
        ("appointment", "2024-06-19", "about", "Ben Orr"),
        ("appointment", "2024-06-19", "agent", FJORD),
    }
    held = {(c.subject.name, value_of(c)) for c in reading.claims if c.property == "roleAt"}
    assert held == {("Maria Quill", f"CTO of {NORTHLAKE}"), ("Ben Orr", f"Chief Scientist of {FJORD}")}


def test_from_and_until_may_be_years():
    text = "# Northlake Labs\n\nNorthlake Labs is a startup.\n\n| Person | Role | From | Until |\n|---|---|---|---|\n"
    reading = read_text(
        text + "| Maria Quill | CEO | 2019 | present |\n| Ben Orr | CTO | 2020 | 2024 |\n", WAYS["Markdown"]([], "")[1]
    )
    dates = {(c.subject.name, c.property, value_of(c)) for c in reading.claims if c.property.endswith("Date")}
    assert dates == {
        ("Maria Quill", "joinedDate", "2019"),
        ("Ben Orr", "joinedDate", "2020"),
        ("Ben Orr", "departedDate", "2024"),
    }


def test_dates_below_a_year_are_of_it():
    years = {
        "2023": [{"date": "May 14", "event": "Northlake Labs raises $4 million"}],
        "2024": [{"month": "June", "day": 3, "event": "Fjord AI raises $5 million"}],
    }
    text = json.dumps({"title": "Rounds", "years": years})
    assert {day for _, day, *_ in events_in(read_text(text, JSON))} == {"2023-05-14", "2024-06-03"}


def test_suits_below_a_firm_are_brought_against_it():
    text = (
        "# Northlake Labs\n\nNorthlake Labs is a startup.\n\n## Legal\n\n| Date | Plaintiff | Court |\n|---|---|---|\n"
    )
    text += "| May 2024 | Saltmarsh Press | Oslo |\n| June 2024 | Tidewater Media | Bergen |\n"
    assert events_in(read_text(text, MARKDOWN)) == {
        ("lawsuit", "2024-05", "about", NORTHLAKE),
        ("lawsuit", "2024-05", "agent", "Saltmarsh Press"),
        ("lawsuit", "2024-06", "about", NORTHLAKE),
        ("lawsuit", "2024-06", "agent", "Tidewater Media"),
    }
