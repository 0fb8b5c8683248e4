"""What Glossator costs a reader: the same page with it and without, in a browser.

    python benchmarks/reading.py [--runs 9] [--throttle 4] [--network fast|slow] [--json FILE]

The sites are built anew, served compressed from this machine and opened in turn, each time in
a context of its own, so that nothing is cached and whatever else the machine does falls on
all. Compare the columns of one run; the numbers of two machines say nothing about each other.

| column | what it is |
| --- | --- |
| with | the page as Glossator makes it |
| HTML | the same HTML, with our style sheet and our script emptied |
| without | the bare article in the same theme |

| measure | what it is |
| --- | --- |
| LCP | largest contentful paint, ms |
| TBT | total blocking time: what tasks take beyond 50 ms, from first paint until settled, ms |
| CLS | cumulative layout shift: the worst burst of unasked moves |
| main thread | all that it did until settled, ms |
| long tasks | tasks of more than 50 ms, from first paint until settled |
| placed | from navigation to the frame in which the first note stands in the margin, ms |
| HTML, CSS, JS | what the page fetches, gzip -9, in thousands of bytes |

These come from a run of its own without slowing, traced, and hardly depend on what else the
machine does:

| measure | what it is |
| --- | --- |
| elements | of the whole page |
| styled | elements whose style was computed until settled, each as often as it was |
| CPU | what the main thread computed until settled, ms of processor time |
| CPU blocking | TBT as processor time alone would make it: beyond 50 ms, slowed |
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from annotate import article, gloss
from markdown import Markdown
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from glossator.shipping import shipped
from glossator.text import visible_text

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "tests/browser"))

from get_browser import find_browser  # noqa: E402

from sites import built, first_site, write  # noqa: E402

BUDGET = 15_000
"""Bytes that all our assets may weigh, compressed."""

FIRST = "articles/putin-rare-minerals/"
STRESS = "articles/generated/"
STRESS_WORDS = 34_000
STRESS_GLOSSES = 500

COUNTED = 3
"""Runs of each page that are also counted; their numbers hardly differ."""

SCREENS = {"desktop": (1440, 900), "phone": (390, 844)}

# Round trip in ms and bytes a second: none is added, or a slow mobile network as Lighthouse
# simulates it (150 ms, 1.6 Mbit/s).
NETWORKS = {"fast": None, "slow": (150, 1_600_000 / 8)}

MEASURES = ("LCP", "TBT", "CLS", "long tasks", "main thread", "placed", "HTML", "CSS", "JS")
COUNTS = ("elements", "styled", "CPU", "CPU blocking")

COLUMNS = ("with", "HTML", "without")

_PLAIN_THEME = """\
site_name: Glossator
theme: {name: mkdocs, highlightjs: false}
plugins:
  - search
  - glossator
