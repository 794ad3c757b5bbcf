"""The words of English and the names of the field that a reader knows before it opens a document."""
