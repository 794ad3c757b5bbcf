"""One module a format: text becomes blocks, and each block knows where it stands. Knows no properties."""
