"""What a draft takes over from the parser, and works out itself where a case study does not have it."""

import pickle

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


def test_the_views_of_a_case_study_are_those_that_a_draft_works_out() -> None:
    study = refcase.parse_text(TEXT)
    document = study.document
    assert document
    kept, own = (Draft(document, each, load("common")) for each in (study, study.model_copy()))
    assert isinstance(study.views, Views)
    assert study.views == own._views
    assert kept._views is study.views
    assert kept.view == TEXT.replace("Impact case study (REF3b)", " " * 25).replace("Page 1", " " * 6)
    assert kept.folded == own.folded
    assert "quieter kilns ? in izmir" in kept.folded


def test_a_copy_that_may_be_another_text_has_no_views() -> None:
    study = refcase.parse_text(TEXT)
    document = study.document
    assert document
    changed = study.model_copy(update={"regions": ()})
    assert changed.views is None
    assert Draft(document, changed, load("common")).view == TEXT
    other = refcase.parse_text("Something else.").document
    assert other
    assert Draft(other, study, load("common")).text == "Something else."
    assert Draft(other, study.model_copy(update={"regions": ()}), load("common")).view == "Something else."
    assert study.with_document(other).views is None


def test_views_are_no_field() -> None:
    study = refcase.parse_text(TEXT)
    assert study == study.model_copy()
    assert repr(study) == repr(study.model_copy())
    assert "views" not in refcase.to_json(study)
    assert CaseStudy.model_validate_json(study.model_dump_json()) == study


def test_views_do_not_go_to_other_processes() -> None:
    study = refcase.parse_text(TEXT)
    sent = pickle.loads(pickle.dumps(study))
    assert sent == study
    assert sent.document == study.document
    assert sent.views is None


def test_own_words_of_a_section_that_is_there_twice_are_one_text() -> None:
    heading = "\n4. Details of the impact\n"
    text = f"{TEXT}{heading}First “9 kilns”.\n{heading}Then “8 kilns”, 7 ours."
    study = refcase.parse_text(text)
    document = study.document
    assert document
    draft = Draft(document, study, load("common"))
    own = draft.own_words(4)
    assert len(own) == len(text)
    assert ("9 kilns" in own, "8 kilns" in own, "7 ours" in own) == (False, False, True)
    assert draft.own_words(4) is own


def test_what_is_quoted_in_a_claim() -> None:
    text = (
        "“Before” all.\n\n1. Summary of the impact\n“Lamps”\n"
        "\n3. References to the research\n1. “Kilns”, 2010\n"
        "\n4. Details of the impact\nIt burns, “she says”, at night.\n"
        "\n4. Details of the impact\n“More” and “m”"
    )
    study = refcase.parse_text(text)
    assert study.document
    draft = Draft(study.document, study, load("common"))
    quoted = "".join(sign if draft.is_quoted(at) else " " for at, sign in enumerate(text))
    assert quoted.split("  ")[0] == ""
    assert " ".join(quoted.split()) == "“Lamps” “she says” “More” “m”"
    assert not draft.is_quoted(len(text))
