"""F02: shares of replies within a minute, five, an hour, a day."""

from .checks import check_as_stored, is_met, measured


def test_as_stored():
    check_as_stored("F02")


def test_friends_text_about_so():
    found = measured("F02")
    assert all(is_met("F02", part, found) for part in found)
