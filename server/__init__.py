"""From a snapshot to HTTP: the SPARQL endpoint and the pages. Knows no document format."""
