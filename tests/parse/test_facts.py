"""What a file tells besides its words: targets of links, superscripts."""

import pytest

from refcase.parse import parse
from refcase.reading.plain import document_of
from refcase.text import Facts, Link

TEXT = """2. Underpinning research
Kilns leak1 and crack2,3 in the 4 m2 rooms of the 3rd guild.
3. References to the research
1. Flint, A. (2010) Kilns. Clay, 4.
2. Ochre, B. (2012) Coughs. Clay, 6. https://clay.example/6
3. Umber, C. (2013) Masks. Clay, 7.
5. Sources to corroborate the impact
E1 Letter from the guild, at their page
E2 Report, www.kilns.example/report/
"""


def link(shown: str, target: str) -> Link:
    start = TEXT.index(shown)
    return Link(start, start + len(shown), target)


def study(*links: Link, kind: str = "docx"):
    document = document_of(TEXT)
    return parse(document.model_copy(update={"format": kind, "facts": Facts(links=tuple(sorted(links)))}))


def test_a_reference_takes_doi_and_address_from_its_links() -> None:
    found = study(
        link("Kilns. Clay", "https://doi.org/10.5555/kilns.4"), link("Masks", "https://masks.example/a")
    )
    assert [r.doi for r in found.references] == ["10.5555/kilns.4", None, None]
    assert [r.url for r in found.references] == [None, "https://clay.example/6", "https://masks.example/a"]


@pytest.mark.parametrize(
    ("target", "urls"),
    [
        ("https://guild.example/letter", ("https://guild.example/letter",)),
        ("mailto:clerk@guild.example", ()),
        ("file:///C:/drafts/letter.docx", ()),
        ("#_ftn1", ()),
    ],
)
def test_a_source_takes_web_addresses_from_its_links(target: str, urls: tuple[str, ...]) -> None:
    assert study(link("their page", target)).sources[0].urls == urls


def test_the_web_page_and_its_export_give_what_the_text_gives() -> None:
    for kind in ("html", "markdown"):
        assert study(link("their page", "https://guild.example/letter"), kind=kind).sources[0].urls == ()


def test_an_address_that_is_shown_comes_once() -> None:
    found = study(link("www.kilns.example/report/", "http://www.kilns.example/report"))
    assert found.sources[1].urls == ("www.kilns.example/report/",)


def test_a_superscript_is_a_citation_where_the_list_is_numbered() -> None:
    text = TEXT.replace("leak1", "leak (see p. 4)1").replace("crack2,3", "crack ‘badly’2,3")
    document = document_of(text)
    spans = [(text.index(")1") + 1, text.index(")1") + 2), (text.index("2,3"), text.index("2,3") + 3)]
    spans += [(text.index("m2 ") + 1, text.index("m2 ") + 2), (text.index("3rd") + 1, text.index("3rd") + 3)]
    found = parse(document.model_copy(update={"facts": Facts(superscripts=tuple(spans))}))
    assert [c.written for c in found.citations if c.section == 2] == ["1", "2,3"]


def test_where_the_file_tells_superscripts_other_glued_numbers_are_none() -> None:
    text = TEXT.replace("in the 4 m2 rooms of the 3rd guild", "and smoke2")
    document = document_of(text)
    high = tuple((text.index(figures), text.index(figures) + len(figures)) for figures in ("1 and", "2,3"))
    found = parse(
        document.model_copy(update={"facts": Facts(superscripts=((high[0][0], high[0][0] + 1), high[1]))})
    )
    assert [c.written for c in found.citations if c.section == 2] == ["1", "2,3"]
    assert [c.written for c in parse(document).citations if c.section == 2] == ["1", "2,3", "2"]
