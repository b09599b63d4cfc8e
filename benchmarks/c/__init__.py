"""The psychology in C: translated from the rules line by line, compiled, and called."""
