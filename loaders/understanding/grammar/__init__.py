"""Sentences and what is said in them: patterns over mentions, verbs with their arguments, nouns of happenings."""
