"""Lists to claims: what stands below labels and headings, entry by entry."""
