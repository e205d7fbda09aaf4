"""An excerpt → a W3C Web Annotation target: the words, what stands around them, their place.

>>> from corpus.document import Document, Reference, Span
>>> page = Document("a b.txt", "It rained. The mill burnt. Nobody came.", Reference(""), "9f86")
>>> target = annotate(Span(page, 11, 26))["target"]
>>> target["source"], target["selector"][0]["exact"], target["selector"][0]["prefix"]
('a%20b.txt', 'The mill burnt.', 'It rained. ')
>>> target["selector"][1]
{'type': 'TextPositionSelector', 'start': 11, 'end': 26}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa.citing.write_excerpt import name_of

if TYPE_CHECKING:
    from corpus.document import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters on each side: what annotation programs keep to find words that moved


def annotate(span: Span) -> dict[str, Any]:
    """Return the annotation of `span`; positions are code points, as the W3C counts them."""
    text = span.document.text
    return {
        "@context": CONTEXT,
        "type": "Annotation",
        "target": {
            "source": name_of(span.document.id),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": text[max(0, span.start - AROUND) : span.start],
                    "suffix": text[span.end : span.end + AROUND],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }
