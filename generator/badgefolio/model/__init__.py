"""Frozen values, and nothing else: what the rooms say to each other.

Every class here is a frozen dataclass with keyword arguments, or an enumeration. No value reads a file,
knows a format or changes. Rooms import from these modules and never from each other.
"""
