"""Badgefolio: digital badges become a portfolio that its owner keeps."""
