"""Files of learned policies: what is saved is what is loaded, and every fault is told in a line."""

import copy
import io
import json
import math
import zipfile

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.intents import INTENT_IDS, SILENT
from agents.policies.observation import OBSERVATION
from agents.policies.programs import Network
from agents.policies.table import LEARNED
from agents.seat import DAILY, GESTURES
from agents.version import MODEL_VERSION
from sim.begin import Setup, begin_couple
from sim.learned import load_network, read_learned, save_network
from sim.learned_file import FORMAT, MOST_BYTES, read_file, write_file
from sim.own_act import Act
from sim.own_policy import resolve_policy, seated
from sim.step import decide
from tests.agents.networks import by_numpy, layers_of
from tests.sim.couples import Q
from tests.sim.learned import EVERYTHING, save_random

WIDTHS = st.sampled_from(((), (5,), (16, 8)))


@settings(max_examples=25)
@given(st.data(), st.sampled_from((0, 1)), WIDTHS, st.floats(0.0, 100.0), st.integers(0, 2**32))
def test_what_is_saved_is_what_is_loaded(tmp_path_factory, data, side, hidden, heat, seed):
    names = data.draw(st.lists(st.sampled_from(OBSERVATION[side]), min_size=1, unique=True))
    actions = data.draw(st.lists(st.sampled_from(EVERYTHING[side]), min_size=1, max_size=40))
    layers = layers_of([len(names), *hidden, len(actions)], seed)
    path = str(tmp_path_factory.getbasetemp() / "saved.npz")
    save_network(path, side, layers, actions, names, heat, notes="by chance")
    learned = read_learned(path, side)
    assert (learned.observation, learned.notes, learned.model, learned.remark) == (
        tuple(names), "by chance", MODEL_VERSION, ""
    )  # fmt: skip
    net = load_network(path, side)
    assert net == learned.network
    assert (net.temperature, net.n_actions) == (heat, len(actions))
    acts = [act if isinstance(act, Act) else Act(act) for act in actions]
    assert list(learned.actions) == acts
    for place, act in enumerate(acts):
        assert net.action_intents[place] == (INTENT_IDS[act.intent] if act.intent else SILENT)
        assert net.action_gestures[place] == GESTURES.index(act.gesture or "none")
        assert net.action_hastes[place] == act.haste
        assert net.action_hours[place] == (18.0 if act.at_hour is None else act.at_hour)


@settings(max_examples=25)
@given(st.data(), st.sampled_from((0, 1)), WIDTHS, st.integers(0, 2**32))
def test_inputs_are_matched_by_name(tmp_path_factory, data, side, hidden, seed):
    """Whatever the order in the file, the outputs are those that NumPy computes by name."""
    names = data.draw(st.lists(st.sampled_from(OBSERVATION[side]), min_size=1, unique=True))
    layers = layers_of([len(names), *hidden, len(EVERYTHING[side])], seed)
    path = str(tmp_path_factory.getbasetemp() / "named.npz")
    save_network(path, side, layers, EVERYTHING[side], names)
    programs = seated(
        Setup(policies=(None, None)), resolve_policy("polite", 0), resolve_policy("buddy", 1)
    ).programs
    programs = copy.deepcopy(programs)
    programs.networks[side] = net = load_network(path, side)
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, seed, 0)
    couple.seats[side].policy = LEARNED
    decide(couple, side, DAILY, Q, programs)
    seen = dict(zip(OBSERVATION[side], net.features, strict=False))
    expected = by_numpy(layers, [seen[name] for name in names])
    assert net.outputs[: len(expected)] == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_the_same_policy_is_the_same_file(tmp_path):
    for name in ("one", "other"):
        save_random(tmp_path / name, 0)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_an_older_model_is_remarked_on_and_used_all_the_same(tmp_path):
    path = save_random(tmp_path / "p.npz", 1)
    rewrite(path, lambda header, arrays: header.update(model="0.9"))
    choice = resolve_policy(f"learned:{path}", 1)
    assert choice.remark == f"learned under model 0.9, used under model {MODEL_VERSION}"
    assert choice.network is not None
    assert read_learned(path, 1).model == "0.9"


# --- faults


def rewrite(path, change):
    """Change the header or the arrays of a saved file."""
    header, arrays = read_file(str(path))
    change(header, arrays)
    write_file(str(path), header, arrays)


def header_with(**values):
    return lambda header, arrays: header.update(values)


def action_with(**values):
    return lambda header, arrays: header["actions"][1].update(values)


def array_with(**values):
    return lambda header, arrays: arrays.update(values)


