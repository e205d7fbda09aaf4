"""TEI: plays and parliaments say who speaks, letters who wrote, and the header says the rest."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference
from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.readers.tei.read_tei import read_tei
from corpus.source import Extraction, Part
from corpus.splitting.split_sentences import split_sentences
from corpus.statements.extract import extract_statements
from corpus.statements.grammar.load_parser import load_parser


def tei(text: str, header: str = "", more: str = "") -> bytes:
    """A TEI file with this text and what its header holds."""
    stated = header or "<titleStmt><title>T</title></titleStmt>"
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>{stated}'
        f"</fileDesc>{more}</teiHeader><text>{text}</text></TEI>"
    ).encode()


def read(content: bytes) -> Extraction:
    (part,) = read_content(content, "a.xml")
    assert isinstance(part, Part)
    return part.extraction


def turns(extraction: Extraction) -> list[tuple[str, str, str]]:
    """Who is printed, who that is, and what is said."""
    text = extraction.text
    return [(text[t.start : t.end], t.name, text[t.said : t.stops]) for t in extraction.turns]


CAST = """<profileDesc><particDesc><listPerson>
<person xml:id="finch"><persName>Ada Finch</persName></person>
<person xml:id="marsh"><persName><forename>Bo</forename><surname>Marsh</surname></persName></person>
<personGrp xml:id="all"><name>ALL_1</name></personGrp>
</listPerson></particDesc></profileDesc>"""

VERSE = tei(
    """<body><div type="act"><head>ACT 1</head><div type="scene"><head>Scene 1</head>
<stage type="entrance">Enter Ada.</stage>
<sp who="#finch"><speaker>ADA. </speaker><l n="1">The mill is burnt,</l>
<stage>She weeps.</stage><l n="2">and nobody paid.</l></sp>
<sp who="#finch #marsh"><speaker>BOTH</speaker><p>Alas!</p></sp>
<sp who="#all"><p>Nobody is named here.</p></sp></div></div></body>""",
    more=CAST,
)

OLD = b"""<TEI.2><teiHeader><fileDesc><titleStmt><title>The Mill</title><author>Finch, Ada</author>
</titleStmt></fileDesc></teiHeader><text><front><castList><castItem><role id="m">Bo Marsh</role>
, a miller</castItem></castList></front><body><div1><head>I</head>
<sp who="m"><speaker>Mar.</speaker><ab>It <hi>burnt</hi> down.</ab></sp></div1></body></text>
</TEI.2>"""

PROSE = tei("""<body><sp><speaker>The Miller <hi>(aside)</hi></speaker>
<p>Who is <stage>Aloud.</stage>
there?</p></sp></body>""")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (VERSE, [("ADA.", "Ada Finch", "The mill is burnt,\n\nShe weeps.\n\nand nobody paid."),
                 ("BOTH", "", "Alas!")]),
        (OLD, [("Mar.", "Bo Marsh", "It burnt down.")]),
        (PROSE, [("The Miller (aside)", "", "Who is Aloud. there?")]),
    ],
    ids=["verse", "P4", "prose without a cast"],
)  # fmt: skip
def test_in_a_play_speeches_are_of_those_in_the_cast(
    content: bytes, said: list[tuple[str, str, str]]
) -> None:
    assert turns(read(content)) == said


def test_stage_directions_are_seen_and_nobody_says_them() -> None:
    page = read(VERSE)
    assert page.text == (
        "ACT 1\n\nScene 1\n\nEnter Ada.\n\nADA. The mill is burnt,\n\nShe weeps.\n\n"
        "and nobody paid.\n\nBOTH: Alas!\n\nNobody is named here."
    )
    assert [page.text[n.start : n.end] for n in page.noise] == ["Enter Ada.", "She weeps."]
    assert [each.value for each in page.landmarks] == ["ACT 1", "ACT 1 › Scene 1"]


NOTED = tei(
    """<body><div type="debateSection"><note type="time">10:00</note>
<note type="speaker">The Minister:</note><pb n="12"/>
<u who="#finch" xml:id="u1"><seg>The mill burnt. <kinesic type="applause"><desc>(Applause)</desc>
</kinesic> Nobody paid.</seg><note type="narrative">He sits.</note><seg>I close.</seg></u>
<u who="#marsh" xml:id="u2"><seg>Who <gap reason="inaudible"/> paid?</seg></u></div></body>""",
    more=CAST,
)

COMPONENT = tei("""<body><div><note type="speaker">President Ada Finch</note>
<u who="#P1"><seg>The sitting is open.</seg></u><u who="#P2"><seg>Nobody is named.</seg></u>
</div></body>""")

TOKENS = tei(
    """<body><div><u who="#finch"><seg><s><w>Who</w> <w>paid</w> <w join="right">it</w>
