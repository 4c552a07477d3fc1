// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A variable of the process's environment, with the value it had.
struct EnvironmentVariable {
  let name: String
  /// The value when this was made; nil when it was not set, or empty.
  let value: String?

  init(_ name: String) {
    self.name = name
    value = getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  func set(_ value: String) { setenv(name, value, 1) }

  func restore() {
    if let value { setenv(name, value, 1) } else { unsetenv(name) }
  }
}
