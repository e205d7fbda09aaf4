"""How much one visitor may ask in a while: a token bucket a client, in bounded memory.

A bucket holds some requests and fills steadily; who takes faster than it fills waits.

>>> buckets = Buckets(Rate(burst=2, per_second=1.0))
>>> [buckets.wait("a", now) for now in (0.0, 0.1, 0.2)]  # seconds
[0, 0, 1]
>>> buckets.wait("b", 0.2), buckets.wait("a", 1.3)
(0, 0)
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, field

MOST_CLIENTS = 4_096
"""Buckets kept, some 200 bytes each: the client longest unheard of is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` requests at once, and `per_second` in the long run."""

    burst: int
    per_second: float


VISITOR = Rate(burst=240, per_second=20.0)
"""Faster than anybody types or clicks. A class of thirty may have one address: all of them open the
page, ask and open two citations in the same moment (120 requests), twice; then three ask a second
and open what they find."""

NEIGHBOUR = Rate(burst=1_000, per_second=200.0)
"""From this machine itself: its own programs may ask one question after the other."""


@dataclass(slots=True)
class Buckets:
    """The buckets of all clients of one rate: what is left in each, and when that was so."""

    rate: Rate
    left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, client: str, now: float) -> int:
        """Take one request of `client` at `now` (seconds): 0 when it may pass, else how many
        seconds it should wait.
        """
        content, seconds = self._content(client, now), self.missing(client, now)
        self.left[client] = (content if seconds else content - 1, now)
        self.left.move_to_end(client)
        if len(self.left) > MOST_CLIENTS:
            self.left.popitem(last=False)
        return seconds

    def missing(self, client: str, now: float) -> int:
        """Return how many seconds the next request of `client` would wait; takes nothing."""
        content = self._content(client, now)
        return 0 if content >= 1 else math.ceil((1 - content) / self.rate.per_second)

    def _content(self, client: str, now: float) -> float:
        content, then = self.left.get(client, (float(self.rate.burst), now))
        return min(self.rate.burst, content + (now - then) * self.rate.per_second)