N = len(OBSERVATION[1])
M = len(EVERYTHING[1])
FAULTS = {
    "other side": (header_with(side="dumpee"), "it is for the dumpee, not for the dumper"),
    "no side": (header_with(side=["dumper"]), "it is for the nobody"),
    "unknown observation": (
        lambda h, a: h["observation"].__setitem__(0, "guillt"),
        "the dumper observes no 'guillt'; did you mean 'guilt'?",
    ),
    "observation of the other": (
        lambda h, a: h["observation"].__setitem__(0, "separation_anxiety"),
        "the dumper observes no 'separation_anxiety'",
    ),
    "observation twice": (
        lambda h, a: h["observation"].__setitem__(0, "guilt"), "observes 'guilt' twice"
    ),
    "observation no name": (
        lambda h, a: h["observation"].__setitem__(0, ["x"]), "observes no ['x']"
    ),
    "no observation": (header_with(observation=[]), "observation is not a list of names"),
    "observation not listed": (header_with(observation=3), "observation is not a list of names"),
    "unknown intent": (action_with(intent="comfrt"), "action 2: there is no intent 'comfrt'; did"),
    "intent of the other": (action_with(intent="plea"), "an intent of the dumpee's"),
    "intent of the model": (action_with(intent="everyday"), "sent by the model itself"),
    "intent no name": (action_with(intent=3), "3 is not the name of an intent"),
    "haste": (action_with(haste=-1), "haste = -1 is outside 0 to 1000"),
    "haste no number": (action_with(haste=10**400), "is not a number"),
    "gesture": (action_with(gesture="blok"), "there is no gesture 'blok'; did you mean 'block'?"),
    "hour": (action_with(at_hour=24), "at_hour = 24 is outside"),
    "action key": (action_with(hour=3), "action 2 has a key 'hour'; did you mean 'at_hour'?"),
    "action lacks": (lambda h, a: h["actions"][1].pop("haste"), "action 2 has no 'haste'"),
    "action no mapping": (
        lambda h, a: h["actions"].__setitem__(1, "comfort"), "action 2 is no mapping"
    ),
    "no actions": (header_with(actions=[]), "actions is not a list of 1 to 128"),
    "many actions": (
        lambda h, a: h["actions"].extend(h["actions"] * 5), "actions is not a list of 1 to 128"
    ),
    "temperature": (header_with(temperature=-0.5), "temperature = -0.5 is outside"),
    "temperature nan": (header_with(temperature=math.nan), "temperature = nan is outside"),
    "temperature true": (header_with(temperature=True), "temperature = True"),
    "model": (header_with(model=1.1), "model is not a text"),
    "notes": (header_with(notes=None), "notes is not a text"),
    "header key": (header_with(note="x"), "the header has a key 'note'; did you mean 'notes'?"),
    "header lacks": (lambda h, a: h.pop("notes"), "the header has no 'notes'"),
    "weights nan": (array_with(w1=np.full((8, N), np.nan)), "w1 has values that are no numbers"),
    "bias infinite": (array_with(b2=np.full(M, np.inf)), "b2 has values that are no numbers"),
    "weights huge": (array_with(w1=np.full((8, N), 1e10)), "beyond ±1e+09"),
    "weights in words": (array_with(b1=np.array(["a"] * 8)), "b1 holds <U1, not numbers"),
    "weights complex": (array_with(b1=np.ones(8, complex)), "b1 holds complex128"),
    "transposed": (array_with(w1=np.ones((N, 8))), "w1 has the shape (96, 8)"),
    "inputs": (array_with(w1=np.ones((8, N - 1))), "should be (units, 96) and (units,)"),
    "flat": (array_with(w1=np.ones(8 * N)), "w1 has the shape (768,)"),
    "bias": (array_with(b1=np.ones((8, 1))), "b1 (8, 1)"),
    "no units": (array_with(w1=np.ones((0, N)), b1=np.ones(0)), "should be (units, 96)"),
    "unconnected": (array_with(w2=np.ones((M, 9))), "should be (units, 8) and (units,)"),
    "wide": (
        array_with(w1=np.ones((65, N)), b1=np.ones(65), w2=np.ones((M, 65))),
        "hidden layer 1 has 65 units; it may have 64",
    ),
    "outputs": (
        array_with(w2=np.ones((M + 1, 8)), b2=np.ones(M + 1)), f"{M + 1} outputs for {M} actions"
    ),
    "no bias": (lambda h, a: a.pop("b1"), "its arrays should be w1, b1 to at most w3, b3"),
    "other arrays": (array_with(weights=np.ones(3)), "there are: b1, b2, w1, w2, weights"),
    "four layers": (
        array_with(**{f"{k}{i}": np.ones(1) for k in "wb" for i in (3, 4)}), "should be w1, b1 to"
    ),
    "no layers": (lambda h, a: a.clear(), "its arrays should be"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_in_one_line_that_names_the_file(tmp_path, kind):
    path = save_random(tmp_path / "p.npz", 1)
    change, reason = FAULTS[kind]
    rewrite(path, change)
    with pytest.raises(AftertextError) as caught:
        resolve_policy(f"learned:{path}", 1)
    told = str(caught.value)
    assert told.startswith(f"{path}: ")
    assert reason in told
    assert "\n" not in told


def packed(**members):
    """A zip archive with these members."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)
    return into.getvalue()


def as_npy(array, allow_pickle=False):
    into = io.BytesIO()
    np.lib.format.write_array(into, np.asarray(array), allow_pickle=allow_pickle)
    return into.getvalue()


OBJECTS = np.array([{"a": 1}], dtype=object)
NO_FILES = {
    "text": (b"answers: {}\n", "is no learned policy: not an .npz file"),
    "nothing": (b"", "is no learned policy"),
    "one array": (as_npy(np.ones(3)), "not an .npz file"),
    "pickles": (packed(header=as_npy(OBJECTS, True)), "it holds Python objects"),
    "no header": (packed(w1=as_npy(np.ones(3))), "it has no header"),
    "numbers as header": (packed(header=as_npy(np.ones(3))), "it has no header"),
    "no json": (packed(header=as_npy("{")), "its header is not JSON"),
    "deep json": (packed(header=as_npy("[" * 100_000)), "its header is not JSON"),
    "a list": (packed(header=as_npy("[]")), "its header's format is not"),
    "another format": (packed(header=as_npy('{"format": "x"}')), f"format is not {FORMAT!r}"),
    "bomb": (packed(header=b"0" * (MOST_BYTES + 1)), "it unpacks to more than 4,000,000 bytes"),
    "large": (b"0" * (MOST_BYTES + 1), "it has more than 4,000,000 bytes"),
}


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_such_file_is_told(tmp_path, kind):
    content, reason = NO_FILES[kind]
    path = tmp_path / "p.npz"
    path.write_bytes(content)
    with pytest.raises(AftertextError) as caught:
        load_network(str(path), 0)
    assert str(path) in str(caught.value)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_cannot_be_read_or_written_is_told(tmp_path):
    for path, reason in ((tmp_path / "none.npz", "No such file"), (tmp_path, "directory")):
        with pytest.raises(AftertextError, match=f"cannot read {path}: .*{reason}"):
            load_network(str(path), 0)
    with pytest.raises(AftertextError, match=r"cannot write .*No such file"):
        save_random(tmp_path / "nowhere" / "p.npz", 0)


def is_read_or_refused(path):
    """Tell whether a file is a policy, or is refused in one line; anything else is raised."""
    try:
        return isinstance(load_network(path, 0), Network)
    except AftertextError as error:
        return "\n" not in str(error)


@settings(max_examples=150)
@given(st.data())
def test_a_file_with_any_damage_is_read_or_refused_in_one_line(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    whole = folder / "whole.npz"
    if not whole.exists():
        save_random(whole, 0, hidden=(2,))
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    del content[data.draw(st.just(len(content)) | st.integers(0, len(content))) :]
    damaged = folder / "damaged.npz"
    damaged.write_bytes(content)
    assert is_read_or_refused(str(damaged))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)


@settings(max_examples=100)
@given(st.data(), json_values)
@example(None, 10**400)
def test_whatever_stands_in_the_header_is_read_or_refused(tmp_path_factory, data, value):
    path = str(tmp_path_factory.getbasetemp() / "odd.npz")
    save_random(path, 0, hidden=())
    header, arrays = read_file(path)
    places = [(header, key) for key in header]
    places += [(header["actions"], 1), (header["observation"], 1)]
    places += [(header["actions"][2], key) for key in header["actions"][2]]
    where, key = (header, "temperature") if data is None else data.draw(st.sampled_from(places))
    where[key] = value
    assume(json.loads(json.dumps(header)) is not None)
    write_file(path, header, arrays)
    assert is_read_or_refused(path)


@pytest.mark.parametrize(
    ("layers", "actions", "more", "reason"),
    [
        ([(np.ones((1, N)), np.ones(1))], ["plea"], {}, "an intent of the dumpee's"),
        ([(np.ones((1, N)), np.ones(1))], [7], {}, "7 is not the name of an intent"),
        ([(np.ones((2, N)), np.ones(2))], [None], {}, "2 outputs for 1 actions"),
        ([(np.ones((1, N)), np.ones(1))], [None], {"observation": ["guilt"]}, "(units, 1)"),
        ([], [None], {}, "its arrays should be"),
        ([(np.ones((1, N)), np.ones(1))] * 4, [None], {}, "its arrays should be"),
        ([(np.ones((1, N)), np.ones(1))], [None], {"temperature": "hot"}, "temperature = 'hot'"),
        ([([[1.0]], ["x"])], [None], {"observation": ["guilt"]}, "not numbers"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(tmp_path, layers, actions, more, reason):
    path = tmp_path / "p.npz"
    with pytest.raises(AftertextError) as caught:
        save_network(str(path), 1, layers, actions, **more)
    assert reason in str(caught.value)
    assert not path.exists()
