// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird device`.
struct Device: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the GPUs that can compute, examine and time them.",
    discussion: """
      NVIDIA cards from compute capability 8.0 on, with a driver of CUDA 12.0 or later; nothing else \
      needs to be installed. CUDA_VISIBLE_DEVICES says which cards are used.
      """,
    subcommands: [List.self, Compare.self, Time.self],
    defaultSubcommand: List.self
  )

  /// `whipbird device list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the cards and their driver.")

    func run() throws {
      try ExitStatus.guarding {
        for line in try DeviceLines.lines() { print(line) }
      }
    }
  }

  /// `whipbird device compare`.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare a card's rows with the processor's, bit by bit.",
      discussion: """
        Corners of a model's range and random binaries, on uniform and multibanded grids, in double \
        and single precision. Exit status: 0 the same bits, 1 others, 130 interrupted.
        """
    )

    @Option(help: "A model; may be given several times. (default: all)")
    var model: [String] = []

    @Option(help: "The number of random binaries of each model.")
    var draws = 1000

    @Option(help: "The seed of the binaries.")
    var seed: UInt64 = 1

    @Option(help: "The number of threads. (default: all processors)")
    var threads: Int?

    @Option(help: "Write the figures to this file as JSON.")
    var json: String?

    func validate() throws {
      try Device.check(threads)
      guard (0...100_000_000).contains(draws) else {
        throw ValidationError("--draws must be between 0 and 100000000, not \(draws).")
      }
    }

    func run() throws {
      try ExitStatus.guarding {
        let interruption = Interruption()
        let build = try InstructionSet.chosen()
        var reports: [BitReport] = []
        for model in try Device.models(model) where !interruption.isRequested {
          let comparison = try BitComparison(
            of: model,
            count: draws,
            seed: seed,
            subject: Verifier.cuda(),
            reference: Verifier.native(build)
          )
          let bar = ProgressBar()
          defer { bar.end() }
          let report = try comparison.run(
            threadCount: threads ?? Processors.count,
            shouldStop: { interruption.isRequested },
            report: { bar.show($0) }
          )
          bar.end()
          if reports.isEmpty, let subject = report.subject, let reference = report.reference {
            print("\(subject) against \(reference) (\(build.rawValue))")
          }
          for line in report.lines { print(line) }
          reports.append(report)
        }
        if let json {
          try OutputFile.write(JSONValue.list(reports.map(\.json)).description, to: json)
        }
        if interruption.isRequested { throw ExitStatus.interrupted }
        guard reports.allSatisfy(\.passed) else { throw ExitStatus.failed }
      }
    }
  }

  /// `whipbird device time`.
  struct Time: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Time the kernels on the first card, alone and with rows that arrive.",
      discussion: """
        "kernels/s" are waveforms per second of set-up and evaluation without any copy. "of memory" is \
        their share of what the memory's bandwidth lets through when it does nothing but take the rows; \
        "of arithm." that of what multiply-adds as fast as the card does them, measured too, would \
        let through of the evaluation's operations. "arriving/s" are waveforms per second in the \
        host's memory.
        """
    )

    @Option(help: "A model; may be given several times. (default: all)")
    var model: [String] = []

    @Option(help: "The type of the rows.")
    var precision: RunOptions.Precision = .single

    @Option(help: "The binaries of one launch.")
    var rows = 4096

    @Option(help: "How often each kernel runs.")
    var repetitions = 20

    @Option(help: "The number of threads that take rows. (default: all processors, 16 at most)")
    var threads: Int?

    @Option(help: "Time whitening, heterodyning and products with a basis of so many vectors too.")
    var vectors: Int?

    @Option(help: "Write the figures to this file as JSON.")
    var json: String?

    func validate() throws {
      try Device.check(threads)
      guard vectors.map((1...8193).contains) ?? true else {
        throw ValidationError("--vectors must be between 1 and 8193.")
      }
      guard (1...1_000_000).contains(rows), (1...1_000_000).contains(repetitions) else {
        throw ValidationError("--rows and --repetitions must be between 1 and 1000000.")
      }
    }

    func run() throws {
      try ExitStatus.guarding {
        let interruption = Interruption()
        print(try DeviceLines.lines().joined(separator: "\n"))
        print(DeviceSpeed.head)
        var values: [JSONValue] = []
        for model in try Device.models(model) {
          for grid in try DeviceSpeed.grids() where !interruption.isRequested {
            let speed = try DeviceSpeed(
              of: model,
              on: grid,
              isSingle: precision == .single,
              rowCount: rows,
              repetitions: repetitions,
              threadCount: threads ?? min(Processors.count, 16),
              vectorCount: vectors
            )
            print(speed.line)
            if let transform = speed.transform { print(transform.line) }
            values.append(speed.json)
          }
        }
        if let json { try OutputFile.write(JSONValue.list(values).description, to: json) }
        if interruption.isRequested { throw ExitStatus.interrupted }
      }
    }
  }

  private static func models(_ names: [String]) throws(GenerationError) -> [WaveformModel] {
    guard !names.isEmpty else { return WaveformModel.all }
    var models: [WaveformModel] = []
    for name in names { models.append(try .named(name)) }
    return models
  }

  private static func check(_ threads: Int?) throws {
    guard let threads, !(1...4096).contains(threads) else { return }
    throw ValidationError("--threads must be between 1 and 4096, not \(threads).")
  }
}

/// The cards of this machine, for people.
enum DeviceLines {
  /// A line about the driver and one for each card.
  ///
  /// - Throws: `CUDAError` where there is none.
  static func lines() throws(CUDAError) -> [String] {
    let driver = try CUDADriver.shared()
    return ["NVIDIA driver of CUDA \(driver.versionText), \(driver.path)"]
      + (try driver.cards().map { "  card \($0)" })
  }
}
