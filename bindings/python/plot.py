#!/usr/bin/env python3
"""Candidates side by side: the values of each with their intervals, and what speaks for them.

    python3 -m pip install "tenet-values[plot]"
    python3 plot.py [interviews.csv [picture.png]]

Run it cell by cell in an editor that knows "# %%", or as a program.
"""

# %% The candidates of an export, each with everything that was found.
from __future__ import annotations

import sys
from pathlib import Path

from matplotlib import pyplot

import tenet

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "data" / "interviews.csv"

path = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
picture = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("values.png")

model = tenet.Model.builtin()
with model.read_csv(path) as reader:
    candidates = list(reader)
print(f"{len(candidates)} candidates, {len(model.values)} values")

# %% One panel a value, one line a candidate in the order of the file: this is no ranking.
names = [candidate.candidate for candidate in candidates]
rows = range(len(candidates))
figure, panels = pyplot.subplots(
    1,
    len(model.values),
    sharey=True,
    squeeze=False,
    figsize=(3 * len(model.values), 1.5 + 0.3 * len(names)),
    layout="constrained",
)
for panel, value in zip(panels[0], model.values):
    for row, candidate in enumerate(candidates):
        found = candidate.value(value.id)
        if found.score is None:  # too little is known, which is not a low score
            panel.text(50, row, "not known", ha="center", va="center", color="0.5", fontsize=8)
        else:
            panel.plot([found.low, found.high], [row, row], color="tab:blue", alpha=0.4, lw=4)
            panel.plot(found.score, row, "o", color="tab:blue")
    panel.axvline(50, color="0.8", zorder=0)  # where nothing speaks for or against
    panel.set(title=f"{value.name}\n{value.share:.0%} of the weight", xlim=(0, 100))
    panel.set_xlabel("evidence, 0 to 100")
panels[0][0].set_yticks(rows, names)
panels[0][0].invert_yaxis()
figure.suptitle("What was found for each value, with its 90 % interval")
figure.savefig(picture, dpi=150)
print(f"wrote {picture}")

# %% Every point leads to words: the strongest for each candidate.
for candidate in candidates:
    quoted = [item for item in candidate.evidence if item.quote and item.points]
    if quoted:
        item = max(quoted, key=lambda item: abs(item.points))
        print(f'{candidate.candidate}: {item.points:+.1f} points for "{item.quote}" ({item.value})')
    else:
        ask = candidate.follow_ups[0].text if candidate.follow_ups else None
        print(f"{candidate.candidate}: nothing found; ask: {ask}")
