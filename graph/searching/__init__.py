"""Finding things by their names and claims by their words: an index that is made once a snapshot and then only read."""
