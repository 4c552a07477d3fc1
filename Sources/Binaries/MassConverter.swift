// SPDX-License-Identifier: MIT

/// Finds the masses of both bodies in rows of named parameters.
///
/// Any two of the quantities of ``MassQuantity`` do, unless both are ratios. Names that end in
/// `_source` are masses in the source frame and are multiplied by 1 + z. The work of looking at
/// names is done once, when the converter is made; a row costs only the arithmetic.
public struct MassConverter: Sendable {
  private let pair: MassPair
  private let first: ParameterSource
  private let second: ParameterSource
  private let firstIsInSourceFrame: Bool
  private let secondIsInSourceFrame: Bool
  private let redshift: RedshiftSource?
  private let arithmetic: Arithmetic

  /// Makes a converter for rows whose columns have these names.
  ///
  /// Where more than two mass quantities are given, those of bilby's
  /// `generate_component_masses` count: m₁ and m₂ before one of them with M, q, η or ℳ (in this
  /// order), before M with q, η or ℳ, before ℳ with q or η.
  ///
  /// - Parameters:
  ///   - names: The names of the columns; those that are no masses are of no concern.
  ///   - fixed: Parameters that have the same value in every row.
  ///   - allowsOverrides: Whether mass quantities without effect are allowed rather than an error.
  /// - Throws: ``BinaryError`` where the masses are missing, given twice, or overdetermined.
  public init(
    names: [String],
    fixed: [(String, Double)] = [],
    allowsOverrides: Bool = false
  ) throws(BinaryError) {
    var columns = try ParameterColumns(names: names, fixed: fixed)
    self = try MassConverter(from: &columns)
    if !allowsOverrides {
      try Self.refuseUnused(in: columns)
    }
  }

  init(
    from columns: inout ParameterColumns,
    arithmetic: Arithmetic = .own
  ) throws(BinaryError) {
    self.arithmetic = arithmetic
    let given = columns
    let isGiven = { (quantity: MassQuantity) in
      Self.names(of: quantity).contains(where: given.contains)
    }
    guard
      let pair = MassPair.allCases.first(where: {
        isGiven($0.quantities.0) && isGiven($0.quantities.1)
      }),
      let first = Self.take(pair.quantities.0, from: &columns),
      let second = Self.take(pair.quantities.1, from: &columns)
    else {
      throw .missing(
        quantity: "masses of the two bodies",
        remedy: "give two of " + MassQuantity.allCases.map(\.rawValue).joined(separator: ", ")
          + ", not both of them ratios",
        given: columns.names
      )
    }
    self.pair = pair
    self.first = first.source
    self.second = second.source
    firstIsInSourceFrame = first.isInSourceFrame
    secondIsInSourceFrame = second.isInSourceFrame
    redshift =
      firstIsInSourceFrame || secondIsInSourceFrame ? RedshiftSource(from: &columns) : nil
    if firstIsInSourceFrame || secondIsInSourceFrame, redshift == nil {
      throw .missing(
        quantity: "redshift, which masses in the source frame need,",
        remedy: "give one of " + RedshiftSource.names.joined(separator: ", "),
        given: columns.names
      )
    }
  }

  /// The names of all mass quantities, detector and source frame.
  static let allNames = MassQuantity.allCases.flatMap(names(of:))

  /// The masses of the two bodies in the detector frame, in solar masses.
  ///
  /// - Parameter row: The values of the columns, as many as there were names.
  /// - Returns: The masses; NaN where no binary has the two quantities.
  @inline(__always)
  public func callAsFunction(_ row: UnsafeBufferPointer<Double>) -> ComponentMasses {
    var first = first.value(in: row)
    var second = second.value(in: row)
    if let redshift {
      let stretch = 1 + redshift.redshift(in: row)
      if firstIsInSourceFrame { first *= stretch }
      if secondIsInSourceFrame { second *= stretch }
    }
    return pair.componentMasses(first, second, arithmetic)
  }

  /// One mass quantity in the detector frame.
  ///
  /// - Parameters:
  ///   - quantity: Which mass or ratio.
  ///   - row: The values of the columns, as many as there were names.
  /// - Returns: The value, masses in solar masses; NaN where no binary has the two quantities.
  public func callAsFunction(
    _ quantity: MassQuantity,
    _ row: UnsafeBufferPointer<Double>
  ) -> Double {
    self(row)[quantity]
  }

  /// Throws where a mass quantity is given that nothing has used.
  static func refuseUnused(in columns: ParameterColumns) throws(BinaryError) {
    if let unused = columns.firstUnused(among: allNames) {
      throw .overdetermined(name: unused, by: columns.used(among: allNames))
    }
  }

  /// A mass in the source frame goes before the same mass in the detector frame, as in bilby.
  private static func names(of quantity: MassQuantity) -> [String] {
    quantity.isScaledByRedshift
      ? [quantity.rawValue + "_source", quantity.rawValue] : [quantity.rawValue]
  }

  private static func take(
    _ quantity: MassQuantity,
    from columns: inout ParameterColumns
  ) -> (source: ParameterSource, isInSourceFrame: Bool)? {
    for name in names(of: quantity) {
      if let source = columns.take(name) {
        return (source, name != quantity.rawValue)
      }
    }
    return nil
  }
}
