"""Text of strangers and of the owner, with coordinates: JSON, YAML, and the schemas they must follow."""
