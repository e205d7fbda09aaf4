"""Who said what, document by document: `extract_statements` is the way in."""

from corpus.statements.extract import extract_statements
from corpus.statements.grammar.load_parser import load_parser

__all__ = ["extract_statements", "load_parser"]
