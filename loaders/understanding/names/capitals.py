"""The shape of a name by its capitals: "Ada J. Quill", "Bank of Oslo", "Center for Tides and Lasting Nets"."""

from __future__ import annotations

import re

from ..terms.lexicon import lexicon

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'&]*(?:[-.][^\W_][\w’']*)*"
# "Institute for Nets", "Association for the Study of Nets": only the names of such go on with a "for".
_GOES_ON_FOR = "|".join(rf"(?<={word.capitalize()} )" for word in sorted(lexicon().open_names))
# "The Commission on Tuesday ..." does not.
_NO_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_LINK = rf"(?:(?:of|of the|the|de|van|von|da|di|al|bin) |(?:{_GOES_ON_FOR})(?:for|on) (?:the )?{_NO_DAY})?"
# What a body may be for: two fields.
_FIELDS = rf"(?:(?<= for ){_CAPITAL} and {_CAPITAL}(?= [^\W\d_a-z]| ?[,.;:)\]]|\Z))"
# Also "Ada J. Quill".
NAMED = re.compile(
    rf"{_CAPITAL}(?:(?: [A-Z]\.){{1,2}}(?= [^\W\d_a-z][^\W\d_A-Z])| {_LINK}(?:{_FIELDS}|{_CAPITAL})){{0,5}}"
)
