"""Identifiers: what is one, where it ends, and what only looks like one. All DOIs here are invented."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcase.identifiers import _DOI, _PLAIN_DOI, addresses, dois, find_doi, find_isbn, trimmed, urls


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("DOI: 10.5555/abc.2012.01.001", "10.5555/abc.2012.01.001"),
        ("https://doi.org/10.5555/abc.", "10.5555/abc"),
        ("doi no.10.5555/abc", "10.5555/abc"),
        ("[doi:10.5555/abc]", "10.5555/abc"),
        ("(DOI 10.5555/abc).", "10.5555/abc"),
        ("10.5555/S0034-4257(02)00091-3).", "10.5555/S0034-4257(02)00091-3"),
        (
            "10.5555/(SICI)1097(199601)12:1<35:AID-X>3.0.CO;2-Z",
            "10.5555/(SICI)1097(199601)12:1<35:AID-X>3.0.CO;2-Z",
        ),
        ("<https://doi.org/10.5555/abc>", "10.5555/abc"),
        ("https://doi.org/10.5555%2F0018720817712004", "10.5555/0018720817712004"),
        ("10.5555/978-3-642-1234\\_8", "10.5555/978-3-642-1234_8"),
        ("10.5555/j.1468-\n4446.2011.01361.x", "10.5555/j.1468-4446.2011.01361.x"),
        ("10.5555/j.1468- 4446.2011.01361.x", "10.5555/j.1468-4446.2011.01361.x"),
        ("10.5555/j.\nexample.2011.01361", "10.5555/j.example.2011.01361"),
        ("http://pub.example/doi/10.5555/abc/full/", "10.5555/abc"),
        ("http://pub.example/doi/10.5555/abc/abstract;jsessionid=1F", "10.5555/abc"),
        ("10.5555/abc(Impact factor 2)", "10.5555/abc"),
        ("[10.5555/abc](https://doi.org/10.5555/abc)", "10.5555/abc"),
    ],
)
def test_a_doi_is_found_and_ends_where_it_ends(text: str, doi: str) -> None:
    assert dois(text) == [doi]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.5555/abc-\n\nThe next paragraph", "10.5555/abc"),
        ("10.5555/abc.\nLater work", "10.5555/abc"),
        ("10.5555/abc - 2012 edition", "10.5555/abc"),
        ("10.5555/abc. 2012. More", "10.5555/abc"),
    ],
)
def test_what_follows_is_not_joined(text: str, doi: str) -> None:
    assert find_doi(text) == doi


@given(st.text("10.5/j-_<>:;()[]\\ \n\x1c\u2010\u201dXa²", max_size=24))
def test_the_plain_pattern_finds_what_the_other_does(text: str) -> None:
    text = f"10.5555/{text}"
    if plain := _PLAIN_DOI.match(text):
        assert plain[0] == _DOI.match(text)[0]


@pytest.mark.parametrize(
    "text", ["section 10.1234 of the Act", "110.5555/abc", "v1.10.5555/abc", "10.55/abc", ""]
)
def test_no_doi(text: str) -> None:
    assert find_doi(text) is None


def test_each_doi_comes_once_in_order() -> None:
    assert dois("10.5555/b, 10.5555/a and https://doi.org/10.5555/b") == ["10.5555/b", "10.5555/a"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see http://a.example/x.", ["http://a.example/x"]),
        ("(www.a.example/x_(y))", ["www.a.example/x_(y)"]),
        ("[the site](https://a.example/x)", ["https://a.example/x"]),
        ("[https://a.example/x](https://a.example/x)", ["https://a.example/x"]),
        ("<https://a.example/x>", ["https://a.example/x"]),
        ("https://a.example/x\\_y\\-z", ["https://a.example/x_y-z"]),
        ("https:// a.example/x", ["https://a.example/x"]),
        ("http://a.example/long-\nname.pdf; more", ["http://a.example/long-name.pdf"]),
        ("http://a.example/docs/\nreport-2012.pdf", ["http://a.example/docs/report-2012.pdf"]),
        ("http://a.example/1 and http://a.example/2", ["http://a.example/1", "http://a.example/2"]),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert urls(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("http://a.example/docs/\nAccessed in May", ["http://a.example/docs/"]),
        ("http://a.example/docs/\nthe report", ["http://a.example/docs/"]),
        ("http://a.example/docs/\nThe one/other report", ["http://a.example/docs/"]),
        ("http://a.example/docs/\none (or/other) report", ["http://a.example/docs/"]),
        ("http://a.example/docs\nreport.pdf", ["http://a.example/docs"]),
        ("me@www.a.example", []),
        ("www. and http://", []),
        ("WwW.a.example, hTTp ://b.example", ["WwW.a.example", "hTTp://b.example"]),
        ("Ashby, W. and www a.example, http: /a.example", []),
    ],
)
def test_addresses_that_end_or_are_none(text: str, found: list[str]) -> None:
    assert urls(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Www.a.example, WWW.b.example", ["Www.a.example", "WWW.b.example"]),
        ("https ://a.example/x www.b.example", ["https://a.example/x", "www.b.example"]),
        ("ftp://a.example", ["ftp://a.example"]),
        ("http://a.example/http://b.example", ["http://a.example/http://b.example"]),
        # in no case that anybody writes, or after no scheme
        ("wWw.a.example, hTTp://a.example, wwww.a.example, file://a.example, ://a.example", []),
    ],
)
def test_addresses_where_they_are_written(text: str, found: list[str]) -> None:
    assert [one.address for one in addresses(text)] == found


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("ISBN 978-0-306-40615-7", "9780306406157"),
        ("ISBN-13: 978-0306406157.", "9780306406157"),
        ("ISBN 0 306 40615 2", "0306406152"),
        ("ISBN-0-8044-2957-x", "080442957X"),
        ("ISSN/ISBN: 0277-786X, 0-306-40615-2;", "0306406152"),
        ("978-0-306-40615-7", "9780306406157"),
        ("978-0-306-40615-8", None),  # no label, and the check digit is wrong
        ("10.5555/978-0-306-40615-7", None),
        ("ISBN: 981474435741", None),
        ("0306406152", None),
    ],
)
def test_isbn(text: str, isbn: str | None) -> None:
    assert find_isbn(text) == isbn


def test_trimmed_keeps_brackets_that_it_opened() -> None:
    assert trimmed("a(b)),.") == "a(b)"
    assert trimmed("") == ""


ADDRESSES = st.text(alphabet="10.5/abc-()[]<>\\ \n:;wh%2F", max_size=80)


@given(ADDRESSES | st.text(max_size=80))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    squashed = "".join(text.replace("\\", "").split())
    assert all(doi in unquote(squashed) for doi in dois("10.5555/" + text) if not doi.startswith("10.5555/"))
    assert all(address in squashed for address in urls(text))
    assert (find_isbn(text) or "") in "".join(c for c in text.upper() if c in "0123456789X")
