"""What control words of RTF mean for the text (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

CHARACTERS = {
    "tab": " ", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "emspace": " ",
    "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c", "nestrow": " ",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": " "}

BREAKS = frozenset({"par", "sect", "page", "column", "row"})
LINES = frozenset({"line", "lbr"})

UNSEEN = frozenset(
    "colortbl filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata "
    "colorschememapping datastore latentstyles pict nonshppict shprslt objdata objclass objname "
    "header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep "
    "aftnsepc aftncn listtext pntext pntxta pntxtb pnseclvl bkmkstart bkmkend annotation atnid "
    "atnauthor atntime atndate atnref atnicn atnparent xe tc tcn rxe txe nonesttables template "
    "passwordhash private company operator category keywords comment doccomm subject manager "
    "hlinkbase userprops nextfile upr sp svb background mmathPr formfield datafield".split()
)
"""Groups whose words nobody sees: tables of the format, pictures, comments, what stands in every
page's margin, list numbers (as in the other formats), and what programs without a feature show."""

NAMED = frozenset({"title", "author"})
"""Groups of the properties that are facts."""

OPENED = frozenset({"shpinst", "shptxt", "do", "dptxbxtext", "ud", "fldinst", "shpgrp", "footnote"})
"""Groups that programs may leave out ("\\*"), and that hold words nevertheless."""

BOXES = frozenset({"shptxt", "dptxbxtext", "footnote"})
"""Groups whose text is no part of the paragraph in which they stand."""
