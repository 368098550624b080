"""Badges in and out of files: bytes <-> BakedPayload, nothing else.

A file's kind is told from its content. Every length is checked before it is believed, every inflating
is capped, and no pixel is decoded.
"""

from badgefolio.credentials.baking.files import bake, unbake
from badgefolio.credentials.baking.limits import Limits

__all__ = ["Limits", "bake", "unbake"]
