"""Records to claims: front matter, catalogs, model indexes, and pairs of label and value as blocks."""
