"""Reports of a comparison: words, tables, figures, one HTML page, and all of them as files."""
