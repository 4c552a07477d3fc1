// SPDX-License-Identifier: MIT

import Domains
import Foundation

/// What dingo-gw 0.10.3 says of some domains; made by `Tools/golden/domains.py`.
struct GoldenDomains: Codable {
  /// A domain and what dingo makes of it.
  struct Case: Codable {
    let base: [Double]
    let nodes: [Double]?
    let initialSpacing: Double?
    let domain: Description
    let updated: Description?
    let decimated: String?

    /// The domain in question.
    func makeDomain() throws -> Domain {
      let uniform = try UniformFrequencyDomain(
        minimumFrequency: base[0],
        maximumFrequency: base[1],
        spacing: base[2]
      )
      guard let nodes, let initialSpacing else { return .uniform(uniform) }
      return .multibanded(
        try MultibandedFrequencyDomain(
          nodes: nodes,
          initialSpacing: initialSpacing,
          base: uniform
        )
      )
    }
  }

  /// The properties of a domain; arrays as hashes.
  struct Description: Codable {
    let count: Int
    let minimumIndex: Int
    let maximumIndex: Int
    let maskCount: Int
    let frequencies: String
    let minimumFrequency: Double
    let maximumFrequency: Double
    let noiseFirst: Double
    let noiseLast: Double
    let nodes: [Double]?
    let binsPerBand: [Int]?
    let newMinimum: Double?
    let newMaximum: Double?
    let updatedData: String?
  }

  /// Data moved in time, every eighth bin.
  struct Translation: Codable {
    let seconds: Double
    let base: [Double]
    let real: [Double]
    let imaginary: [Double]
  }

  let cases: [Case]
  let timeTranslation: Translation

  static func load() throws -> GoldenDomains {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Resources/domains.json")
    return try JSONDecoder().decode(GoldenDomains.self, from: Data(contentsOf: file))
  }

  /// The test data of the script: k · 7919 mod 1009.
  static func data(from start: Int = 0, count: Int) -> [Double] {
    (start..<start + count).map { Double($0 * 7919 % 1009) }
  }
}

/// FNV-1a of the little-endian bytes of numbers, in hexadecimal.
func fingerprint(_ patterns: [some FixedWidthInteger]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for pattern in patterns {
    withUnsafeBytes(of: pattern.littleEndian) { bytes in
      for byte in bytes {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
