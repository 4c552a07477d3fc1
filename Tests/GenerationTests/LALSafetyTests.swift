// SPDX-License-Identifier: MIT

import Generation
import GenerationLAL
import KernelRecords
import Testing

@Suite("What is known of LAL without the library")
struct LALKnowledgeTests {
  @Test(
    "Versions whose records were looked at are known",
    arguments: [
      ("6.2.1", "7.7.1", true), ("6.2.1.1", "7.7.1", true), ("3.0.0", "7.1.0", true),
      ("6.10.0-git", "7.10", true), ("7.0.0", "7.7.1", false), ("2.5.1", "7.1.0", false),
      ("6.2.1", "8.0", false), ("6.2.1", "7.0.9", false), ("unknown", "unknown", false),
    ]
  )
  func versions(lalSimulation: String, lal: String, isKnown: Bool) {
    #expect(
      LALVersion.isKnown(lalSimulation: LALVersion(lalSimulation), lal: LALVersion(lal))
        == isKnown
    )
  }

  @Test("What LAL prints becomes one line without its headings")
  func messages() {
    #expect(
      LALMessage.cleaned("XLAL Error - f (file.c:12): q = 3: too large\n\nXLAL Error: more  \n")
        == "q = 3: too large more"
    )
    #expect(LALMessage.cleaned("plain words\n") == "plain words")
    #expect(LALMessage.cleaned("XLAL Error without an end\n") == "XLAL Error without an end")
    #expect(LALMessage.cleaned("") == "")
  }

  @Test("A debug level that LAL would end the process for is refused before LAL is asked")
  func debugLevel() {
    let error = #expect(throws: LALSimulationError.self) {
      try LALSimulation(environment: ["LAL_DEBUG_LEVEL": "LOUD"])
    }
    #expect(error?.description.contains("LAL_DEBUG_LEVEL=LOUD") == true)
  }
}

@Suite(
  "LALSimulation in many threads",
  .enabled(if: LALReference.library != nil, LALReference.absence)
)
struct LALThreadsTests {
  let lal: LALSimulation

  init() throws { lal = try LALReference.require() }

  @Test("Approximants are listed with what they can do")
  func listing() throws {
    let all = lal.approximants()
    #expect(all.count > 60)
    #expect(Set(all.map(\.name)).count == all.count)
    let model = try #require(all.first { $0.name == "IMRPhenomXPHM" })
    #expect(model.isFrequencyDomain && model.isTimeDomain && model.spinSupport == .precessing)
    #expect(model.isThreadSafe && !model.usesTides && !model.usesEccentricity)
    #expect(try lal.approximant(named: "IMRPhenomD").spinSupport == .aligned)
    #expect(try lal.approximant(named: "EccentricFD").usesEccentricity)
    #expect(try lal.approximant(named: "IMRPhenomPv2_NRTidalv2").usesTides)
    #expect(try !lal.approximant(named: "IMRPhenomXO4a").isThreadSafe)
  }

  @Test(
    "Calls at the same time give the bits of calls one after the other, failures among them",
    arguments: [
      "IMRPhenomPv2", "IMRPhenomXHM", "IMRPhenomXPHM", "IMRPhenomXO4a", "IMRPhenomXP_NRTidalv3",
      "IMRPhenomTHM", "TaylorF2Ecc",
    ]
  )
  func sameBits(name: String) async throws {
    let model = try lal.approximant(named: name)
    let spinning =
      model.spinSupport == .precessing ? LALReference.precessing : LALReference.spinless
    let binaries = (0..<4).map { index in
      var binary = model.usesTides ? LALReference.neutronStars : spinning
      binary.mass1 += Double(index) / 10
      if model.usesTides { (binary.lambda1, binary.lambda2) = (300, 400) }
      if model.usesEccentricity { binary.eccentricity = 0.05 * Double(index + 1) }
      if model.spinSupport == .precessing { binary.spin1x += 0.1 * Double(index) }
      if index == 3 { binary.mass2 = -1 }
      return binary
    }
    let expected = binaries.map { outcome(model, $0) }
    #expect(expected.dropLast().allSatisfy { !$0.values.isEmpty })
    #expect(expected.last?.failure.isEmpty == false)
    let agree = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<16 {
        group.addTask {
          outcome(model, binaries[index * 3 % 4]) == expected[index * 3 % 4]
        }
      }
      return await group.allSatisfy { $0 }
    }
    #expect(agree)
  }

  private struct Outcome: Equatable, Sendable {
    var values: [Double] = []
    var failure = ""
  }

  private func outcome(_ model: LALSimulation.Approximant, _ binary: BinaryRecord) -> Outcome {
    do {
      let wave = try lal.simInspiralFD(
        model,
        binary: binary,
        spacing: 1,
        minimumFrequency: 20,
        maximumFrequency: 512
      )
      return Outcome(values: wave.plus + wave.cross)
    } catch {
      return Outcome(failure: error.description)
    }
  }
}
