"""Run one seed of the simulation again and show all that happened: `python -m tests.simulation SEED`."""

from __future__ import annotations

import sys

from tests.simulation.office import Run, simulate


def main() -> None:
    """Run the seed of the command line; what failed is shown after what led to it."""
    run = Run(int(sys.argv[1]))
    try:
        simulate(run)
    finally:
        sys.stdout.write("\n".join(run.trace) + "\n")
    sys.stdout.write(f"{dict(run.cases)}, {run.effects} requests took effect, {run.restarts} restarts\n")


if __name__ == "__main__":
    main()
