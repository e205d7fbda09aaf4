"""What the page is made of, as it is served."""

from __future__ import annotations

from web.static.assets import FOLDER, PAGE_SCRIPTS, page_script

IN_THE_PAGE = "first_paint.js"  # runs before the script that is served


def test_the_modules_are_served_as_one_script() -> None:
    assert {*PAGE_SCRIPTS, IN_THE_PAGE} == {path.name for path in FOLDER.glob("*.js")}
    begins = {line.partition(" ")[0] for line in page_script().splitlines()}
    assert not begins & {"import", "export"}
    assert {"function", "const"} <= begins
