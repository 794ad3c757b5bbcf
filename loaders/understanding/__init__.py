"""From blocks to claims, in the terms of the ontology. Knows no formats."""

from .reading import read

__all__ = ["read"]
