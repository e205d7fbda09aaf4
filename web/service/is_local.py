"""Whether a request comes from this machine itself, and not through a server in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

PASSED_ON = (b"x-forwarded", b"forwarded", b"via", b"x-real-ip", b"x-client-ip", b"x-original-",
             b"x-cluster-client-ip", b"x-envoy-", b"true-client-ip", b"cf-", b"fastly-",
             b"fly-", b"client-ip", b"tailscale-", b"x-proxy", b"proxy-")  # fmt: skip
"""What the names of headers begin with that servers in between add (RFC 7239 for `forwarded`, RFC
9110 for `via`, the manuals of these servers for the rest). No browser sends one by itself."""


def is_passed_on(scope: Scope) -> bool:
    """Return whether a server in between says, or shows, that it speaks for somebody else.

    Besides the headers, HTTP/1.0 is a sign: no browser has spoken it for twenty years, and nginx
    does so to what it stands before unless it is told otherwise.
    """
    named = any(name.lower().startswith(PASSED_ON) for name, _ in scope["headers"])
    return named or scope.get("http_version") == "1.0"


def is_local(scope: Scope) -> bool:
    """Return whether who asks is on this machine, as far as can be told.

    >>> here = {"client": ("127.0.0.1", 1), "headers": [], "http_version": "1.1"}
    >>> is_local(here), is_local({**here, "headers": [(b"X-Forwarded-For", b"10.0.0.1")]})
    (True, False)
    """
    return client_of(scope) in LOOPBACK and not is_passed_on(scope)


def client_of(scope: Scope) -> str:
    """Return the address that the connection comes from: headers may say anything."""
    client: str = (scope.get("client") or ("", 0))[0]
    mapped = client.removeprefix("::ffff:")  # IPv4 on a socket of both kinds (RFC 4291)
    return mapped if mapped.count(".") == 3 else client
