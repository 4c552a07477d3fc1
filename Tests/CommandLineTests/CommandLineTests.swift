// SPDX-License-Identifier: MIT

import Testing

/// Everything that runs the built command; one test at a time, because a run takes every processor.
@Suite("The command", .serialized)
enum CommandLineTests {}
