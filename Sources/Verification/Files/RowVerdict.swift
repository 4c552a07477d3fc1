// SPDX-License-Identifier: MIT

/// What became of one stored row.
public struct RowVerdict: Sendable {
  /// What a row turned out to be.
  public enum Kind: Sendable, Equatable {
    /// The same bits as the row made again.
    case identical
    /// Within the tolerance of the row made again.
    case close
    /// No waveform in the file (NaN), and none when made again.
    case withoutWaveform
    /// Within the tolerance, but with other bits where the same ones must come out.
    case otherBits
    /// Not the waveform of its parameters.
    case wrong
    /// A waveform in the file, but none when made again, or the other way round; and why.
    case contradiction(String)
  }

  /// A row of the file whose parameters fit what is stored in another row.
  public struct Owner: Sendable, Equatable {
    /// The row.
    public let row: Int
    /// What of it stands in the wrong place: `h_plus and h_cross`, `h_plus` or `h_cross`.
    public let what: String
  }

  /// The row.
  public let row: Int
  /// What it turned out to be.
  public internal(set) var kind: Kind
  /// How far it is from the row made again; nil where one of them is missing.
  public let difference: WaveformDifference?
  /// The rows whose parameters fit what is stored here; empty where none was found.
  public internal(set) var owners: [Owner] = []
  /// Whether the parameters are those that the file's seed gives; nil where that cannot be told.
  public internal(set) var parametersFollowSeed: Bool?

  /// Whether the row is as it should be.
  public var isRight: Bool {
    switch kind {
    case .identical, .close, .withoutWaveform: parametersFollowSeed != false
    case .otherBits, .wrong, .contradiction: false
    }
  }
}
