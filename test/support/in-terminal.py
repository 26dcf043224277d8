"""Runs a command in a pseudo-terminal and presses keys when it shows a text.

The first argument is a JSON list of steps, [text to wait for, keys to press]; the others are the
command. An empty text waits until the command has left the terminal as it was: the cursor shown, and
Ctrl+C as a signal. Prints JSON: the exit status (negative: the signal), the output, and whether the terminal has
the settings it had before.
"""

# cspell:ignore TIOCSWINSZ TIOCSCTTY tcgetattr preexec

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

steps = json.loads(sys.argv[1])
controller, terminal = pty.openpty()
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 160, 0, 0))
before = termios.tcgetattr(terminal)


def take_terminal():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


child = subprocess.Popen(
    sys.argv[2:],
    stdin=terminal,
    stdout=terminal,
    stderr=terminal,
    start_new_session=True,
    preexec_fn=take_terminal,
)
# Only what hangs gets here.
deadline = time.monotonic() + 100
output = b""
seen = 0
while True:
    has_ended = child.poll() is not None
    if time.monotonic() > deadline:
        child.kill()
    if select.select([controller], [], [], 0.02)[0]:
        output += os.read(controller, 65536)
    elif has_ended:
        break
    if steps:
        text, keys = steps[0]
        is_shown = output.find(text.encode(), seen) >= 0
        is_restored = termios.tcgetattr(terminal) == before and output.rfind(
            b"\x1b[?25h"
        ) >= output.rfind(b"\x1b[?25l")
        if is_shown and (text or is_restored):
            steps.pop(0)
            seen = len(output)
            os.write(controller, keys.encode())

print(
    json.dumps(
        {
            "status": child.returncode,
            "output": output.decode("utf8", "replace"),
            "pending": len(steps),
            "isRestored": termios.tcgetattr(terminal) == before,
        }
    )
)
