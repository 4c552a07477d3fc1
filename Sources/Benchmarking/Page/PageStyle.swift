// SPDX-License-Identifier: MIT

/// The style sheet of the page, for light and dark surroundings and for narrow screens.
enum PageStyle {
  static let sheet = """
    :root { color-scheme: light dark;
      --page: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d8dde3; --raised: #f5f7f9;
      --warn: #fff3d6; --whipbird: #0b6bcb; --lal: #b35900; --dingo: #2f7d32; --ripple: #7a3db8;
      --ml4gw: #b8264f; --other: #5b6770; }
    @media (prefers-color-scheme: dark) { :root {
      --page: #15181c; --ink: #e8eaed; --soft: #9aa4af; --line: #353c45; --raised: #1d2126;
      --warn: #3b2f10; --whipbird: #63abf5; --lal: #f0a04b; --dingo: #77c47b; --ripple: #c29af0;
      --ml4gw: #f27d9c; --other: #a3adb7; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 1180px; padding: 1rem; background: var(--page);
      color: var(--ink); font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif; }
    h1 { font-size: 1.6rem; margin: 0.5rem 0; } h2 { font-size: 1.25rem; margin: 2.2rem 0 0.4rem; }
    h3 { font-size: 1rem; margin: 1.3rem 0 0.3rem; }
    p { max-width: 46rem; margin: 0.5rem 0; } .soft, figcaption { color: var(--soft); }
    .note { background: var(--raised); padding: 0.6rem 0.9rem; border-radius: 6px; }
    .warn { background: var(--warn); }
    .charts { display: grid; gap: 0.8rem 1.6rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); }
    figure { margin: 0.4rem 0; min-width: 0; } figcaption { font-size: 0.85rem; }
    svg { width: 100%; height: auto; display: block; }
    svg text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: var(--ink); }
    svg .tick, svg .axis, svg .none { fill: var(--soft); font-size: 12px; }
    svg .grid, svg .base { stroke: var(--line); } svg .whisker { stroke: var(--ink); }
    svg .curve { fill: none; stroke-width: 2; }
    .table { overflow-x: auto; margin: 0.5rem 0; }
    table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.2rem 0.6rem; text-align: right; white-space: nowrap;
      border-bottom: 1px solid var(--line); }
    th:first-child { text-align: left; } thead th { color: var(--soft); font-weight: 500; }
    tbody th { font-weight: 500; } td.words { text-align: left; color: var(--soft);
      white-space: normal; min-width: 22rem; }
    pre { overflow-x: auto; background: var(--raised); padding: 0.7rem; border-radius: 6px;
      font-size: 0.8rem; line-height: 1.4; }
    summary { cursor: pointer; color: var(--soft); }
    \(["whipbird", "lal", "dingo", "ripple", "ml4gw", "other"].map(colours).joined(separator: "\n"))
    """

  private static func colours(_ name: String) -> String {
    "svg .bar.\(name) { fill: var(--\(name)); } svg .curve.\(name) { stroke: var(--\(name)); } "
      + "svg .text-\(name) { fill: var(--\(name)); }"
  }
}
