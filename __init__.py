"""A knowledge graph of AI models in which every fact says who says it, in which words, and when."""
