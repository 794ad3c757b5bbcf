"""PDF: what is read off its pages, and the blocks that a reader sees there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import Shown, lines, pdf_of
from shapes import check_blocks, plainly
from whosays.graph.document import Span
from whosays.graph.errors import SourceError
from whosays.graph.limits import limit
from whosays.graph.vocabulary import Vocabulary
from whosays.loaders.build import Source, document_of
from whosays.loaders.formats.pdf import LOADER
from whosays.loaders.understanding import read

LONG = "It was trained on text and on images, and nobody has seen it since; it is"


def text_of(*pages, **more):
    return LOADER.text(pdf_of(*pages, **more))


def blocks(text):
    found = list(LOADER.blocks(text))
    check_blocks(found, text)
    return [plainly(block) for block in found]


# From pages to text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (lines("Kite 2 is small.", "It has two layers."), "Kite 2 is small.\nIt has two layers.\n\f"),
        (lines("Kite 2 is small.", None, "It has two layers."), "Kite 2 is small.\n\nIt has two layers.\n\f"),
        (lines("A (b) \\ c", "é ü – … fine"), "A (b) \\ c\né ü – … fine\n\f"),
        (
            lines(("Model", "Layers", "Heads"), ("Kite 2", "64", "8"), ("Tern 3", None, "16")),
            "Model\tLayers\tHeads\nKite 2\t64\t8\nTern 3\t\t16\n\f",
        ),
        (lines("Sizes of models", ("Kite 2", "64"), ("Tern 3", "32")), "Sizes of models\nKite 2\t64\nTern 3\t32\n\f"),
        (
            [Shown(60, 700, "A Large Title", 20), *lines("Words below it.", top=680)],
            "A Large Title\n\nWords below it.\n\f",
        ),
        (
            [*lines("left column one", "goes on here"), *lines("right column two", "and ends.", left=320)],
            "left column one\ngoes on here\nright column two\nand ends.\n\f",
        ),
        (
            [*lines("It took 10"), Shown(106, 775, "25", 7), *lines("FLOPs in all.", left=118)],
            "It took 10²⁵ FLOPs in all.\n\f",
        ),
        ([*lines("It is the best."), Shown(123, 775, "3", 7)], "It is the best.³\n\f"),
        ([Shown(60, 700, "•"), Shown(80, 700, "Layers are 64")], "• Layers are 64\n\f"),
        ([Shown(60, 700, "2.1"), Shown(90, 700, "Results of it")], "2.1 Results of it\n\f"),
    ],
)
def test_the_text_of_a_page_is(page, text):
    assert text_of(page) == text


def test_every_page_ends_with_a_form_feed():
    assert text_of(lines("The first page."), lines("The second.")) == "The first page.\n\fThe second.\n\f"


def test_the_same_bytes_give_the_same_text():
    made = pdf_of(lines("Kite 2 is small.", ("a", "b")), lines("It has two layers."))
    assert LOADER.text(made) == LOADER.text(bytes(made))


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (b"", "cannot be read"),
        (b"%PDF-1.4\nnothing", "cannot be read"),
        (b"Kite 2 is small.", "cannot be read"),
        (pdf_of([]), "pictures of text, or no text"),
        (pdf_of(lines("3")), "pictures of text, or no text"),
        (pdf_of(), "cannot be read|no text"),
        (pdf_of(lines("Kite 2 is small."), trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") /P -4 >> /ID [(a) (a)] "), "encrypted"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(read, what):
    with pytest.raises(SourceError, match=what) as fault:
        LOADER.text(read)
    assert fault.value.remedy


@pytest.mark.parametrize(("name", "what"), [("pdf_pages", "2 pages, over 1"), ("pdf_characters", "over 1 characters")])
def test_too_much_is_refused(monkeypatch, name, what):
    def small(asked):
        return limit(asked)._replace(value=1) if asked == name else limit(asked)

    monkeypatch.setattr("whosays.loaders.formats.pdf_pages.limit", small)
    with pytest.raises(SourceError, match=what):
        text_of(lines("The first page."), lines("The second."))


@settings(max_examples=50)
@given(cut=st.integers(0, 900), noise=st.binary(max_size=20))
def test_damaged_bytes_are_read_or_refused(cut, noise):
    made = pdf_of(lines("Kite 2 is small.", ("a", "b")))
    try:
        text = LOADER.text(made[:cut] + noise + made[cut + len(noise) :])
    except SourceError:
        return
    check_blocks(list(LOADER.blocks(text)), text)


# From text to blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Title\n\nIt is small.\n\f", [("Heading", "A Title", 1), ("Paragraph", "It is small.")]),
        ("It is small.\nIt is cheap.\n\f", [("Paragraph", "It is small. It is cheap.")]),
        (
            "It is small.\n\nSize: 7B\nLayers: 64\n\f",
            [("Paragraph", "It is small."), ("Pair", "Size", "7B"), ("Pair", "Layers", "64")],
        ),
        (
            "It is small.\n\n1 Introduction\n\nWords.\n\f",
            [("Paragraph", "It is small."), ("Heading", "Introduction", 2), ("Paragraph", "Words.")],
        ),
        (
            "It is small.\n\n2.1. More of it\n\nWords.\n\f",
            [("Paragraph", "It is small."), ("Heading", "More of it", 3), ("Paragraph", "Words.")],
        ),
        (
            "It is.\n\n• one\n• two and\nmore\n\f",
            [("Paragraph", "It is."), ("Item", "one", 0), ("Item", "two and more", 0)],
        ),
        (
            "It is.\n\nModel\tLayers\nKite 2\t64\n\f",
            [("Paragraph", "It is."), ("Table", ["Model", "Layers"], ["Kite 2", "64"])],
        ),
        ("It is.\n\nLayers\t64\n\f", [("Paragraph", "It is."), ("Pair", "Layers", "64")]),
        ("It is.\n\na\tb\tc\nd\te\n\f", [("Paragraph", "It is."), ("Line", "a b c"), ("Line", "d e")]),
        # Words broken at a line end
        (
            "It is an inter-\nesting GPU-\nhour of state-of-\nthe-art.\n\f",
            [("Paragraph", "It is an interesting GPU-hour of state-of-the-art.")],
        ),
        (
            "It is well-\nknown, as any well-known one is.\n\f",
            [("Paragraph", "It is well-known, as any well-known one is.")],
        ),
        # Over the end of a page
        ("It is so\n\fsmall.\n\f", [("Paragraph", "It is so small.")]),
        ("It is small.\n\fIt is cheap.\n\f", [("Paragraph", "It is small."), ("Paragraph", "It is cheap.")]),
        ("It is.\n\na\tb\n1\t2\n\f3\t4\n\f", [("Paragraph", "It is."), ("Table", ["a", "b"], ["1", "2"], ["3", "4"])]),
        ("#", [("Line", "#")]),
        ("", []),
        ("\f\f", []),
    ],
)
def test_the_blocks_are(text, found):
    assert blocks(text) == found


def page(number, *words):
    return "\n".join([f"A Report on Kites, {number}", "", *words, "", f"Page {number} of 4", ""]) + "\f"


def test_what_pages_repeat_is_left_out():
    text = "".join(
        page(number, f"{word} one is small.") for number, word in enumerate(("First", "Second", "Third", "Fourth"), 1)
    )
    assert blocks(text) == [("Paragraph", f"{word} one is small.") for word in ("First", "Second", "Third", "Fourth")]


def test_a_title_that_pages_repeat_is_kept_once():
    text = "A Report\n\n1\n\nA Report\n\nIt is small.\n\fA Report\n\n2\n\nIt is cheap.\n\f"
    assert blocks(text) == [("Heading", "A Report", 1), ("Paragraph", "It is small."), ("Paragraph", "It is cheap.")]


def test_a_sentence_goes_on_over_what_pages_repeat_at_their_edges():
    text = page(1, LONG) + page(2, "still small.") + page(3, "It is cheap.")
    assert blocks(text) == [("Paragraph", f"{LONG} still small."), ("Paragraph", "It is cheap.")]
    (first, _) = LOADER.blocks(text)
    assert text[first.passage.span.start : first.passage.span.end].startswith(LONG)


@pytest.mark.parametrize("last", ["64", "83.6", "12"])
def test_a_last_number_is_no_page_number_unless_it_counts_pages(last):
    text = f"It is small.\n\nLayers\n\n{last}\n\f"
    assert ("Line", last) in blocks(text)


def test_the_head_of_a_table_is_no_furniture():
    head = "Model\tLayers\tHeads\n"
    text = f"{head}Kite 2\t64\t8\n\f{head}Tern 3\t32\t4\n\f"
    assert blocks(text)[0][:3] == ("Table", ["Model", "Layers", "Heads"], ["Kite 2", "64", "8"])


# As a document


def test_a_document_knows_its_pages(tmp_path):
    path = tmp_path / "kite.pdf"
    path.write_bytes(pdf_of(
        lines("Kite 2 Report", None, "Kite 2 is a language model of Northlake Labs.", None, ("Layers", "64"), ("Context window", "128K tokens")),
        lines("Kite 2 was trained on 24 trillion tokens."),
    ))  # fmt: skip
    document = document_of(Source(path, "kite"))
    assert document.metadata.title == "Kite 2 Report"
    assert document.loader.startswith("pdf/1-pdfium-")
    assert document.digest is not None
    claims = {claim.property: claim for claim in read(document, Vocabulary.load()).claims}
    assert {name: document.page_of(claim.span) for name, claim in claims.items()} == {
        "layerCount": 1, "contextWindow": 1, "trainingTokens": 2,
    }  # fmt: skip
    assert document[claims["layerCount"].span] == "Layers\t64"


def test_a_text_without_form_feeds_has_no_pages(tmp_path):
    path = tmp_path / "kite.txt"
    path.write_text("Layers: 64\n")
    assert document_of(Source(path, "kite")).page_of(Span(0, 1)) is None