markdown_extensions: [admonition, attr_list, tables, toc]
"""

# Collects from the first moment of a page; asking afterwards would lose what came before.
_WATCH = """(() => {
  const seen = { paint: 0, largest: 0, what: "", long: [], shifts: [], placed: 0 };
  window.glossatorSeen = seen;
  const watch = (type, take) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true });
  };
  watch("paint", (each) => {
    if (each.name === "first-contentful-paint") seen.paint = each.startTime;
  });
  watch("largest-contentful-paint", (each) => {
    seen.largest = each.startTime;
    seen.what = each.element ? each.element.tagName.toLowerCase() : "";
  });
  watch("longtask", (each) => seen.long.push([each.startTime, each.duration]));
  watch("layout-shift", (each) => {
    if (!each.hadRecentInput) seen.shifts.push([each.startTime, each.value]);
  });
  const look = () => {
    if (document.querySelector(".gloss-aside")) seen.placed = performance.now();
    else if (performance.now() < 60_000) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""

# A second after the page was loaded and after the last thing that took long or moved.
_SETTLED = """() => {
  const seen = window.glossatorSeen;
  const loaded = performance.getEntriesByType("navigation")[0].loadEventEnd;
  const long = seen.long.map(([start, duration]) => start + duration);
  const last = Math.max(loaded, ...long, ...seen.shifts.map(([start]) => start));
  return loaded > 0 && seen.largest > 0 && performance.now() > last + 1000;
}"""


@dataclass(frozen=True)
class Case:
    """What is opened: one page of one theme on one screen, with Glossator and without."""

    page: str
    theme: str
    screen: str

    @property
    def name(self) -> str:
        """As it stands in the table."""
        which = "first article" if self.page == FIRST else "stress article"
        return f"{which}, {self.theme}, {self.screen}"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder compressed, as a public server would; says nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser may hang up when it likes."""


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _stress() -> dict[str, str]:
    """The article that ``annotate.py`` makes, as files of a site."""
    rng = random.Random(20250225)
    source = article(STRESS_WORDS, rng)
    made = gloss(visible_text(Markdown().convert(source)), STRESS_GLOSSES, rng)
    groups = {
        name: [
            {key: value for key, value in asdict(each).items() if isinstance(value, str) and value}
            for each in getattr(made, name)
        ]
        for name in ("quotes", "figures", "claims", "signals")
    }
    for each in (each for group in groups.values() for each in group):
        # What the model fills in by itself is not said in a gloss file.
        kept = {"id", "exact", "prefix", "suffix", "note", "signal"}
        for key in set(each) - kept:
            del each[key]
    head = {"title": "Title", "rights": "generated", "words": made.article.words}
    return {
        "docs/articles/generated.md": source,
        # JSON is YAML too.
        "docs/articles/generated.gloss.yml": json.dumps({"article": head, **groups}),
    }


def build_sites(folder: Path) -> dict[tuple[str, str], Path]:
    """Each theme's site with Glossator and without, by theme and column."""
    source = first_site(folder / "source")
    write(source, _stress())
    configs = {"material": (source / "mkdocs.yml").read_text("utf-8"), "mkdocs": _PLAIN_THEME}
    sites = {}
    for theme, config in configs.items():
        for ours in (True, False):
            text = config if ours else config.replace("  - glossator\n", "")
            assert ("glossator\n" in text.partition("plugins:")[2]) == ours
            (source / "mkdocs.yml").write_text(text, "utf-8")
            column = "with" if ours else "without"
            out = folder / f"{theme}-{column}"
            built(source, out, strict=False)
            sites[theme, column] = out
        alone = folder / f"{theme}-html"
        shutil.copytree(sites[theme, "with"], alone)
        for name in shipped():
            for asset in alone.rglob(name):
                asset.write_text("", "utf-8")
        sites[theme, "HTML"] = alone
    return sites


def _shift(shifts: list[tuple[float, float]]) -> float:
    """The worst session: shifts less than 1 s apart, 5 s at most (web.dev/articles/cls)."""
    worst = total = first = last = 0.0
    for start, value in shifts:
        if start - last > 1000 or start - first > 5000:
            total, first = 0.0, start
        total, last = total + value, start
        worst = max(worst, total)
    return worst


def _weights(folder: Path, addresses: list[str]) -> dict[str, float]:
    kinds = {".css": "CSS", ".js": "JS", ".html": "HTML"}
    weights = dict.fromkeys(kinds.values(), 0.0)
    for address in dict.fromkeys(addresses):
        path = folder / urlsplit(address).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if path.suffix in kinds and path.is_file():
            weights[kinds[path.suffix]] += len(_compressed(path)) / 1000
    return weights


def measure(
    browser: Browser,
    folder: Path,
    url: str,
    case: Case,
    *,
    throttle: float,
    network: tuple[int, float] | None,
) -> dict[str, float | str]:
    """Open the page once, with nothing cached, and wait until it has settled."""
    context = _context(browser, case)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(_WATCH)
    cdp = context.new_cdp_session(page)
    cdp.send("Performance.enable", {"timeDomain": "timeTicks"})
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    if network is not None:
        delay, speed = network
        cdp.send("Network.enable")
        limits = {"latency": delay, "downloadThroughput": speed, "uploadThroughput": speed}
        cdp.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    page.goto(f"{url}{case.page}", wait_until="load", timeout=120_000)
    page.wait_for_function(_SETTLED, polling=200, timeout=120_000)
    seen = page.evaluate("window.glossatorSeen")
    spent = {each["name"]: each["value"] for each in cdp.send("Performance.getMetrics")["metrics"]}
    context.close()
    paint = seen["paint"]
    late = [start + duration - max(start, paint) for start, duration in seen["long"]]
    long = [duration for duration in late if duration > 50]
    return {
        "LCP": seen["largest"],
        "TBT": sum(long) - 50 * len(long),
        "long tasks": len(long),
        "CLS": _shift(seen["shifts"]),
        "main thread": spent["TaskDuration"] * 1000,
        "script": spent["ScriptDuration"] * 1000,
        "style": spent["RecalcStyleDuration"] * 1000,
        "layout": spent["LayoutDuration"] * 1000,
        "placed": seen["placed"],
        "largest is": seen["what"],
        **_weights(folder, asked),
    }


def count(browser: Browser, url: str, case: Case, *, throttle: float) -> dict[str, float]:
    """Open the page once without slowing, and count what its main thread did."""
    context = _context(browser, case)
    page = context.new_page()
    page.add_init_script(_WATCH)
    cdp = browser.new_browser_cdp_session()
    events: list[dict[str, Any]] = []
    ended: list[bool] = []
    cdp.on("Tracing.dataCollected", lambda sent: events.extend(sent["value"]))
    cdp.on("Tracing.tracingComplete", lambda _: ended.append(True))
    categories = [
        "devtools.timeline",
        "disabled-by-default-devtools.timeline",
        "blink.user_timing",
    ]
    config = {"includedCategories": categories}
    cdp.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    page.goto(f"{url}{case.page}", wait_until="load", timeout=120_000)
    page.wait_for_function(_SETTLED, polling=200, timeout=120_000)
    cdp.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    paint = page.evaluate("window.glossatorSeen.paint")
    elements = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    begins = [event for event in events if event["name"] == "navigationStart"]
    begin = next(event for event in begins if url in json.dumps(event["args"]))
    ours = [
        event
        for event in events
        if (event["pid"], event["tid"]) == (begin["pid"], begin["tid"])
        and event["ts"] >= begin["ts"]
        and "dur" in event
    ]
    after = begin["ts"] + paint * 1000
    tasks = [event for event in ours if event["name"] == "RunTask"]
    spent = [event.get("tdur", 0) / 1000 for event in tasks]
    late = [
        cpu for event, cpu in zip(tasks, spent, strict=True) if event["ts"] + event["dur"] > after
    ]
    styled = [event["args"] for event in ours if event["name"] == "UpdateLayoutTree"]
    return {
        "elements": elements,
        "styled": sum(each.get("elementCount", 0) for each in styled),
        "CPU": sum(spent),
        "CPU blocking": sum(max(0.0, each * throttle - 50) for each in late),
    }


def _context(browser: Browser, case: Case) -> BrowserContext:
    width, height = SCREENS[case.screen]
    phone = case.screen == "phone"
    return browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if phone else 1,
        has_touch=phone,
        is_mobile=phone,
    )


