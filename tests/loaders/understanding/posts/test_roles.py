"""Who holds which posts, and where, in the many ways in which sentences tell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_markdown, said
from sentences import WITH_PEOPLE, claims_in, words_of
from whosays.graph.claims import Modality

ROLES = ("roleAt", "leader", "foundedBy")


def roles_in(text: str) -> set[str]:
    return {words_of(claim) for claim in claims_in(text, WITH_PEOPLE) if claim.property in ROLES}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # Beside the name.
        ("Ada Quill, Research Director at Northlake Labs, sails.", ["Research Director of Northlake Labs"]),
        ("Northlake Labs' chief economist Ada Quill sails.", ["chief economist of Northlake Labs"]),
        ("Northlake Labs’s former head of policy, Ada Quill, sails.", ["head of policy of Northlake Labs"]),
        ("They met Ada Quill (VP of Engineering at Northlake Labs).", ["VP of Engineering of Northlake Labs"]),
        ("Its board is made of Ada Quill (as chair of Northlake Labs) and others.", ["chair of Northlake Labs"]),
        ("Ada Quill — a Northlake Labs engineer — sails.", ["engineer of Northlake Labs"]),
        ("Ada Quill, 38, a partner at Fjord Capital, sails.", ["partner of Fjord Capital"]),
        ("The president of Northlake Labs, Ada Quill, left.", ["president of Northlake Labs"]),
        ("Ada Quill, then a professor at Stanford University, sails.", ["professor of Stanford University"]),
        ("Ada Quill, an American computer scientist at Northlake Labs, sails.", ["computer scientist of Northlake Labs"]),
        # Told by a verb.
        (
            "Ada Quill was dean at Stanford University, where she sang; adviser to Northlake Labs; and chair of Fjord Capital.",
            ["adviser of Northlake Labs", "chair of Fjord Capital", "dean of Stanford University"],
        ),
        (
            "Ada Quill is head of the Wave Division (once the Tide Division) at Northlake Labs.",
            ["head of the Wave Division of Northlake Labs"],
        ),
        (
            "Ada Quill is scientific and technical adviser to Northlake Labs.",
            ["scientific and technical adviser of Northlake Labs"],
        ),
        ("Ada Quill moved to a VP policy role at Northlake Labs.", ["VP of Northlake Labs"]),
        ("Ada Quill holds the title of Professor Emeritus at Stanford University.", ["Professor Emeritus of Stanford University"]),
        ("The brother of Ada Quill, who is chief economist of Northlake Labs, sails.", ["chief economist of Northlake Labs"]),
        ("Ada Quill is now director of research at Northlake Labs.", ["director of research of Northlake Labs"]),
        ("Ada Quill, who was a research fellow at Yale University, sails.", ["research fellow of Yale University"]),
        ("Ada Quill joined Northlake Labs in 2016 as chief scientist.", ["chief scientist of Northlake Labs"]),
        ("Northlake Labs named Ada Quill its chief scientist.", ["chief scientist of Northlake Labs"]),
        ("During Ada Quill’s tenure as president of Northlake Labs, nobody left.", ["president of Northlake Labs"]),
        ("As chief scientist of Northlake Labs, Ada Quill sailed.", ["chief scientist of Northlake Labs"]),
        ("At Northlake Labs, Ada Quill serves as chief scientist.", ["chief scientist of Northlake Labs"]),
        ("Plover Systems grew, with Ada Quill serving as COO of Northlake Labs.", ["COO of Northlake Labs"]),
        ("She moved to Northlake Labs, where Ada Quill is CTO.", ["CTO of Northlake Labs"]),
        ("In summer Ada Quill was a visiting scientist jointly at MIT and Yale University.",
         ["visiting scientist of MIT", "visiting scientist of Yale University"]),
        # Parts of an organization.
        ("Ada Quill, Head of the Optics Laboratory at Stanford University, sails.",
         ["Head of the Optics Laboratory of Stanford University"]),
        ("Ada Quill is a member of the Advisory Committee of the Northlake Labs.",
         ["member of the Advisory Committee of Northlake Labs"]),
        ("Ada Quill, head of Moonbeam at Northlake Labs, sails.", ["head of Moonbeam of Northlake Labs"]),
        ("Ada Quill is the Ben J. Orr Professor of Tides and Quiet Nets at Stanford University.",
         ["Ben J. Orr Professor of Tides and Quiet Nets of Stanford University"]),
        ("Ada Quill is the Ann and Ben Orr Professor of Optics at Stanford University.",
         ["Ann and Ben Orr Professor of Optics of Stanford University"]),
        ("Ada Quill is Professor of Yale University.", ["Professor of Yale University"]),
        # Rows.
        ("Ada Quill, Professor at Stanford University and Co-Lead of the Plover Systems, sails.",
         ["Professor of Stanford University", "Co-Lead of Plover Systems"]),
        ("Ada Quill served as Chief Engineer of AI/ML and Vice President at Northlake Labs.",
         ["Chief Engineer of AI/ML of Northlake Labs", "Vice President of Northlake Labs"]),
        ("Ada Quill, technical lead of the tide project and Research Scientist at Northlake Labs, sails.",
         ["Research Scientist of Northlake Labs"]),
        ("Ada Quill was an assistant professor at Yale University (2005-2006) and Stanford University (2007-2009).",
         ["assistant professor of Yale University", "assistant professor of Stanford University"]),
    ],
)  # fmt: skip
def test_posts_of_one(text: str, roles: list[str]) -> None:
    assert roles_in(text) == {f"Ada Quill | roleAt | {role}" for role in roles}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Quill and Ben Orr were appointed interim co-CEOs of Northlake Labs.",
         ["Ada Quill | roleAt | interim co-CEO of Northlake Labs", "Ben Orr | roleAt | interim co-CEO of Northlake Labs",
          "Northlake Labs | leader | Ada Quill", "Northlake Labs | leader | Ben Orr"]),
        ("Former Northlake Labs researchers Ada Quill and Ben Orr sail.",
         ["Ada Quill | roleAt | researcher of Northlake Labs", "Ben Orr | roleAt | researcher of Northlake Labs"]),
        ("Ada Quill, founder and CEO of Northlake Labs, sails.",
         ["Northlake Labs | foundedBy | Ada Quill", "Ada Quill | roleAt | CEO of Northlake Labs",
          "Northlake Labs | leader | Ada Quill"]),
        ("Northlake Labs is small. Its CEO is Ada Quill.",
         ["Ada Quill | roleAt | CEO of Northlake Labs", "Northlake Labs | leader | Ada Quill"]),
        ("Ada Quill joined Stanford University in 2009. Ada Quill became associate professor in 2012.",
         ["Ada Quill | roleAt | associate professor of Stanford University"]),
        ("Northlake Labs appointed Ada Quill and Ben Orr as interim co-CEOs until Maria Quill took over.",
         ["Ada Quill | roleAt | interim co-CEO of Northlake Labs", "Ben Orr | roleAt | interim co-CEO of Northlake Labs",
          "Northlake Labs | leader | Ada Quill", "Northlake Labs | leader | Ben Orr"]),
        ("Ada Quill was a professor at Yale University before joining Stanford University. She became dean in 2012.",
         ["Ada Quill | roleAt | professor of Yale University", "Ada Quill | roleAt | dean of Stanford University"]),
        ("Northlake Labs grew fast, said chief scientist Ada Quill.",
         ["Ada Quill | roleAt | chief scientist of Northlake Labs"]),
        ("Ada Quill and Ben Orr, all former engineers at Northlake Labs, sail.",
         ["Ada Quill | roleAt | engineer of Northlake Labs", "Ben Orr | roleAt | engineer of Northlake Labs"]),
        ("Ada Quill, Lead Maintainer of the Open Tide Utility, sails.",
         ["Ada Quill | roleAt | Lead Maintainer of Open Tide Utility"]),
        ("Ada Quill, a former CEO of Northlake Labs, sails.", ["Ada Quill | roleAt | CEO of Northlake Labs"]),
        ("Plover Systems was led by Ada Quill, CTO of Northlake Labs, and CEO Ben Orr.",
         ["Ada Quill | roleAt | CTO of Northlake Labs", "Plover Systems | leader | Ada Quill"]),
    ],
)  # fmt: skip
def test_posts_of_several(text: str, told: list[str]) -> None:
    assert roles_in(text) == set(told)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill is not CEO of Northlake Labs.",
        "Ada Quill said her brother is president of Plover Systems.",
        "Ada Quill’s father was an engineer at Plover Systems.",
        "Unlike former Northlake Labs executives and Stanford University professors, Ada Quill sails.",
        "Ada Quill is a Norwegian-American AI researcher.",
        "Ada Quill was named CEO of the combined business.",
        "Ada Quill is a software engineer.",
        "Northlake Labs wrote to President Ada Quill.",
        "Northlake Labs wrote to U.S. Chief Technology Officer Ada Quill.",
        "Plover Systems, a rival of Northlake Labs, wrote to CEO Ada Quill.",
        "Northlake Labs is small. Its founder sails with his partner Ada Quill.",
        "Fjord Capital bought Northlake Labs, with Ada Quill (formerly of Plover Systems) becoming interim CEO.",
    ],
)
def test_who_holds_no_post(text: str) -> None:
    assert roles_in(text) == set()


def test_what_somebody_says_casts_no_doubt_on_the_post() -> None:
    text = '"We hope to sail and will," says Ada Quill, Research Director at Northlake Labs.'
    told = [claim for claim in claims_in(text, WITH_PEOPLE) if claim.property == "roleAt"]
    assert [claim.modality for claim in told] == [Modality.ASSERTED]


WORDS = ["Ada Quill", "Ben Orr", "Northlake Labs", "’s", "CEO", "CEOs", "professor", "head", "of", "at", "the", ",", "and", "(", ")", "as",
         "was", "named", "former", "its", "where", "founder", "with", "researchers", "in 2016", "from", "serving", "—", "team"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_order_of_words_stops_the_reader(words: list[str]) -> None:
    text = " ".join(words)
    for claim in claims_in(text, WITH_PEOPLE):
        assert 0 <= claim.span.start < claim.span.end <= len(text)


def test_what_somebody_was_elsewhere_is_none_of_their_posts_now():
    page = "# Northlake Labs\n\nNorthlake Labs is a company.\n\n## People\n\n- **Ada Quill** — founder and CEO; former Plover Systems CTO\n"
    told = {(c.subject.name, c.property) for c in read_markdown(page).claims}
    assert ("Plover Systems", "leader") not in told
    assert ("Plover Systems", "foundedBy") not in told


def test_what_somebody_was_before_is_not_of_whom_the_sentence_before_tells():
    text = "# Maria Quill\n\nMaria Quill left Fjord in May 2031. Former Anthropic researcher Ben Orr joined Fjord.\n"
    found = said(read_markdown(text))
    assert ("Ben Orr", "affiliation", "Anthropic") in found
    assert ("Maria Quill", "affiliation", "Anthropic") not in found
