// SPDX-License-Identifier: MIT

import Domains
import Testing

@Suite("Time domains")
struct TimeDomainTests {
  @Test("samples, times and the frequencies of the transform")
  func samples() throws {
    let domain = try TimeDomain(duration: 8, samplingRate: 4096)
    #expect(domain.count == 32_768)
    #expect(domain.times[1] == 1.0 / 4096)
    let any = Domain.time(domain)
    #expect(any.valuesPerBin == 1)
    #expect(any.base.count == 16_385)
    #expect(any.base.spacing == 0.125)
    #expect(any.maximumFrequency == 2048)
    #expect(try any.noiseStandardDeviation().first == 2048.0.squareRoot())
    #expect(try DomainKind(name: "TD") == .time)
  }

  @Test(
    "what is no whole number of pairs of samples is refused",
    arguments: [(0.0, 4096.0), (8, 0), (8, -1), (1, 4095), (0.0001, 4096), (.nan, 1), (1e9, 1e9)]
  )
  func refused(duration: Double, samplingRate: Double) {
    #expect(throws: DomainError.self) {
      try TimeDomain(duration: duration, samplingRate: samplingRate)
    }
  }

  @Test("questions that need frequencies are refused")
  func frequencies() throws {
    let domain = Domain.time(try TimeDomain(duration: 1, samplingRate: 16))
    #expect(throws: DomainError.self) { try domain.narrowed(minimumFrequency: 2) }
    var row = [Double](repeating: 1, count: 16)
    #expect(throws: DomainError.self) { try domain.translateInTime(&row, by: 0.1) }
  }
}
