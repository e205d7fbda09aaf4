"""The turns of a record in the making, as offsets into its text."""

from __future__ import annotations

from corpus.document import StatedTurn


class StatedTurns:
    """A speaker begins, says lines, is interrupted by what he does not say, and ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[StatedTurn] = []
        self._label: tuple[int, int, str] | None = None
        self._said, self._stops = -1, -1

    @property
    def going_on(self) -> bool:
        """Whether the last line was said."""
        return self._said >= 0

    def begin(self, start: int, end: int, name: str = "") -> None:
        """Let the next lines be said by whom `text[start:end]` prints, and who is `name`."""
        self.end()
        self._label = start, end, name

    def say(self, start: int, end: int) -> None:
        """Add a range of what the speaker says; blanks around it do not count."""
        said = self._text[start:end]
        first = start + len(said) - len(said.lstrip())
        if self._label is None or first >= end:
            return
        self._said = first if self._said < 0 else self._said
        self._stops = start + len(said.rstrip())

    def pause(self) -> None:
        """Leave out what comes next: the speaker may go on behind it."""
        if self._label and self._said >= 0:
            start, end, name = self._label
            self._found.append(StatedTurn(start, end, self._said, self._stops, name))
        self._said = -1

    def end(self) -> None:
        """Let what comes next be nobody's."""
        self.pause()
        self._label = None

    def found(self) -> tuple[StatedTurn, ...]:
        """Return the turns in order; the last one ends here."""
        self.end()
        return tuple(self._found)
