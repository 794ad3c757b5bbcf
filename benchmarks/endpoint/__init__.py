"""The SPARQL endpoint beside its peers, on the same made-up graph, in the same run."""
