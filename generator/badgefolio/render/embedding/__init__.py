"""How a badge or a page stands on other sites: codes to copy, and what those codes bring there."""
