"""By which address others in the room can reach this machine."""

from __future__ import annotations

import socket

ELSEWHERE = ("192.0.2.1", 9)  # of RFC 5737: nobody has it, and nothing is sent to it


def own_address() -> str:
    """Return this machine's address in its network, or "" where it has none.

    A datagram socket that is connected sends nothing; it is told its own address alone.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(ELSEWHERE)
            address: str = asking.getsockname()[0]
        except OSError:
            return ""
    return "" if address.startswith(("127.", "0.")) else address
