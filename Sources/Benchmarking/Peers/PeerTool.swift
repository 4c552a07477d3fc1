// SPDX-License-Identifier: MIT

/// A public tool that generates the same waveforms, and the worker that runs it.
package struct PeerTool: Sendable, Equatable {
  /// What people call it.
  package let name: String
  /// The folder of its Python environment, in the repository.
  package let environment: String
  /// The environment variable that names another Python; nil where there is none.
  package let variable: String?
  /// The part of `scripts/install-requirements` that installs it.
  package let requirement: String
  /// The worker, in the folder of the workers.
  package let worker: String
  /// Whether it is tried with all processors, too.
  package let scales: Bool
  /// Whether it computes on NVIDIA cards, too.
  package let usesCards: Bool

  package init(
    name: String,
    environment: String,
    variable: String? = nil,
    requirement: String,
    worker: String,
    scales: Bool,
    usesCards: Bool = false
  ) {
    self.name = name
    self.environment = environment
    self.variable = variable
    self.requirement = requirement
    self.worker = worker
    self.scales = scales
    self.usesCards = usesCards
  }

  /// Where it is tried; what fails in one place is not tried in the next of the same list.
  ///
  /// - Parameters:
  ///   - threads: How many all processors are.
  ///   - onCards: Whether a card takes part.
  /// - Returns: Lists of places: of processors, and of a card.
  func places(threads: Int, onCards: Bool) -> [[PeerPlace]] {
    let all = max(threads, 1)
    let processors = Set([1, scales ? all : 1]).sorted().map { PeerPlace(threads: $0) }
    guard onCards, usesCards else { return [processors] }
    return [
      processors,
      [.double, .single].map { PeerPlace(threads: all, cardPrecision: $0) },
    ]
  }

  /// The tools that are raced.
  package static let all = [
    PeerTool(
      name: "lalsimulation (Python)",
      environment: ".venv-test",
      variable: "WHIPBIRD_PYTHON",
      requirement: "test",
      worker: "peer_lalsimulation.py",
      scales: false
    ),
    PeerTool(
      name: "dingo-gw",
      environment: ".venv-dingo",
      variable: "WHIPBIRD_DINGO_PYTHON",
      requirement: "dingo",
      worker: "peer_dingo.py",
      scales: true
    ),
    PeerTool(
      name: "dingo-waveform",
      environment: ".venv-dingo",
      variable: "WHIPBIRD_DINGO_PYTHON",
      requirement: "dingo",
      worker: "peer_dingo_waveform.py",
      scales: false
    ),
    PeerTool(
      name: "ripple",
      environment: ".venv-ripple",
      variable: "WHIPBIRD_RIPPLE_PYTHON",
      requirement: "ripple",
      worker: "peer_ripple.py",
      // It would compile everything twice, for minutes.
      scales: false,
      usesCards: true
    ),
    PeerTool(
      name: "ml4gw",
      environment: ".venv-dingo",
      variable: "WHIPBIRD_DINGO_PYTHON",
      requirement: "dingo",
      worker: "peer_ml4gw.py",
      scales: true,
      usesCards: true
    ),
  ]
}
