// SPDX-License-Identifier: MIT

// The fits of a mode, chosen by its name.

extension InspiralAmplitudeFits {
  /// |h| at ½, ¾ and 1 of the inspiral's end.
  static func values<N: ScalarReal>(
    _ mode: HigherMode,
    _ p: FitVariables<N>
  ) -> InlineArray<3, N> {
    let values: InlineArray<3, N> =
      switch mode {
      case .twoOne: [twoOne1.value(p), twoOne2.value(p), twoOne3.value(p)]
      case .threeThree: [threeThree1.value(p), threeThree2.value(p), threeThree3.value(p)]
      case .threeTwo: [threeTwo1.value(p), threeTwo2.value(p), threeTwo3.value(p)]
      case .fourFour: [fourFour1.value(p), fourFour2.value(p), fourFour3.value(p)]
      }
    return values.mapped { N.abs($0) }
  }
}

extension IntermediateAmplitudeFits {
  /// |h| at the four inner points; for (2, 1) only the first and the third are fitted and used.
  static func values<N: ScalarReal>(
    _ mode: HigherMode,
    _ p: FitVariables<N>
  ) -> InlineArray<4, N> {
    let values: InlineArray<4, N> =
      switch mode {
      case .twoOne: [twoOne1.value(p), N(0), twoOne3.value(p), N(0)]
      case .threeThree:
        [threeThree1.value(p), threeThree2.value(p), threeThree3.value(p), threeThree4.value(p)]
      case .threeTwo:
        [threeTwo1.value(p), threeTwo2.value(p), threeTwo3.value(p), threeTwo4.value(p)]
      case .fourFour:
        [fourFour1.value(p), fourFour2.value(p), fourFour3.value(p), fourFour4.value(p)]
      }
    return values.mapped { N.abs($0) }
  }
}

extension RingdownAmplitudeFits {
  /// |h| at f_ring − f_damp, f_ring and f_ring + f_damp of a mode without mixing.
  static func values<N: ScalarReal>(
    _ mode: HigherMode,
    _ p: FitVariables<N>
  ) -> InlineArray<3, N> {
    let values: InlineArray<3, N> =
      switch mode {
      case .twoOne: [twoOne1.value(p), twoOne2.value(p), twoOne3.value(p)]
      case .threeThree: [threeThree1.value(p), threeThree2.value(p), threeThree3.value(p)]
      case .threeTwo: [N(0), N(0), N(0)]
      case .fourFour: [fourFour1.value(p), fourFour2.value(p), fourFour3.value(p)]
      }
    return values.mapped { N.abs($0) }
  }
}

extension IntermediatePhaseFits {
  /// The slope at one of the points 0 to 5.
  static func slope<N: ScalarReal>(
    _ mode: HigherMode,
    point: Int,
    _ p: FitVariables<N>
  ) -> N {
    switch (mode, point) {
    case (.twoOne, 0): twoOne1.value(p)
    case (.twoOne, 1): twoOne2.value(p)
    case (.twoOne, 2): twoOne3.value(p)
    case (.twoOne, 3): twoOne4.value(p)
    case (.twoOne, 4): twoOne5.value(p)
    case (.twoOne, _): twoOne6.value(p)
    case (.threeThree, 0): threeThree1.value(p)
    case (.threeThree, 1): threeThree2.value(p)
    case (.threeThree, 2): threeThree3.value(p)
    case (.threeThree, 3): threeThree4.value(p)
    case (.threeThree, 4): threeThree5.value(p)
    case (.threeThree, _): threeThree6.value(p)
    case (.threeTwo, 0): threeTwo1.value(p)
    case (.threeTwo, 1): threeTwo2.value(p)
    case (.threeTwo, 2): threeTwo3.value(p)
    case (.threeTwo, 3): threeTwo4.value(p)
    case (.threeTwo, 4): threeTwo5.value(p)
    case (.threeTwo, _): threeTwo6.value(p)
    case (.fourFour, 0): fourFour1.value(p)
    case (.fourFour, 1): fourFour2.value(p)
    case (.fourFour, 2): fourFour3.value(p)
    case (.fourFour, 3): fourFour4.value(p)
    case (.fourFour, 4): fourFour5.value(p)
    case (.fourFour, _): fourFour6.value(p)
    }
  }
}
