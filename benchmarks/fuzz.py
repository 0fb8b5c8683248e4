"""Look for inputs that break a promise, guided by what they make the code do.

    pip install atheris
    python benchmarks/fuzz.py --seconds 600          # all rooms, one after the other
    python benchmarks/fuzz.py text --seconds 60      # one of them

Each room is given bytes and must not raise, not take 20 seconds of the processor, and keep what it
promises. An
input that breaks one is kept below ``--keep``, and belongs into tests/unit/test_fuzzed.py once it
is mended. Without atheris (Linux and macOS), tests/properties asks the same of generated input.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

try:
    import atheris
except ImportError:
    sys.exit("Install atheris first: pip install atheris")

with atheris.instrument_imports(include=["glossator"], enable_loader_override=False):
    import hostile
    from samples import COMPLETE, as_yaml

SEEDS: dict[str, list[str]] = {
    "load": [as_yaml(COMPLETE)],
    "text": ["<p>One <em>two</em> &amp; three.</p>", "<ul><li>a<li>b</ul><!-- c --><pre> d</pre>"],
    "splice": ["<p>One <em>two</em> &amp; three.</p>\0One\0two\0three"],
    "detect": ["“We rose 5% to $2.5 billion on Monday, 3 March 2025,” she said, citing Reuters."],
    "detect_german": ["„Wir sind bereit“, sagte sie am 3. März 2025. Es waren 2,5 Mrd. Euro."],
    "markdown": ["# A\n\nB *c* [d](https://e) <b>f</b>\n\n- g\n\n| h |\n|---|\n| i |\n"],
    "note": ["A *note* with a [link](https://example.org) and `code`."],
    "active": ["<p onclick=x>a</p><svg><path d=M0></svg><a href=javascript:x>b</a>"],
    "new": ["A title\n\nWords of it, and more of them.\n"],
}


LONG = 20
"""Seconds of the processor that nothing may take."""
_HUNG = 300
"""Seconds by the clock after which a room hangs; a machine that slept meanwhile does not."""


def in_time(action: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The same, and an error if it takes too long."""

    def timed(data: bytes) -> None:
        start = time.process_time()
        action(data)
        taken = time.process_time() - start
        if taken > LONG:
            raise TimeoutError(f"{taken:.0f} seconds")

    return timed


def run(room: str, seconds: int, keep: Path) -> None:
    """Look in one room until the time is over; never returns."""
    corpus = keep / room
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate([*SEEDS[room], *hostile.payloads()[:200]]):
        (corpus / f"seed-{number}").write_text(seed, encoding="utf-8")
    action: Callable[[bytes], None] = getattr(hostile, f"room_{room}")
    options = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-timeout={_HUNG}",
        "-rss_limit_mb=3000",
        "-max_len=6000",
        "-print_final_stats=1",
        f"-artifact_prefix={keep}/{room}-",
        f"-seed={random.Random(room).randrange(1, 2**31)}",
        str(corpus),
    ]
    atheris.Setup(options, in_time(action))
    atheris.Fuzz()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("room", nargs="?", choices=sorted(SEEDS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "glossator-fuzz")
    asked = parser.parse_args()
    if asked.room:
        run(asked.room, asked.seconds, asked.keep)
    broken = []
    for room in SEEDS:
        command = [sys.executable, __file__, room, f"--seconds={asked.seconds}"]
        done = subprocess.run([*command, f"--keep={asked.keep}"], check=False, capture_output=True)
        said = done.stderr.decode("utf-8", "replace").splitlines()
        runs = next((line for line in said if "number_of_executed_units" in line), "?")
        print(f"{room:14} {runs.split()[-1]:>9} inputs, exit {done.returncode}", flush=True)
        if done.returncode:
            broken.append(room)
            print("\n".join(said[-40:]), flush=True)
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
