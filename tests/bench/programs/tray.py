"""What the program weighs in the tray of a virtual desktop, and how often it wakes there, beside a bare one: BOOK.

Prints MB and counts as JSON.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.desktop.virtual_desktop import ROOT, VirtualDesktop

BARE = Path(__file__).parents[1] / "reference" / "plain_tray.py"
RESIDENT = ("-m", "tests.bench.programs.tray_resident")

desktop = VirtualDesktop()
# Nobody listens: what a screen reader would be told costs the same in both.
quiet = {name: value for name, value in desktop.environment.items() if "ACCESSIBILITY" not in name}


def run(*arguments: str) -> str:
    """What a program in the virtual desktop prints."""
    done = subprocess.run([sys.executable, *arguments], env=quiet, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


readings = {"bare tray": float(run(str(BARE)))}
for way in ("hidden", "closed"):
    told = json.loads(run(*RESIDENT, sys.argv[1], way))
    readings[f"{way} in the tray"] = told["weight"]
    readings[f"woken, {way}"] = told["woken"]
desktop.close()
readings["one"] = 1
print(json.dumps(readings))
