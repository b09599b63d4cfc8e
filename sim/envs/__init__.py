"""Training environments: one side of a couple, or both, decided for from outside."""
