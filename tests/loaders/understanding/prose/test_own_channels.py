"""Where a maker offers its models: also at places that nobody has listed, and those of several models at once."""

from __future__ import annotations

import pytest
from reading import read_markdown, said

PAGE = "# Heron 2\n\nHeron 2 is a family of language models. Tern-7B is a model, too.\n\n"
H = "Heron 2"


def _channels(page, sentence):
    return {(name, value) for name, known, value in said(read_markdown(page + sentence)) if known == "accessChannel"}


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        ("Heron 2 is now available in Gannet Chat.", {"Gannet Chat"}),
        ("The models are available now in the Gannet app and on Kaggle.", {"Gannet app", "Kaggle"}),
        ("Heron 2 is available today through the Gannet API and on Kaggle.", {"Gannet API", "Kaggle"}),
        ("Heron 2 is accessible through the Gannet Playground.", {"Gannet Playground"}),
        (
            "Heron 2 can be accessed via our API and on platforms like Kaggle and Hugging Face.",
            {"API", "Kaggle", "Hugging Face"},
        ),
        ("Heron 2 is available in preview in Google AI Studio and Vertex AI.", {"Google AI Studio", "Vertex AI"}),
        ("Heron 2 is offered on Google Cloud's Vertex AI and Kaggle.", {"Vertex AI", "Kaggle"}),
        ("All three models are available on Kaggle and via the Gannet API.", {"Kaggle", "Gannet API"}),
        ("Heron 2 writes code that calls the Gannet API.", set()),
        ("We launch Heron 2 and thank Gannet Platform users.", set()),
    ],
)
def test_where_models_are_offered(sentence, channels):
    found = _channels(PAGE, sentence)
    assert {name for name, _ in found} <= {H}
    assert {value for _, value in found} == channels


def test_as_many_models_as_the_words_say():
    page = "# News\n\nFJ-Voice-1 is a model. FJ-Sight-2 and FJ-Text-1 are models, too.\n\n"
    found = _channels(page, "Now, all three models are available on Kaggle.")
    assert found == {(name, "Kaggle") for name in ("FJ-Voice-1", "FJ-Sight-2", "FJ-Text-1")}
    assert not _channels(page, "Both models are available on Kaggle.") & found


def test_a_chatbot_is_a_model_and_a_place():
    told = said(
        read_markdown(PAGE + "Heron 2 is available in ChatGPT Plus. The release of ChatGPT in May 2031 was news.")
    )
    assert (H, "accessChannel", "ChatGPT Plus") in told
    assert ("ChatGPT", "releaseDate", "2031-05") in told
    assert (H, "accessChannel", "ChatGPT") in said(read_markdown(PAGE + "Heron 2 is available via API and ChatGPT."))


def test_what_a_chatbot_wrote_is_none():
    told = said(read_markdown(PAGE + "Heron 2 was trained on ChatGPT-generated (image, text) pairs."))
    assert not any(name == "ChatGPT" for name, *_ in told)
