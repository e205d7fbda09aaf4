"""Downloads from newspaper databases, made after their layouts from articles that are made up."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import docx


@dataclass(frozen=True)
class Printed:
    """An article as its paper printed it."""

    headline: str
    authors: tuple[str, ...]
    paper: str
    issued: date
    section: str
    page: str
    text: tuple[str, ...]
    correction: str = ""


ARTICLES = (
    Printed("Old mill burns down in Harrow", ("Ada Finch",), "The Stow Courier", date(2019, 5, 3),
            "NEWS", "A4", ("HARROW - The old mill burnt down on Thursday, the fire brigade said.",
                           "“Nobody was hurt,” said Colm Vance, who leads it.")),
    Printed("Council: no money for the bridge; Mayor “deeply sorry” as talks fail",
            ("Ann Roe", "John Dill"), "Wend Evening Post", date(2021, 11, 28), "POLITICS", "12",
            ("The council has no money for the bridge.",
             "Language: that is what the mayor blamed. “We spoke of different bridges,” she said.",
             "Length: 300 metres. Cost: 12 million. The document remains in a drawer.")),
    Printed("Is the harvest lost?", (), "Sorne Times (London)", date(2008, 1, 9), "BUSINESS", "",
            ("Rain has fallen on Sorne for forty days.",)),
    Printed("Ferry runs again", ("Bo Marsh",), "The Stow Courier", date(2002, 12, 31), "", "B1",
            ("After 1 of 3 documents was signed, the ferry runs again.",
             "It took the harbour board 11 years.", "Passengers cheered."),
            "An earlier version of this article misstated how long it took. It was 10 years."),
    Printed("Teachers strike on 4 May 2020", ("Eve Lund",), "Wend Evening Post", date(2020, 5, 5),
            "EDUCATION", "7", ("Copyright law is what they teach; pay is what they want.",
                               "“Till Friday,” said Eve Holm of the union. “Or longer.”")),
    Printed("Obituary: Dr. Max Orr, 1931-2015", ("Liz Kay",), "Sorne Times (London)",
            date(2015, 7, 11), "OBITUARIES", "32", ("Max Orr, who mapped the moor, has died.",
                                                   "By his own count he walked 40,000 miles.")),
)  # fmt: skip

Fill = Callable[[Sequence[Printed]], list[str]]
"""Articles → the paragraphs of a download of them."""


def nexis_older(labels: str = "en", *, headed: bool = False) -> Fill:
    """LexisNexis Academic and Nexis UK, in the language of its interface."""
    byline, section, length, loaded, language, words, of = {
        "en": ("BYLINE", "SECTION", "LENGTH", "LOAD-DATE", "LANGUAGE: ENGLISH", "words",
               "{} of {} DOCUMENTS"),
        "de": ("AUTOR", "RUBRIK", "LÄNGE", "UPDATE", "SPRACHE: GERMAN; DEUTSCH", "Wörter",
               "Dokument {} von {}"),
        "fr": ("AUTEUR", "RUBRIQUE", "LONGUEUR", "DATE-CHARGEMENT", "LANGUE: FRENCH; FRANÇAIS",
               "mots", "{} de {} DOCUMENTS"),
    }[labels]  # fmt: skip

    def fill(articles: Sequence[Printed]) -> list[str]:
        found = ["Download Request: All Documents", "Terms: mill OR bridge",
                 "Source: Newspaper Stories, Combined Papers\nProject ID:"]  # fmt: skip
        for number, each in enumerate(articles, 1):
            owner = f"Copyright {each.issued.year} {each.paper} Ltd.\nAll Rights Reserved"
            page = f"; Pg. {each.page}" if each.page else ""
            found += [of.format(number, len(articles)), *([owner] if headed else []),
                      each.paper, f"{_american(each.issued)} {each.issued:%A}",
                      *([] if headed else [each.headline]),
                      *([f"{byline}: By {' and '.join(each.authors)}"] if each.authors else []),
                      *([f"{section}: {each.section or 'OTHER'}{page}"]
                        if each.section or page else []),
                      f"{length}: 143 {words}",
                      *([f"HEADLINE: {each.headline}", "BODY:"] if headed else []),
                      *each.text, f"{loaded}: {_american(each.issued)}", language,
                      *(["CORRECTION:", each.correction] if each.correction else []),
                      "GRAPHIC: Photo, the scene.", "PUBLICATION-TYPE: Newspaper",
                      *([] if headed else [owner])]  # fmt: skip
        return found

    return fill


def nexis_newer(*, cover: bool = True, classified: bool = True) -> Fill:
    """Nexis Uni and Lexis Advance."""

    def fill(articles: Sequence[Printed]) -> list[str]:
        found = ["User Name: A. Reader", "Date and Time: Friday, 5. July 2019 09:31:00 CEST",
                 f"Documents ({len(articles)})"] if cover else []  # fmt: skip
        for number, each in enumerate(articles if cover else (), 1):
            found += [f"{number}. {each.headline}", "Client/Matter: -None-", "Search Terms: mill",
                      "Narrowed by:", "News\tSources: Any; Content Type: News"]  # fmt: skip
        for each in articles:
            page = f"; Pg. {each.page}" if each.page else ""
            found += [each.headline, each.paper,
                      f"{_american(each.issued)} {each.issued:%A} 9:20 AM GMT",
                      f"Copyright {each.issued.year} {each.paper} All Rights Reserved",
                      *([f"Section:\u00a0{each.section or 'OTHER'}{page}"]
                        if each.section or page else []),
                      "Length:\u00a0143 words",
                      *([f"Byline:\u00a0{', '.join(each.authors)}"] if each.authors else []),
                      "Body", *each.text,
                      *(["Correction", each.correction] if each.correction else []),
                      "Graphic", "PHOTO: The scene.",
                      *(["Classification", "Language: ENGLISH", "Publication-Type: Newspaper",
                         "Subject: FIRES (90%); MILLS (71%)"] if classified else []),
                      f"Load-Date:\u00a0{_american(each.issued)}", "End of Document"]  # fmt: skip
        return found

    return fill


def factiva(labels: str = "en", *, coded: bool = False) -> Fill:
    """Factiva's article format, or the one with a code for each field."""
    words, document, language, months = {
        "en": ("words", "Document", "English", _MONTHS["en"]),
        "de": ("Wörter", "Dokument", "Englisch", _MONTHS["de"]),
        "fr": ("mots", "Document", "Anglais", _MONTHS["fr"]),
    }[labels]

    def fill(articles: Sequence[Printed]) -> list[str]:
        found = ["Factiva", "Dow Jones"]
        for each in articles:
            issued = f"{each.issued.day} {months[each.issued.month - 1]} {each.issued.year}"
            code = "".join(each.paper.split())[:4].upper()
            owner = f"(c) {each.issued.year} {each.paper} Ltd"
            by = f"By {' and '.join(each.authors)}" if each.authors else ""
            identity = f"{document} {code}0000{each.issued:%Y%m%d}ef53000{each.issued.day:02}"
            if coded:
                rows = [("SE", each.section), ("HD", each.headline), ("BY", by), ("PG", each.page),
                        ("WC", f"143 {words}"), ("PD", issued), ("ET", "04:10"),
                        ("SN", each.paper), ("SC", code), ("ED", "1; National"), ("LA", language),
                        ("CY", owner), ("LP", "\n".join(each.text[:1])),
                        ("TD", "\n".join([*each.text[1:], each.correction]).strip()),
                        ("NS", "gcat : Political/General News"), ("RE", "uk : United Kingdom"),
                        ("PUB", f"{each.paper} Ltd"), ("AN", identity)]  # fmt: skip
                found += [f"{name}\t{value}" for name, value in rows if value]
            else:
                found += [*filter(None, [each.section, each.headline, by]), f"143 {words}", issued,
                          "04:10", each.paper, code, "1; National",
                          *filter(None, [each.page]), language, owner, *each.text,
                          *filter(None, [each.correction]), f"{each.paper} Ltd",
                          identity]  # fmt: skip
        return [*found, "Search Summary", "Text\tmill or bridge", "© 2021 Factiva, Inc."]

    return fill


