"""The tables that are printed, in Markdown."""

from statistics import median

COLUMNS = ["build", "wall s", "from–to", "CPU s", "memory MB", "files written", "× floor"]
PEER_COLUMNS = ["Hugo s", "Hugo CPU s", "Hugo MB", "× faster"]


def measurements(runs, steps, floor, limit):
    """A row a step; `runs` holds the runs of each (step, program), `floor` the seconds by step."""
    with_peer = any(program == "Hugo" for _, program in runs)
    rows = [COLUMNS + (PEER_COLUMNS if with_peer else [])]
    for step in steps:
        ours = runs[step, "kuaidu"]
        row = [step, *own(ours, floor.get(step))]
        rows.append(row + (peer(runs.get((step, "Hugo")), ours, limit) if with_peer else []))
    return table(rows)


def own(runs, floor):
    """Our columns; `floor` is seconds, or nothing."""
    wall, cpu, memory, files = map(median, zip(*runs))
    walls = [run.wall for run in runs]
    spread = f"{seconds(min(walls))}–{seconds(max(walls))}" if len(walls) > 1 else "once"
    ratio = f"{wall / median(floor):.1f}" if floor else ""
    return [seconds(wall), spread, seconds(cpu), f"{memory:.0f}", f"{files:,.0f}", ratio]


def peer(runs, ours, limit):
    """The peer's columns; `None` among its runs is one that was stopped at the limit."""
    if not runs:
        return [""] * len(PEER_COLUMNS)
    own_wall = median(run.wall for run in ours)
    if None in runs:
        return [f"> {limit:.0f}", "", "", f"> {limit / own_wall:.0f}"]
    wall, cpu, memory, _ = map(median, zip(*runs))
    return [seconds(wall), seconds(cpu), f"{memory:.0f}", f"{wall / own_wall:.0f}"]


def step_times(clean, edited):
    """Where the time goes: the milliseconds of each step in several builds, medians."""
    rows = [["step", "clean, ms", "one article edited, ms"]]
    names = list(clean[0]) + [name for name in edited[0] if name not in clean[0]]
    for name in names:
        rows.append([name, *(milliseconds(name, builds) for builds in (clean, edited))])
    return table(rows)


def milliseconds(name, builds):
    times = [build[name] for build in builds if name in build]
    return f"{median(times):.0f}" if times else ""


def table(rows):
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def seconds(value):
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 100 else f"{value:.0f}"
