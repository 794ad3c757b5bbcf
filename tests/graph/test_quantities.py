from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whosays.graph.numerals import count_of
from whosays.graph.quantities import Quantity, find_quantities, parse_quantity, parse_unit_hint

# Words, the value in digits, comparator, unit. Each is found in a sentence and read as a whole cell.
WRITTEN = [
    ("2T", "2000000000000", "=", None),
    ("2 T", "2000000000000", "=", None),
    ("~2 trillion", "2000000000000", "~", None),
    ("≈2tn", "2000000000000", "~", None),
    ("nearly 2 trillion", "2000000000000", "~", None),
    ("almost 2 trillion", "2000000000000", "~", None),
    ("close to 2 trillion", "2000000000000", "~", None),
    ("closer to 40 trillion tokens", "40000000000000", "~", "tokens"),
    ("approximately 3 billion", "3000000000", "~", None),
    ("approx. 3 billion", "3000000000", "~", None),
    ("around 3 billion", "3000000000", "~", None),
    ("about 3 billion", "3000000000", "~", None),
    ("roughly 15 trillion tokens", "15000000000000", "~", "tokens"),
    ("an estimated 15 trillion tokens", "15000000000000", "~", "tokens"),
    ("some 500", "500", "~", None),
    ("50 million or so", "50000000", "~", None),
    ("288B", "288000000000", "=", None),
    ("288.0B", "288000000000", "=", None),
    ("288 billion", "288000000000", "=", None),
    ("288B-parameter", "288000000000", "=", "parameters"),
    ("2-trillion-parameter", "2000000000000", "=", "parameters"),
    ("100 billion-parameter", "100000000000", "=", "parameters"),
    ("10,000K", "10000000", "=", None),
    ("10 million", "10000000", "=", None),
    ("10M", "10000000", "=", None),
    ("39.3M", "39300000", "=", None),
    ("39.3**M**", "39300000", "=", None),
    ("1.5k", "1500", "=", None),
    ("7b", "7000000000", "=", None),
    ("131_072", "131072", "=", None),
    ("128 000", "128000", "=", None),
    ("128\u202f000 tokens", "128000", "=", "tokens"),
    ("128\u00a0000", "128000", "=", None),
    ("1'000'000", "1000000", "=", None),
    ("100,000", "100000", "=", None),
    ("1,00,000", "100000", "=", None),
    ("1.000.000", "1000000", "=", None),
    ("2e12", "2000000000000", "=", None),
    ("1.2×10^25 FLOPs", "12" + "0" * 24, "=", "FLOPs"),
    ("1.2 x 10^25", "12" + "0" * 24, "=", None),
    ("2 × 10²⁵ FLOP", "2" + "0" * 25, "=", "FLOPs"),
    ("10²⁵", "1" + "0" * 25, "=", None),
    ("3.8e25 FLOP", "38" + "0" * 24, "=", "FLOPs"),
    ("1.1 petaFLOP/s-days", "95040000000000000000", "=", "FLOPs"),
    ("390 TFLOPS", "390000000000000", "=", "FLOP/s"),
    ("1.5 exaflops", "1500000000000000000", "=", "FLOP/s"),
    ("5 yottaFLOPs", "5" + "0" * 24, "=", "FLOPs"),
    ("$14.5 billion", "14500000000", "=", "USD"),
    ("US$500-million", "500000000", "=", "USD"),
    ("US$ 5bn", "5000000000", "=", "USD"),
    ("~$100M", "100000000", "~", "USD"),
    ("€1.2bn", "1200000000", "=", "EUR"),
    ("£3.4 million", "3400000", "=", "GBP"),
    ("Rs. 5 crore", "50000000", "=", "INR"),
    ("$2.50", "2.5", "=", "USD"),
    ("$5m", "5000000", "=", "USD"),
    ("25 dollars", "25", "=", "USD"),
    ("80 cents", "0.8", "=", "USD"),
    ("more than $14 billion", "14000000000", ">", "USD"),
    ("14%", "14", "=", "%"),
    ("14 percent", "14", "=", "%"),
    ("14 per cent", "14", "=", "%"),
    ("-0.5", "-0.5", "=", None),
    ("−5%", "-5", "=", "%"),
    ("2.5 percentage points", "2.5", "=", "points"),
    ("73.7", "73.7", "=", None),
    ("95.0", "95", "=", None),
    ("32,000 H100 GPUs", "32000", "=", "GPUs"),
    ("2048 H800s", "2048", "=", "GPUs"),
    ("8x H100", "8", "=", "GPUs"),
    ("200,000-GPU", "200000", "=", "GPUs"),
    ("64 TPUs", "64", "=", "chips"),
    ("5M hours", "5000000", "=", "hours"),
    ("2.38M GPU hours", "2380000", "=", "GPU-hours"),
    ("2.79M H800 GPU-hours", "2790000", "=", "GPU-hours"),
    ("10 GPU-days", "240", "=", "GPU-hours"),
    ("3.2 TB", "3200000000000", "=", "bytes"),
    ("144GB", "144000000000", "=", "bytes"),
    ("80 GiB", "85899345920", "=", "bytes"),
    ("16 gigabytes", "16000000000", "=", "bytes"),
    ("8-bit", "8", "=", "bits"),
    ("5-shot", "5", "=", "shots"),
    ("10x", "10", "=", "×"),
    ("16 experts", "16", "=", "experts"),
    ("64 attention heads", "64", "=", "heads"),
    ("14336-dimensional", "14336", "=", "dimensions"),
    ("700 million monthly active users", "700000000", "=", "users"),
    ("700 million-plus", "700000000", ">=", None),
    ("2 trillion total parameters", "2000000000000", "=", "parameters"),
    ("30 trillion multimodal training tokens", "30000000000000", "=", "tokens"),
    ("23+ languages", "23", ">=", "languages"),
    ("30+ trillion", "30000000000000", ">=", None),
    ("128K+ tokens", "128000", ">=", "tokens"),
    ("50%+", "50", ">=", "%"),
    ("500 or more", "500", ">=", None),
    ("at least 8", "8", ">=", None),
    (">= 8", "8", ">=", None),
    ("≥8", "8", ">=", None),
    ("no fewer than 8", "8", ">=", None),
    ("> 30T", "30000000000000", ">", None),
    ("more than 50 percent", "50", ">", "%"),
    ("over 5,000 H100 GPUs", "5000", ">", "GPUs"),
    ("exceeded 30 trillion tokens", "30000000000000", ">", "tokens"),
    ("exceeding 5 hours", "5", ">", "hours"),
    ("less than 5%", "5", "<", "%"),
    ("fewer than 8 layers", "8", "<", "layers"),
    ("under 4 seconds", "4", "<", "seconds"),
    ("< 4", "4", "<", None),
    ("up to 10 million", "10000000", "<=", None),
    ("as many as 20 experts", "20", "<=", "experts"),
    ("at most 5", "5", "<=", None),
    ("no more than 5", "5", "<=", None),
    ("≤ 5", "5", "<=", None),
    ("up to about 5 hours", "5", "<=", "hours"),
    ("two years", "2", "=", "years"),
    ("about three years", "3", "~", "years"),
    ("twenty-four layers", "24", "=", "layers"),
    ("a dozen languages", "12", "=", "languages"),
    ("half a million users", "500000", "=", "users"),
    ("two trillion parameters", "2000000000000", "=", "parameters"),
]


