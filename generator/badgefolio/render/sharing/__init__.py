"""What a visitor can do to pass a badge or a page on: its address, networks, the LinkedIn profile."""