def proquest(*, ruled: bool = True) -> Fill:
    """ProQuest, as text with rules between the articles, or as in its other formats."""

    def fill(articles: Sequence[Printed]) -> list[str]:
        found = []
        for number, each in enumerate(articles, 1):
            names = "; ".join(" ".join(reversed(name.split())).replace(" ", ", ")
                              for name in each.authors)  # fmt: skip
            found += [*(["_" * 60, f"Document {number} of {len(articles)}"] if ruled else []),
                      each.headline, *([f"Author: {names}"] if names else []),
                      f"https://www.proquest.com/docview/{number}31/se-2",
                      "Abstract: None available.", "Links: http://sfx.example/?sid=ProQ",
                      "Full text: " + "\n".join([*each.text, each.correction]).strip(),
                      "Subject: Mills; Fires", f"Title: {each.headline}",
                      f"Publication title: {each.paper}; Stow",
                      *([f"First page: {each.page}"] if each.page else []),
                      f"Publication year: {each.issued.year}",
                      f"Publication date: {each.issued:%b} {each.issued.day}, {each.issued.year}",
                      *([f"Section: {each.section}"] if each.section else []),
                      "Publisher: Stow Papers", "Source type: Newspaper",
                      "Language of publication: English", "Document type: News",
                      f"ProQuest document ID: {number}31",
                      f"Document URL: https://www.proquest.com/docview/{number}31/se-2",
                      f"Copyright: Copyright {each.issued.year} Stow Papers",
                      "Last updated: 2024-06-09", "Database: Newsstream"]  # fmt: skip
        end = ["_" * 60, "Contact us at: http://about.proquest.example"] if ruled else []
        return found + end

    return fill


