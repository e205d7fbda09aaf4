"""What wires, newsrooms and sites hand on is read as articles with their facts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corpus.document import Landmark, Reference
from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.source import Part

NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf baselang="en-GB">
<head><title>Other</title><docdata><correction info="It was Friday, not Thursday."/>
<date.issue norm="20190503T100000Z"/></docdata>
<pubdata name="Stow Courier" ex-ref="https://a.example/1"/>
</head><body><body.head><hedline><hl1>Mill burns</hl1><hl2>Nobody hurt</hl2></hedline>
<byline>By <person>Ann Roe</person>
<bytag>Courier Staff</bytag></byline>
<dateline><location>HARROW</location> <story.date
norm="20190503T100000Z">20190503T100000Z</story.date>
</dateline><abstract><p>Short.</p></abstract></body.head><body.content>
<media><media-caption>The mill.</media-caption></media>
<p>It burnt &mdash; <em>twice</em>.</p><hl2>After</hl2><p>&ldquo;Gone,&rdquo; said Colm Vance.</p>
</body.content><body.end><tagline>Ask us.</tagline></body.end></body></nitf>"""

G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" xml:lang="en"><itemMeta>
<provider literal="wend.example"><name>Wend Wire</name>
</provider><versionCreated>2021-11-28T10:00:00Z</versionCreated>
<edNote>Corrects the day in the second paragraph.</edNote></itemMeta>
<contentMeta><contentCreated>2021-11-27T10:00:00Z</contentCreated><by>By Bo Marsh</by>
<dateline>WEND, Nov 27</dateline><language tag="en-GB"/><headline>No money</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body><p>The council has none.</p></body></html></inlineXML>
</contentSet>
</newsItem>
<newsItem guid="urn:2"><contentMeta><headline>Photo</headline></contentMeta>
<contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
<newsItem guid="https://wend.example/3"><itemMeta/>
<contentMeta><headline>Ferry</headline></contentMeta>
<contentSet>
<inlineData contenttype="text/plain">It runs &amp; runs.</inlineData></contentSet></newsItem>
</itemSet></newsMessage>"""

OLDER_NEWSML = """<NewsML><NewsItem><NewsManagement><FirstCreated>20140829T074801Z</FirstCreated>
</NewsManagement><NewsComponent><NewsLines><HeadLine>Mill sold</HeadLine><ByLine>By Ann Roe</ByLine>
<DateLine>HARROW, Aug 29</DateLine></NewsLines><AdministrativeMetadata><Provider>
<Party FormalName="WEND"/></Provider></AdministrativeMetadata><NewsComponent>
<ContentItem><DataContent>
<p>It was sold.</p></DataContent></ContentItem></NewsComponent></NewsComponent>
</NewsItem></NewsML>"""

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Stow Courier</title>
<language>en-gb</language>
<item><title>Mill &amp;amp; barn burn</title><link>https://a.example/1</link>
<dc:creator>Ann Roe</dc:creator><pubDate>Fri, 03 May 2019 10:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>It burnt&nbsp;down.</p><h2>After</h2>
<p>It was old.</p><script>x</script>]]></content:encoded></item>
<item><title>Ferry</title><guid>https://a.example/2</guid><author>bo@a.example (Bo Marsh)</author>
<description>It runs.</description></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wend blog</title>
<author><name>Eve Lund</name></author><entry><title type="html">A &lt;b&gt;day&lt;/b&gt;</title>
<link rel="self" href="https://b.example/feed"/><link href="https://b.example/1"/>
<published>2020-05-05T10:00:00Z</published><updated>2021-01-01T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
</entry></feed>"""

OPML = """<opml version="2.0"><head><title>Plan</title><ownerName>Ann Roe</ownerName>
<dateModified>Fri, 03 May 2019 10:00:00 GMT</dateModified></head><body><outline text="Mill">
<outline text="It &lt;b&gt;burnt&lt;/b&gt;." _note="Ask Vance."/></outline><outline text="Ferry"/>
</body></opml>"""

NINJS: dict[str, Any] = {
    "uri": "https://a.example/1", "type": "text", "versioncreated": "2019-05-03T10:00:00Z",
    "byline": "By Ann Roe and Bo Marsh", "headline": "Mill burns", "located": "Harrow",
    "language": "en", "copyrightholder": "Wend Wire", "ednote": "CORRECTION: it was Friday.",
    "body_html": "<p>It burnt.</p><p>Twice.</p>", "body_text": "It burnt. Twice.",
    "associations": {"photo": {"uri": "x", "headline": "No"}},
}  # fmt: skip
NEWER = {
    "uri": "urn:2", "versionCreated": "2023-10-08T09:00:00Z", "by": "Ann Roe",
    "headlines": [{"role": "short", "value": "Mill"}, {"role": "main", "value": "Mill burns"}],
    "bodies": [{"role": "t", "contentType": "text/plain", "value": "It burnt.\n\nTwice."}],
}  # fmt: skip


def read(text: str, name: str) -> list[Part]:
    return [each for each in read_content(text.encode(), name) if isinstance(each, Part)]


