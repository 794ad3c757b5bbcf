"""The pages: what people see of a snapshot, and every IRI as data."""
