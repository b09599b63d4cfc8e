"""Fixtures for language models: what the machine's environment says must not reach a test."""

import pytest


@pytest.fixture(name="own_cache")
def _own_cache(tmp_path, monkeypatch):
    """Give a test a folder of its own for kept answers."""
    monkeypatch.setenv("AFTERTEXT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "llm"


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
