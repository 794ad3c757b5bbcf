"""A published snapshot of the two documents of `saying.py`, with conflicts and a tie made by hand."""

from __future__ import annotations

import conflicting
import judging
import linking
import pytest
from saying import article, launch_post
from whosays.graph.contents import Contents
from whosays.graph.iris import DEFAULT_BASE
from whosays.graph.publish import publish
from whosays.graph.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    contents = Contents([launch_post(), article()], Vocabulary.load(), DEFAULT_BASE)
    quads = [*contents.quads(), *conflicting.quads(), *judging.quads(), *linking.record_quads(), *linking.link_quads()]
    return publish(tmp_path_factory.mktemp("data"), quads, contents.texts(), contents.facts())
