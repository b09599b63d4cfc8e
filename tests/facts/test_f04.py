"""F04: the next text from the same sender."""

from .checks import check_as_stored, is_met, measured


def test_as_stored():
    check_as_stored("F04")


def test_friends_text_about_so():
    found = measured("F04")
    assert all(is_met("F04", part, found) for part in found)