def facts(part: Part) -> Reference:
    assert part.extraction.reference is not None
    return part.extraction.reference


def test_an_article_in_nitf_has_its_facts_and_its_correction() -> None:
    (part,) = read(NITF, "a.xml")
    assert part.name == ""
    assert part.extraction.text.split("\n\n") == [
        "Mill burns", "Nobody hurt", "HARROW", "It burnt — twice.", "After",
        "“Gone,” said Colm Vance.", "It was Friday, not Thursday.",
    ]  # fmt: skip
    start = part.extraction.text.index("After")
    assert part.extraction.landmarks == (Landmark(start, "section", "After"),)
    assert facts(part) == Reference(
        id="", title="Mill burns", type="article-newspaper", authors=("Ann Roe",),
        container_title="Stow Courier", publisher="Stow Courier", issued="2019-05-03",
        url="https://a.example/1", language="en-GB",
    )  # fmt: skip


def test_items_of_newsml_are_documents_and_pictures_are_none() -> None:
    money, ferry = read(G2, "a.xml")
    assert money.extraction.text.split("\n\n") == [
        "No money", "WEND, Nov 27", "The council has none.",
        "Corrects the day in the second paragraph.",
    ]  # fmt: skip
    assert facts(money) == Reference(
        id="", title="No money", type="article-newspaper", authors=("Bo Marsh",),
        publisher="Wend Wire", issued="2021-11-27", language="en-GB",
    )  # fmt: skip
    assert ferry.extraction.text == "Ferry\n\nIt runs & runs."
    assert (ferry.name, facts(ferry).url) == ("item 2", "https://wend.example/3")


def test_the_older_newsml_is_read_too() -> None:
    (part,) = read(OLDER_NEWSML, "a.xml")
    assert part.extraction.text == "Mill sold\n\nHARROW, Aug 29\n\nIt was sold."
    known = facts(part)
    assert (known.authors, known.publisher, known.issued) == (("Ann Roe",), "WEND", "2014-08-29")


def test_entries_of_rss_are_documents_with_their_longest_text() -> None:
    mill, ferry = read(RSS, "a.rss")
    assert mill.extraction.text == "Mill & barn burn\n\nIt burnt down.\n\nAfter\n\nIt was old."
    assert facts(mill) == Reference(
        id="", title="Mill & barn burn", type="webpage", authors=("Ann Roe",),
        publisher="Stow Courier", issued="2019-05-03", url="https://a.example/1", language="en-gb",
    )  # fmt: skip
    assert ferry.extraction.text == "Ferry\n\nIt runs."
    assert (facts(ferry).authors, facts(ferry).url) == (("Bo Marsh",), "https://a.example/2")


def test_entries_of_atom_have_the_feeds_author_where_they_name_none() -> None:
    (part,) = read(ATOM, "a.atom")
    assert part.extraction.text == "A day\n\nOne.\n\nTwo."
    assert facts(part) == Reference(
        id="", title="A day", type="webpage", authors=("Eve Lund",), publisher="Wend blog",
        issued="2020-05-05", url="https://b.example/1", language="en",
    )  # fmt: skip


def test_an_outline_is_one_document_with_headings() -> None:
    (part,) = read(OPML, "a.opml")
    assert part.extraction.text == "Mill\n\nIt burnt.\n\nAsk Vance.\n\nFerry"
    assert part.extraction.landmarks == (Landmark(0, "section", "Mill"),)
    assert (facts(part).title, facts(part).authors) == ("Plan", ("Ann Roe",))


def test_an_item_in_ninjs_has_its_facts_and_its_correction() -> None:
    (part,) = read(json.dumps(NINJS), "a.json")
    assert part.extraction.text.split("\n\n") == [
        "Mill burns", "Harrow", "It burnt.", "Twice.", "CORRECTION: it was Friday.",
    ]  # fmt: skip
    assert facts(part) == Reference(
        id="", title="Mill burns", type="article-newspaper", authors=("Ann Roe", "Bo Marsh"),
        publisher="Wend Wire", issued="2019-05-03", url="https://a.example/1", language="en",
    )  # fmt: skip


def test_a_list_of_newer_items_is_as_many_documents() -> None:
    first, second = read(json.dumps([NEWER, NINJS]), "a.json")
    assert first.extraction.text == "Mill burns\n\nIt burnt.\n\nTwice."
    assert (facts(first).issued, facts(first).authors) == ("2023-10-08", ("Ann Roe",))
    assert second.name == "item 2"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("<rss><channel><title>A</title></channel></rss>", "a.rss", id="no entry"),
        pytest.param("<opml><body/></opml>", "a.opml", id="no line"),
        pytest.param("<nitf><body/></nitf>", "a.xml", id="no words"),
        pytest.param(
            G2.replace("inlineXML", "x").replace("inlineData", "x"), "a.xml", id="no text"
        ),
        pytest.param('{"uri": "a", "headline": ""}', "a.json", id="an empty item"),
    ],
)
def test_a_file_without_an_article_says_so(text: str, name: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read(text, name)
