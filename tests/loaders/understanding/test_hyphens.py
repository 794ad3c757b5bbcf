"""Names that are written with hyphens of other kinds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reading import read_markdown, said
from whosays.graph.document import Document, passages_of
from whosays.loaders.formats.markdown import LOADER as MARKDOWN
from whosays.loaders.understanding.hyphens import with_plain_hyphens

TEXT = "# Heron-2-Mini\n\nHeron-2-Mini is a language model.\n\n| Model | Layers |\n|---|---|\n| Heron-2-Mini | 48 |\n\n- Context length: 128K\n"


def test_a_hyphen_without_a_break_is_a_hyphen():
    plain, other = read_markdown(TEXT), read_markdown(TEXT.replace("-2-", "‑2‐"))
    assert said(plain)
    assert said(other) == said(plain)


def test_quotes_are_as_the_text_writes_them():
    reading = read_markdown(TEXT.replace("-2-", "‑2‑"))
    quotes = [reading.document.text[claim.span.start : claim.span.end] for claim in reading.claims]
    assert any("Heron‑2‑Mini" in quote for quote in quotes)


@given(st.text(st.sampled_from("ab-‑‐ |#\n:*"), max_size=60))
def test_every_sign_stays_at_its_place(text):
    document = Document("a", "a.md", text, tuple(MARKDOWN.blocks(text)), "md")
    plain = with_plain_hyphens(document)
    assert len(plain.text) == len(text)
    pairs = zip(document.blocks, plain.blocks, strict=True)
    before_and_after = [
        (a, b) for one, other in pairs for a, b in zip(passages_of(one), passages_of(other), strict=True)
    ]
    assert all(a.pieces == b.pieces and len(a.text) == len(b.text) for a, b in before_and_after)
