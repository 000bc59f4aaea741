"""Two windows on one thing: what each changed counts; the same place in both is told."""

from hypothesis import given
from hypothesis import strategies as st

from interview_desk.domain.search.merge import merge_versions
from interview_desk.domain.search.preparation import Story

TEXTS = st.sampled_from(["", "a", "b", "c"])
STORIES = st.builds(Story, st.just("s"), TEXTS, TEXTS, TEXTS, TEXTS)


def test_what_only_one_window_changed_is_kept():
    seen = Story("s", "The calm migration", action="a rota")
    both = merge_versions(seen, seen._replace(action="a shadow rota"), seen._replace(result="pages fell by half"))
    assert both.changes == {"action": "a shadow rota"}
    assert both.clashes == ()


def test_what_both_changed_is_a_clash_unless_they_agree():
    seen = Story("s", "The calm migration", action="a rota")
    mine, theirs = seen._replace(action="mine"), seen._replace(action="theirs")
    assert merge_versions(seen, mine, theirs).clashes == ("action",)
    assert merge_versions(seen, mine, mine).clashes == ()


@given(STORIES, STORIES, STORIES)
def test_nothing_of_theirs_is_lost_where_nothing_is_told(seen, mine, theirs):
    both = merge_versions(seen, mine, theirs)
    after = theirs._replace(**both.changes)
    for name in Story._fields:
        was, wanted, stood, stands = (getattr(one, name) for one in (seen, mine, theirs, after))
        assert stands in {wanted, stood}
        if wanted != was:
            assert stands == wanted
        if stood not in {was, stands}:
            assert name in both.clashes
