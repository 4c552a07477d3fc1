// SPDX-License-Identifier: MIT

import Generation
import GenerationLAL
import Testing
import Verification

@Suite("Self-test")
struct SelfTestTests {
  static func test() throws -> SelfTest {
    try SelfTest(model: .imrPhenomD, seed: 3, noise: .advancedLIGO, instructionSet: .best)
  }

  private func expectAllCaught(_ trials: [SelfTest.Trial]) {
    #expect(trials.map(\.planted) == [nil] + PlantedError.allCases)
    for trial in trials {
      let name = trial.planted?.title ?? "no error"
      #expect(trial.succeeded, "\(name)")
      if let planted = trial.planted {
        #expect(trial.caughtBy.contains(planted.figure), "\(name)")
      } else {
        #expect(trial.caughtBy.isEmpty)
      }
    }
    // What must not see an error does not.
    let byError = Dictionary(uniqueKeysWithValues: trials.map { ($0.planted, $0.caughtBy) })
    #expect(byError[.amplitude]?.contains(.phase) == false)
    #expect(byError[.phase]?.contains(.amplitude) == false)
    #expect(byError[.singleBin]?.contains(.phase) == false)
    #expect(byError[.crossSign]?.contains(.amplitude) == false)
    #expect(byError[.timeShift]?.contains(.amplitude) == false)
  }

  @Test("every planted error is caught against the rows themselves")
  func againstThemselves() throws {
    let trials = try Self.test().run()
    expectAllCaught(trials)
    #expect(SelfTest.lines(trials).count == trials.count + 1)
  }

  @Test(
    "every planted error is caught against LALSimulation",
    .enabled(
      if: (try? LALSimulation(environment: LALSimulation.processEnvironment)) != nil,
      "LALSimulation is not here"
    )
  )
  func againstLAL() throws {
    expectAllCaught(try Self.test().run(against: Verifier.lal()))
  }
}
