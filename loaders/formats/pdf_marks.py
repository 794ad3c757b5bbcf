"""How the text of a PDF tells what its pages show: where one ends, and where a word goes on in the next line."""

PAGE_END = "\f"
HYPHEN = "-\n"
"""A word that is broken at the end of a line."""
