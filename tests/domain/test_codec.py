"""Values of the JSON document: keys that came later have defaults, and what nobody knows is refused by name."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain import codec
from interview_desk.domain.errors import Refused
from interview_desk.domain.search.interview import HOOK_STEMS, UNSAID_STEMS, Hook, HookStem, UnsaidPoint, UnsaidStem

ZONE = ZoneInfo("America/New_York")
STEMS = ("told", "asked", "cares", "wants", "said", "both", "team", "liked")


def test_the_stems_are_those_of_the_contract():
    assert tuple(map(str, HOOK_STEMS)) == STEMS
    assert tuple(map(str, UNSAID_STEMS)) == ("forgot",)


@given(st.sampled_from([None, *HOOK_STEMS]), st.sampled_from(["learned", "cared"]))
def test_a_hook_comes_back_as_it_was(stem, about):
    hook = Hook("ana", "they move to streaming", about, stem)
    encoded = codec.HOOK.encode(hook)
    assert encoded == {"contact": "ana", "text": "they move to streaming", "about": about, "stem": stem}
    decoded = codec.HOOK.decode(encoded, "hooks[0]", ZONE)
    assert decoded == hook
    assert stem is None or isinstance(decoded.stem, HookStem)


@pytest.mark.parametrize("stem", [None, *UNSAID_STEMS])
def test_an_unsaid_point_comes_back_as_it_was(stem):
    point = UnsaidPoint("speak Welsh", None, stem)
    decoded = codec.UNSAID.decode(codec.UNSAID.encode(point), "unsaid[0]", ZONE)
    assert decoded == point
    assert stem is None or isinstance(decoded.stem, UnsaidStem)


def test_a_document_without_stems_has_free_texts():
    assert codec.HOOK.decode({"contact": "ana", "text": "calm"}, "", ZONE) == Hook("ana", "calm")
    assert codec.UNSAID.decode({"text": "Kafka", "used_in": None}, "", ZONE) == UnsaidPoint("Kafka")


@pytest.mark.parametrize(
    ("shape", "value", "allowed"),
    [
        (codec.HOOK, {"contact": "ana", "text": "x", "stem": "sang"}, ", ".join(STEMS)),
        (codec.HOOK, {"contact": "ana", "text": "x", "stem": "forgot"}, ", ".join(STEMS)),
        (codec.HOOK, {"contact": "ana", "text": "x", "stem": ""}, ", ".join(STEMS)),
        (codec.HOOK, {"contact": "ana", "text": "x", "stem": 1}, ", ".join(STEMS)),
        (codec.UNSAID, {"text": "x", "stem": "told"}, "forgot"),
    ],
)
def test_an_unknown_stem_is_refused_with_what_is_allowed(shape, value, allowed):
    with pytest.raises(Refused, match=rf"^here\.stem: “{value['stem']}” is not known; allowed are {allowed}$"):
        shape.decode(value, "here", ZONE)
