"""Print how far the detectors agree with the gold: ``make evaluate``."""

from __future__ import annotations

import sys

from scoring import passages, scores, scores_by_kind


def main() -> None:
    """Print the table; with ``--wrong``, also every disagreement; with a name, of that gold."""
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    name = names[0] if names else "*"
    made = scores(name)
    print(f"{sum(1 for _ in passages(name))} passages")
    for heading, table in (("measure", made), ("kind", scores_by_kind(name))):
        print(f"\n| {heading} | precision | recall | F1 | of |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for name, score in table.items():
            numbers = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
            print(f"| {name} | {numbers} | {score.wanted} |")
    if "--wrong" in sys.argv[1:]:
        for name, score in made.items():
            print(f"\n{name}")
            for line in score.wrong:
                print(f"  {line}")


if __name__ == "__main__":
    main()
