"""Put into a page what it shows though it lies in a page of its own: frames, shadow roots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.html.blocks.clean_markup import clean_markup

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 3
"""Pages within pages; what is further in is an advertisement's."""


def unfold(tree: HtmlElement) -> None:
    """Put in place the pages that `iframe srcdoc` holds and declarative shadow roots."""
    for _ in range(DEEPEST):
        frames = [frame for frame in tree.iter("iframe") if (frame.get("srcdoc") or "").strip()]
        for frame in frames:
            _open_frame(frame)
        if not frames:
            break
    for template in list(tree.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            _open_shadow(template)


def _open_frame(frame: HtmlElement) -> None:
    from lxml import etree, html

    try:
        page = html.document_fromstring(clean_markup(frame.attrib.pop("srcdoc")))
    except (etree.ParserError, ValueError):  # nothing in it; or characters that XML has not
        return
    body = page.find("body")
    if body is None or frame.getparent() is None:
        return
    for script in list(page.iter("script")):
        script.text = None
    frame.tag = "div"
    frame.attrib.clear()
    frame.text = body.text
    for child in list(body):
        frame.append(child)


def _open_shadow(template: HtmlElement) -> None:
    """The host shows its shadow root, and its own children in that one's slots only."""
    host = template.getparent()
    if host is None:
        return
    own = [child for child in host if child is not template]
    loose = [host.text, template.tail, *(child.tail for child in own)]
    host.text = template.tail = None
    for child in own:
        child.tail = None
        host.remove(child)
    template.tag = "div"
    template.attrib.clear()
    for slot in list(template.iter("slot")):
        name = slot.get("name", "")
        meant = [child for child in own if (child.get("slot") or "") == name]
        words = " ".join(filter(None, map(str.strip, filter(None, loose)))) if not name else ""
        if not meant and not words:
            continue  # what stands in the slot is shown instead
        for child in list(slot):
            slot.remove(child)
        slot.text = words or None
        for child in meant:
            slot.append(child)
            child.tail = " "
        own = [child for child in own if child not in meant]
        loose = [] if not name else loose
