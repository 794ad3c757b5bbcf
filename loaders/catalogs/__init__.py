"""Catalogs of which a mapping file says what each field means: every record is a source of its own."""
