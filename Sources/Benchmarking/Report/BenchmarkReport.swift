// SPDX-License-Identifier: MIT

import Verification

/// What a benchmark found.
package struct BenchmarkReport: Sendable {
  /// The machine.
  package let machine: MachineDescription
  /// What the machine can do at most.
  package let floor: MachineFloor
  /// When it was made.
  package let date: String
  /// The command that made it.
  package let command: String
  /// The version of Whipbird.
  package let version: String
  /// The reference that errors are counted from: its name and version.
  package let reference: String
  /// The seed of the draws.
  package let seed: UInt64
  /// How often each contender ran.
  package let rounds: Int
  /// The figures of each model and grid.
  package let cases: [CaseReport]
  /// What the cost depends on.
  package let binSweeps: [BinSweep]
  /// Peers that did not run at all, and why.
  package let absentPeers: [AbsentPeer]
  /// How quiet the machine was.
  package let noise: NoiseVerdict

  /// A peer that could not be raced.
  package struct AbsentPeer: Sendable, Equatable {
    package let name: String
    package let reason: String

    package init(name: String, reason: String) {
      (self.name, self.reason) = (name, reason)
    }
  }

  package init(
    machine: MachineDescription,
    floor: MachineFloor,
    date: String,
    command: String,
    version: String,
    reference: String,
    seed: UInt64,
    rounds: Int,
    cases: [CaseReport],
    binSweeps: [BinSweep],
    absentPeers: [AbsentPeer],
    noise: NoiseVerdict
  ) {
    self.machine = machine
    self.floor = floor
    self.date = date
    self.command = command
    self.version = version
    self.reference = reference
    self.seed = seed
    self.rounds = rounds
    self.cases = cases
    self.binSweeps = binSweeps
    self.absentPeers = absentPeers
    self.noise = noise
  }
}

/// The figures of one model on one grid.
package struct CaseReport: Sendable {
  /// What people call it.
  package let name: String
  /// The model.
  package let modelName: String
  /// The bins of a row, and those with a signal.
  package let binCount: Int
  package let signalBinCount: Int
  /// `uniform` or `multibanded`.
  package let gridKind: String
  /// The domain and the generator, as lines of a settings file.
  package let settingsLines: [String]
  /// How many waveforms were timed.
  package let waveforms: Int
  /// How many draws LALSimulation refused, which were passed over.
  package let refusedDraws: Int
  /// Bytes that a waveform takes.
  package let bytesPerWaveform: Int
  /// Operations that our kernel needs for a waveform; nil for a model whose were not counted.
  package let operations: Double?
  /// One per contender, in the order of the race.
  package let contenders: [ContenderReport]

  package init(
    name: String,
    modelName: String,
    binCount: Int,
    signalBinCount: Int,
    gridKind: String,
    settingsLines: [String],
    waveforms: Int,
    refusedDraws: Int,
    bytesPerWaveform: Int,
    operations: Double?,
    contenders: [ContenderReport]
  ) {
    self.name = name
    self.modelName = modelName
    self.binCount = binCount
    self.signalBinCount = signalBinCount
    self.gridKind = gridKind
    self.settingsLines = settingsLines
    self.waveforms = waveforms
    self.refusedDraws = refusedDraws
    self.bytesPerWaveform = bytesPerWaveform
    self.operations = operations
    self.contenders = contenders
  }

  /// The speed that others are compared with: LALSimulation's on one thread, of the error nearest to
  /// none.
  package var reference: ContenderReport? {
    contenders.last { $0.label.tool == "lalsimulation" && $0.label.threads == 1 && $0.speed != nil }
  }

  /// How many times as fast as the reference, in words; empty where there is none, or for itself.
  package func ratio(of contender: ContenderReport) -> String {
    ratio(of: contender, to: reference)
  }

  /// How many times as fast as another, in words; empty where there is none, or for itself.
  func ratio(of contender: ContenderReport, to base: ContenderReport?) -> String {
    guard let speed = contender.speed, let base, let baseSpeed = base.speed,
      base.label != contender.label
    else { return "" }
    return Figures.ratio(NoiseVerdict.ratio(of: speed.throughput, to: baseSpeed.throughput))
  }

  /// The same contender on one thread.
  package func onOneThread(_ contender: ContenderReport) -> ContenderReport? {
    contenders.first {
      $0.label.tool == contender.label.tool && $0.label.way == contender.label.way
        && $0.label.threads == 1
    }
  }
}

/// The figures of one contender on one case.
package struct ContenderReport: Sendable {
  package let label: ContenderLabel
  /// What was done before the timing; nil where it failed.
  package let preparation: Preparation?
  /// The speed with the errors, or why there is none.
  package let outcome: SpeedOutcome
  /// Waveforms per second by how many are asked for at once; empty where that was not measured.
  package let counts: [CountPoint]
  package let memory: MemoryUse?

  /// The cost of asking for some waveforms.
  package struct CountPoint: Sendable, Equatable {
    package let waveforms: Int
    /// Seconds for all of them.
    package let time: Double

    package init(waveforms: Int, time: Double) {
      (self.waveforms, self.time) = (waveforms, time)
    }
  }

  package init(
    label: ContenderLabel,
    preparation: Preparation?,
    outcome: SpeedOutcome,
    counts: [CountPoint],
    memory: MemoryUse?
  ) {
    self.label = label
    self.preparation = preparation
    self.outcome = outcome
    self.counts = counts
    self.memory = memory
  }

  /// The speed, where it is told.
  package var speed: VerifiedSpeed? { outcome.speed }

  /// Whether rounds scattered so much that the speed says little.
  package var isTooNoisy: Bool { speed.map { NoiseVerdict.isTooNoisy($0.throughput) } ?? false }

  /// Seconds per call and per waveform, by the number of waveforms.
  package var countFit: LineFit? { LineFit(counts.map { (Double($0.waveforms), $0.time) }) }
}

/// How the cost of one model depends on the number of bins.
package struct BinSweep: Sendable {
  /// The model.
  package let modelName: String
  /// One line per contender.
  package let lines: [Line]

  /// One contender.
  package struct Line: Sendable {
    package let label: ContenderLabel
    package let points: [Point]

    package init(label: ContenderLabel, points: [Point]) {
      (self.label, self.points) = (label, points)
    }

    /// Seconds per waveform, and per waveform and bin.
    package var fit: LineFit? {
      LineFit(points.map { (Double($0.signalBins), $0.speed.times.median) })
    }
  }

  /// One grid.
  package struct Point: Sendable {
    package let signalBins: Int
    package let speed: VerifiedSpeed

    package init(signalBins: Int, speed: VerifiedSpeed) {
      (self.signalBins, self.speed) = (signalBins, speed)
    }
  }

  package init(modelName: String, lines: [Line]) {
    (self.modelName, self.lines) = (modelName, lines)
  }
}
