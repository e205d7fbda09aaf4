"""Rich Text (.rtf): bytes → tokens → blocks."""
