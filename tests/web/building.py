"""The application, built without the noise of Gradio."""

from __future__ import annotations

import asyncio
import gc
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from web.http.guard import Guard
    from web.service.service import Service
    from web.service.uploads import Adding


def build_quietly(service: Service, host: str = "127.0.0.1", adding: Adding | None = None) -> Guard:
    """Build the application of `service`.

    Gradio leaves event loops behind, unclosed, when it puts a page together. They are
    collected here, so that they are not taken for a leak of whatever test comes next.
    """
    from web.http.application import build_application

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        application = build_application(service, host, adding)
        asyncio.set_event_loop(None)
        gc.collect()
    return application
