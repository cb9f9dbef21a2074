"""Runs a command, and tells what it took.

As a program: `timer.py FILE LIMIT COMMAND …` writes a line of JSON into FILE: wall seconds, CPU
seconds, peak megabytes; `null` where the command was stopped after LIMIT seconds (0 is no limit).
It is a process of its own, for the peak of a process is no less than that of the one that started
it, and so that its caller can run it under another command.
"""

import json
import os
import subprocess
import sys
import threading
import time


def main(file, limit, *command):
    limit = float(limit)
    began = time.monotonic()
    process = subprocess.Popen(command)
    guard = threading.Timer(limit, process.kill)
    if limit:
        guard.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    guard.cancel()
    is_stopped = limit and wall >= limit
    took = None if is_stopped else [wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]
    with open(file, "w", encoding="utf-8") as told:
        json.dump(took, told)
    return 0 if is_stopped else os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
