"""From a JSON-LD document to statements in one fixed order: the steps of `trust.canonical`, over PyLD.

Only `trust.canonical` imports from here, and only when a document is to be canonicalised: PyLD is slow to
import.
"""
