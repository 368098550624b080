"""The only network in the house: one client with all the rules, and the archive of what it got."""
