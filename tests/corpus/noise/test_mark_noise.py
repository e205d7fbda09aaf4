"""Noise is found by its form; all texts below are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Noise
from corpus.noise.mark_noise import mark_noise

FILLER = (
    " and has been so for as long as anyone there can remember, according to several books about"
    " its coast, its weather, its schools and the many boats that call at its harbour each year"
)


def cut(lead: str, length: int = 240) -> str:
    """What a dump leaves of an article: its first characters and an ellipsis."""
    return (lead + FILLER * 2)[:length] + " ..."


def kept(text: str) -> str:
    """The text without its noise."""
    pieces, position = [], 0
    for noise in mark_noise(text):
        pieces.append(text[position : noise.start])
        position = noise.end
    return "".join([*pieces, text[position:]])


def boilerplate(text: str) -> list[str]:
    return [text[n.start : n.end].strip() for n in mark_noise(text) if n.kind == "boilerplate"]


LINKS = [
    # the article takes up the link's words
    ("Veldmark", "Veldmark, officially the Republic of Veldmark, is a country in Northern Europe"),
    ("New Orland", "New Orland () is an island country in the Southern Ocean"),
    ("Orla Institute", "The Orla Institute is a school of navigation in Tarn"),
    ("lantern fish", "Lantern fish are small fish of the deep sea"),
    ("oar", "An oar is an implement used to row a boat"),
    ("weavers", "A weaver is a person who makes cloth on a loom"),
    ("Tarn Gazette", "''Tarn Gazette'' (, ) is an independent newspaper"),
    ("glasswork", "''Glassworks'' (a portmanteau of and ) are vessels made of glass"),
    # in other words, or in another order
    ("maritime", "Maritimism is a cultural and political philosophy of the sea"),
    ("tides", "In physics and navigation, a tide is the rise and fall of the sea"),
    ("vaccinal", "Preventive dosing, or vaccination, is the giving of small doses"),
    ("the North", "North is a cardinal direction or compass point"),
    ("St. Orla", "Saint Orla, formerly known as Tarnholm, is the second city of Veldmark"),
    ("TFO", "The Tarn Fishery Office or TFO (), until 1990 the Fish Board, is an authority"),
    ("Veldmarkian", "Veldmark, officially the Republic of Veldmark, is a country in Europe"),
    ("1998 Veldmark election", "General elections were held in Veldmark on 3 May 1998"),
    ("Cruelty to tarn ponies", "Tarn ponies frequently experience cruelty at the hands of riders"),
    ("Board of Commerce and Cooperation", "The Board of Commerce and Co-operation (BCC) is a body"),
    ("council", "Council may refer to: * Council (assembly) * The Council, a novel"),
    # people: full names, nicknames, honorifics, a first name only
    ("Oskar Brandvik", "Oskar Emil Brandvik (born 4 May 1961) is a Veldmarkian politician"),
    ("Ole Brandvik", "Emil Ole de Fries Brandvik (born 4 May 1961) is a Veldmarkian politician"),
    (
        "Nell Harrow",
        "Pernilla Nell Achterberg Harrow (''née'' Achterberg; born 1972) is a diplomat",
    ),
    ("Una Le Tarn", 'Ursula Anne "Una" Le Tarn (; born 5 August 1968) is a lawyer'),
    ("Alan Orm", "Sir Alan James Carter Orm (born 31 March 1957) is a former politician"),
    ("Ed Quill", "Edward Thomas Quill (born 1970) is a Veldmarkian poet"),
    ("R. F. Quill", "Robert Francis Quill (1925 – 1968), also known as RFQ, was a lawyer"),
    ("Brandvik's novels", "Oskar Brandvik ( 23 April 1564 – 23 April 1616) was a playwright"),
    # what is left of an infobox; a link that is only a piece of a word
    ("Orland", ", image_flag = Flag of Orland.svg , image_coat = Arms.svg , coa_size = 80 "),
    ("Lowmark", ", Terminology of the Low Marks, informally Low, is a country in the north"),
    ("hich", "Ij () is a village in the Central District of Orland County"),
]


@pytest.mark.parametrize(("link", "lead"), LINKS, ids=[link for link, _ in LINKS])
@pytest.mark.parametrize("length", [229, 240, 246])
def test_a_gloss_begins_where_the_words_of_its_link_end(link: str, lead: str, length: int) -> None:
    text = dump(f"{link} {cut(lead, length)}")
    assert f"\nwhich lies near\n{link}\n, as was said." in kept(text)


def test_a_page_about_a_first_name_is_told_by_the_length_of_its_gloss() -> None:
    text = dump(f"Liva Harrowby {cut('Liva is a Veldmarkian female given name')}")
    assert "\nLiva Harrowby\n" in kept(text)


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Harrow said to the Gazette of Tarn that she was tired of the whole debate ...",
        "It was, as Mayor Harrow said to the Gazette of Tarn, late " + "and later " * 30 + "...",
    ],
)
def test_a_sentence_that_trails_off_in_a_dump_is_no_gloss(line: str) -> None:
    assert line in kept(dump(line))


def dump(line: str) -> str:
    """A text with three glosses beyond doubt, and `line`."""
    sure = [f"{name} {cut(f'{name} is a town in Veldmark')}" for name in ("Ham", "Ost", "Rye")]
    return "\n".join(["Three towns are", *sure, "which lies near", line, ", as was said."])


def test_the_gloss_takes_the_blank_before_it_and_leaves_the_line_break_behind_it() -> None:
    gloss = cut("The Oder is a river in Central Europe")
    text = f"She crossed the\nOder {gloss}\nby ferry."
    start = text.index(" The Oder")
    assert mark_noise(text) == (Noise(start, start + 1 + len(gloss), "gloss"),)


def test_an_uncut_gloss_ends_where_the_next_link_is_glued_to_it() -> None:
    first = "Ole Brandvik (born 1961) is a Veldmarkian politician" + FILLER[:60] + "."
    second = cut("In many states, the minister of fish is the head of a department")
    text = dump(f"Ole Brandvik {first}Minister of Fish {second}")
    assert "\nOle BrandvikMinister of Fish\n" in kept(text)


@pytest.mark.parametrize(
    "line",
    [
        'He said that he was tired and wanted to go home ..."',
        "He said he was tired ...",
        "And then she waited, and waited, and the ferry never came ...",
        cut("The mayor said that he was tired of the debate about the harbour"),
        cut("Figure 1. Map of places with possible cases by number of ferries"),
        cut("Lantern fish are small fish of the deep sea", 700),
        cut("Ham Ham is a town in Veldmark", 60),
    ],
)
def test_a_sentence_that_trails_off_is_no_gloss(line: str) -> None:
    assert mark_noise(f"It was late.\n\n{line}\n\nThey left.") == ()
    assert mark_noise(f"{STORY}\n{line}\n{line}\n{line}\n{STORY}") == ()
    assert mark_noise(line) == ()


STORY = "The old mill of Tarn burnt down in the night of the third of May."
NEXT = "It was rebuilt in stone within the year, as the council had promised."

NAVIGATION = [
    "Share this",
    "Share on Facebook",
    "Click to share on Reddit (Opens in new window)",
    "Previous post Next post",
    "Newer Post Older Post Home",
    "« Older posts",
    "Advertisement",
    "Read more: Five mills that burnt",
    "RELATED: Five mills that burnt",
    "Posted in News, Mills",
    "Filed under: Mills",
    "Tags: mills, fire",
    "Leave a comment",
    "12 comments",
    "Comments are closed.",
    "Support Us",
    "Support The Beacon",
    "Follow Jo Doe on Twitter @jodoe",
    "Sign up for our weekly newsletter",
    "Get the latest on mills, delivered straight to your inbox.",
    "Skip to main content",
    "Facebook Twitter Email Print",
    "Home | About | Contact",
    "Terms of Use| Privacy Policy| Accessibility Statement",
    "This site uses cookies to make it better. By going on you agree.",
    "*",
    "____",
    "• ",
]


@pytest.mark.parametrize("line", NAVIGATION)
def test_navigation_is_boilerplate(line: str) -> None:
    assert boilerplate(f"{STORY}\n\n{line}\n\n{NEXT}") == [line.strip()]


CONTENT = [
    "Background",
    "Germany",
    "References to the mill",
    "Posted April 13, 2017",
    "May 13, 2017 17:15",
    "By Jo Doe",
    "From the Tarn Gazette:",
    "As the Gazette explains in an article published today:",
    "Here is an excerpt from the council's page on mills.",
    "Ways to help:\n  • Sign this petition.\n  • Donate to the mill\n  • Sign up at the library",
    "Sources:\nThe Gazette; mill.example",
    "This entry was first posted at http://mill.example/1.html.",
    "Share prices fell by four per cent after the fire.",
    "Follow the river on foot until you see the mill.",
    "Read more than the headline before you judge the council.",
    "Home is where the mill is.",
    "See also: chapter 4.",
    "tagged with a small label.",
    "Copyright 1990 Jo Doe",
    "salt, flour, olive oil",
    "Millers say that cookies sell best on the site of the old mill.",
    "The mayor opens the bridge in heavy rain.",
    "One line of verse,\nanother line of verse",
    "===\nTitle\n===",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Further reading is advised.",
]


@pytest.mark.parametrize("lines", CONTENT)
def test_what_could_be_an_answer_stays(lines: str) -> None:
    assert mark_noise(f"{STORY}\n\n{lines}\n\n{NEXT}\n\n" + f"{NEXT}\n\n" * 8) == ()


def test_menu_words_are_buttons_at_the_edge_of_a_page_only() -> None:
    page = "\n\n".join(
        ["The Mill", "HOME", "TheMillList", "OR:", *[STORY] * 8, "Home", *[NEXT] * 8]
    )
    assert boilerplate(page) == ["HOME\n\nTheMillList\n\nOR:"]


def test_a_menu_word_that_stands_alone_again_and_again_is_a_button() -> None:
    page = "\n\n".join([*[STORY] * 8, *["Top", STORY] * 3, *[STORY] * 8])
    assert boilerplate(page) == ["Top"] * 3


def test_a_caption_goes_when_the_line_above_says_the_same_and_it_ends_in_a_credit() -> None:
    above = "Official picture of the mayor of Tarn in her office on the harbour."
    caption = "Official picture of the mayor of Tarn. Getty Images"
    assert boilerplate(f"{STORY}\n\n{above}\n{caption}\n\n{NEXT}") == [caption]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Millers watch the fire in Tarn.", "Jo Doe/Agence Z/Getty Images"),
        ("Millers watch the fire in Tarn.", "Jo Doe/Reuters"),
        ("Millers watch the fire in Tarn.", "(AP Photo/Jo Doe)"),
        ("Millers watch the fire in Tarn.", "Photograph: Jo Doe/Alamy"),
        ("Millers watch the fire in Tarn.", "Jo Doe/Zed/Epsom"),
    ],
)
def test_a_caption_that_nothing_repeats_loses_its_credit_only(caption: str, credit: str) -> None:
    assert boilerplate(f"{STORY}\n\n{caption} {credit}\n\n{NEXT}") == [credit]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fire was seen from the ferry, according to Reuters.",
        "She told the paper that she had sold it to Getty Images",
        "Millers and/or bakers were seen. Nobody knows who.",
    ],
)
def test_a_sentence_about_an_agency_is_no_credit(sentence: str) -> None:
    assert mark_noise(f"{STORY}\n\n{sentence}\n\n{NEXT}") == ()


def test_the_lists_at_the_end_of_an_encyclopedia_page_are_boilerplate() -> None:
    tail = (
        "See also\n\n* History of Tarn * Mills of Veldmark * *\n\n\nReferences\n\n\n"
        'External links\n\n\nGazette: "How the mill that is no more was lost"\n– 1 May 2017.\n'
        "{{Tarn topics Mills in Veldmark 1998 in Tarn"
    )
    assert boilerplate(f"{STORY}\n\nHistory\n\n{NEXT}\n\n{tail}") == [tail]


@pytest.mark.parametrize(
    "tail",
    [
        "References\n\nThe mill is described at length in the papers of the council of Tarn.",
        "References\n\n1. Doe, Jo. The mills of Tarn and what became of them. Tarn Press, 1998.",
        "Further reading\n\nA text that was\nwrapped has no stop\nat the end of its lines.",
        "Notes\n\nOpen daily",
    ],
)
def test_a_tail_with_sentences_stays(tail: str) -> None:
    assert mark_noise(f"{STORY}\n\n{NEXT}\n\n{tail}") == ()


def test_another_section_behind_a_tail_stays() -> None:
    page = f"{STORY}\n\nReferences\n\n* Mills\n\nContact\n\nJo Doe"
    assert boilerplate(page) == ["References\n\n* Mills"]


def test_a_link_list_amid_the_prose_goes_with_its_heading() -> None:
    page = f"{STORY}\n\nSee also\n* Mills\n* Fires of 1998\n\nRebuilding\n\n{NEXT}"
    assert boilerplate(page) == ["See also\n* Mills\n* Fires of 1998"]


def test_a_line_of_tags_behind_the_last_sentence_is_boilerplate() -> None:
    assert boilerplate(f"{STORY}\n\n{NEXT}\n\nold mills, fire, tarn") == ["old mills, fire, tarn"]
    assert mark_noise(f"{STORY}\n\nWhat burnt:\n\nold mills, fire, tarn") == ()


def test_an_invitation_to_comment_goes_and_the_sentence_before_it_stays() -> None:
    assert boilerplate(f"{STORY} Please comment there using your name.") == [
        "Please comment there using your name."
    ]


NEWS = [
    "The council of Tarn met on Monday to speak about the mill that burnt down in May.",
    "Mayor Harrow said the insurance would pay for a new mill and for the damaged houses.",
    "Millers demanded that the council should rebuild the mill in stone and with a tower.",
    "Neighbours who lost their houses live in the school of Tarn until the summer is over.",
    "The fire brigade says that a lamp fell into the straw when nobody was in the mill.",
    "Harrow told reporters that the council would vote on the plans for the mill in June.",
    "The school will open again in autumn, when the new houses of the neighbours are ready.",
]
STRAY = (
    "Striker Leaves Rovers For Record Fee\n"
    "I was eager for a fresh challenge, and Lisbon is a beautiful place to play football. "
    '"The supporters there are passionate and the stadium is always full".'
)


def test_a_headline_and_paragraph_of_another_story_are_boilerplate() -> None:
    assert boilerplate("\n\n".join([*NEWS[:4], STRAY, *NEWS[4:]])) == [STRAY]


@pytest.mark.parametrize(
    "piece",
    [
        # the page's own subject under a headline
        "Council Will Vote On Stone Mill In June\n" + " ".join(NEWS[2:4]),
        # a heading alone in its paragraph
        STRAY.replace("\n", "\n\n"),
        # one name in common with the page
        STRAY.replace("Lisbon", "Harrow"),
    ],
)
def test_a_piece_that_may_belong_to_the_page_stays(piece: str) -> None:
    assert mark_noise("\n\n".join([*NEWS[:4], piece, *NEWS[4:]])) == ()


def test_a_page_whose_paragraphs_all_have_headlines_keeps_them() -> None:
    pieces = [f"Another Story From The Old Village\n{story} {STORY}" for story in NEWS]
    assert mark_noise("\n\n".join([*pieces, STRAY])) == ()


def test_a_gloss_inside_boilerplate_stays_a_gloss() -> None:
    gloss = cut("Mills of Veldmark are machines for grinding grain")
    text = f"{STORY}\n\nSee also\n\nMills of Veldmark {gloss}\n* Tarn"
    assert [(n.kind, text[n.start : n.end].strip()) for n in mark_noise(text)] == [
        ("boilerplate", "See also\n\nMills of Veldmark"),
        ("gloss", gloss),
        ("boilerplate", "* Tarn"),
    ]


def test_carriage_returns_and_byte_order_marks_do_not_matter() -> None:
    gloss = cut("The Oder is a river in Central Europe")
    text = f"\ufeff{STORY}\r\n\r\nShare this\r\n\r\nthe\r\nOder {gloss}\r\nby ferry.\r\n"
    assert kept(text) == f"\ufeff{STORY}\r\n\r\n\r\n\r\nthe\r\nOder\r\nby ferry.\r\n"


PROSE = [STORY, NEXT, *NEWS, "He said that he was tired ...", "Background", "the river"]
PIECES = st.lists(
    st.sampled_from([*PROSE, *NAVIGATION, *(f"{link} {cut(lead)}" for link, lead in LINKS)]),
    max_size=25,
)
PAGES = st.builds(lambda pieces, gap: gap.join(pieces), PIECES, st.sampled_from(["\n", "\n\n"]))
ODD_CHARACTERS = [*"aAéß ,.:;!?…“”\"'()/|*•-–_{}=©\t\r\n\u2028\x00\ud800🙂", " ...\n", "\n\n"]
ODD = st.lists(st.sampled_from(ODD_CHARACTERS)).map("".join)


@given(st.one_of(PAGES, ODD, st.text()))
@settings(max_examples=150, deadline=None)
def test_noise_is_sorted_disjoint_in_range_and_visible(text: str) -> None:
    position = 0
    for noise in mark_noise(text):
        assert position <= noise.start < noise.end <= len(text)
        assert text[noise.start : noise.end].strip()
        position = noise.end


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_no_sentence_is_ever_marked_whatever_stands_around_it(text: str) -> None:
    left = kept(text)
    for line in PROSE[:-2]:
        assert left.count(line) == text.count(line)


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_what_is_kept_holds_no_gloss(text: str) -> None:
    assert [noise for noise in mark_noise(kept(text)) if noise.kind == "gloss"] == []


@pytest.mark.parametrize("page", [f"{STORY}\n\n{line}\n\n{NEXT}" for line in NAVIGATION])
def test_what_is_kept_of_a_page_is_clean(page: str) -> None:
    assert mark_noise(kept(page)) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "“", '"', "{{a", "A/", "A ", "* ", "-", "ab, ", "Home | ", "© ", " ...", "Oder is.A",
        "“a” / Jo Doe/", f"Oder {cut('The Oder is a river')}\n", "We use cookies ",
    ],
)  # fmt: skip
def test_a_megabyte_of_anything_takes_no_more_than_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.perf_counter()
    mark_noise(text)
    assert time.perf_counter() - start < 5
