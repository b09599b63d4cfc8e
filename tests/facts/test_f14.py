"""F14: the one who was left ruminates more and is more depressed."""

from .checks import check_as_stored, is_met, measured, without

NO_SADNESS = ("sadness_by_longing", "first_sadness_by_bond", "sadness_by_low_worth",
              "sadness_by_reminder")  # fmt: skip
NO_RUMINATION = ("rumination_by_longing", "rumination_by_uncertainty",
                 "rumination_by_open_questions")  # fmt: skip


def test_as_stored():
    check_as_stored("F14")


def test_it_follows_from_what_the_loss_does_to_the_one_left():
    assert is_met("F14", "sadness", measured("F14"))
    assert not is_met("F14", "sadness", without("F14", **dict.fromkeys(NO_SADNESS, 0.0)))
    assert is_met("F14", "rumination", measured("F14"))
    assert not is_met("F14", "rumination", without("F14", **dict.fromkeys(NO_RUMINATION, 0.0)))
