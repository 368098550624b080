"""JSON-LD contexts by their address, without the network.

What an address means never changes here: a document is read with the terms that its signer meant, or not
at all. The texts of the W3C come with PyLD; all others are built from our own tables, in `tables/`.

Source: W3C, Verifiable Credentials Data Model 2.0, section 4.3 (contexts are fixed, and kept by those who
verify).
"""

from badgefolio.trust.contexts.addresses import OB3_NOW, addresses, context

__all__ = ["OB3_NOW", "addresses", "context"]
