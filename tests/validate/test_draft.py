"""What a draft takes over from the parser, and works out itself where a case study does not have it."""

import refcase
from refcase import CaseStudy
from refcase.parse.layout import Views
from refcase.profiles import load
from refcase.validate.draft import Draft

TEXT = """Impact case study (REF3b)

1. Summary of the impact
QUIETER kilns – in İzmir too.
Page 1
They rest.
"""


def _views(study: CaseStudy) -> object:
    return study.__dict__.get("views")


def test_the_views_of_a_case_study_are_those_that_a_draft_works_out() -> None:
    study = refcase.parse_text(TEXT)
    document = study.document
    assert document
    kept, own = (Draft(document, each, load("common")) for each in (study, study.model_copy()))
    assert isinstance(_views(study), Views)
    assert _views(study) == own._views
    assert kept._views is _views(study)
    assert kept.view == TEXT.replace("Impact case study (REF3b)", " " * 25).replace("Page 1", " " * 6)
    assert kept.folded == own.folded
    assert "quieter kilns ? in izmir" in kept.folded


def test_a_copy_that_may_be_another_text_has_no_views() -> None:
    study = refcase.parse_text(TEXT)
    document = study.document
    assert document
    changed = study.model_copy(update={"regions": ()})
    assert _views(changed) is None
    assert Draft(document, changed, load("common")).view == TEXT
    other = refcase.parse_text("Something else.").document
    assert other
    assert Draft(other, study, load("common")).text == "Something else."
    assert Draft(other, study.model_copy(update={"regions": ()}), load("common")).view == "Something else."
    assert _views(study.with_document(other)) is None


def test_views_are_no_field() -> None:
    study = refcase.parse_text(TEXT)
    assert study == study.model_copy()
    assert repr(study) == repr(study.model_copy())
    assert "views" not in refcase.to_json(study)
    assert CaseStudy.model_validate_json(study.model_dump_json()) == study
