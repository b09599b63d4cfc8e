"""F06: texts in a conversation."""

from .checks import check_as_stored, is_met, measured


def test_as_stored():
    check_as_stored("F06")


def test_friends_text_about_so():
    found = measured("F06")
    assert all(is_met("F06", part, found) for part in found)
