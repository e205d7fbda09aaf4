"""What a browser would make of markup, as far as tests ask: its elements and their text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "input", "img"}


@dataclass
class Element:
    """An element, its attributes and everything in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text content, as the browser's `textContent`."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def all(self, tag: str = "", **wanted: str) -> list[Element]:
        """Every element below with this tag and these attributes (`class_` for class)."""
        asked = {name.rstrip("_"): value for name, value in wanted.items()}
        found = []
        for child in self.children:
            if isinstance(child, Element):
                same = all(child.attributes.get(name) == value for name, value in asked.items())
                if same and tag in {"", child.tag}:
                    found.append(child)
                found += child.all(tag, **wanted)
        return found

    def one(self, tag: str = "", **wanted: str) -> Element:
        """The only such element."""
        (found,) = self.all(tag, **wanted)
        return found


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"<{closed.tag}> closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def parse(markup: str) -> Element:
    """Return the tree of `markup`, every element of which must be closed as it was opened."""
    tree = _Tree()
    tree.feed(markup)
    tree.close()
    (root,) = tree.open
    return root


def carried(text: str) -> str:
    """What of `text` HTML can carry: anything but NUL and lone surrogates."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
