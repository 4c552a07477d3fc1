// SPDX-License-Identifier: MIT

import Generation
import GenerationLAL
import KernelRecords

/// Times the same waveforms by LALSimulation and by each build, turn about, and compares them.
struct SpeedComparison {
  /// One build with its grids, memory and times.
  private struct Contender {
    let instructionSet: InstructionSet
    let evaluate: KernelSet.Evaluate
    let grid: ComparisonGrid
    let oneBin: ComparisonGrid
    var times: [Double] = []
    var setUpTimes: [Double] = []
    var largestError = 0.0
    var refused = 0
  }

  private let model: ComparedModel
  private let lal: LALSimulation
  private let approximant: LALSimulation.Approximant
  private let draws: [WaveformDraw]
  private let frequencies: [Double]
  private var contenders: [Contender]
  private var lalTimes: [Double] = []
  private let memory: RowMemory

  init(
    model: ComparedModel,
    builds: [(InstructionSet, KernelSet)],
    lal: LALSimulation,
    draws: [WaveformDraw]
  ) throws {
    self.model = model
    self.lal = lal
    self.draws = draws
    approximant = try lal.approximant(named: model.rawValue)
    let isUniform = draws.first?.grid == .uniform
    let multibanded = ComparisonGrid.multibandedFrequencies(from: 20)
    contenders = builds.map { set, kernels in
      Contender(
        instructionSet: set,
        evaluate: kernels[keyPath: model.kernel],
        grid: isUniform
          ? ComparisonGrid(spacing: 0.125, maximumFrequency: 1024, fillTables: kernels.fillTables)
          : ComparisonGrid(frequencies: multibanded, fillTables: kernels.fillTables),
        oneBin: ComparisonGrid(frequencies: [100], fillTables: kernels.fillTables)
      )
    }
    frequencies = contenders.first?.grid.frequencies ?? []
    memory = RowMemory(count: frequencies.count)
  }

  /// Compares each waveform once, then times `rounds` turns over all of them.
  mutating func run(rounds: Int) throws {
    for draw in draws { compare(draw) }
    for _ in 0..<rounds {
      for draw in draws {
        lalTimes.append(try timeLAL(draw))
        for index in contenders.indices {
          let (evaluate, grid) = (contenders[index].evaluate, contenders[index].grid)
          contenders[index].times.append(time(draw, evaluate, grid, repetitions: 1))
        }
      }
      for index in contenders.indices {
        let (evaluate, grid) = (contenders[index].evaluate, contenders[index].oneBin)
        for draw in draws {
          contenders[index].setUpTimes.append(time(draw, evaluate, grid, repetitions: 50))
        }
      }
    }
  }

  /// The figures; speeds never come without the errors of the same waveforms.
  func report(tolerance: Double) -> SpeedReport {
    SpeedReport(
      model: model,
      bins: frequencies.count,
      grid: draws.first?.grid ?? .uniform,
      lal: SpeedReport.Times(lalTimes),
      tolerance: tolerance,
      builds: contenders.map {
        SpeedReport.Build(
          instructionSet: $0.instructionSet,
          times: SpeedReport.Times($0.times),
          setUp: SpeedReport.Times($0.setUpTimes),
          largestError: $0.largestError,
          refused: $0.refused
        )
      }
    )
  }

  private mutating func compare(_ draw: WaveformDraw) {
    let reference = ReferenceWaveform(
      draw,
      model: model,
      grid: frequencies,
      lal: lal,
      approximant: approximant
    )
    for index in contenders.indices {
      let ours = OurWaveform(
        draw,
        grid: contenders[index].grid,
        evaluate: contenders[index].evaluate
      )
      guard let reference, ours.status.failure == .none else {
        contenders[index].refused += 1
        continue
      }
      contenders[index].largestError = max(
        contenders[index].largestError,
        WaveformErrors.strain(ours, from: reference)
      )
    }
  }

  private func timeLAL(_ draw: WaveformDraw) throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    if draw.grid == .uniform {
      _ = try lal.frequencyDomainSeries(
        .unconditioned,
        approximant,
        binary: draw.binary,
        spacing: draw.spacing,
        minimumFrequency: draw.minimumFrequency,
        maximumFrequency: draw.maximumFrequency
      ).count
    } else {
      _ = try lal.frequencySequenceSeries(
        approximant,
        binary: draw.binary,
        frequencies: frequencies
      ).count
    }
    return (clock.now - start) / .seconds(1)
  }

  private func time(
    _ draw: WaveformDraw,
    _ evaluate: KernelSet.Evaluate,
    _ grid: ComparisonGrid,
    repetitions: Int
  ) -> Double {
    let first = grid.spacing > 0 ? Int(draw.minimumFrequency / grid.spacing) : 0
    let request = EvaluationRequest(
      firstBin: first,
      endBin: grid.frequencies.count,
      minimumFrequency: draw.minimumFrequency,
      spacing: grid.spacing,
      tapersStart: false
    )
    var status = WaveformStatus()
    let clock = ContinuousClock()
    let start = clock.now
    withUnsafePointer(to: draw.binary) { binary in
      for _ in 0..<repetitions {
        evaluate(binary, 1, grid.tables, request, memory.nextRows(), &status)
      }
    }
    return (clock.now - start) / .seconds(1) / Double(repetitions)
  }
}

/// Rows to write to in turn, so that a waveform does not always find its memory in the first cache.
private final class RowMemory {
  private let start: UnsafeMutablePointer<Double>
  private let stride: Int
  private var turn = 0
  private static let turns = 8

  init(count: Int) {
    stride = 2 * count
    start = .allocate(capacity: 2 * Self.turns * max(stride, 1))
    start.initialize(repeating: 0, count: 2 * Self.turns * max(stride, 1))
  }

  deinit { start.deallocate() }

  func nextRows() -> PolarizationRows {
    turn = (turn + 1) % Self.turns
    let plus = start + 2 * turn * stride
    return PolarizationRows(plus: plus, cross: plus + stride, stride: stride)
  }
}
