"""`serve`: the page and the HTTP interface on one port, up before the model is in."""

from __future__ import annotations

import errno
import gc
import os
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING, NoReturn

from corpus.errors import OnRecordError
from index.refresh import check_place

if TYPE_CHECKING:
    from collections.abc import Callable

    import uvicorn

    from index.refresh import Place
    from web.service.service import Service
    from web.service.uploads import Adding, Admission

BACKLOG = 128  # connections that wait while the page is being put together
GRACE = 1  # seconds: a page's open event stream must not hold up Ctrl+C
GLANCE = 0.02  # seconds between two looks at whether the socket serves


class ServeError(OnRecordError):
    """The server cannot start; the message says what to do about it."""


def serve(  # noqa: PLR0913  # what, where, and for whom
    place: Place,
    host: str,
    port: int,
    reranker: str = "",
    uploads: Admission = "nobody",
    *,
    name: str = "",
) -> NoReturn:
    """Serve `place` on http://host:port until interrupted; `reranker` names a cross-encoder.

    `uploads` says who may add documents over the page. `name` is the name by which a server in
    front of this one is addressed: a foreign page could call this machine by any other.

    Raises ServeError or CorpusError before anything slow is begun; ends with KeyboardInterrupt.
    """
    check_place(place)
    if uploads != "nobody" and not place.corpus.is_dir():
        raise ServeError("--uploads needs a folder of documents; name one with --corpus")
    listener = _listen(host, port)
    from web.service.service import Service
    from web.service.uploads import Adding

    service, up = Service(reranker), threading.Event()
    _begin("loading", _load, service, place, up)
    server = _server(service, host, name, Adding(service, place, uploads))
    _begin("announcing", _announce, server, up, host, port)
    server.run(sockets=[listener])
    # It raises this itself by sending the signal again, which does nothing where whoever started
    # this has interrupts ignored, as a shell does for what it runs in the background.
    raise KeyboardInterrupt


def _begin(name: str, work: Callable[..., None], *arguments: object) -> None:
    threading.Thread(target=work, args=arguments, name=name, daemon=True).start()


def _listen(host: str, port: int) -> socket.socket:
    """Take the port now: who comes early waits for the page instead of being turned away."""
    if not host:  # the system would take it for every interface
        raise ServeError("--host is empty: 127.0.0.1 is this machine's own address")
    listener = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        if os.name != "nt":  # elsewhere it frees a port just left; there it would share a used one
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except (OSError, UnicodeError) as error:
        if listener:
            listener.close()
        raise ServeError(_reason(host, port, error)) from error
    return listener


def _reason(host: str, port: int, error: Exception) -> str:
    code = error.errno if type(error) is not socket.gaierror and isinstance(error, OSError) else 0
    if code == errno.EADDRINUSE:
        return f"port {port} is in use (by another On Record?); choose another with --port"
    if code == errno.EACCES:
        return f"no permission for port {port}; choose one above 1023 with --port"
    return f"cannot serve on '{host}': that is no address of this machine; 127.0.0.1 is one"


def _server(service: Service, host: str, name: str, adding: Adding) -> uvicorn.Server:
    """The page, put together. What it is made of stays, so nothing is looked at for garbage:
    the collector is a fifth of what importing Gradio costs.
    """
    from web.page.lean_import import lean_import

    gc.disable()
    try:
        import uvicorn

        from web.http.bound_connections import Bound, BoundServer

        with lean_import():
            from web.http.application import build_application

        config = uvicorn.Config(
            build_application(service, host, adding, name),
            http=Bound,
            backlog=BACKLOG,
            log_level="error",  # a warning for each malformed request is a visitor's to give
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=GRACE,
        )
        return BoundServer(config, _warn)
    finally:
        gc.enable()
        gc.freeze()


def _load(service: Service, place: Place, up: threading.Event) -> None:
    """Open what is there beside the page's making. What is slow says so before it begins, and is
    made to wait for the page: importing torch would hold up the interpreter.
    """
    from index.progress import showing_progress

    with showing_progress() as progress:

        def after_the_page(stage: str, done: int, total: int) -> None:
            up.wait()
            progress(stage, done, total)

        service.load(place, after_the_page, _warn)
    if service.error:
        _warn(service.error)


def _announce(server: uvicorn.Server, up: threading.Event, host: str, port: int) -> None:
    """Say where the page is as soon as it is there."""
    while not server.started:
        time.sleep(GLANCE)
    _tell(host, port)
    up.set()


def _tell(host: str, port: int) -> None:
    from web.http.guard import WILDCARD
    from web.service.is_local import LOOPBACK

    shown = "localhost" if host in WILDCARD else f"[{host}]" if ":" in host else host
    lines = [f"On Record: http://{shown}:{port} (the model is loading; Ctrl+C stops it)"]
    if host not in LOOPBACK:
        lines.append(
            "Anyone who can reach this machine over the network can now read these documents; "
            "there is no password. Without --host only this machine can."
        )
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _warn(line: str) -> None:
    sys.stderr.write(f"onrecord: {line}\n")
