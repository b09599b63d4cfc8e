"""F07: how delays are spread."""

from .checks import check_as_stored, is_met, measured


def test_as_stored():
    check_as_stored("F07")


def test_friends_text_about_so():
    found = measured("F07")
    assert all(is_met("F07", part, found) for part in found)
