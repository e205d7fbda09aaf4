"""OpenDocument texts (.odt): the parsed file → blocks."""
