"""Strangers' queries, answered by processes that may die of them."""
