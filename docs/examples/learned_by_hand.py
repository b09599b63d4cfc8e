"""A learned policy whose weights were not learned but set by hand, to show what is in such a file.

    python docs/examples/learned_by_hand.py explain.npz
    aftertext run breadcrumbs --dumper learned:explain.npz

A dumper who answers deep questions: calm ones with an explanation, pressing ones with comfort.
Everything else is met with silence, and nothing is ever written unasked.
"""

from __future__ import annotations

import sys

import numpy as np

from sim.learned import save_network

INPUTS = ("moment_text", "heard_wants_answer", "heard_request", "heard_depth", "heard_pressure")
ACTIONS = (None, "closure_answer", "comfort")

# One row of weights for each action. Asked about a text that wants an answer, the second has
# 4 (request + depth − 1); the third is ahead of it where pressure is above 0.35.
WEIGHTS = np.array([[0, 0, 0, 0, 0], [4, 4, 4, 4, 0], [4, 4, 4, 4, 4]], dtype=float)
BIASES = np.array([0.0, -12.0, -13.4])

if __name__ == "__main__":
    save_network(sys.argv[1], 1, [(WEIGHTS, BIASES)], ACTIONS, INPUTS, notes="set by hand")
