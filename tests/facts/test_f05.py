"""F05: texts at night."""

from .checks import check_as_stored, is_met, measured


def test_as_stored():
    check_as_stored("F05")


def test_friends_text_about_so():
    found = measured("F05")
    assert all(is_met("F05", part, found) for part in found)
