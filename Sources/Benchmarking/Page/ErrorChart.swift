// SPDX-License-Identifier: MIT

import Verification

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How the errors of the timed waveforms are distributed, a histogram for each contender.
struct ErrorChart {
  let report: CaseReport

  /// One of each tool and way: threads change no error.
  private var contenders: [ContenderReport] {
    var seen: Set<String> = []
    return report.contenders.filter {
      $0.speed != nil && !isReference($0) && seen.insert($0.label.name).inserted
    }
  }

  /// What errors are counted from has none.
  private func isReference(_ contender: ContenderReport) -> Bool {
    contender.label.tool == "lalsimulation" && contender.speed?.largestError == 0
  }

  var svg: String {
    let shown = contenders
    let height = 34.0
    let bottom = height * Double(max(shown.count, 1)) + 6
    let axis = LogAxis(
      decadesAround: shown.flatMap { errors(of: $0) },
      mostDecades: 20,
      pixels: (Chart.left, Chart.right - 18)
    )
    var canvas = SVGCanvas()
    Chart.drawAxis(
      axis,
      title: "largest |Δh| of a waveform over its largest |h|",
      from: 2,
      to: bottom,
      on: &canvas
    )
    for (row, contender) in shown.enumerated() {
      let base = height * Double(row + 1)
      let name = Chart.name(contender.label)
      canvas.text(name, Chart.left - 8, base - 6, anchor: .end, style: "name")
      draw(contender, axis, base: base, height: height - 8, on: &canvas)
    }
    return Chart.svg(
      canvas,
      height: bottom + 42,
      description: "Errors of \(report.name) against LALSimulation, on a logarithmic axis"
    )
  }

  private func errors(of contender: ContenderReport) -> [Double] {
    contender.speed?.differences.map { $0[.strain] } ?? []
  }

  /// Four bars a decade, each as high as its share of the highest.
  private func draw(
    _ contender: ContenderReport,
    _ axis: LogAxis,
    base: Double,
    height: Double,
    on canvas: inout SVGCanvas
  ) {
    var counts: [Int: Int] = [:]
    let values = errors(of: contender)
    for value in values where value > 0 && value.isFinite {
      counts[Int((4 * log10(value)).rounded(.down)), default: 0] += 1
    }
    canvas.line(from: (Chart.left, base), to: (Chart.right, base), style: "base")
    let most = Double(counts.values.max() ?? 1)
    for (quarter, count) in counts.sorted(by: { $0.key < $1.key }) {
      let left = axis.position(LogAxis.power(Double(quarter) / 4))
      let right = axis.position(LogAxis.power(Double(quarter + 1) / 4))
      let size = max(height * Double(count) / most, 2)
      canvas.rectangle(
        left,
        base - size,
        width: max(right - left - 0.5, 1),
        height: size,
        style: "bar " + Chart.style(of: contender.label),
        tip: "\(contender.label.name): \(count) of \(values.count) waveforms"
      )
    }
    let exact = values.count { $0 == 0 }
    if exact > 0 {
      canvas.text("\(exact) have none", Chart.left + 4, base - 6, style: "none")
    }
  }
}
