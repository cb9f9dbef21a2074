"""The programs that are measured, each as a whole process: kuaidu, the floor, Hugo."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import tree

TIMER = Path(__file__).with_name("timer.py")
# After the date of every article, and the same at every build.
CLOCK = "2027-01-01 00:00"
# A line of `-v`: `    35.9 ms  render and write`.
STEP = re.compile(r"^ +([\d.]+) ms  (.+)$", re.MULTILINE)


class Run(NamedTuple):
    """One build: seconds, seconds of all cores, megabytes, files that were written."""

    wall: float
    cpu: float
    memory: float
    files: int


class Launcher:
    """Starts what is measured, under another command where one is wanted."""

    def __init__(self, under=()):
        self._under = list(under)

    def run(self, command):
        """What the command prints on both of its outputs."""
        told = subprocess.run([*self._under, *command], capture_output=True, text=True)
        if told.returncode != 0:
            sys.exit(f"this failed: {' '.join(map(str, command))}\n{told.stdout}{told.stderr}")
        return told.stdout + told.stderr

    def measure(self, command, limit=0):
        """Wall and CPU seconds, peak megabytes, and what is printed; the first is None at the limit."""
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as told:
            printed = self.run([sys.executable, TIMER, told.name, str(limit), *command])
            return json.load(told), printed


class Kuaidu:
    """`kuaidu build` of the site in the folder `site`."""

    name = "kuaidu"

    def __init__(self, program, site, theme, launcher):
        self._program, self._site, self._theme, self._launcher = program, site, theme, launcher

    def start(self, folder):
        """The next build is a clean one, into `folder`."""
        self.output = folder / "public"

    def build(self):
        took, printed = self._launcher.measure(self._command("--format", "json"))
        return Run(*took, json.loads(printed)["build"]["written"])

    def step_times(self):
        """The steps of a build and their milliseconds, as `-v` tells them."""
        told = self._launcher.run(self._command("-v"))
        return {name: float(ms) for ms, name in STEP.findall(told)}

    def edit_base(self, number):
        template = self._site / "templates/base.html"
        if not template.exists():
            template.parent.mkdir(exist_ok=True)
            shutil.copy(self._theme / "base.html", template)
        mark_head(template, number)

    def _command(self, *options):
        return [self._program, "build", "-r", self._site, "-o", self.output, "--clock", CLOCK, *options]


class Hugo:
    """Hugo with its own site in the folder `site`, and the same articles."""

    name = "Hugo"

    def __init__(self, program, site, content, limit, launcher):
        self._command = [program, "--quiet", "--buildFuture", "--noBuildLock", "-s", site, "-c", content]
        self._site, self._limit, self._launcher = site, limit, launcher
        self._gave_up = False

    def start(self, folder):
        self._output = folder / "public"

    def build(self):
        """None where it takes longer than the limit; then it is not run again."""
        if self._gave_up:
            return None
        began = time.time()
        took, _ = self._launcher.measure([*self._command, "-d", self._output], self._limit)
        if took is None:
            self._gave_up = True
            return None
        return Run(*took, sum(1 for path in tree.paths(self._output) if os.stat(path).st_mtime >= began))

    def edit_base(self, number):
        mark_head(self._site / "layouts/baseof.html", number)


class Floor:
    """What merely reading the sources and writing the same files takes, on two threads."""

    def __init__(self, program, launcher):
        self._program, self._launcher = program, launcher

    def read(self, content):
        return self._seconds("read", content, "2")

    def write(self, output, copy):
        return self._seconds("write", output, copy, "2")

    def _seconds(self, *arguments):
        printed = self._launcher.run([self._program, *arguments])
        return float(re.search(r"threads: ([\d.]+) s", printed)[1])


def mark_head(template, number):
    """A change that shows on every page."""
    mark = f'<meta name="bench" content="{number}">\n</head>'
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("</head>", mark, 1), encoding="utf-8")
