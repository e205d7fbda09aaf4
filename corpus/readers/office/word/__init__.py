"""Word files (.docx): rules that make them simple, each on the parsed file, in its place."""
