"""The uncertain quantities fitted to the published findings, by approximate Bayesian computation.

    from experiments.calibration import draw_quantities

    for quantities in draw_quantities(20):
        lab = Lab(quantities, couples=200)

`aftertext calibrate` makes the draws (docs/calibration.md); those that are shipped are read here.
"""

from .posterior import Draws, draw_quantities, posterior

__all__ = ["Draws", "draw_quantities", "posterior"]
