"""What the build before judged is taken over where nothing that it rests on has changed, and gives the same quads."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import article, launch_post
from whosays.graph.claims import Claim, Comparator, Entity, Modality, Reading
from whosays.graph.contents import Contents
from whosays.graph.document import Document, Metadata, Span
from whosays.graph.errors import SnapshotError
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.judgement import basis
from whosays.graph.judgement.kept import KEPT, Kept
from whosays.graph.judgement.policy import Policy
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
MODELS = tuple(Entity("Model", name) for name in ("Heron 1", "Heron 2", "Plover"))
FAMILIES = tuple(Entity("ModelFamily", name) for name in ("Heron", "Plovers"))
MAKERS = tuple(Entity("Organization", name) for name in ("Northlake Labs", "Northlake", "Reed Fund"))
NUMBERS = tuple(map(Decimal, (1000, 1020, 2000)))
TEXT = "It is said of a bird in the reeds. So says another, who has seen it from afar. " * 3


def statements(subjects, name, values):
    return st.tuples(st.sampled_from(subjects), st.just(name), st.sampled_from(values))


STATEMENT = st.one_of(
    statements(MODELS, "family", FAMILIES),
    statements(MODELS, "developer", MAKERS),
    statements(MAKERS, "partOf", MAKERS),
    statements((*MODELS, *FAMILIES), "contextWindow", NUMBERS),
    statements(MODELS, "totalParameters", NUMBERS),
)
SAID = st.tuples(
    STATEMENT,
    st.integers(0, len(TEXT) - 20),
    st.sampled_from([Comparator.EQUAL, Comparator.ABOUT]),
    st.sampled_from([Modality.ASSERTED, Modality.REPORTED, Modality.DENIED]),
    st.sampled_from([None, *MAKERS]),
)
KNOWN = st.builds(
    Metadata,
    publisher=st.sampled_from([None, "Northlake", "Reed Fund"]),
    published=st.sampled_from([None, "2026-01-01", "2026-02-01"]),
    tier=st.sampled_from([None, 1, 2]),
)
SOURCES = st.dictionaries(st.sampled_from("abcd"), st.tuples(KNOWN, st.lists(SAID, max_size=4)), max_size=4)


def reading(ident, known, said):
    claims = []
    for (subject, name, value), start, comparator, modality, speaker in said:
        about = comparator if isinstance(value, Decimal) else Comparator.EQUAL
        span = Span(start, start + 9)
        claims.append(Claim(ident, subject, name, value, span, str(value), about, modality, according_to=speaker))
    return Reading(Document(ident, f"{ident}.md", TEXT, (), "hand/1", known), tuple(claims))


def readings(sources):
    return [reading(ident, *told) for ident, told in sorted(sources.items())]


def contents(found, kept=None, policy=None):
    return Contents(found, VOCABULARY, DEFAULT_BASE, policy or Policy.load(), kept)


def judged(found, folder, *, before=True):
    """Return the quads of a judgement, how many things were judged anew, and leave the file for the next."""
    last = folder / KEPT
    with Kept.after(last if before and last.exists() else None) as kept:
        quads = set(contents(found, kept).judgement())
        shutil.copyfile(kept.path, last)
    return quads, kept.anew, kept.things


@given(first=SOURCES, second=SOURCES)
def test_whatever_was_there_before_the_same_is_judged(tmp_path_factory, first, second):
    folder = tmp_path_factory.mktemp("kept")
    assert judged(readings(first), folder)[0] == set(contents(readings(first)).judgement())
    assert judged(readings(second), folder)[0] == set(contents(readings(second)).judgement())
    quads, anew, _ = judged(readings(second), folder)
    assert quads == set(contents(readings(second)).judgement())
    assert anew == 0


@given(
    sources=SOURCES, changed=st.sampled_from("abcd"), change=st.none() | st.tuples(KNOWN, st.lists(SAID, max_size=4))
)
def test_a_source_is_changed_added_or_removed_and_the_same_is_judged(tmp_path_factory, sources, changed, change):
    folder = tmp_path_factory.mktemp("kept")
    judged(readings(sources), folder)
    later = {ident: told for ident, told in sources.items() if ident != changed} | ({changed: change} if change else {})
    assert judged(readings(later), folder)[0] == set(contents(readings(later)).judgement())


def said(subject, name, value, start=0, modality=Modality.ASSERTED):
    return (subject, name, value), start, Comparator.EQUAL, modality, None


HERONS = {
    "a": (
        Metadata(publisher="Reed Fund"),
        [said(MODELS[0], "family", FAMILIES[0]), said(MODELS[0], "contextWindow", NUMBERS[0])],
    ),
    "b": (Metadata(), [said(MODELS[1], "family", FAMILIES[0]), said(MODELS[2], "developer", MAKERS[1])]),
    "c": (Metadata(), [said(MODELS[2], "contextWindow", NUMBERS[0])]),
}
CHANGES = [
    ("c", (Metadata(), [said(MODELS[2], "contextWindow", NUMBERS[1])]), 1),
    ("c", (Metadata(tier=1), HERONS["c"][1]), 1),
    ("c", (Metadata(), [*HERONS["c"][1], said(MAKERS[1], "partOf", MAKERS[0])]), 2),
    ("d", (Metadata(), [said(MAKERS[1], "partOf", MAKERS[0])]), 2),
    ("d", (Metadata(), [said(MODELS[0], "contextWindow", NUMBERS[0])]), 2),
    ("d", (Metadata(), [said(MODELS[2], "family", FAMILIES[0])]), 3),
    ("c", None, 1),
    ("b", None, 2),
]


@pytest.mark.parametrize(("source", "change", "touched"), CHANGES)
def test_only_what_a_change_touches_is_judged_anew(tmp_path, source, change, touched):
    _, anew, things = judged(readings(HERONS), tmp_path)
    assert anew == things == 3
    later = {ident: told for ident, told in HERONS.items() if ident != source} | ({source: change} if change else {})
    assert judged(readings(later), tmp_path)[1] == touched


def test_other_code_or_another_policy_judges_all_anew(tmp_path, monkeypatch):
    judged(readings(HERONS), tmp_path)
    monkeypatch.setattr(basis, "_version", lambda: "another")
    assert judged(readings(HERONS), tmp_path)[1] == 3
    monkeypatch.undo()
    judged(readings(HERONS), tmp_path)
    text = Policy.load().text.replace("approximation: 0.05", "approximation: 0.06")
    with Kept.after(tmp_path / KEPT) as kept:
        list(contents(readings(HERONS), kept, Policy.of(text, "mine.yaml")).judgement())
    assert kept.anew == 3


def built(data, found):
    with Kept.beside(data) as kept:
        made = contents(found, kept)
        snapshot = publish(data, made.quads(), made.texts(), made.facts(), beside=kept.files)
    return snapshot, kept


def test_a_build_after_another_gives_the_snapshot_that_it_would_give_alone(tmp_path):
    found = [launch_post(), article()]
    changed = [found[0], replace(found[1], claims=found[1].claims[2:])]
    built(tmp_path / "data", found)
    snapshot, kept = built(tmp_path / "data", changed)
    alone, fresh = built(tmp_path / "alone", changed)
    assert snapshot.id == alone.id
    assert snapshot.seal["digest"] == alone.seal["digest"]
    assert 0 < kept.anew < kept.things == fresh.things == fresh.anew


def test_what_is_not_as_it_was_sealed_is_not_taken_over(tmp_path):
    found = [launch_post(), article()]
    snapshot, _ = built(tmp_path, found)
    file = snapshot.folder / KEPT
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with Kept.beside(tmp_path) as kept:
        quads = set(contents(found, kept).judgement())
    assert quads == set(contents(found).judgement())
    assert kept.anew == kept.things


def test_a_file_that_is_none_of_ours_is_refused_in_words(tmp_path):
    (tmp_path / KEPT).write_bytes(b"not what it should be" * 100)
    with pytest.raises(SnapshotError, match="cannot be kept"), Kept.after(tmp_path / KEPT) as kept:
        list(contents([article()], kept).judgement())
