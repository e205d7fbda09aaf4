"""What a person does on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

BOX = "#question textarea"
DONE = ".turn.answered, .turn.abstained, .turn.troubled"


def come(page: Page, url: str) -> None:
    """Open the page and wait until a question can be typed."""
    page.goto(url)
    page.wait_for_selector(BOX)


def ask(page: Page, question: str) -> Locator:
    """Ask and wait for the answer; returns its turn."""
    before = page.locator(DONE).count()
    page.fill(BOX, question)
    page.keyboard.press("Enter")
    turn = page.locator(DONE).nth(before)
    turn.wait_for()
    return turn


def reply(page: Page, url: str, question: str) -> dict[str, Any]:
    """The same question over the HTTP interface."""
    answer = page.request.post(f"{url}/api/ask", data={"question": question})
    record: dict[str, Any] = answer.json()
    return record


def in_view(target: Locator) -> bool:
    """Whether the target's middle can be seen: on the screen, with nothing in front of it."""
    seen: bool = target.evaluate(
        """element => {
            const box = element.getClientRects()[0];
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            const at = document.elementFromPoint(x, y);
            return element === at || element.contains(at);
        }"""
    )
    return seen


def focused(target: Locator) -> bool:
    """Whether the target has the focus."""
    return bool(target.evaluate("element => element === document.activeElement"))


def overflows(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