@pytest.mark.parametrize(("words", "value", "comparator", "unit"), WRITTEN)
def test_reads_a_number_in_a_sentence_and_in_a_cell(words, value, comparator, unit):
    sentence = f"The paper gives {words}, as far as known."
    for quantity in (*find_quantities(sentence), parse_quantity(words)):
        assert quantity is not None
        assert (quantity.value, quantity.comparator, quantity.unit) == (Decimal(value), comparator, unit)
        assert quantity.upper is None
    assert len(find_quantities(sentence)) == 1


# Words, and what is found in them: value, upper end, unit.
RANGES = [
    ("1-2T", "1000000000000", "2000000000000", None),
    ("1–2%", "1", "2", "%"),
    ("$5-10 million", "5000000", "10000000", "USD"),
    ("$5–$10 million", "5000000", "10000000", "USD"),
    ("5 to 10 million tokens", "5000000", "10000000", "tokens"),
    ("between 5 and 10 million", "5000000", "10000000", None),
    ("ranging from 7B to 70B", "7000000000", "70000000000", None),
    ("3-4 weeks", "3", "4", "weeks"),
]


@pytest.mark.parametrize(("words", "lower", "upper", "unit"), RANGES)
def test_reads_a_range(words, lower, upper, unit):
    [quantity] = find_quantities(f"It took {words}.")
    assert (quantity.value, quantity.upper, quantity.unit) == (Decimal(lower), Decimal(upper), unit)
    assert quantity == find_quantities(f"It took {words}.")[0]
    assert parse_quantity(words) is not None


