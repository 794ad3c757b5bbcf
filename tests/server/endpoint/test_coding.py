"""What is packed is read again as it was, part by part; the coding is one that the client can unpack."""

from __future__ import annotations

import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from whosays.server.endpoint.coding import Packer, coding_for


def unpackers():
    return {"gzip": zlib.decompressobj(zlib.MAX_WBITS | 16), "zstd": zstandard.ZstdDecompressor().decompressobj()}


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
@given(parts=st.lists(st.binary(max_size=3000), max_size=8), last=st.binary(max_size=3000))
def test_each_part_can_be_read_when_it_comes(coding, parts, last):
    packer, unpacker = Packer(coding), unpackers()[coding]
    for part in parts:
        assert unpacker.decompress(packer.part(part)) == part
    assert unpacker.decompress(packer.last(last)) == last


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("zstd;q=0.1, gzip;q=0.9", "gzip"),
        ("zstd;q=0, gzip;q=0", ""),
        ("*", "zstd"),
        ("*;q=0", ""),
        ("gzip;q=0, *", "zstd"),
        ("br", ""),
        ("gzip;q=no", ""),
        (";;,,", ""),
    ],
)
def test_the_coding_is_one_that_is_wished(header, coding):
    assert coding_for(header) == coding
