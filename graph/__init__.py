"""What we know and how we keep it: claims, the ontology, snapshots. Imports nothing else of ours."""
