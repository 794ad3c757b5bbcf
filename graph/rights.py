"""By which rights what is published may be used; it is said with the data wherever that goes."""

RIGHTS = "The words belong to their sources, each with terms of its own; what is built from them names each source."