Runs = dict[str, list[dict[str, Any]]]


def _middle(runs: list[dict[str, Any]], name: str) -> tuple[float, float]:
    """The median, and half the distance between the quartiles."""
    values = [float(each[name]) for each in runs]
    if len(values) < 2:
        return values[0], 0.0
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return middle, (high - low) / 2


def _cell(name: str, middle: float, spread: float) -> str:
    if name == "placed" and not middle:
        return "–"
    digits = {"CLS": 4, "HTML": 1, "CSS": 1, "JS": 1}.get(name, 0)
    if name in ("HTML", "CSS", "JS", *COUNTS):
        return f"{middle:.{digits}f}"
    return f"{middle:.{digits}f} ± {spread:.{digits}f}"


def table(case: Case, runs: Runs, counts: Runs) -> str:
    """The medians of one case, their quartiles, and the ratio of the first to the last column."""
    largest = ", ".join(f"{each}: {runs[each][0]['largest is']}" for each in COLUMNS)
    heads = "".join(f"{each:>17}" for each in COLUMNS)
    lines = [f"{case.name}; the largest is {largest}", f"  {'':12}{heads} {'ratio':>6}"]
    for rows, names in ((runs, MEASURES), (counts, COUNTS)):
        for name in names:
            middles = [_middle(rows[each], name) for each in COLUMNS]
            cells = "".join(f"{_cell(name, *each):>17}" for each in middles)
            last = middles[-1][0]
            lines.append(f"  {name:12}{cells} {f'{middles[0][0] / last:.2f}' if last else '–':>6}")
    return "\n".join(lines)


