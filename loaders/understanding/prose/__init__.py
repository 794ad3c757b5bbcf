"""Sentences to claims: the frames found in them, filled with the things and values that they speak of."""
