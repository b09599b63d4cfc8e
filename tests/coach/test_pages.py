from coach.pages import DOCS, pages, stale


def test_generated_pages_are_current():
    assert stale() == [], "run make docs"


def test_a_stale_page_is_found(monkeypatch, tmp_path):
    for name, text in pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "intents.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr("coach.pages.DOCS", tmp_path)
    assert stale() == ["intents.md"]
    assert tmp_path != DOCS


def test_every_intent_stands_in_its_page_with_its_paragraphs():
    from agents.intents import INTENTS

    page = pages()["intents.md"]
    for row in INTENTS:
        assert f"| `{row.name}` |" in page
        assert row.source in page
