"""From blocks to claims, in the terms of the ontology. Knows no formats.

Ten rooms, each of which stands on those after it:

    learning     what a document teaches before it is read: its subject, and the names that it introduces
    records      front matter, catalogs, model indexes, pairs of label and value
    lists        entries below labels and headings
    tables       what columns are, how tables are laid out, what their cells say
    prose        sentences: their frames filled with the things, values and dates that they speak of
    posts        who holds which post where
    grammar      patterns over mentions, verbs with their arguments, nouns of happenings
    properties   labels and the values beside them; events and scores as nodes
    names        what is named in a text, and what a reader knows of one document
    terms        the words of English and of the field

`walk` leads through the blocks of a document and asks the rooms, `sections` knows the headings above a place, `reading`
puts the claims together, `residue` and `reasons` list what looks like a fact and gave none.
"""

from .reading import read

__all__ = ["read"]
