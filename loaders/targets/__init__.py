"""What other catalogs and graphs tell of their things, for links to them: no claims come of it."""
