// SPDX-License-Identifier: MIT

import ArgumentParser
import KernelRecords

/// A model that both Whipbird and LALSimulation have, under LAL's name.
enum ComparedModel: String, ExpressibleByArgument, CaseIterable, Codable {
  case imrPhenomD = "IMRPhenomD"
  case imrPhenomXAS = "IMRPhenomXAS"

  /// Where a build keeps this model.
  var kernel: KeyPath<KernelSet, KernelSet.Evaluate> {
    switch self {
    case .imrPhenomD: \.imrPhenomD
    case .imrPhenomXAS: \.imrPhenomXAS
    }
  }

  /// The frequency in units of 1/(total mass) from which LAL's uniform grid is zero.
  var cutoff: Double {
    switch self {
    case .imrPhenomD: 0.2
    case .imrPhenomXAS: 0.3
    }
  }
}
