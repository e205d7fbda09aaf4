"""What stands on the page before the first question: a map of what there is to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.markup import markup
from web.markup.filters import choices
from web.markup.outline import outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from web.messages.messages import Messages
    from web.service.service import Service


def welcome(service: Service, words: Messages, examples: Sequence[str]) -> dict[str, str]:
    """Return the state of `service` as `status`, what tells of it as `html`, and, where it is
    ready, the boxes to filter by as `choices`. `examples` are questions to begin with.
    """
    if service.status == "loading":
        return {"status": "loading", "html": markup.loading(words, service.stage)}
    if service.status == "failed":
        return {"status": "failed", "html": markup.failure(words, service.error)}
    index = service.opened.index
    speakers = [(each.label, each.count) for each in service.offered.speakers]
    shown = outline(examples, speakers, service.years, words)
    return {
        "status": "ready",
        "html": markup.welcome(
            words,
            len(index.contents.documents),
            len(index.contents.passages),
            service.collection.content_note,
            shown,
            _change(service, words),
        ),
        "choices": choices(service.offered, words),
        "corpus": service.corpus_key,
    }


def _change(service: Service, words: Messages) -> str:
    """What has become of the documents since they were read, or ""."""
    found = service.found
    if found.missing:
        return words.corpus_gone
    return words.corpus_changed if found.anything else ""
