"""Several links to the same place of which one stays."""

from __future__ import annotations

from tests.features.actions.doing import done, offered

NOTE = """
    //- a.md
    From: [[b]] <br/>

    [[b | One]], [[B$0 | two]], [[b#C]], ![[b]], [[c]], [[c]].
    //- b.md
    # C
    //- c.md
    """


def test_later_links_become_their_text() -> None:
    assert done(NOTE, "Link only the first mention of b") == (
        "From: [[b]] <br/>\n\n[[b | One]], two, [[b#C]], ![[b]], [[c]], [[c]].\n"
    )
    assert done(NOTE, "Link only the first mention of each note (2 links less)", "refactor") == (
        "From: [[b]] <br/>\n\n[[b | One]], two, [[b#C]], ![[b]], [[c]], c.\n"
    )


def test_it_is_offered_on_links_that_repeat() -> None:
    assert [title for title in offered(NOTE) if "mention" in title] == [
        "Link only the first mention of b"
    ]
    assert not [title for title in offered("[[b$0]]\n//- b.md\n", "refactor") if "first" in title]
