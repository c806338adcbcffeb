"""Weighs a program: `scale.py COMMAND ...` prints as JSON what it took. Small itself, and imports little."""

import json
import os
import sys

reading, writing = os.pipe()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)])
os.close(writing)
with os.fdopen(reading, encoding="utf-8") as stream:
    output = stream.read()
_, status, usage = os.wait4(child, 0)
weighed = {
    "status": os.waitstatus_to_exitcode(status),
    "cpu": usage.ru_utime + usage.ru_stime,
    "peak": usage.ru_maxrss / 1024,
    "output": output,
}
sys.stdout.write(json.dumps(weighed))
