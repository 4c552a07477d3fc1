// SPDX-License-Identifier: MIT

import ArgumentParser
import KernelRecords

/// A model that both Whipbird and LALSimulation have, under LAL's name.
enum ComparedModel: String, ExpressibleByArgument, CaseIterable, Codable {
  case imrPhenomD = "IMRPhenomD"
  case imrPhenomXAS = "IMRPhenomXAS"
  case imrPhenomPv2 = "IMRPhenomPv2"

  /// Where a build keeps this model.
  var kernel: KeyPath<KernelSet, KernelSet.Evaluate> {
    switch self {
    case .imrPhenomD: \.imrPhenomD.evaluate
    case .imrPhenomXAS: \.imrPhenomXAS.evaluate
    case .imrPhenomPv2: \.imrPhenomPv2.evaluate
    }
  }

  /// Whether draws have spins in the orbital plane.
  var precesses: Bool {
    switch self {
    case .imrPhenomD, .imrPhenomXAS: false
    case .imrPhenomPv2: true
    }
  }

  /// The frequency in units of 1/(total mass) from which LAL's uniform grid is zero.
  var cutoff: Double {
    switch self {
    case .imrPhenomD, .imrPhenomPv2: 0.2
    case .imrPhenomXAS: 0.3
    }
  }
}
