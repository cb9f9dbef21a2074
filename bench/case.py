"""One site that is measured: a profile, and a number of articles."""

import shutil
from pathlib import Path

import report
import tree
from corpus import Corpus, generate
from programs import Hugo, Kuaidu

ROOT = Path(__file__).resolve().parent.parent
PROFILES = {
    "same-work": "the pages that the peers' sites have",
    "default": "all that kuaidu makes by itself",
}
# What is done before each build of a round.
CLEAN = "clean"
FIRST_EDIT = "first edit after it"
UNCHANGED = "nothing changed"
OLD_EDIT = "an old article edited"
NEW_EDIT = "the newest article edited"
ADDED = "an article added"
BASE = "the base template edited"
EVERY_STEP = (CLEAN, FIRST_EDIT, UNCHANGED, OLD_EDIT, NEW_EDIT, ADDED, BASE)
# A peer without incremental builds takes as long after any change.
PEER_STEPS = (CLEAN, UNCHANGED, OLD_EDIT)
# Bytes that an article takes on a disk, its source and its pages, and those of the feeds of a
# default site, which do not grow with it.
SOURCE_SIZE = 8_500
PAGES_SIZE = {"same-work": 18_000, "default": 36_000}
FEEDS_SIZE = {"same-work": 0, "default": 500_000_000}
BUILDS_BY_STEP = 3


class Case:
    """Builds a site in rounds, and keeps what each build took."""

    def __init__(self, profile, articles, work, rounds, steps=EVERY_STEP):
        self.profile, self.articles, self.work = profile, articles, work
        self.rounds, self.steps = rounds, steps
        self.runs, self.floors = {}, {"read": [], "write": []}
        self.output = None
        # Comparing takes another copy of the site.
        self.is_checked = steps == EVERY_STEP

    def room(self):
        """The bytes and files that are needed: two generations and a copy, on a disk for every round."""
        copies = 3 if self.is_checked else 2 if len(self.steps) > 1 else 1
        copies *= 1 if self.work.in_memory else self.rounds + BUILDS_BY_STEP * self.is_checked
        pages = self.articles * PAGES_SIZE[self.profile] + FEEDS_SIZE[self.profile]
        return self.articles * SOURCE_SIZE + pages * copies, self.articles * (1 + 3 * copies)

    def measure(self, tools, limit):
        """The section of the report."""
        self._write_site(tools.generator)
        programs = [Kuaidu(tools.kuaidu, self.site, ROOT / "templates", tools.launcher)]
        if tools.peers and self.profile == "same-work":
            programs.append(self._hugo(tools, limit))
        left = None
        for number in range(1, self.rounds + 1):
            left = self._round(number, programs, tools.floor, left)
        times = self._step_times(programs[0], left)
        self.work.drop(self.site)
        return self._section(times, limit)

    def _write_site(self, generator):
        self.site = self.work.fresh(f"{self.profile}-{self.articles}")
        self.content = self.site / "content"
        if self.profile == "same-work":
            shutil.copytree(ROOT / "bench/site-kuaidu", self.site, dirs_exist_ok=True)
        else:
            (self.site / "site.yaml").write_text("base_url: https://news.example.com/\n")
        generate(generator, self.articles, self.site)
        self.corpus = Corpus(self.content)
        self.sources = tree.sizes(self.content)

    def _hugo(self, tools, limit):
        folder = self.work.fresh("hugo-site")
        shutil.copytree(tools.hugo_site, folder, dirs_exist_ok=True)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o200)
        return Hugo(tools.hugo, folder, self.content, limit, tools.launcher)

    def _round(self, number, programs, floor, left):
        """Builds after one change after another; `left` and the result list what the builds left."""
        folders = [self.work.fresh(f"out-{program.name}") for program in programs]
        for program, folder in zip(programs, folders):
            program.start(folder)
        for step in self.steps:
            self._change(step, programs, number)
            for program in programs if step in PEER_STEPS else programs[:1]:
                self.runs.setdefault((step, program.name), []).append(program.build())
            if step == CLEAN:
                self.output = self.output or tree.sizes(programs[0].output)
                self._measure_floor(floor, programs[0].output)
                self._check(left, programs[0].output, number - 1)
        if self.is_checked:
            left = tree.listing(programs[0].output, self.site / f"round-{number}.txt")
        for folder in folders:
            self.work.drop(folder)
        return left

    def _change(self, step, programs, number):
        if step in (FIRST_EDIT, OLD_EDIT):
            self.corpus.edit_old()
        elif step == NEW_EDIT:
            self.corpus.edit_newest()
        elif step == ADDED:
            self.corpus.add()
        elif step == BASE:
            for program in programs:
                program.edit_base(number)

    def _measure_floor(self, floor, output):
        if floor is None:
            return
        self.floors["read"].append(floor.read(self.content))
        if self.is_checked:
            copy = self.work.fresh("floor")
            self.floors["write"].append(floor.write(output, copy / "public"))
            self.work.drop(copy)

    def _check(self, left, clean, number):
        """Stops if the builds of a round left anything else than a clean build makes."""
        if left:
            after = tree.listing(clean, self.site / "clean.txt")
            tree.require_same(left, after, f"{self.profile}, {self.articles:,} articles, round {number}")

    def _step_times(self, kuaidu, left):
        """What each step of a build takes, clean and after an edit; `left` is compared once more."""
        clean, edited = [], []
        for _ in range(min(BUILDS_BY_STEP, self.rounds) if self.is_checked else 0):
            folder = self.work.fresh("steps")
            kuaidu.start(folder)
            clean.append(kuaidu.step_times())
            self._check(left, kuaidu.output, self.rounds)
            left = None
            # The first edit also makes the second generation.
            for times in [[], edited]:
                self.corpus.edit_old()
                times.append(kuaidu.step_times())
            self.work.drop(folder)
        return report.step_times(clean, edited) if clean else ""

    def _section(self, times, limit):
        (sources, source_size), (files, size) = self.sources, self.output
        rounds = "one round" if self.rounds == 1 else f"medians of {self.rounds} rounds"
        parts = [
            f"### {self.profile}, {self.articles:,} articles",
            f"{PROFILES[self.profile].capitalize()}: from {source_size / 1e6:,.0f} MB in {sources:,} files, "
            f"{size / 1e6:,.0f} MB in {files:,} files; {rounds}. {self._floor_text()}",
            report.measurements(self.runs, self.steps, self._whole_floor(), limit),
        ]
        return "\n\n".join(parts + [times] * bool(times))

    def _whole_floor(self):
        """By step: only a clean build writes every file."""
        seconds = [read + write for read, write in zip(self.floors["read"], self.floors["write"])]
        return {CLEAN: seconds} if seconds else {}

    def _floor_text(self):
        told = [f"{name} {report.seconds(report.median(times))} s" for name, times in self.floors.items() if times]
        return f"The floor: {', '.join(told)}." if told else "The floor was not measured."