def weights() -> dict[str, int]:
    """What each of our assets weighs, gzip -9."""
    return {name: len(gzip.compress(each.encode(), 9)) for name, each in shipped().items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=9, help="of each page (default 9)")
    parser.add_argument("--throttle", type=float, default=4, help="slow the processor (default 4)")
    parser.add_argument("--network", choices=NETWORKS, default="fast")
    parser.add_argument("--theme", choices=("material", "mkdocs"), help="this one alone")
    parser.add_argument("--screen", choices=SCREENS, help="this one alone")
    parser.add_argument("--page", choices=("first", "stress"), help="this one alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every number there")
    return parser.parse_args()


def _cases(options: argparse.Namespace) -> list[Case]:
    pages = {"first": FIRST, "stress": STRESS}
    return [
        Case(address, theme, screen)
        for name, address in pages.items()
        for theme in ("material", "mkdocs")
        for screen in SCREENS
        if options.page in (None, name)
        and options.theme in (None, theme)
        and options.screen in (None, screen)
    ]


def main() -> None:
    """Print a table for each page, theme and screen, then what our assets weigh."""
    options = _arguments()
    results: list[tuple[Case, Runs, Runs]] = []
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        sites = build_sites(Path(name))
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        print(
            f"Chromium {browser.version}, processor slowed {options.throttle:g} times, "
            f"{options.network} network, medians of {options.runs} ± half the quartiles' distance"
        )
        for case in _cases(options):
            runs: Runs = {column: [] for column in COLUMNS}
            counts: Runs = {column: [] for column in COLUMNS}
            # The first is not counted: a browser's own first page costs more.
            for number in range(-1, options.runs):
                for column in COLUMNS[:: 1 if number % 2 else -1]:
                    folder = sites[case.theme, column]
                    with _served(folder) as url:
                        made = measure(
                            browser,
                            folder,
                            url,
                            case,
                            throttle=options.throttle,
                            network=NETWORKS[options.network],
                        )
                        if number >= 0:
                            runs[column].append(made)
                            if number < COUNTED:
                                found = count(browser, url, case, throttle=options.throttle)
                                counts[column].append(found)
            results.append((case, runs, counts))
            print(f"\n{table(case, runs, counts)}", flush=True)
        browser.close()
    ours = weights()
    print("\nOur assets, gzip -9, bytes")
    for file, weight in ours.items():
        print(f"  {file:20} {weight:>6,}")
    total = sum(ours.values())
    print(f"  {'all':20} {total:>6,} of {BUDGET:,}, {total / BUDGET:.0%}")
    if options.json:
        made_of = {
            "runs": options.runs,
            "throttle": options.throttle,
            "network": options.network,
            "assets": ours,
            "budget": BUDGET,
            "cases": [
                {**asdict(case), "runs": runs, "counts": counts} for case, runs, counts in results
            ],
        }
        options.json.write_text(json.dumps(made_of, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
