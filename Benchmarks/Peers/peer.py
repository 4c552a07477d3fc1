# SPDX-License-Identifier: MIT
"""What all workers of other tools share: the conversation with `whipbird benchmark --peers`.

A worker is started as `python peer_TOOL.py THREADS DEVICE PRECISION`, such as `1 cpu double`; the device
`cuda` is the first card that CUDA_VISIBLE_DEVICES shows, for tools that know cards. It first prints a
line {"version": ...}; then it answers each line of its standard input, a JSON object, with one line:

{"do": "set up", "model", "grid", "f_ref", "f_min", "f_max", "delta_f", "domain", "bins",
 "first_bin", "frequencies", "binaries", "names", "parameters", "spin_conversion_phase", "card_rows"}
        the waveforms of a case: `binaries` are rows of m1, m2 (solar masses), s1x, s1y, s1z, s2x,
        s2y, s2z, distance (Mpc), inclination, phase, as LAL takes them; `parameters` are the same
        by bilby's names; `frequencies` are those of the bins from `first_bin` on that hold a signal;
        `card_rows` is how many waveforms a card is given at a time.
        Answers {"set_up_ns", "compile_ns" (or null), "remark" (or null)} after a round that is not
        timed; on a card also "block_rows", the waveforms of one call: `card_rows`, or fewer where it
        has no memory for them.
{"do": "round", "waveforms": n}
        computes the first n waveforms. Answers {"ns"}, and keeps what it computed.
{"do": "card round", "arrive": true or false}
        computes all waveforms on a card, repeated until all blocks are full, and blocks until the round
        is long enough. Rows either arrive in the host's memory within the time, or are finished and
        stay on the card. Answers {"ns", "waveforms"}, the second of them how many were computed.
{"do": "rows", "file": path}
        writes what the last round computed: doubles of shape [waveform, polarization, bin, 2], for as
        many waveforms as the case has. Answers {"rows"}.

What goes wrong is answered with {"failed": reason}. The worker ends when its input does.
"""

import json
import os
import signal
import sys
import time
import traceback
from dataclasses import dataclass

SOLAR_MASS_NAMES = ("m1", "m2", "s1x", "s1y", "s1z", "s2x", "s2y", "s2z", "distance", "iota", "phase")


class Refused(Exception):
    """The tool does not have what is asked for; the message is for people."""


@dataclass(frozen=True)
class Place:
    """Where a tool that knows cards computes, and in which numbers."""

    is_card: bool
    float_name: str


def place():
    """What this worker was told; the processor and double precision where nothing was."""
    device, precision = sys.argv[2:4] or ["cpu", "double"]
    return Place(device == "cuda", {"single": "float32", "double": "float64"}[precision])


# Rounds on a card last so many nanoseconds, as ours do.
SHORTEST_CARD_ROUND = 100_000_000


def repeated(compute):
    """What the last of as many calls gave as fill a round on a card; the nanoseconds; their number."""
    nanoseconds, calls = 0, 0
    while nanoseconds < SHORTEST_CARD_ROUND:
        # What the call before gave leaves its memory to this one.
        result = None
        result, duration = timed(compute)
        nanoseconds += duration
        calls += 1
    return result, nanoseconds, calls


def most_rows(attempt, rows):
    """The rows of a call that a card has memory for: `rows`, or a half of it, a quarter and so on."""
    while True:
        try:
            attempt(rows)
            return rows
        except Exception as error:
            text = f"{type(error).__name__}: {error}".lower()
            no_room = "out of memory" in text or "outofmemory" in text or "resource_exhausted" in text
            if rows == 1 or not no_room:
                raise
        rows //= 2


def full_blocks(count, block):
    """The indices of `count` waveforms, repeated until blocks of so many are full; one list a block.

    >>> full_blocks(3, 2)
    [[0, 1], [2, 0]]
    >>> full_blocks(2, 5)
    [[0, 1, 0, 1, 0]]
    """
    return [
        [index % count for index in range(first, first + block)] for first in range(0, count, block)
    ]


def processors():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def use_processors(count):
    """Keeps this process to so many processors, before libraries count them."""
    if hasattr(os, "sched_setaffinity") and count < processors():
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-count:])
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(count)


def timed(function, *arguments):
    """The result of a call, and its nanoseconds."""
    start = time.perf_counter_ns()
    result = function(*arguments)
    return result, time.perf_counter_ns() - start


def write_rows(rows, path):
    """Writes complex rows of shape [waveform, polarization, bin]; tells how many there are."""
    import numpy as np

    rows = np.ascontiguousarray(rows, dtype=np.complex128)
    rows.tofile(path)
    return len(rows)


def columns(case):
    """The binaries as columns, by the names above."""
    return dict(zip(SOLAR_MASS_NAMES, zip(*case["binaries"])))


def answer(peer, question):
    match question["do"]:
        case "set up":
            return peer.set_up(question)
        case "round":
            return {"ns": peer.round(question["waveforms"])}
        case "card round":
            nanoseconds, waveforms = peer.card_round(question["arrive"])
            return {"ns": nanoseconds, "waveforms": waveforms}
        case "rows":
            return {"rows": write_rows(peer.rows(), question["file"])}
        case other:
            raise Refused(f"'{other}' is not known here")


def run(make):
    """Holds the conversation. `make(threads)` imports the tool and gives an object with `version`,
    `set_up(case)`, `round(count)` and `rows()`; where it knows cards, with `card_round(arrive)` too."""
    # Ctrl-C is for the benchmark, which then ends our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Libraries that print must not speak in our place.
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)

    def say(value):
        out.write(json.dumps(value) + "\n")

    try:
        peer = make(int(sys.argv[1]))
        say({"version": peer.version})
    except Refused as refusal:
        say({"failed": str(refusal)})
        return
    except Exception as error:
        traceback.print_exc()
        say({"failed": f"{type(error).__name__}: {error}"})
        return
    for line in sys.stdin:
        try:
            say(answer(peer, json.loads(line)))
        except Refused as refusal:
            say({"failed": str(refusal)})
        except Exception as error:
            traceback.print_exc()
            say({"failed": f"{type(error).__name__}: {error}"[:500]})
