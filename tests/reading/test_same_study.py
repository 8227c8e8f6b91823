"""The same case study in every kind of file gives the same items, label by label."""

from collections.abc import Callable
from pathlib import Path

import pytest
import same_study

from refcase.models import CaseStudy
from refcase.parse import parse
from refcase.reading import read
from refcase.validate import check

KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Markdown": (".md", same_study.as_markdown),
    "a web page": (".html", same_study.as_html),
    "Word, plain": (".docx", same_study.as_word),
    "Word, the template": (".docx", same_study.as_template),
    "Word, automatic labels": (".docx", same_study.as_numbered),
    "PDF": (".pdf", same_study.PDF.read_bytes),
}


def study_of(folder: Path, suffix: str, data: bytes) -> CaseStudy:
    path = folder / f"draft{suffix}"
    path.write_bytes(data)
    return parse(read(path))


def squashed(text: str) -> str:
    return "".join(text.split())


def told(study: CaseStudy) -> dict[str, object]:
    return {
        "title": study.title,
        "sections": [(section.number, squashed(section.text)) for section in study.sections],
        "references": [
            (r.label, squashed(r.raw), r.authors, r.year, r.title, r.container, r.volume, r.pages, r.doi)
            for r in study.references
        ],
        "sources": [(s.label, squashed(s.raw), [part.label for part in s.parts]) for s in study.sources],
        "citations": [(c.section, squashed(c.written), c.kind, c.targets) for c in study.citations],
        "grants": [(g.number, g.amount, g.currency, g.section) for g in study.grants],
        "context": study.context,
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> CaseStudy:
    return study_of(tmp_path_factory.mktemp("text"), ".txt", same_study.as_text())


def test_the_text_has_it_all(plain: CaseStudy) -> None:
    assert [r.label for r in plain.references] == [f"R{n}" for n in range(1, 7)]
    assert [s.label for s in plain.sources] == [f"E{n}" for n in range(1, 11)]
    assert len(plain.grants) == 3
    assert len(plain.citations) > 20


@pytest.mark.parametrize(("suffix", "made"), KINDS.values(), ids=list(KINDS))
def test_every_kind_gives_the_same(
    tmp_path: Path, plain: CaseStudy, suffix: str, made: Callable[[], bytes]
) -> None:
    study = study_of(tmp_path, suffix, made())
    ours, theirs = told(study), told(plain)
    for name, expected in theirs.items():
        assert ours[name] == expected, name
    assert [(f.code, f.label) for f in check(study) if not f.code.startswith("STR02")] == [
        (f.code, f.label) for f in check(plain)
    ]


def test_the_word_sample_is_what_its_script_makes() -> None:
    import zipfile
    from io import BytesIO

    import word_sample

    with zipfile.ZipFile(word_sample.MADE) as there, zipfile.ZipFile(BytesIO(word_sample.draft())) as made:
        assert {name: there.read(name) for name in there.namelist()} == {
            name: made.read(name) for name in made.namelist()
        }