<pc>?</pc></s></seg></u></div></body>""",
    more=CAST,
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (NOTED, [("The Minister", "Ada Finch",
                  "The mill burnt. (Applause) Nobody paid.\n\nHe sits.\n\nI close."),
                 ("Bo Marsh", "Bo Marsh", "Who […] paid?")]),
        (COMPONENT, [("President Ada Finch", "", "The sitting is open.")]),
        (TOKENS, [("Ada Finch", "Ada Finch", "Who paid it?")]),
    ],
    ids=["Parla-CLARIN", "a component of ParlaMint", "with annotation"],
)  # fmt: skip
def test_in_a_parliament_utterances_are_of_whom_the_file_names(
    content: bytes, said: list[tuple[str, str, str]]
) -> None:
    assert turns(read(content)) == said


def test_pages_are_places_where_they_are_numbered() -> None:
    assert [(each.label, each.value) for each in read(NOTED).landmarks] == [("page", 12)]


def test_a_sitting_is_called_so_and_has_its_day() -> None:
    header = """<titleStmt><title type="main">Records of Stow</title>
    <title type="sub">Sitting 159</title>
    <title type="sub" xml:lang="de">159. Sitzung</title></titleStmt><publicationStmt><publisher>
    <orgName xml:lang="de">Haus</orgName><orgName xml:lang="en">House of Stow</orgName></publisher>
    <date when="2022-12-13"/></publicationStmt><sourceDesc><bibl><date when="2022-05-20"/></bibl>
    </sourceDesc>"""
    day = (
        "<profileDesc><settingDesc><setting><date when='2022-05-19'/></setting></settingDesc>"
        "</profileDesc>"
    )
    facts = read(tei("<body><u><seg>Who?</seg></u></body>", header, day)).reference
    assert facts == Reference(
        "", "Sitting 159", container_title="Records of Stow", publisher="House of Stow",
        issued="2022-05-19", language="en",
    )  # fmt: skip


LETTER = tei("""<body><div type="letter"><opener><dateline>Harrow, 12 April 1872</dateline>
<salute>Dear Sir,</salute></opener><p>I <choice><sic>beleive</sic><corr>believe</corr></choice>
that the <choice><abbr>Compy</abbr><expan>Company</expan></choice> will never pay for the old
wa-
<lb break="no"/>ter mill of Harrow, and I <del>shall</del> <add>will</add> tell them
so.<note>The mill burnt in 1871.</note></p><pb n="2"/>
<p>My brother saw <gap reason="illegible"/> the roof fall.</p>
<closer><salute>Yours truly,</salute> <signed>A. Finch</signed></closer></div></body>""",
"<titleStmt><title>Finch to Marsh</title><author>An Editor</author></titleStmt>",
"""<profileDesc><correspDesc><correspAction type="received"><persName>Bo Marsh</persName>
</correspAction><correspAction type="sent"><persName>Finch, Ada</persName>
<date when="1872-04-12"/></correspAction></correspDesc></profileDesc>""")  # fmt: skip


def test_a_letter_is_its_writers_as_it_was_written() -> None:
    page = read(LETTER)
    assert page.text == "\n\n".join([
        "Harrow, 12 April 1872", "Dear Sir,",
        "I beleive that the Compy will never pay for the old water mill of Harrow, and I will tell "
        "them so.", "My brother saw […] the roof fall.", "Yours truly,", "A. Finch", "Notes",
        "The mill burnt in 1871.",
    ])  # fmt: skip
    facts = page.reference
    assert facts is not None
    assert (facts.authors, facts.type, facts.issued) == (
        ("Ada Finch",), "personal_communication", "1872-04-12"
    )  # fmt: skip


def test_what_a_letter_says_is_authored() -> None:
    page = read(LETTER)
    assert page.reference is not None
    document = Document("a.xml", page.text, page.reference, "", page.noise, page.landmarks)
    found = extract_statements(document, split_sentences(document), load_parser())
    written = [(e.speaker and e.speaker.name, e.content[0].text[:20]) for e in found if e.authored]
    assert written == [("Ada Finch", "I beleive that the C"), ("Ada Finch", "My brother saw […] t")]


@pytest.mark.parametrize(
    ("sent", "authors"),
    [
        ('<persName>Ada Finch</persName><persName type="addressee">Bo Marsh</persName>', ()),
        ("<orgName>House of Stow</orgName>", ("House of Stow",)),
        ("<placeName>Harrow</placeName>", ("An Editor",)),
        ("<persName><forename>Ada</forename><surname>Finch</surname></persName>", ("Ada Finch",)),
    ],
    ids=["contradictory", "an organisation", "nobody", "in parts"],
)
def test_who_sent_a_letter_is_who_is_named_as_such(sent: str, authors: tuple[str, ...]) -> None:
    header = "<titleStmt><title>L</title><author>An Editor</author></titleStmt>"
    desc = (
        f"<profileDesc><correspDesc><correspAction type='sent'>{sent}</correspAction></correspDesc>"
        "</profileDesc>"
    )
    facts = read(tei("<body><p>It burnt.</p></body>", header, desc)).reference
    assert facts is not None
    assert facts.authors == authors


SPEECH = tei("""<front><head>Speech at Stow</head></front><body><div><head>First part</head>
<fw type="header">STOW 3</fw><p>Friends, the <name>mill</name> burnt.</p><list><item>One</item>
<item>Two</item></list><table><row><cell>a</cell><cell>b</cell></row></table></div></body>""",
"""<titleStmt><title>Speech</title><author><persName>Ada Finch</persName></author></titleStmt>
<sourceDesc><bibl><date when="1901">1901</date></bibl></sourceDesc>""")  # fmt: skip


def test_a_text_is_its_paragraphs_lists_and_tables() -> None:
    page = read(SPEECH)
    assert page.text == (
        "Speech at Stow\n\nFirst part\n\nSTOW 3\n\nFriends, the mill burnt.\n\nOne\n\nTwo\n\na\tb"
    )
    assert [page.text[n.start : n.end] for n in page.noise] == ["STOW 3"]
    assert page.reference is not None
    assert (page.reference.authors, page.reference.issued) == (("Ada Finch",), "1901")


def test_each_text_of_a_corpus_is_a_document() -> None:
    one, two = (tei(f"<body><p>{n} burnt.</p></body>").decode() for n in ("One", "Two"))
    two = two.replace("<TEI ", '<TEI xml:id="second" ')
    whole = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{one}{two}</teiCorpus>'
    assert [(part.name, part.extraction.text) for part in read_tei(whole.encode())] == [
        ("1", "One burnt."), ("second", "Two burnt."),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [tei("<body/>"), b"<TEI>", b"<teiCorpus/>"])
def test_without_a_text_it_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        list(read_tei(content))
