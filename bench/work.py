"""Folders to measure in, each of a name that was never used before."""

import os
import shutil
import sys
import time
from pathlib import Path


class Work:
    """A folder that goes when the measurement is over, and folders in it.

    On a disk nothing is deleted before the end: ext4 does not use the inodes of deleted files
    again at once, and creates files many times more slowly while it looks for others.
    """

    def __init__(self, parent):
        self.root = Path(parent).resolve() / f"kuaidu-bench-{time.time_ns()}"
        self.root.mkdir(parents=True)
        self.file_system = file_system(self.root)
        self.in_memory = self.file_system == "tmpfs"
        self._count = 0

    def fresh(self, name):
        """A new, empty folder."""
        self._count += 1
        folder = self.root / f"{self._count:03}-{name}"
        folder.mkdir()
        return folder

    def drop(self, folder):
        """Gives a folder up."""
        if self.in_memory:
            shutil.rmtree(folder)

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)

    def require(self, size, files):
        """Stops where there is no room for so many bytes and files."""
        free = shutil.disk_usage(self.root).free
        if self.in_memory:
            free = min(free, available_memory())
        if size > free:
            sys.exit(f"this needs about {size / 1e9:.0f} GB on {self.file_system}, and {free / 1e9:.0f} GB are free")
        inodes = os.statvfs(self.root).f_favail
        if 0 < inodes < files:
            sys.exit(f"this needs about {files:,} files on {self.file_system}, and {inodes:,} more can be made")


def file_system(folder):
    """The name of the file system that holds `folder`, as Linux tells it."""
    best = ("", "unknown file system")
    for line in lines_of("/proc/mounts"):
        _, place, kind, *_ = line.split()
        if folder.is_relative_to(place) and len(place) > len(best[0]):
            best = (place, kind)
    return best[1]


def available_memory():
    """Bytes."""
    for line in lines_of("/proc/meminfo"):
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return sys.maxsize


def lines_of(file):
    try:
        return Path(file).read_text().splitlines()
    except OSError:
        return []
