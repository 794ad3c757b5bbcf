"""Entities of Wikibase, the software of Wikidata, in JSON and in RDF: what they say, in one shape for mapping files."""
