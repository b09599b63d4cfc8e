"""The faces for people: the command line, and the pages generated for docs/."""
