"""F03: texts come in bursts."""

from .checks import check_as_stored, is_met, measured


def test_as_stored():
    check_as_stored("F03")


def test_friends_text_about_so():
    found = measured("F03")
    assert all(is_met("F03", part, found) for part in found)
