"""Random documents as people write them, more or less, for tests of promises."""

from __future__ import annotations

from hypothesis import strategies as st

GLOSS = (
    "Oder The Oder is a river in Central Europe. It rises in the mountains of the south and runs "
    "north through the plains for some eight hundred kilometres, past three towns and two "
    "castles, until it reaches the lagoon and then the sea, fl ..."
)

WORDS = st.sampled_from(
    ["the", "mill", "burnt", "Harrow", "Finch", "said", "that", "nobody", "was", "hurt", "bridge",
     "costs", "million", "county", "school", "children", "teacher", "fire", "brigade", "river",
     "Oder", "crossed", "by", "ferry", "Mr.", "Dr.", "e.g.", "U.S.", "3.5", "2019", "“we”", "it's",
     "officials’", "denied", "reports", "—", "…", "[3]", "ünïcode", "שלום", "мир", "🏳️‍🌈", "\ufeff",
     "\u200f", "\udcff", "\u2028", "anti-gay", "x/y", "<b>", "&amp;", "\x1b[31m", "#", "-", "•",
     "1)"]
)  # fmt: skip
ENDINGS = st.sampled_from([". ", "! ", "? ", ".” ", ".[3] ", "; ", ", ", " ", "... ", "…\n"])
BREAKS = st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n \n", " ", "\n\n# ", "\n\n- ", "\t"])
FIXED = st.sampled_from(
    [f"\n{GLOSS}\n", "\n\nShare this\nTweet\n\n", "\n\nRead more\n\n", "\n\n## Cost\n\n",
     "May 3, 2019\n", "word " * 300, "x" * 2000, "“He said: ‘It burnt.’ ”"]
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Return some words and an ending."""
    return " ".join(draw(st.lists(WORDS, min_size=1, max_size=12))) + draw(ENDINGS)


def documents() -> st.SearchStrategy[str]:
    """Return texts of sentences, line breaks, headings, link glosses and share buttons."""
    pieces = st.one_of(sentences(), sentences(), sentences(), BREAKS, FIXED, st.text(max_size=20))
    return st.lists(pieces, min_size=1, max_size=25).map("".join)


def questions() -> st.SearchStrategy[str]:
    """Return questions about such texts, and some that are none."""
    asked = st.lists(WORDS, min_size=1, max_size=8).map(lambda words: " ".join(words) + "?")
    return st.one_of(asked, asked, st.just("What is Oder?"), st.text(max_size=40))
