"""F01: half of all replies come within two minutes."""

from .checks import check_as_stored, is_met, measured


def test_as_stored():
    check_as_stored("F01")


def test_friends_text_about_so():
    found = measured("F01")
    assert all(is_met("F01", part, found) for part in found)
