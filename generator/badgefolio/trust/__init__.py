"""Is it true? Named checks over a badge and the archive: pure, without network and without files."""
