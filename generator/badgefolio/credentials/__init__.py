"""Open Badges as files and documents; useful as a library on its own."""
