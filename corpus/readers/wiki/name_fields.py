"""A line of JSON about a wiki's page, as others write it → the fields of a document's line."""

from __future__ import annotations

from typing import Any

from corpus.readers.wiki.plain_wikitext import REDIRECT, plain_wikitext


def name_fields(record: Any) -> Any:  # noqa: ANN401  # as JSON gives it
    """Return `record` with "_id", "text", "title", "date", "source" and "url" where it is a page
    of WikiExtractor's JSON or of Wikimedia Enterprise's; else as it is.

    >>> name_fields({"id": "7", "url": "u", "title": "Stow", "text": "A town."})["_id"]
    'Stow'
    """
    if not isinstance(record, dict) or "_id" in record:
        return record
    if {"id", "url", "title", "text"} <= {*record}:
        return record | {"_id": record["title"] or record["id"], "source": "Wikipedia"}
    body = record.get("article_body")
    if {"name", "identifier"} <= {*record} and isinstance(body, dict):
        wikitext = str(body.get("wikitext") or "")
        text = "" if REDIRECT.match(wikitext) else plain_wikitext(wikitext)[0]
        return {
            "_id": record["name"],
            "title": record["name"],
            "text": text,
            "date": str(record.get("date_modified") or "")[:10],
            "url": record.get("url"),
            "source": _name(record.get("is_part_of")),
        }
    return record


def _name(site: Any) -> str:  # noqa: ANN401
    return str(site.get("name") or site.get("identifier") or "") if isinstance(site, dict) else ""
