// SPDX-License-Identifier: MIT

/// The quantiles of all figures as a table.
enum QuantileTable {
  static func lines(_ differences: [WaveformDifference]) -> [String] {
    let heads = ["median", "90 %", "99 %", "99.9 %", "max"]
    let title = ScientificText.left("figure", 26)
    return [title + heads.map { ScientificText.right($0, 10) }.joined()]
      + DifferenceFigure.allCases.map { figure in
        ScientificText.left(figure.title, 26)
          + Quantiles(differences.map { $0[figure] }).values
          .map { ScientificText.right(ScientificText.text($0), 10) }.joined()
      }
  }
}
