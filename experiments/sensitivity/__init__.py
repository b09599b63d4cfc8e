"""Which uncertain quantities matter: screening by Morris' method, then Sobol's indices.

    plan = Plan(couples=200, trajectories=8, samples=128, keep=20, seed=1)
    study = Study(plan, population_model(plan.couples, plan.seed))
    results = study.results()

Every run of the model is the default population for a year under other numbers, with the same
couples and the same seed. Runs are kept in a file as they finish, so that a study goes on where it
was stopped.
"""

from .kept import Kept
from .model import Model, population_model
from .page import page
from .plan import Plan
from .study import Study

__all__ = ["Kept", "Model", "Plan", "Study", "page", "population_model"]
