"""What kind of text one is looking at, judged from its content alone."""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import number
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class SignNumbers:
    """How strong a text must be on an axis to count as a request, a plea, an attack and so on."""

    sign_space_boundary: float = number(
        0.6, "share", 0.4, 0.75, "P59 P67, assumption", "boundary from which a text asks for space"
    )
    sign_warning_boundary: float = number(
        0.9, "share", 0.8, 1.0, "P71, assumption", "boundary from which a cool text is a warning"
    )
    sign_warning_warmth: float = number(
        0.15,
        "share",
        0.05,
        0.25,
        "P71, assumption",
        "warmth below which a firm text is cool enough for a warning",
    )
    sign_line_boundary: float = number(
        0.3,
        "share",
        0.15,
        0.35,
        "assumption",
        "boundary above which a text stands alone, nothing added",
    )
    sign_return_hope: float = number(
        0.6,
        "share",
        0.4,
        0.9,
        "P58, assumption",
        "hope signal from which a text may propose a return",
    )
    sign_return_directness: float = number(
        0.8,
        "share",
        0.6,
        0.95,
        "P58, assumption",
        "directness from which a proposal to return is an open one",
    )
    sign_return_request: float = number(
        0.5,
        "share",
        0.3,
        0.75,
        "P58, assumption",
        "request from which a hopeful text proposes a return",
    )
    sign_closure_request: float = number(
        0.45,
        "share",
        0.3,
        0.65,
        "P15, assumption",
        "request from which a deep text asks for answers",
    )
    sign_closure_depth: float = number(
        0.6, "share", 0.3, 0.65, "P15, assumption", "depth from which a text asks why it ended"
    )
    sign_closure_pressure: float = number(
        0.4,
        "share",
        0.25,
        0.6,
        "P15, assumption",
        "pressure up to which such a question does not press",
    )
    sign_plea_pressure: float = number(
        0.5, "share", 0.35, 0.8, "P2 P26, assumption", "pressure from which a text is a plea"
    )
    sign_struggle_request: float = number(
        0.4,
        "share",
        0.25,
        0.55,
        "P75, assumption",
        "request from which a pressing text shows a hard time",
    )
    sign_struggle_pressure: float = number(
        0.3, "share", 0.15, 0.4, "P75, assumption", "pressure from which a text shows a hard time"
    )
    sign_attack_hostility: float = number(
        0.4,
        "share",
        0.2,
        0.6,
        "P34 P46, assumption",
        "hostility from which a text is meant to hurt",
    )
    sign_help_request: float = number(
        0.45,
        "share",
        0.2,
        0.55,
        "P49 P56, assumption",
        "request from which a text wants something done",
    )
    sign_help_depth: float = number(
        0.55,
        "share",
        0.4,
        0.8,
        "P49, assumption",
        "depth above which a text wants to talk, not help",
    )
    sign_help_hope: float = number(
        0.5,
        "share",
        0.35,
        0.8,
        "P49, assumption",
        "hope signal above which a text wants the ex, not help",
    )
    sign_over_clarity: float = number(
        0.55,
        "share",
        0.4,
        0.8,
        "P15 P27, assumption",
        "clarity from which a text says that it is over",
    )
    sign_given_request: float = number(
        0.1,
        "share",
        0.05,
        0.2,
        "P49, assumption",
        "request below which an answer may be help given",
    )
    sign_given_warmth: float = number(
        0.6, "share", 0.4, 0.75, "P49, assumption", "warmth above which an answer may be help given"
    )


@rule
def asks_for_space(text: Content, q: SignNumbers) -> bool:
    """Tell whether it draws a line against further texts."""
    return text.boundary >= q.sign_space_boundary


@rule
def is_warning(text: Content, q: SignNumbers) -> bool:
    """Tell whether it threatens to block."""
    return text.boundary >= q.sign_warning_boundary and text.warmth < q.sign_warning_warmth


@rule
def proposes_return(text: Content, q: SignNumbers) -> bool:
    """Tell whether it openly offers to come together again."""
    if text.hope_signal < q.sign_return_hope or text.directness < q.sign_return_directness:
        return False
    return text.request >= q.sign_return_request


@rule
def asks_closure(text: Content, q: SignNumbers) -> bool:
    """Tell whether it asks why, without pressing."""
    if text.request < q.sign_closure_request or text.depth < q.sign_closure_depth:
        return False
    return text.pressure <= q.sign_closure_pressure


@rule
def attacks(text: Content, q: SignNumbers) -> bool:
    """Tell whether it is meant to hurt."""
    return text.hostility >= q.sign_attack_hostility


@rule
def stands_alone(text: Content, q: SignNumbers) -> bool:
    """Tell whether it draws a line or deals a blow: nothing is added to such a text."""
    return text.boundary > q.sign_line_boundary or attacks(text, q)


@rule
def is_plea(text: Content, q: SignNumbers) -> bool:
    """Tell whether it presses for love, attention or another chance."""
    return text.pressure >= q.sign_plea_pressure and not attacks(text, q)


@rule
def shows_struggle(text: Content, q: SignNumbers) -> bool:
    """Tell whether the writer is having a hard time."""
    if text.request < q.sign_struggle_request or text.pressure < q.sign_struggle_pressure:
        return False
    return not attacks(text, q)


@rule
def wants_help(text: Content, q: SignNumbers) -> bool:
    """Tell whether it wants something done, money or comfort."""
    if text.request < q.sign_help_request or text.depth > q.sign_help_depth:
        return False
    return text.hope_signal <= q.sign_help_hope


@rule
def gives_help(text: Content, q: SignNumbers) -> bool:
    """Tell whether it may be the help or the comfort that was asked for."""
    return text.request < q.sign_given_request and text.warmth > q.sign_given_warmth


@rule
def says_it_is_over(text: Content, q: SignNumbers) -> bool:
    """Tell whether it says plainly that there is no way back."""
    return text.clarity >= q.sign_over_clarity
