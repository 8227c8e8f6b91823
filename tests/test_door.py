"""The public door: every name it offers is there, and stays what it is."""

import json
import subprocess
import sys

import pytest

import refcase

# A fresh interpreter: what this test run has imported already must not hide a name that is shadowed.
SCRIPT = """
import importlib, json, pkgutil, refcase
refcase.parse_text("1. Summary of the impact\\nNothing.\\n")
for module in pkgutil.walk_packages(refcase.__path__, "refcase."):
    # What runs on engines of others needs these.
    if module.name != "refcase.__main__" and not module.name.startswith("refcase.integrations."):
        importlib.import_module(module.name)
print(json.dumps({name: type(getattr(refcase, name)).__name__ for name in refcase.__all__}))
"""


def test_no_name_of_the_door_is_hidden_by_a_module() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    kinds = json.loads(done.stdout)
    assert sorted(kinds) == sorted(refcase.__all__)
    assert [name for name, kind in kinds.items() if kind == "module"] == []


def test_what_is_not_offered_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reference'"):
        _ = refcase.reference
