"""Badges in and out of image files: bytes <-> BakedPayload, nothing else."""
