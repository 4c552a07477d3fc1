// SPDX-License-Identifier: MIT

/// The colours of a picture, for light and dark surroundings.
///
/// Every class is written out for both, because many programs do not know variables in style
/// sheets; those that do not know `@media` either show the light colours.
enum PictureStyle {
  static let sheet = """
    text { font-family: system-ui, "DejaVu Sans", sans-serif; }
    .title { font-size: 18px; font-weight: 600; }
    .subtitle { font-size: 12px; }
    .heading { font-size: 13px; font-weight: 600; }
    .label, .limit-label { font-size: 11px; }
    .frame { fill: none; stroke-width: 1; }
    .gridline { stroke-width: 1; }
    .plus-reference, .cross-reference { fill: none; stroke-width: 6; opacity: 0.3; }
    .plus, .cross { fill: none; stroke-width: 1.4; stroke-linejoin: round; }
    .cross { stroke-dasharray: 5 2; }
    .limit { stroke-width: 1.5; stroke-dasharray: 6 4; }
    \(colours(light))
    @media (prefers-color-scheme: dark) {
    \(colours(dark))
    }
    """

  private struct Palette {
    let page: String
    let ink: String
    let soft: String
    let grid: String
    let first: String
    let second: String
    let limit: String
  }

  private static let light = Palette(
    page: "#ffffff",
    ink: "#1f2328",
    soft: "#59636e",
    grid: "#e3e6ea",
    first: "#0b6bcb",
    second: "#b35900",
    limit: "#c01c28"
  )

  private static let dark = Palette(
    page: "#15181c",
    ink: "#e8eaed",
    soft: "#9aa4af",
    grid: "#2d333b",
    first: "#63abf5",
    second: "#f0a04b",
    limit: "#ff6b6b"
  )

  private static func colours(_ palette: Palette) -> String {
    """
    .page { fill: \(palette.page); }
    .title, .heading { fill: \(palette.ink); }
    .subtitle, .label { fill: \(palette.soft); }
    .frame { stroke: \(palette.soft); }
    .gridline { stroke: \(palette.grid); }
    .plus, .plus-reference { stroke: \(palette.first); }
    .cross, .cross-reference { stroke: \(palette.second); }
    .bar { fill: \(palette.first); }
    .limit { stroke: \(palette.limit); }
    .limit-label { fill: \(palette.limit); }
    """
  }
}
