"""`whosays memory`: what it prints, for people and for programs, and what it says to bad input."""

from __future__ import annotations

import json

import pytest
from commanding import printed, refused, run
from remembering import IRI, published_in, said, whole


@pytest.fixture(scope="module")
def gannets(tmp_path_factory):
    """A snapshot in which two sources speak of one model, and a third of its memory."""
    figures = [said("memoryFootprint", 4 * 10**9, "guide", setting="BF16"), said("layerCount", 40, "wiki")]
    return published_in(tmp_path_factory.mktemp("data"), [*whole(), *figures])


def told(text):
    return " ".join(text.split())


def test_people_read_what_is_computed_from_what_and_what_sources_state(gannets):
    shown = told(printed("memory", "gannet 1", "--data", gannets))

    for expected in (
        "Gannet 1 in BF16, 8,192 tokens of context, 1 sequence",
        "weights 16 GB (14.9 GiB)",
        "key-value cache 1.07 GB to 1.34 GB (1 GiB to 1.25 GiB)",
        "layers 32 or 40: disputed, so all are computed",
        "card.txt: “layerCount: 32” wiki.txt: “layerCount: 40”",
        "weights are in BF16: 16 bits, assumed, as no source names one",
        "4 GB BF16 the weights alone take 16 GB, 4 times as much guide.txt: “memoryFootprint: 4000000000”",
        "all experts are loaded",
    ):
        assert expected in shown


def test_what_is_missing_is_told(gannets):
    shown = told(printed("memory", IRI, "--data", gannets, "--precision", "int4", "--context", "1024", "--batch", "2"))
    assert "weights 4 GB (3.73 GiB)" in shown
    assert "context 1,024 tokens: as given" in shown


def test_programs_read_bytes_and_claims(gannets):
    found = json.loads(printed("memory", "Gannet 1", "--data", gannets, "--format", "json"))

    assert (found["model"], found["label"]) == (IRI, "Gannet 1")
    assert found["weights"]["bytes"] == {"low": 16 * 10**9, "high": 16 * 10**9, "about": False}
    assert found["cache"]["bytes"] == {"low": 2**30, "high": 2**30 * 5 // 4, "about": False}
    layers = next(each for each in found["inputs"] if each["name"] == "layerCount")
    assert (layers["origin"], layers["value"]) == ("disputed", {"low": 32, "high": 40, "about": False})
    assert [(each["file"], each["quote"]) for each in layers["claims"]] == [
        ("card.txt", "layerCount: 32"),
        ("wiki.txt", "layerCount: 40"),
    ]
    assert [(each["verdict"], each["setting"]) for each in found["stated"]] == [("too little", "BF16")]


def test_an_open_bound_is_null(tmp_path):
    published_in(tmp_path, [said("totalParameters", 8 * 10**9, comparator=">=")])
    found = json.loads(printed("memory", "Gannet 1", "--data", tmp_path, "--format", "json"))
    assert found["weights"]["bytes"] == {"low": 16 * 10**9, "high": None, "about": False}
    assert found["cache"]["bytes"] is None
    assert found["cache"]["words"].startswith("cannot be computed: no source gives the number of layers")


def test_the_width_of_a_screen_is_kept(gannets, monkeypatch):
    monkeypatch.setattr("whosays.commands.memory.out.width", 80, raising=False)
    assert max(map(len, printed("memory", "Gannet 1", "--data", gannets).splitlines()[:-1])) <= 80


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Ganet 1"], "Ganet 1: nothing in the snapshot is called so; did you mean Gannet 1?"),
        (["xyz"], "xyz: nothing in the snapshot is called so; give its name or its IRI"),
        (["https://w3id.org/whosays/model/none"], "nothing in the snapshot is called so"),
        (["card.txt"], "card.txt: this is no model; give a model's name or its IRI"),
        (["Gannet 1", "--precision", "fp9"], "precision: 'fp9' is no number format that is known; choose one of FP64"),
        (["Gannet 1", "--cache-precision", ";"], "cache precision: ';' is no number format that is known"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_line(gannets, arguments, message):
    assert message in refused("memory", *arguments, "--data", gannets)


@pytest.mark.parametrize("option", ["--context", "--batch"])
@pytest.mark.parametrize("number", ["0", "-1", "many", "1e400", "9" * 40])
def test_numbers_that_make_no_sense_are_refused(gannets, option, number):
    assert run("memory", "Gannet 1", "--data", gannets, option, number).exit_code == 2
