"""The Reconciliation Service API: which of our things the rows of a table mean (OpenRefine asks so).

What clients send becomes queries (`asked`), whatever version they speak; `answers` tells what was found in their words.
"""
