"""The programs that are measured, each as a whole process: kuaidu, the floor, Hugo."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from typing import NamedTuple

import tree

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


class Kuaidu:
    """`kuaidu build` of the site in the folder `site`."""

    name = "kuaidu"

    def __init__(self, program, site, theme):
        self._program, self._site, self._theme = program, site, theme

    def start(self, folder):
        """The next build is a clean one, into `folder`."""
        self.output = folder / "public"

    def build(self):
        wall, cpu, memory, printed = timed(self._command("--format", "json"))
        return Run(wall, cpu, memory, json.loads(printed)["build"]["written"])

    def step_times(self):
        """The steps of a build and their milliseconds, as `-v` tells them."""
        told = subprocess.run(self._command("-v"), check=True, capture_output=True, text=True)
        return {name: float(ms) for ms, name in STEP.findall(told.stdout + told.stderr)}

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

    def __init__(self, program, site, content, limit):
        self._program, self._site, self._content, self._limit = program, site, content, limit
        self.gave_up = False

    def start(self, folder):
        self._output = folder / "public"

    def build(self):
        """None where it takes longer than the limit; then it is not run again."""
        if self.gave_up:
            return None
        began = time.time()
        options = ["--quiet", "--buildFuture", "--noBuildLock"]
        folders = ["-s", self._site, "-c", self._content, "-d", self._output]
        measured = timed([self._program, *options, *folders], self._limit)
        if measured is None:
            self.gave_up = True
            return None
        written = sum(1 for path in tree.paths(self._output) if os.stat(path).st_mtime >= began)
        return Run(*measured[:3], written)

    def edit_base(self, number):
        mark_head(self._site / "layouts/baseof.html", number)


class Floor:
    """What merely reading the sources and writing the same files takes, on two threads."""

    def __init__(self, program):
        self._program = program

    def read(self, content):
        return self._seconds("read", content, "2")

    def write(self, output, copy):
        return self._seconds("write", output, copy, "2")

    def _seconds(self, *arguments):
        printed = subprocess.run([self._program, *arguments], check=True, capture_output=True, text=True)
        return float(re.search(r"threads: ([\d.]+) s", printed.stdout)[1])


def timed(command, limit=None):
    """Wall and CPU seconds, peak megabytes and output of a process; None where it is stopped at the limit."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=printed)
        guard = threading.Timer(limit or 0, process.kill)
        if limit:
            guard.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        guard.cancel()
        if limit and wall >= limit:
            return None
        if status != 0:
            sys.exit(f"this failed: {' '.join(map(str, command))}")
        printed.seek(0)
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed.read()


def mark_head(template, number):
    """A change that shows on every page."""
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("</head>", f'<meta name="bench" content="{number}">\n</head>', 1), encoding="utf-8")
