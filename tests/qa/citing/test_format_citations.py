"""Citations follow the manuals' own patterns: MLA 9, APA 7, Chicago 18."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Reference
from qa.citing.format_citations import Place, format_citations
from qa.citing.style import MANUALS, Manual, Run
from qa.reply import Locator
from tests.qa.citing_sources import (
    ARTICLE,
    BARE,
    BLOG,
    BODY,
    ENTRY,
    GUESSED,
    LOCATOR,
    OWN_BLOG,
    PAGE,
    REPORT,
    THREE,
    TWO,
)
from tests.web.payloads import PAYLOADS


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)


def formatted(
    manual: Manual, *references: Reference, locator: Locator = LOCATOR
) -> tuple[list[str], list[str]]:
    made = format_citations(manual, tuple(Place(each, locator) for each in references))
    return [shown(cite) for cite in made.cites], [shown(work) for work in made.works]


# Each: in the text (or the note), then in the list of works; "" where the manual has none there.
GOLDEN: list[tuple[str, Manual, Reference, str, str]] = [
    # MLA Handbook, 9th edition, appendix 2, "Works-cited-list entries by publication format"
    ("article", "mla", ARTICLE, "(Finch, par. 19)",
     "Finch, Ada B. “Nobody Hurt as the Mill of Harrow Burns.” *Wend Courier*, 3 May 2019, "
     "https://courier.example/mill."),
    ("two authors", "mla", TWO, "(Ruiz and van Elm, par. 19)",
     "Ruiz, Ana, and Dora van Elm. “A Talk on the Bridge.” The Daily Example, 13 Apr. 2017."),
    ("three authors", "mla", THREE, "(Ruiz et al., par. 19)",
     "Ruiz, Ana, et al. “Floods on the Wend.” *Rivers*, 2018."),
    ("page, no author, no date", "mla", PAGE, "(“Opening Hours,” par. 19)",
     "“Opening Hours.” *Library of Stow*, https://stow.example/hours."),
    ("encyclopedia", "mla", ENTRY, "(“Oder,” par. 19)",
     "“Oder.” *Encyclopedia of Rivers*, 2021, https://rivers.example/oder."),
    ("blog, no author", "mla", BLOG, "(“Why We Left,” par. 19)",
     "“Why We Left.” *Notes from Stow*, Feb. 2020, https://notes.example/left."),
    ("blog", "mla", OWN_BLOG, "(Carr, par. 19)",
     "Carr, Ben. “Why We Came Back.” *Notes from Stow*, 28 Feb. 2021, https://notes.example/back."),
    ("author is publisher", "mla", REPORT, "(*Fires in the County, 2010 to 2019*, par. 19)",
     "*Fires in the County, 2010 to 2019*. County Fire Council, 31 Jan. 2020."),
    ("organisation", "mla", BODY, "(Bakers of Harrow Union, par. 19)",
     "Bakers of Harrow Union. *The Price of Bread*. Stow Press, Nov. 2016, "
     "https://bread.example/report."),
    ("nothing known", "mla", BARE, "(“[Untitled document, school.txt],” par. 19)",
     "“[Untitled document, school.txt].”"),
    ("inferred", "mla", GUESSED, "(“A Letter,” par. 19)",
     "“A Letter.” 31 Dec. 1999. [Title and date inferred from the text.]"),
    # Publication Manual of the APA, 7th edition, 10.1 to 10.16 and 8.11 to 8.14
    ("article", "apa", ARTICLE, "(Finch, 2019, para. 19)",
     "Finch, A. B. (2019, May 3). Nobody hurt as the mill of Harrow burns. *Wend Courier*. "
     "https://courier.example/mill"),
    ("two authors", "apa", TWO, "(Ruiz & van Elm, 2017, para. 19)",
     "Ruiz, A., & van Elm, D. (2017, April 13). *A talk on the bridge*. The Daily Example."),
    ("three authors", "apa", THREE, "(Ruiz et al., 2018, para. 19)",
     "Ruiz, A., Carr, B., & Elm, D. (2018). Floods on the Wend. *Rivers*."),
    ("page, no author, no date", "apa", PAGE, "(*Opening Hours*, n.d., para. 19)",
     "*Opening hours*. (n.d.). Library of Stow. https://stow.example/hours"),
    ("encyclopedia", "apa", ENTRY, "(“Oder,” 2021, para. 19)",
     "Oder. (2021). In *Encyclopedia of Rivers*. https://rivers.example/oder"),
    ("blog, no author", "apa", BLOG, "(“Why We Left,” 2020, para. 19)",
     "Why we left. (2020, February). *Notes from Stow*. https://notes.example/left"),
    ("blog", "apa", OWN_BLOG, "(Carr, 2021, para. 19)",
     "Carr, B. (2021, February 28). Why we came back. *Notes from Stow*. "
     "https://notes.example/back"),
    ("author is publisher", "apa", REPORT, "(County Fire Council, 2020, para. 19)",
     "County Fire Council. (2020). *Fires in the county, 2010 to 2019*."),
    ("organisation", "apa", BODY, "(Bakers of Harrow Union, 2016, para. 19)",
     "Bakers of Harrow Union. (2016). *The price of bread*. Stow Press. "
     "https://bread.example/report"),
    ("nothing known", "apa", BARE, "(*[Untitled document, school.txt]*, n.d., para. 19)",
     "*[Untitled document, school.txt]*. (n.d.)."),
    ("inferred", "apa", GUESSED, "(*A Letter*, 1999, para. 19)",
     "*A letter*. (1999, December 31). [Title and date inferred from the text.]"),
    # The Chicago Manual of Style, 18th edition, chapter 14: notes, then bibliography
    ("article", "chicago", ARTICLE,
     "Ada B. Finch, “Nobody Hurt as the Mill of Harrow Burns,” *Wend Courier*, May 3, 2019, "
     "para. 19, https://courier.example/mill.",
     "Finch, Ada B. “Nobody Hurt as the Mill of Harrow Burns.” *Wend Courier*, May 3, 2019. "
     "https://courier.example/mill."),
    ("two authors", "chicago", TWO,
     "Ana Ruiz and Dora van Elm, “A Talk on the Bridge,” The Daily Example, April 13, 2017, "
     "para. 19.",
     "Ruiz, Ana, and Dora van Elm. “A Talk on the Bridge.” The Daily Example, April 13, 2017."),
    ("page, no author, no date", "chicago", PAGE,
     "“Opening Hours,” Library of Stow, para. 19, https://stow.example/hours.",
     "Library of Stow. “Opening Hours.” https://stow.example/hours."),
    ("encyclopedia: in the note alone", "chicago", ENTRY,
     "“Oder,” *Encyclopedia of Rivers*, 2021, para. 19, https://rivers.example/oder.", ""),
    ("blog, no author", "chicago", BLOG,
     "“Why We Left,” *Notes from Stow*, February 2020, para. 19, https://notes.example/left.",
     "“Why We Left.” *Notes from Stow*, February 2020. https://notes.example/left."),
    ("author is publisher", "chicago", REPORT,
     "County Fire Council, *Fires in the County, 2010 to 2019* (County Fire Council, 2020), "
     "para. 19.",
     "County Fire Council. *Fires in the County, 2010 to 2019*. County Fire Council, 2020."),
    ("nothing known", "chicago", BARE, "“[Untitled document, school.txt],” n.d., para. 19.", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("manual", "reference", "cite", "work"),
    [pytest.param(*case[1:], id=f"{case[1]}: {case[0]}") for case in GOLDEN],
)
def test_a_citation_is_the_manuals(
    manual: Manual, reference: Reference, cite: str, work: str
) -> None:
    assert formatted(manual, reference) == ([cite], [work] if work else [])


# Each: in the text (or the note). MLA Handbook 6.77, APA 8.6, Chicago 14.160
INDIRECT: list[tuple[str, Manual, Reference, str, str]] = [
    ("article", "mla", ARTICLE, "Petr Orlov", "(qtd. in Finch, par. 19)"),
    ("no author", "mla", PAGE, "Petr Orlov", "(qtd. in “Opening Hours,” par. 19)"),
    ("article", "apa", ARTICLE, "Petr Orlov", "(Orlov, as cited in Finch, 2019, para. 19)"),
    ("particle", "apa", ARTICLE, "Dora van Elm", "(van Elm, as cited in Finch, 2019, para. 19)"),
    ("organisation", "apa", PAGE, "County Fire Council",
     "(County Fire Council, as cited in *Opening Hours*, n.d., para. 19)"),
    ("article", "chicago", ARTICLE, "Petr Orlov",
     "Petr Orlov, quoted in Ada B. Finch, “Nobody Hurt as the Mill of Harrow Burns,” "
     "*Wend Courier*, May 3, 2019, para. 19, https://courier.example/mill."),
    ("nothing known", "chicago", BARE, "van Elm",
     "Van Elm, quoted in “[Untitled document, school.txt],” n.d., para. 19."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("manual", "reference", "speaker", "cite"),
    [pytest.param(*case[1:], id=f"{case[1]}: {case[0]}") for case in INDIRECT],
)
def test_an_indirect_source_is_cited_as_the_manual_wants_it(
    manual: Manual, reference: Reference, speaker: str, cite: str
) -> None:
    direct = format_citations(manual, (Place(reference, LOCATOR),))
    made = format_citations(manual, (Place(reference, LOCATOR, speaker),))
    assert [shown(each) for each in made.cites] == [cite]
    assert made.works == direct.works


@pytest.mark.parametrize(
    ("locator", "cite"),
    [
        (Locator("page", 7), "(Finch 7)"),
        (Locator("paragraph", 2), "(Finch, par. 2)"),
        (Locator("page", "7–9"), "(Finch 7–9)"),
        (Locator("page", "xii"), "(Finch xii)"),
        (Locator("page", "12:4–9"), "(Finch 12:4–9)"),
        (Locator("page", "11:25–12:9"), "(Finch 11:25–12:9)"),
        (Locator("page", "S704"), "(Finch S704)"),
        (
            Locator("section", "“Cost & <b>”, paragraph 2", "Cost & <b>", 2),
            "(Finch, “Cost & <b>,” par. 2)",
        ),
        (
            Locator("section", "“The “No” of May.”", "The “No” of May.", 0),
            "(Finch, “The ‘No’ of May”)",
        ),
        (Locator("time", "1:02:05"), "(Finch 1:02:05)"),
    ],
)
def test_a_place_is_named_as_the_manual_names_it(locator: Locator, cite: str) -> None:
    assert formatted("mla", ARTICLE, locator=locator)[0] == [cite]


def test_works_of_one_year_are_told_apart() -> None:
    other = Reference("b.txt", "Another report", authors=("County Fire Council",), issued="2020")
    cites, works = formatted("apa", REPORT, other)
    assert [cite[22:27] for cite in cites] == ["2020b", "2020a"]
    assert [work[:28] for work in works] == [
        "County Fire Council. (2020a)", "County Fire Council. (2020b)"]  # fmt: skip


def test_a_source_that_is_cited_again_is_listed_once_and_its_note_is_short() -> None:
    cites, works = formatted("chicago", ARTICLE, PAGE, ARTICLE)
    assert cites[2] == "Finch, “Nobody Hurt as the Mill of Harrow Burns,” para. 19."
    assert len(works) == 2


@pytest.mark.parametrize("manual", MANUALS)
def test_what_a_source_says_of_itself_is_text(manual: Manual) -> None:
    """No markup, Markdown or TeX in a title, name or publisher is taken for formatting."""
    hostile = tuple(
        Reference(f"{number}", text, authors=(text,), publisher=text, url="https://a.example")
        for number, text in enumerate([*PAYLOADS, "*a* **b** $x$ [c](d) \\textbf{e} @f {g}"])
    )
    made = format_citations(manual, tuple(Place(each, LOCATOR) for each in hostile))
    assert len(made.cites) == len(hostile)
    text = "".join(shown(runs) for runs in (*made.cites, *made.works)).lower()
    assert "<script>window.broken=1</script>" in text
    assert "**b** $x$ [c](d) \\textbf{e} @f {g}" in text


def test_nothing_cited_is_nothing_listed() -> None:
    assert formatted("mla") == ([], [])


UNDER = Locator("section", "“The weir”, paragraph 4", "The weir", 4)


@pytest.mark.parametrize(
    ("manual", "locator", "end"),
    [
        ("apa", UNDER, "2019, “The weir” section, para. 4)"),
        ("apa", Locator("page", "7–9"), "2019, pp. 7–9)"),
        ("apa", Locator("page", "12:4–9"), "2019, pp. 12:4–9)"),
        ("apa", Locator("page", "12:4"), "2019, p. 12:4)"),
        (
            "chicago",
            Locator("page", "12:4–9"),
            "May 3, 2019, 12:4–9, https://courier.example/mill.",
        ),
        ("chicago", UNDER, "May 3, 2019, under “The weir,” para. 4, https://courier.example/mill."),
        ("chicago", Locator("page", "7–9"), "May 3, 2019, 7–9, https://courier.example/mill."),
    ],
)
def test_headings_and_ranges_are_written_as_the_manual_has_them(
    manual: Manual, locator: Locator, end: str
) -> None:
    assert formatted(manual, ARTICLE, locator=locator)[0][0].endswith(end)


@pytest.mark.parametrize(
    ("manual", "reference", "work"),
    [
        ("mla", replace(ARTICLE, title="The Mayor Said “No”"), "“The Mayor Said ‘No.’” *Wend"),
        ("mla", replace(ARTICLE, title='Who is "the weir"?'), "“Who Is ‘the Weir’?” *Wend"),
        ("chicago", replace(ARTICLE, title="“No,” She Said"), "“‘No,’ She Said.” *Wend"),
        ("apa", replace(ARTICLE, title="The mayor said “no”"), "The mayor said “no.” *Wend"),
        ("apa", replace(ARTICLE, type="post"), "burns* [Online post]. Wend Courier."),
        ("apa", replace(ARTICLE, authors=("Gabriel García Márquez",)), "García Márquez, G. ("),
        ("mla", replace(ARTICLE, authors=("Ana Ruiz Delgado",)), "Ruiz Delgado, Ana."),
        ("mla", replace(ARTICLE, authors=("Mary Ann Finch",)), "Finch, Mary Ann."),
        ("mla", replace(REPORT, type="speech", title="A talk"), "31 Jan. 2020"),
        ("apa", replace(REPORT, url="https://doi.org/10.1/w"), "https://doi.org/10.1/w"),
    ],
)
def test_an_entry_is_the_manuals_in_the_finer_points(
    manual: Manual, reference: Reference, work: str
) -> None:
    (written,) = formatted(manual, reference)[1]
    assert work in written
