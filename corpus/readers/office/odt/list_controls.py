"""The fields of the forms in an OpenDocument text → what each shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
IDS = (f"{FORM}id", "{http://www.w3.org/XML/1998/namespace}id")
TICKED = {"checked": "☒", "true": "☒"}


def list_controls(root: _Element) -> dict[str, str]:
    """Return what is written, chosen or ticked in each field, by the name that shapes refer to."""
    shown: dict[str, str] = {}
    for element in root.iter(f"{FORM}*"):
        for name in (element.get(key) for key in IDS):
            if name and name not in shown:
                shown[name] = _shown(element)
    return shown


def _shown(control: _Element) -> str:
    name = control.tag.rpartition("}")[2]
    label = control.get(f"{FORM}label", "")
    if name in {"checkbox", "radio"}:
        state = control.get(f"{FORM}current-state") or control.get(f"{FORM}current-selected", "")
        return f"{TICKED.get(state, '☐')} {label}".strip()
    if name == "listbox":
        chosen = [
            option.get(f"{FORM}label", "")
            for option in control.iter(f"{FORM}option", f"{FORM}item")
            if option.get(f"{FORM}current-selected", option.get(f"{FORM}selected")) == "true"
        ]
        return ", ".join(filter(None, chosen))
    if name in {"hidden", "password", "file", "image", "generic-control"}:
        return ""
    lines = [str(each) for part in control.iter("{*}p") for each in part.itertext()]
    value = control.get(f"{FORM}current-value") or control.get(f"{FORM}value") or "\n".join(lines)
    return value or label