def newsbank_newer(articles: Sequence[Printed]) -> list[str]:
    """Access World News as it is today."""
    found = []
    for each in articles:
        named = f"Author/Byline: {' and '.join(each.authors)} | " if each.authors else ""
        place = f"Section: {each.section} | " if each.section else ""
        found += [each.headline, f"{_american(each.issued)} | {each.paper} (OR)",
                  f"{named}{place}143 Words", *([f"Page: {each.page}"] if each.page else []),
                  "OpenURL Link", *each.text, *filter(None, [each.correction]),
                  "• Citation (aglc Style)", f"'{each.headline}', {each.paper} (online)",
                  f"Copyright (c) {each.issued.year} {each.paper}"]  # fmt: skip
    return found


def newsbank_older(articles: Sequence[Printed]) -> list[str]:
    """NewsBank as it was, with a label for each field."""
    found = []
    for each in articles:
        found += [each.headline, f"{each.paper} (OR) - {each.issued:%A}, {_american(each.issued)}",
                  *([f"Author: {' and '.join(each.authors)}"] if each.authors else []),
                  "Edition: FINAL", *([f"Section: {each.section}"] if each.section else []),
                  *([f"Page: {each.page}"] if each.page else []), *each.text,
                  *filter(None, [each.correction]), "Index Terms: MILL FIRE",
                  f"Record Number: {each.issued:%y%m%d}0134",
                  f"Copyright {each.issued.year} {each.paper}"]  # fmt: skip
    return found


def ebsco(*, below: bool) -> Fill:
    """EBSCOhost, with the words behind their label or below it."""

    def fill(articles: Sequence[Printed]) -> list[str]:
        found, gap = [], "\n" if below else " "
        for number, each in enumerate(articles, 1):
            names = "; ".join(", ".join(reversed(name.split())) for name in each.authors)
            page = f", p{each.page}. 1p." if each.page else "."
            found += [f"Record: {number}", f"Title:{gap}{each.headline}",
                      *([f"Authors:{gap}{names}"] if names else []),
                      f"Source:{gap}{each.paper}. {each.issued:%m/%d/%Y}{page}",
                      f"Document Type:{gap}Article", f"Full Text Word Count:{gap}143",
                      *([f"Section:{gap}{each.section}"] if each.section else []),
                      f"Accession Number:{gap}2W6{number}41", f"Database:{gap}Newspaper Source",
                      *each.text, *filter(None, [each.correction]),
                      f"Copyright of {each.paper} is the property of Stow Papers."]  # fmt: skip
        return found

    return fill


def as_text(paragraphs: Sequence[str], *, end: str = "\n", width: int = 0) -> bytes:
    """Plain text; centred and broken at `width` as LexisNexis does."""
    lines: list[str] = []
    for paragraph in paragraphs:
        for line in paragraph.split("\n"):
            lines += list(_broken(line, width)) if width else [line]
        lines += ["", ""] if width else [""]
    return end.join(lines).encode()


def _broken(line: str, width: int) -> Iterator[str]:
    words, row = line.split(" "), ""
    for word in words:
        if row and len(row) + 1 + len(word) > width:
            yield row
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield row.center(width).rstrip() if len(words) < 5 else row


def as_word(paragraphs: Sequence[str]) -> bytes:
    """A Word file."""
    document, stream = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(stream)
    return stream.getvalue()


def as_rich_text(paragraphs: Sequence[str]) -> bytes:
    """A Rich Text file; letters beyond ASCII are numbers."""
    escaped = "\\par\n".join(
        "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in paragraph)
        .replace("\n", "\\par\n")
        .replace("\t", "\\tab ")
        for paragraph in paragraphs
    )
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{escaped}\\par}}".encode("ascii")


def as_page(paragraphs: Sequence[str]) -> bytes:
    """A web page; a tab parts the cells of a table's row."""
    body = "".join(
        "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("\t")) + "</tr></table>"
        if "\t" in row else f"<p>{row.replace(chr(10), '</p><p>')}</p>" for row in paragraphs
    )  # fmt: skip
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def _american(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}  # fmt: skip
_MONTHS = {language: months.split() for language, months in _MONTHS.items()}  # type: ignore[misc]  # lists from here on
