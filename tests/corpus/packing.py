"""Files of word processors and e-books around a few lines of their own markup."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org"
WORD_NAMES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:c="{OFFICE}/drawingml/2006/chart" '
    f'xmlns:dgm="{OFFICE}/drawingml/2006/diagram" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def packed(members: Mapping[str, str]) -> bytes:
    """Return an archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_file(
    body: str, *, styles: str = "", notes: str = "", related: Mapping[str, tuple[str, str]] = {}
) -> bytes:
    """Return a Word file; `related` has kind and content of other files by the number in `body`."""
    parts = {"styles": styles, "footnotes": notes}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{name}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/officeDocument/2006/relationships/{name}" '
        f'Target="{name}.xml"/>'
        for name in parts
    ) + "".join(
        f'<Relationship Id="{number}" Target="parts/{number}.xml" '
        f'Type="{OFFICE}/officeDocument/2006/relationships/{kind}"/>'
        for number, (kind, _) in related.items()
    )
    names = f'xmlns="{OFFICE}/package/2006/relationships"'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
            f"{overrides}</Types>",
            "_rels/.rels": f'<Relationships {names}><Relationship Id="d" Target="word/document.xml"'
            f' Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
            "word/document.xml": f"<w:document {WORD_NAMES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {WORD_NAMES}>{styles}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {WORD_NAMES}>{notes}</w:footnotes>",
            "word/_rels/document.xml.rels": f"<Relationships {names}>{relations}</Relationships>",
        }
        | {f"word/parts/{number}.xml": content for number, (_, content) in related.items()}
    )


ODF = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
ODF_NAMES = " ".join(
    f'xmlns:{short}="{ODF % name}"'
    for short, name in {"office": "office", "text": "text", "style": "style", "draw": "drawing",
                        "table": "table", "form": "form", "chart": "chart"}.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def opendocument_file(
    body: str, *, styles: str = "", objects: Mapping[str, str] = {}, opening: str = ""
) -> bytes:
    """Return an OpenDocument text; `objects` are the files of its charts and formulas."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m/>",
            "styles.xml": f"<office:document-styles {ODF_NAMES}/>",
            "content.xml": f"{opening}<office:document-content {ODF_NAMES}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
        | dict(objects)
    )


def e_book(*pages: str, style: str = "") -> bytes:
    """Return an EPUB of these pages and one style sheet."""
    names = [f"p{number}.xhtml" for number, _ in enumerate(pages)]
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container version="1.0" '
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
            'full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles>'
            "</container>",
            "b.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            'unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>'
            'The Mill</dc:title><dc:identifier id="i">x</dc:identifier></metadata><manifest>'
            f"{items}</manifest><spine>{spine}</spine></package>",
            "s.css": style,
        }
        | {
            name: '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
            'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>'
            f"<body>{page}</body></html>"
            for name, page in zip(names, pages, strict=True)
        }
    )
