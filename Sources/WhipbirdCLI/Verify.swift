// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare waveforms with LALSimulation, bin by bin, and say whether they pass.",
    discussion: """
      Amplitude and absolute phase of every bin are compared, with no maximisation over time or \
      phase: for a model over its corners and random binaries (--model), for the prior and domain \
      of a settings file (INPUT), or for the rows of a table (--parameters). Rows of a dataset \
      are made again, alone, from their stored parameters, and rows that belong to others are named.

      Exit status: 0 passed, 1 failed, 130 interrupted without a verdict. A waveform that one side \
      alone refuses is a failure, and so is a number that is not finite.
      """
  )

  @Argument(help: "The settings of a dataset (YAML), or a dataset (HDF5) of ours or dingo-gw's.")
  var input: String?

  @Option(help: "A model of ours, over its whole range, in place of settings.")
  var model: String?

  @Option(
    help: """
      What to compare with: lal, at every frequency, or lal-defaults, where models with higher modes \
      are interpolated; then beside LAL's own distance from its defaults.
      """
  )
  var against = Reference.lal

  @Option(help: "A mode (l, m) that is asked for alone, with its -m, such as '3,2', with --model.")
  var mode: String?

  @Option(help: "The number of random draws, or of rows of a dataset.")
  var draws = 1000

  @Option(help: "The seed of the draws.")
  var seed: UInt64 = 1

  @Option(help: "A table of parameters (CSV or HDF5) in place of the settings' prior.")
  var parameters: String?

  @Option(help: "The build of the kernels: portable, avx2, avx512, best or all.")
  var isa = BuildChoice.best

  @Option(help: "The number of threads. (default: all processors)")
  var threads: Int?

  @Option(
    help: """
      The detector of the overlap in noise: \(NoiseCurve.analyticNames.joined(separator: ", ")), \
      or a file of two columns, frequency and amplitude.
      """
  )
  var noise = NoiseCurve.analyticNames.first ?? ""

  @Option(help: "How many of the worst draws to show.")
  var worst = 3

  @Option(help: "Write the figures to this file as JSON.")
  var json: String?

  @Option(help: "Draw the worst case and the errors' distribution into this file: .svg or .html.")
  var plot: String?

  @Flag(help: "Plant errors into right rows and show that each of them is caught.")
  var selfTest = false

  /// What waveforms are compared with.
  enum Reference: String, ExpressibleByArgument, CaseIterable {
    case lal
    case lalDefaults = "lal-defaults"
  }

  func validate() throws {
    guard input == nil || model == nil else {
      throw ValidationError("Name settings or a model, not both.")
    }
    guard input != nil || model != nil || selfTest else {
      throw ValidationError("Name a settings file, or a model with --model.")
    }
    guard mode == nil || model != nil else {
      throw ValidationError("--mode needs --model; settings have mode_list.")
    }
    guard parameters == nil || input != nil else {
      throw ValidationError("--parameters needs SETTINGS, for the domain and the model.")
    }
    guard !selfTest || input == nil else {
      throw ValidationError("--self-test takes --model, no settings.")
    }
    guard (0...100_000_000).contains(draws) else {
      throw ValidationError("--draws must be between 0 and 100000000, not \(draws).")
    }
    guard (0...1000).contains(worst) else {
      throw ValidationError("--worst must be between 0 and 1000, not \(worst).")
    }
    if let plot, !plot.hasSuffix(".svg"), !plot.hasSuffix(".html") {
      throw ValidationError("--plot must name a file that ends in .svg or .html, not '\(plot)'.")
    }
    guard !selfTest || (plot == nil && json == nil) else {
      throw ValidationError("--self-test draws no picture and writes no figures.")
    }
    try ThreadOptions.check(threads)
  }

  func run() throws {
    try ExitStatus.guarding {
      let interruption = Interruption()
      if selfTest {
        try runSelfTest(interruption)
      } else if against == .lalDefaults {
        try compareWithDefaults(interruption)
      } else if let input, try DatasetInspection.isHDF5(input) {
        try verifyDataset(input, interruption)
      } else {
        try compare(interruption)
      }
    }
  }

  private func compare(_ interruption: Interruption) throws {
    let source = try drawSource()
    let tolerances = try ModelTolerances.of(source.modelName)
    let curve = try NoiseCurve.named(noise)
    let reference = try Verifier.lal(options: tolerances.referenceOptions)
    var reports: [VerificationReport] = []
    for build in try isa.builds() {
      let verifier = Verifier(
        draws: source,
        requirements: tolerances.requirements,
        noise: curve,
        subject: Verifier.native(build),
        reference: reference,
        arbitrationLimit: tolerances.arbitrationLimit
      )
      let bar = ProgressBar()
      defer { bar.end() }
      let report = try verifier.run(
        threadCount: threads ?? Processors.count,
        shouldStop: { interruption.isRequested },
        report: { bar.show($0) }
      )
      bar.end()
      reports.append(report)
      if reports.count == 1 {
        try draw(report.lines(worst: worst)) { try verifier.picture(of: report) }
      }
      print("Build of the kernels: \(build.rawValue)")
      for line in report.lines(worst: worst) { print(line) }
      if interruption.isRequested { throw ExitStatus.interrupted }
    }
    if let json {
      let values = reports.map { $0.json(worst: worst) }
      try OutputFile.write(JSONValue.list(values).description, to: json)
    }
    guard !reports.isEmpty, reports.allSatisfy(\.passed) else { throw ExitStatus.failed }
  }

  private func compareWithDefaults(_ interruption: Interruption) throws {
    let source = try drawSource()
    let tolerances = try ModelTolerances.of(source.modelName)
    let defaults = try Verifier.lal()
    func report(_ subject: @escaping Verifier.MakeBackend) throws -> VerificationReport {
      let bar = ProgressBar()
      defer { bar.end() }
      let report = try Verifier(
        draws: source,
        requirements: tolerances.requirements,
        noise: NoiseCurve.named(noise),
        subject: subject,
        reference: defaults
      ).run(
        threadCount: threads ?? Processors.count,
        shouldStop: { interruption.isRequested },
        report: { bar.show($0) }
      )
      if interruption.isRequested { throw ExitStatus.interrupted }
      return report
    }
    let comparison = DefaultsComparison(
      subject: try report(Verifier.native(.chosen())),
      reference: try report(Verifier.lal(options: tolerances.referenceOptions))
    )
    for line in comparison.lines { print(line) }
    if let json {
      let values = comparison.reports.map { $0.json(worst: worst) }
      try OutputFile.write(JSONValue.list(values).description, to: json)
    }
    guard comparison.passed else { throw ExitStatus.failed }
  }

  /// Both signs of the mode that is asked for alone; nil for all modes.
  private func chosenModes() throws -> [Mode]? {
    guard let mode else { return nil }
    let numbers = mode.split(separator: ",").map { Int($0.trimmingPrefix { $0 == " " }) }
    guard numbers.count == 2, let ell = numbers[0], let emm = numbers[1] else {
      throw VerificationError.badInput(
        "--mode takes two whole numbers, such as 3,2, not '\(mode)'."
      )
    }
    return emm == 0 ? [Mode(l: ell, m: 0)] : [Mode(l: ell, m: emm), Mode(l: ell, m: -emm)]
  }

  private func verifyDataset(_ path: String, _ interruption: Interruption) throws {
    guard parameters == nil else {
      throw VerificationError.badInput("A dataset brings its own parameters: no --parameters here.")
    }
    let verifier = try DatasetVerifier(path: path, noise: NoiseCurve.named(noise))
    let bar = ProgressBar()
    defer { bar.end() }
    let report = try verifier.run(
      count: draws,
      seed: seed,
      threadCount: threads ?? Processors.count,
      shouldStop: { interruption.isRequested },
      report: { bar.show($0) }
    )
    bar.end()
    for line in report.lines { print(line) }
    try draw(report.lines) { try verifier.picture(of: report) }
    if let json { try OutputFile.write(report.json.description, to: json) }
    if interruption.isRequested { throw ExitStatus.interrupted }
    guard report.passed else { throw ExitStatus.failed }
  }

  /// Writes the picture that was asked for, if any.
  private func draw(_ lines: [String], picture: () throws -> VerificationPicture) throws {
    guard let plot else { return }
    do {
      let picture = try picture()
      try OutputFile.write(plot.hasSuffix(".html") ? picture.html(lines) : picture.svg, to: plot)
    } catch VerificationError.nothingToDraw {
      Terminal.error("\(VerificationError.nothingToDraw)")
    }
  }

  private func drawSource() throws -> any DrawSource {
    guard let input else {
      let chosen = try WaveformModel.named(model ?? "")
      return try ModelDraws(
        of: chosen,
        range: ModelTolerances.of(chosen.name).range,
        randomCount: draws,
        seed: seed,
        modes: chosenModes()
      )
    }
    let settings = try DatasetSettings.read(from: input, needsPrior: parameters == nil)
    let approximant = settings.waveform.approximant
    guard WaveformModel.all.contains(where: { $0.name == approximant }) else {
      let own = WaveformModel.all.map(\.name).joined(separator: ", ")
      throw VerificationError.badInput(
        "\(input): our own kernels do not have \(approximant), so there is nothing to compare with "
          + "LALSimulation. They have \(own)."
      )
    }
    guard let parameters else {
      return try PriorDraws(settings: settings, count: draws, seed: seed)
    }
    return TableDraws(
      table: try ParameterTable(path: parameters),
      grid: VerificationGrid(settings: settings.waveform, domain: settings.domain)
    )
  }

  private func runSelfTest(_ interruption: Interruption) throws {
    let test = try SelfTest(
      model: WaveformModel.named(model ?? WaveformModel.imrPhenomD.name),
      seed: seed,
      noise: NoiseCurve.named(noise),
      instructionSet: .chosen()
    )
    var succeeded = true
    func show(_ title: String, _ reference: Verifier.MakeBackend?) throws {
      let trials = try test.run(
        against: reference,
        threadCount: threads ?? Processors.count,
        shouldStop: { interruption.isRequested }
      )
      if interruption.isRequested { throw ExitStatus.interrupted }
      print(title)
      for line in SelfTest.lines(trials) { print("  " + line) }
      succeeded = succeeded && trials.allSatisfy(\.succeeded)
    }
    try show("Errors planted into one row of many, against the rows themselves:", nil)
    do {
      let tolerances = try ModelTolerances.of(model ?? WaveformModel.imrPhenomD.name)
      let lal = try Verifier.lal(options: tolerances.referenceOptions)
      try show("The same against LALSimulation:", lal)
    } catch VerificationError.referenceUnavailable {
      print("LALSimulation is not here, so nothing was tried against it.")
    }
    print(succeeded ? "PASSED: every planted error is caught" : "FAILED: see above")
    guard succeeded else { throw ExitStatus.failed }
  }
}
