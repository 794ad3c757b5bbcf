"""Labels name properties, and what stands beside them says their values, as nodes of events and scores too."""
