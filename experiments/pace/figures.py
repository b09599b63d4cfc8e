"""What is printed about ordinary texting in findings F01–F07: one row for each figure.

Source of all rows: computed from the texts of the Copenhagen Networks Study (Sapiezynski et al.
2019, Scientific Data 6:315). An interval stands here only where the finding prints one.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure of a finding.

    `field` is the name of the same figure in `Pace`; `printed_interval` is a 95 % interval.
    """

    finding: str
    field: str
    name: str
    unit: str
    printed: float
    printed_interval: tuple[float, float] | None = None


FIGURES: tuple[Figure, ...] = (
    Figure("F01", "reply_median_seconds", "median reply delay", "s", 110, (81, 156)),
    Figure("F02", "replied_within_1min", "replies within 1 min", "share", 0.380),
    Figure("F02", "replied_within_5min", "replies within 5 min", "share", 0.651),
    Figure("F02", "replied_within_1h", "replies within 1 h", "share", 0.884),
    Figure("F02", "replied_within_24h", "replies within 24 h", "share", 0.971),
    Figure("F03", "burstiness", "burstiness of a dyad, median", "ratio", 0.52, (0.50, 0.55)),
    Figure("F04", "same_sender", "next text from same sender", "share", 0.291, (0.252, 0.325)),
    Figure(
        "F04",
        "same_sender_after_1h",
        "next text from same sender, after a gap of 1 h or more",
        "share",
        0.447,
        (0.422, 0.471),
    ),
    Figure("F05", "night", "texts between 01:00 and 07:00", "share", 0.023),
    Figure("F06", "conversation_texts_median", "texts in a conversation, median", "texts", 4),
    Figure("F06", "conversation_texts_mean", "texts in a conversation, mean", "texts", 7.5),
    Figure("F07", "ln_reply_mean", "ln(reply seconds) within 24 h, mean", "ln s", 5.13),
    Figure("F07", "ln_reply_sd", "ln(reply seconds) within 24 h, sd", "ln s", 2.13),
)