SEVERAL = [
    ("it grew from 5 to 10 million", ["5", "10000000"]),
    ("94 / 398", ["94", "398"]),
    ("671B-total / 37B-active", ["671000000000", "37000000000"]),
    ("288B active / ~2T total parameters", ["288000000000", "2000000000000"]),
    ("8 of 16 experts", ["8", "16"]),
    ("from 128K to 1M tokens", ["128000", "1000000"]),
    ("two of 16 experts, 4 layers", ["16", "4"]),
    ("scored 73.7, 71.4 and 68.0", ["73.7", "71.4", "68"]),
    ("In 2025, 16 layers", ["16"]),
    ("a 30 × 40 grid of 5 heads", ["5"]),
    ("Heron 3 405 billion", ["3", "405000000000"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_finds_each_number(text, values):
    assert [quantity.value for quantity in find_quantities(text)] == [Decimal(value) for value in values]


NOTHING = [
    "", "no number", "hundreds of millions of users", "dozens of languages", "two", "a model", "one of them",
    "Heron-4.5", "Heron-3-70B", "heron-7b-instruct", "Heron4", "heron_2", "H100", "FP8", "o1", "4o", "3D",
    "8x22B", "8×22B", "70B-Instruct", "v2.1", "1.2.3", "version 2.0", "Table 2", "Section 4.1", "step 3",
    "[12]", "[2][3][8]", "[2, 3–8]", "#42", "10:30", "24/7", "the 1st and 22nd", "the 1990s", "7:1",
    "April 5, 2025", "2025-04-05", "in 2025", "https://example.org/2024/05/7b", "arXiv:2303.08774",
    "1. First point", "2) Second point", "pass@1", "owner/heron-7b", "model.5", "the '90s", "10-K",
    "on May 27 it", "the 27th of May", "27 May",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing_in_names_versions_citations_and_dates(text):
    assert find_quantities(text) == []


def test_flags_a_bare_year():
    [quantity] = find_quantities("the 2025 report")
    assert quantity.looks_like_year
    assert not any(found.looks_like_year for found in find_quantities("2025 tokens, $2025, 2,025, 20256, 1899"))


RATES = [
    ("$2.50 per million input tokens", "2.5", "USD", "million tokens"),
    ("$15/MTok", "15", "USD", "million tokens"),
    ("$3/M", "3", "USD", "million tokens"),
    ("$3 per 1M tokens", "3", "USD", "million tokens"),
    ("$0.002 / 1K tokens", "0.002", "USD", "thousand tokens"),
    ("$0.002 per 1,000 tokens", "0.002", "USD", "thousand tokens"),
    ("€4 per million", "4", "EUR", "million tokens"),
    ("$0.000003 per token", "0.000003", "USD", "token"),
    ("$20 a month", "20", "USD", "month"),
    ("$20/month", "20", "USD", "month"),
    ("390 TFLOPs per GPU", "390000000000000", "FLOP/s", "GPU"),
    ("400 TFLOP/s/GPU", "400000000000000", "FLOP/s", "GPU"),
    ("100 tokens per second", "100", "tokens", "second"),
    ("2 TB/s", "2000000000000", "bytes", "second"),
]


@pytest.mark.parametrize(("words", "value", "unit", "per"), RATES)
def test_reads_rates(words, value, unit, per):
    quantity = parse_quantity(words)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.per) == (Decimal(value), unit, per)
    assert (quantity.start, quantity.end) == (0, len(words))


def test_words_that_narrow_a_unit_and_names_of_devices_stay_outside():
    text = "with 288 billion active parameters on 32,000 H100 GPUs"
    parameters, devices = find_quantities(text)
    assert (parameters.as_written, parameters.unit) == ("288 billion", "parameters")
    assert (devices.as_written, devices.unit) == ("32,000", "GPUs")
    [quantity] = find_quantities("about 30 trillion tokens")
    assert text[devices.number_start : devices.number_end] == "32,000"
    assert (quantity.number_start, quantity.number_end) == (6, 17)


CELLS = [
    ("1,5", None, "1.5"),
    ("two", None, "2"),
    ("**2T**", None, "2000000000000"),
    ("12.5¹", None, "12.5"),
    ("128K (preview)", None, "128000"),
    ("128K [4]", None, "128000"),
    ("17B active", None, "17000000000"),
    ("5m", None, "5000000"),
    ("1,000", "k tokens", "1000000"),
    ("10,000", "Context, k tokens", "10000000"),
    ("163840", "k tokens", "163840"),
    ("32768", "Context (k)", "32768"),
    ("128K", "k tokens", "128000"),
    ("405", "Parameters, B", "405000000000"),
    ("405000000000", "Parameters, B", "405000000000"),
    ("0.5", "Parameters (B)", "500000000"),
    ("1–2", "Size (B)", "1000000000"),
    ("80 GB", "Memory (MB)", "80000000000"),
    ("7", "Model", "7"),
    ("2 (est.)", "Cost, $ millions", "2000000"),
]


@pytest.mark.parametrize(("cell", "label", "value"), CELLS)
def test_reads_a_whole_cell_under_its_label(cell, label, value):
    quantity = parse_quantity(cell, label)
    assert quantity is not None
    assert quantity.value == Decimal(value)


@pytest.mark.parametrize(
    "cell",
    ["", "-", "?", "unknown", "TBA", "Heron-3", "8x22B", "94 / 398", "128 widgets", "v2", "2T and 3T", "a", "x" * 500,
     "1.2.3", "2024-05-01", "5 (see (note) below"],
)  # fmt: skip
def test_a_cell_that_is_not_one_number_is_none(cell):
    assert parse_quantity(cell) is None


@pytest.mark.parametrize(
    ("word", "count"),
    [("three", 3), ("Seven", 7), ("4", 4), ("٤", 4), ("", 0), ("both", 0), ("-1", 0), ("9" * 20_000, 0)],
)
def test_a_count_is_a_word_or_digits(word, count):
    assert count_of(word) == count


def test_a_short_number_behind_a_name_counts_nothing():
    [version, count] = find_quantities("the smaller Heron 4 layers; Over 4 layers")
    assert (version.unit, version.as_written) == (None, "4")
    assert (count.unit, count.as_written) == ("layers", "Over 4 layers")


def test_taken_words_are_left_alone():
    text = "Heron 405 has 405 layers"
    assert [found.start for found in find_quantities(text, [(0, 9)])] == [14]
    assert find_quantities("two layers", [(0, 3)]) == []


NUMBERISH = st.text(alphabet="0123456789 .,-–+~<>$€%×xkKMBTe^[]()/#'\n_" + "abotwn", max_size=60)
TEXTS = st.one_of(st.text(max_size=80), NUMBERISH)
PHRASES = st.lists(
    st.one_of(
        st.sampled_from([words for words, *_ in (*WRITTEN, *RANGES, *RATES)]),
        st.sampled_from(["and", "of", ",", ".", "to", "-", "from", "in 2025", "/", "(", "Heron-3"]),
        st.text(max_size=8),
    ),
    max_size=8,
).map(" ".join)


@given(st.one_of(TEXTS, PHRASES))
def test_spans_are_ordered_inside_and_apart(text):
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert quantity.as_written == text[quantity.start : quantity.end]
        assert quantity.upper is None or quantity.upper > quantity.value or quantity.value < 0
        end = quantity.end


@given(PHRASES)
def test_what_is_written_reads_again_to_the_same_number(text):
    for quantity in find_quantities(text):
        again = _alone(quantity)
        assert again is not None
        assert (again.value, again.upper, again.comparator) == (
            quantity.value,
            quantity.upper,
            quantity.comparator,
        )


def _alone(quantity: Quantity) -> Quantity | None:
    return parse_quantity(quantity.as_written)


@given(TEXTS, st.one_of(st.none(), TEXTS))
def test_never_raises_on_any_cell_or_label(text, label):
    parse_quantity(text, label)
    parse_unit_hint(text)


@given(st.decimals(min_value=0, max_value=10**15, places=3, allow_nan=False))
def test_digits_are_read_exactly(number):
    quantity = parse_quantity(f"{number:,f}")
    assert quantity is not None
    assert quantity.value == number


HOSTILE = ["1", "1,", "1.", "1-", "1 ", "1 000 ", "1x", "[1", "1,000,", "a-", "A1-", "~", "more than ", "one ",
           "$", "a million ",
           "1e", "10^", "1 to ", "1/", "(", "active ", "9 total ", "8 H100 ", "GPU ", "twenty ", " ",
           "*", "https://"]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_long_line_takes_no_time(part):
    line = part * (20_000 // len(part))
    find_quantities(line)
    find_quantities(line, [])
    parse_quantity(line)
    parse_unit_hint(line)
    parse_quantity(part * (390 // len(part)))
