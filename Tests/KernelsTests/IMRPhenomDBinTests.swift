// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite("IMRPhenomD bin by bin, as a GPU does it")
struct IMRPhenomDBinTests {
  @Test("gives the bits of rows, faded start and empty bins included")
  func binsAreThoseOfRows() {
    let grid = TestGrid(count: 4097, spacing: 0.25)
    let request = EvaluationRequest(
      firstBin: 0,
      endBin: grid.count,
      minimumFrequency: 20,
      spacing: 0.25,
      tapersStart: true
    )
    let binary = BinaryRecord(
      mass1: 36,
      mass2: 29,
      spin1z: 0.3,
      spin2z: -0.2,
      luminosityDistance: 400,
      inclination: 0.7,
      phase: 1.1,
      referenceFrequency: 20
    )
    let rows = TestModel.imrPhenomD.rows(
      [binary],
      on: grid,
      request: request,
      lane: SIMD4<Double>.self
    )
    grid.withTables { tables in
      let row = WaveformRow<IMRPhenomDSetUp<Double>>(binary, tables: tables, request: request)
      guard let waveform = row.waveform, let window = row.window else {
        Issue.record("no waveform: \(row.status)")
        return
      }
      #expect(window.taperEnd > window.start && window.end < grid.count)
      for bin in 0..<grid.count {
        let values = waveform.polarizations(at: bin, in: window, tables)
        let same =
          values.plus.real == rows.plus[2 * bin] && values.plus.imaginary == rows.plus[2 * bin + 1]
          && values.cross.real == rows.cross[2 * bin]
          && values.cross.imaginary == rows.cross[2 * bin + 1]
        #expect(same, "bin \(bin)")
      }
    }
  }
}
