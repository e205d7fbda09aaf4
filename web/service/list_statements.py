"""A ledger and which of its statements are wanted → those, and how many there are in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.exports.write_ledger import ledger_of
from web.service.read_request import NoSuchDocumentError

if TYPE_CHECKING:
    from index.index import Index
    from web.service import schema
    from web.service.request import Listing


def list_statements(index: Index, wanted: Listing) -> schema.Statements:
    """Return the records of the statements that are wanted. Raises NoSuchDocumentError."""
    if wanted.document and all(each.id != wanted.document for each in index.contents.references):
        raise NoSuchDocumentError(f"no document '{wanted.document}'")
    records = ledger_of(index, wanted.speaker or None)
    if wanted.document:
        records = [each for each in records if each["document"] == wanted.document]
    shown = records[wanted.offset : wanted.offset + wanted.limit]
    return {"total": len(records), "statements": shown}
