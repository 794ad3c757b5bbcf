"""`whosays sources` lists what the published snapshot holds, with what each source gave."""

from __future__ import annotations

from commanding import printed


def test_the_sources_are_listed_with_what_they_gave(data):
    (line,) = (line for line in printed("sources", "--data", data).splitlines() if "article.txt" in line)
    assert line.split() == ["article", "article.txt", "Heron", "2", "Modelpedia", "12", "1"]
