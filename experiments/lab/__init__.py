"""The laboratory: situations as data, couples run through them, and estimates from what they did.

    from experiments.lab import Case, Lab, estimate

    lab = Lab(couples=500, seed=1)
    near, far = lab.healing(Case(dumper="buddy")), lab.healing(Case(dumper="silence"))
    print(estimate([near, far], lambda near, far: near - far))

Claims, facts, calibration and sensitivity all measure through it. Every case is lived through by
the same couples (common random numbers), so that differences between cases are paired.
"""

from .cases import At, Case, given
from .estimates import Estimate, estimate
from .lab import Lab
from .population import Population, population, population_texts

__all__ = [
    "At", "Case", "Estimate", "Lab", "Population", "estimate", "given", "population",
    "population_texts",
]  # fmt: skip
