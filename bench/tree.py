"""Compares folders of files by what is in them.

As a program: `tree.py FOLDER FILE` writes the listing of FOLDER into FILE. It runs as a process
of its own, for the memory of this one would count as that of the programs that it starts.
"""

import filecmp
import hashlib
import os
import subprocess
import sys


def listing(folder, into):
    """Writes a line for each file of `folder` into the file `into`: its path and its hash."""
    subprocess.run([sys.executable, __file__, folder, into], check=True)
    return into


def require_same(incremental, clean, when):
    """Stops where two listings differ."""
    if filecmp.cmp(incremental, clean, shallow=False):
        return
    ours, wanted = (set(file.read_text(encoding="utf-8").splitlines()) for file in (incremental, clean))
    differing = sorted({line.split("\t")[0] for line in ours ^ wanted})
    some = "\n  ".join(differing[:10])
    sys.exit(f"WRONG: {when}, {len(differing)} files are not those of a clean build:\n  {some}")


def sizes(folder):
    """How many files there are below `folder`, and their bytes."""
    count = size = 0
    for path in paths(folder):
        count, size = count + 1, size + os.stat(path).st_size
    return count, size


def paths(folder):
    """The paths of all files below `folder`, in a fixed order."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(place, name) for name in sorted(names))


def main(folder, into):
    with open(into, "w", encoding="utf-8") as lines:
        for path in paths(folder):
            with open(path, "rb") as file:
                digest = hashlib.blake2b(file.read(), digest_size=16).hexdigest()
            lines.write(f"{os.path.relpath(path, folder)}\t{digest}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
