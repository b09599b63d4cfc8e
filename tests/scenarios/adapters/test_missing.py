"""Without its package an adapter says what to install."""

import importlib
import sys

import pytest

from agents.errors import AftertextError


@pytest.mark.parametrize("package", ["openenv", "verifiers"])
def test_the_extra_is_named(package, monkeypatch):
    module = f"scenarios.adapters.{package}"
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(AftertextError, match=rf"pip install '\.\[{package}\]'"):
        importlib.import_module(module)
