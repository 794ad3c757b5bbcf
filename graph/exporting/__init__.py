"""A snapshot given to others, in the shapes that their tools read; what is alike gives the same bytes."""
