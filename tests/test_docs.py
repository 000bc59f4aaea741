"""The pages that the program knows best say what it does now."""

import importlib.util
import re
from pathlib import Path

import interview_desk
from interview_desk.domain import codec
from interview_desk.domain.forms import Shape
from interview_desk.domain.notes.facts import NoteFacts
from interview_desk.domain.offers import codec as offer_codec

ROOT = Path(__file__).parent.parent
spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
assert spec is not None
assert spec.loader is not None
make = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make)


def test_the_policies_page_is_that_of_the_catalogue():
    assert (ROOT / "docs" / "policies.md").read_text(encoding="utf-8") == make.policies()


def test_the_keys_page_is_that_of_the_bindings():
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == make.keys()


def test_what_commands_know_of_the_screens_is_what_they_are():
    assert make.SCREENS.read_text(encoding="utf-8") == make.screens()


def test_the_formats_page_lists_every_key_of_the_document():
    page = make.FORMATS.read_text(encoding="utf-8")
    assert page == make.formats(page)
    declared = [shape for module in (codec, offer_codec) for shape in vars(module).values() if isinstance(shape, Shape)]
    assert {id(shape) for shape in declared} == {id(shape) for shape in make.document_shapes().values()}


def test_every_link_of_the_readme_leads_somewhere():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_the_change_log_knows_this_version():
    assert f"## {interview_desk.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_fact_of_a_template_is_described():
    told = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").partition("## The templates")[2]
    assert [name for name in (*NoteFacts._fields, "sign_off") if f"`{name}`" not in told] == []


def test_every_test_that_a_promise_names_is_there():
    text = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", text))
    assert len(named) > 8
    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []
