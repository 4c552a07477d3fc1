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

  package init(
    name: String,
    environment: String,
    variable: String? = nil,
    requirement: String,
    worker: String,
    scales: Bool
  ) {
    self.name = name
    self.environment = environment
    self.variable = variable
    self.requirement = requirement
    self.worker = worker
    self.scales = scales
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
      requirement: "ripple",
      worker: "peer_ripple.py",
      // It would compile everything twice, for minutes.
      scales: false
    ),
    PeerTool(
      name: "ml4gw",
      environment: ".venv-dingo",
      variable: "WHIPBIRD_DINGO_PYTHON",
      requirement: "dingo",
      worker: "peer_ml4gw.py",
      scales: true
    ),
  ]
}
