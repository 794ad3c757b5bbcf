"""Which of our things other catalogs speak of, and why: from things to mappings, pure but for what reads a snapshot."""
