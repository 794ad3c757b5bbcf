"""The SPARQL protocol: what may be asked, what is refused, which form an answer takes."""
