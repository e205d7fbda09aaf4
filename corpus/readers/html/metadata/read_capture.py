"""Where a saved page was, and on which day it was saved, as whatever saved it wrote into it."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.metadata.parse_date import find_date

HEAD = 20_000  # characters in which it stands, but for the Internet Archive's own line

_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\b.*?\burl:\s*(?P<url>\S+)"
    r"(?:\s+saved date:\s*(?P<day>[^\n]*))?",
    re.DOTALL,
)
_MARK_OF_THE_WEB = re.compile(r"<!--\s*saved from url=\(\d{4}\)(?P<url>\S+?)\s*-->")
_SAVE_PAGE = re.compile(
    r"<meta name=\"savepage-(?P<name>url|date)\" content=\"(?P<value>[^\"]*)\"", re.IGNORECASE
)
_SCRAP_BOOK = re.compile(r"\sdata-scrapbook-(?P<name>source|create)=\"(?P<value>[^\"]*)\"")
_INTERNET_ARCHIVE = re.compile(
    r"FILE ARCHIVED ON [\d:]+ (?P<day>\w+ \d+, \d{4}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE"
)


class Capture(NamedTuple):
    """The address that was saved, and the day in ISO 8601; "" where it is not told."""

    address: str = ""
    day: str = ""


def read_capture(markup: str) -> Capture:
    r"""Return what SingleFile, Save Page WE, WebScrapBook or a browser wrote into `markup`.

    >>> read_capture('<html><!--\n Page saved with SingleFile \n url: https://a.example/x \n'
    ...              ' saved date: Tue Jan 21 2020 22:38:52 GMT+0100 (CET)\n-->')
    Capture(address='https://a.example/x', day='2020-01-21')
    >>> read_capture("<!-- saved from url=(0020)https://a.example/x -->")
    Capture(address='https://a.example/x', day='')
    """
    head = markup[:HEAD]
    archived = _INTERNET_ARCHIVE.search(markup) if "FILE ARCHIVED ON" in markup else None
    day = find_date(archived["day"].title()) if archived else ""
    if found := _SINGLE_FILE.search(head):
        return Capture(_web(found["url"]), day or find_date(found["day"] or ""))
    if found := _MARK_OF_THE_WEB.search(head):
        return Capture(_web(found["url"]), day)
    stated = {each["name"].lower(): each["value"] for each in _SAVE_PAGE.finditer(head)}
    if stated:
        return Capture(_web(stated.get("url", "")), day or find_date(stated.get("date", "")))
    stated = {each["name"]: each["value"] for each in _SCRAP_BOOK.finditer(head)}
    digits = stated.get("create", "")  # 20200121213852000
    saved = find_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
    return Capture(_web(stated.get("source", "")), day or saved)


def _web(address: str) -> str:
    """The address, if it is one on the web and no file on whoever's machine."""
    return address if re.match(r"https?://[^\s/]", address) else ""
