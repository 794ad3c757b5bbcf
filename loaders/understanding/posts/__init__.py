"""Posts in a sentence: the words of a position, who holds it, and where."""
