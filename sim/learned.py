"""Learned policies from files: written by a training script, checked and read for either engine.

    from sim.learned import save_network
    save_network("mine.npz", 1, [(w1, b1), (w2, b2)], ["closure_answer", None],
                 observation=["heard_request", "heard_depth"], notes="python train.py --seed 3")

`layers` are pairs of weights, shape (units, inputs), and biases, shape (units,). The last gives one
output for each action, those before it are hidden layers of tanh units: none, one or two. Inputs
are observations by name (agents/policies/observation.py), any of them in any order. Actions are
what own code may return: None, the name of an intent, or an Act (sim/own_act.py). One that writes
of its own accord at midnight is sent at `at_hour`, or at 18 h.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError, nearest
from agents.intents import SIDES
from agents.policies.observation import OBSERVATION
from agents.policies.programs import MOST_ACTIONS, MOST_HIDDEN, Network
from agents.version import MODEL_VERSION
from sim.learned_file import read_file, write_file
from sim.own_act import Act, Choice, chosen

Layer = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
MOST_LAYERS = 3
MOST_WEIGHT = 1e9
MOST_TEMPERATURE = 1e6
EVENING = 18.0
_KEYS = ("side", "observation", "actions", "temperature", "model", "notes")
_ACTION_KEYS = ("intent", "haste", "gesture", "at_hour")


@dataclass(frozen=True)
class Learned:
    """A learned policy and what its file says about it."""

    network: Network
    observation: tuple[str, ...]
    """Names of the inputs."""
    actions: tuple[Act, ...]
    model: str
    """Version of the model under which it was saved."""
    notes: str
    """Whatever its maker wrote, such as the command that trained it."""

    @property
    def remark(self) -> str:
        """What should be known about using it; empty if nothing."""
        if self.model == MODEL_VERSION:
            return ""
        return f"learned under model {self.model}, used under model {MODEL_VERSION}"


def load_network(path: str, side: int) -> Network:
    """Read a learned policy for one side (0 dumpee, 1 dumper).

    Raises AftertextError naming the file where something in it is not right.
    """
    return read_learned(path, side).network


def read_learned(path: str, side: int) -> Learned:
    """Read a learned policy for one side, with what its file says about it.

    Raises AftertextError naming the file where something in it is not right.
    """
    header, arrays = read_file(path)
    return _Checker(path, side).learned(header, arrays)


def save_network(
    path: str,
    side: int,
    layers: Sequence[tuple[npt.ArrayLike, npt.ArrayLike]],
    actions: Sequence[Act | str | None],
    observation: Sequence[str] | None = None,
    temperature: float = 0.0,
    notes: str = "",
) -> None:
    """Write a learned policy for one side; `observation` names the inputs, None for all in order.

    At temperature 0 the action with the highest output is taken, else one is drawn with the softmax
    of the outputs over the temperature. Raises AftertextError for whatever could not be read again.
    """
    acts = [act if isinstance(act, Act) else Act(act) for act in actions]
    header = {
        "side": SIDES[side],
        "observation": list(OBSERVATION[side] if observation is None else observation),
        "actions": [asdict(act) for act in acts],
        "temperature": temperature,
        "model": MODEL_VERSION,
        "notes": notes,
    }
    arrays: dict[str, npt.NDArray[Any]] = {}
    for place, (weights, bias) in enumerate(layers, 1):
        arrays |= {f"w{place}": np.asarray(weights), f"b{place}": np.asarray(bias)}
    _Checker(path, side).learned(header, arrays)
    write_file(path, header, arrays)


@dataclass(frozen=True)
class _Checker:
    """Turns the contents of one file into a policy; every complaint names the file."""

    file: str
    side: int

    def learned(self, header: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> Learned:
        self.keys(header, _KEYS, "the header")
        if header["side"] != SIDES[self.side]:
            whose = header["side"] if header["side"] in SIDES else "nobody"
            raise self.fault(f"it is for the {whose}, not for the {SIDES[self.side]}")
        names, rows = self.names(header["observation"]), self.rows(header["actions"])
        acts = tuple(Act(**row) for row in rows)
        choices = [self.choice(act, place) for place, act in enumerate(acts, 1)]
        layers = self.layers(arrays, len(names), len(acts))
        for key in ("model", "notes"):
            if not isinstance(header[key], str):
                raise self.fault(f"{key} is not a text")
        network = _network(layers, [OBSERVATION[self.side].index(name) for name in names], choices)
        network.temperature = self.temperature(header["temperature"])
        return Learned(network, names, acts, header["model"], header["notes"])

    def keys(self, found: dict[str, Any], known: tuple[str, ...], what: str) -> None:
        for key in found:
            if key not in known:
                there = ", ".join(known)
                raise self.fault(
                    f"{what} has a key {key!r}{nearest(key, known)} (there are: {there})"
                )
        for key in known:
            if key not in found:
                raise self.fault(f"{what} has no {key!r}")

    def names(self, found: Any) -> tuple[str, ...]:
        if not isinstance(found, list) or not found:
            raise self.fault("observation is not a list of names")
        for name in found:
            if not isinstance(name, str) or name not in OBSERVATION[self.side]:
                hint = nearest(str(name), OBSERVATION[self.side])
                raise self.fault(f"the {SIDES[self.side]} observes no {name!r}{hint}")
            if found.count(name) > 1:
                raise self.fault(f"it observes {name!r} twice")
        return tuple(found)

    def rows(self, found: Any) -> list[dict[str, Any]]:
        if not isinstance(found, list) or not 1 <= len(found) <= MOST_ACTIONS:
            raise self.fault(f"actions is not a list of 1 to {MOST_ACTIONS}")
        for place, row in enumerate(found, 1):
            if not isinstance(row, dict):
                raise self.fault(f"action {place} is no mapping of {', '.join(_ACTION_KEYS)}")
            self.keys(row, _ACTION_KEYS, f"action {place}")
        return found

    def choice(self, act: Act, place: int) -> Choice:
        try:
            return chosen(act, self.side, True)
        except AftertextError as error:
            raise self.fault(f"action {place}: {error}") from None

    def temperature(self, found: Any) -> float:
        number = isinstance(found, int | float) and not isinstance(found, bool)
        if not number or not 0.0 <= found <= MOST_TEMPERATURE:
            raise self.fault(f"temperature = {found!r} is outside 0 to {MOST_TEMPERATURE:g}")
        return float(found)

    def layers(self, arrays: dict[str, npt.NDArray[Any]], n: int, n_actions: int) -> list[Layer]:
        depth = len(arrays) // 2
        names = [f"{kind}{place}" for place in range(1, depth + 1) for kind in "wb"]
        if not 1 <= depth <= MOST_LAYERS or sorted(names) != sorted(arrays):
            raise self.fault(f"its arrays should be w1, b1 to at most w{MOST_LAYERS}, "
                             f"b{MOST_LAYERS}; there are: {', '.join(sorted(arrays))}")  # fmt: skip
        layers = []
        for place in range(1, depth + 1):
            layers.append(self.layer(arrays, place, n))
            n = len(layers[-1][1])
            if place < depth and n > MOST_HIDDEN:
                raise self.fault(f"hidden layer {place} has {n} units; it may have {MOST_HIDDEN}")
        if n != n_actions:
            raise self.fault(f"it has {n} outputs for {n_actions} actions")
        return layers

    def layer(self, arrays: dict[str, npt.NDArray[Any]], place: int, n: int) -> Layer:
        weights, bias = (self.numbers(arrays, f"{kind}{place}") for kind in "wb")
        if bias.ndim != 1 or len(bias) == 0 or weights.shape != (len(bias), n):
            raise self.fault(f"w{place} has the shape {weights.shape} and b{place} {bias.shape}; "
                             f"they should be (units, {n}) and (units,)")  # fmt: skip
        return weights, bias

    def numbers(self, arrays: dict[str, npt.NDArray[Any]], name: str) -> npt.NDArray[np.float64]:
        if arrays[name].dtype.kind not in "fiu":
            raise self.fault(f"{name} holds {arrays[name].dtype}, not numbers")
        with np.errstate(over="ignore"):
            found = arrays[name].astype(np.float64)
        if not bool(np.all(np.abs(found) <= MOST_WEIGHT)):
            raise self.fault(f"{name} has values that are no numbers or beyond ±{MOST_WEIGHT:g}")
        return found

    def fault(self, message: str) -> AftertextError:
        return AftertextError(f"{self.file}: {message}")


def _network(layers: list[Layer], columns: list[int], choices: list[Choice]) -> Network:
    """Put weights and actions where the rules look for them, the inputs in the places given."""
    weights, bias = layers[0]
    n = 1 + max(columns)
    whole = np.zeros((len(bias), n))
    whole[:, columns] = weights
    layers = [(whole, bias), *layers[1:]]
    net = Network(n_features=n, n_actions=len(choices))
    hidden = [(net.first, net.first_bias), (net.second, net.second_bias)][: len(layers) - 1]
    places = [*hidden, (net.out, net.out_bias)]
    for (weights, bias), (to_weights, to_bias) in zip(layers, places, strict=True):
        to_weights[: weights.size] = weights.ravel().tolist()
        to_bias[: bias.size] = bias.tolist()
    net.n_first, net.n_second = ([len(bias) for _, bias in layers[:-1]] + [0, 0])[:2]
    for place, choice in enumerate(choices):
        net.action_intents[place], net.action_gestures[place] = choice.intent, choice.gesture
        net.action_hastes[place] = choice.haste
        net.action_hours[place] = EVENING if choice.at_hour is None else choice.at_hour
    return net
