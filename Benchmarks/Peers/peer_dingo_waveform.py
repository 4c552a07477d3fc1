# SPDX-License-Identifier: MIT
"""dingo-waveform, where it is installed; package registries do not have it."""

import peer


def make(threads):
    try:
        import dingo_waveform  # noqa: F401
    except ImportError as error:
        raise peer.Refused(f"{error}; it is in no package registry") from None
    raise peer.Refused("it is installed, but there is no worker for it: none could be tried")


if __name__ == "__main__":
    peer.run(make)
