# SPDX-License-Identifier: MIT
"""What all workers of other tools share: the conversation with `whipbird benchmark --peers`.

A worker is started as `python peer_TOOL.py THREADS`. It first prints a line {"version": ...}; then it
answers each line of its standard input, a JSON object, with one line:

{"do": "set up", "model", "grid", "f_ref", "f_min", "f_max", "delta_f", "domain", "bins",
 "first_bin", "frequencies", "binaries", "names", "parameters", "spin_conversion_phase"}
        the waveforms of a case: `binaries` are rows of m1, m2 (solar masses), s1x, s1y, s1z, s2x,
        s2y, s2z, distance (Mpc), inclination, phase, as LAL takes them; `parameters` are the same
        by bilby's names; `frequencies` are those of the bins from `first_bin` on that hold a signal.
        Answers {"set_up_ns", "compile_ns" (or null), "remark" (or null)} after a round that is not
        timed.
{"do": "round", "waveforms": n}
        computes the first n waveforms. Answers {"ns"}, and keeps what it computed.
{"do": "rows", "file": path}
        writes what the last round computed: doubles of shape [waveform, polarization, bin, 2].
        Answers {"rows"}.

What goes wrong is answered with {"failed": reason}. The worker ends when its input does.
"""

import json
import os
import signal
import sys
import time
import traceback

SOLAR_MASS_NAMES = ("m1", "m2", "s1x", "s1y", "s1z", "s2x", "s2y", "s2z", "distance", "iota", "phase")


class Refused(Exception):
    """The tool does not have what is asked for; the message is for people."""


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
        case "rows":
            return {"rows": write_rows(peer.rows(), question["file"])}
        case other:
            raise Refused(f"'{other}' is not known here")


def run(make):
    """Holds the conversation. `make(threads)` imports the tool and gives an object with `version`,
    `set_up(case)`, `round(count)` and `rows()`."""
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
