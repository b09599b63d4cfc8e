"""Run one couple in the batch engine and say so: `python -m benchmarks.first_couple`."""

from agents.quantities import Quantities
from sim.batch import BatchEngine
from sim.begin import Setup


def main() -> None:
    """Run a polite dumpee and a dumper who drops breadcrumbs for a year."""
    engine = BatchEngine(Quantities())
    couples = engine.begin(Setup(policies=("polite", "breadcrumb")), 1, range(1))
    print(engine.run(couples), flush=True)


if __name__ == "__main__":
    main()
