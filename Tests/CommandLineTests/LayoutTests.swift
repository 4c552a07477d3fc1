// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// A Python with h5py, if there is one.
  enum Python {
    static let path = ProcessInfo.processInfo.environment["WHIPBIRD_PYTHON"]

    static let hasH5py: Bool = {
      guard let folder = try? WorkFolder() else { return false }
      return (try? run(["-c", "import h5py, numpy"], in: folder))?.status == 0
    }()

    static func run(_ arguments: [String], in folder: WorkFolder) throws -> Command.Result {
      guard let path else { return .init(status: 127, output: "", errors: "no Python") }
      return try Command.Running([path] + arguments, environment: [:], folder: folder).wait()
    }
  }

  /// The files as h5py sees them, and files of h5py as the command sees them.
  @Suite("Layout", .serialized, .enabled(if: Python.hasH5py, "WHIPBIRD_PYTHON has h5py"))
  struct LayoutTests {
    @Test("dingo-gw's layout", arguments: [[], ["--single"]], ["uniform", "multibanded"])
    func layout(single: [String], domain: String) throws {
      let folder = try WorkFolder()
      let settings = TestSettings(rowCount: 40, drawsFail: true)
      let multibanded = settings.yaml(domain: TestSettings.multibandedDomain)
      try folder.write(domain == "uniform" ? settings.yaml : multibanded, to: "s.yaml")
      let precision = single.isEmpty ? "double" : "single"
      try Command.succeed(
        ["generate", "s.yaml", "-o", "a.hdf5", "--precision", precision],
        in: folder
      )
      let script = Repository.url("scripts/check-layout.py").path
      let result = try Python.run([script] + single + ["a.hdf5"], in: folder)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
    }

    /// What dingo-gw 0.10.3 writes, in small: settings as text, compounds, a group.
    static let lookAlike = """
      import h5py, numpy as np
      settings = {"domain": {"type": "UniformFrequencyDomain", "f_min": 20.0, "f_max": 64.0,
        "delta_f": 0.5}, "waveform_generator": {"approximant": "IMRPhenomD", "f_ref": 20.0},
        "intrinsic_prior": {"mass_1": "Uniform(10, 20)"}, "num_samples": 4, "compression": None}
      names = ["mass_1", "mass_2", "chi_1", "chi_2", "theta_jn", "phase", "luminosity_distance"]
      rows = np.zeros(4, dtype=[(name, "f8") for name in names])
      rows["mass_1"], rows["mass_2"], rows["luminosity_distance"] = 36, [20, 22, 24, 26], 100
      with h5py.File("dingo.hdf5", "w") as file:
          file.create_dataset("parameters", data=rows)
          group = file.create_group("polarizations")
          for name in ("h_plus", "h_cross"):
              group.create_dataset(name, data=np.ones((4, 129), dtype=complex))
          file.create_dataset("version", data="dingo=0.10.3")
          file.attrs["settings"] = str(settings)
          file.attrs["dataset_type"] = "waveform_dataset"
      with h5py.File("columns.hdf5", "w") as file:
          group = file.create_group("parameters")
          for name in names:
              group.create_dataset(name, data=rows[name])
      with h5py.File("odd.hdf5", "w") as file:
          file.create_dataset("parameters", data=7.0)
          file.create_dataset("polarizations", data="none")
          file.attrs["settings"] = [1.0, 2.0]
      with h5py.File("vast.hdf5", "w") as file:
          file.create_dataset("parameters", (10**15,), rows.dtype, chunks=(1000,))
          file.create_group("polarizations")
      """

    @Test("files of h5py, as dingo-gw makes them and as nobody should")
    func filesOfOthers() throws {
      let folder = try WorkFolder()
      let made = try Python.run(["-c", Self.lookAlike], in: folder)
      try #require(made.status == 0, "\(made.errors)")
      let inspection = try Command.succeed(["inspect", "dingo.hdf5"], in: folder).output
      for piece in [
        "dingo=0.10.3", "waveforms     4", "h_plus 4 x 129, complex128", "f_min: 20.0",
        "compression: null",
      ] {
        #expect(inspection.contains(piece), "no \(piece) in \(inspection)")
      }
      #expect(!inspection.contains("failed draws"))
      try folder.write(TestSettings().yaml, to: "s.yaml")
      for name in ["dingo.hdf5", "columns.hdf5"] {
        let options = ["--parameters", name, "-o", "a.hdf5", "--overwrite"]
        let result = try Command.succeed(["generate", "s.yaml"] + options, in: folder)
        #expect(result.output.contains("a.hdf5: 4 waveforms"))
      }
      for name in ["columns.hdf5", "odd.hdf5"] {
        try Command.fail(["inspect", name], in: folder, status: 65, naming: [name])
      }
      try Command.succeed(["inspect", "vast.hdf5"], in: folder)
      try Command.fail(
        ["generate", "s.yaml", "--parameters", "odd.hdf5", "-o", "b.hdf5"],
        in: folder,
        status: 65,
        naming: ["odd.hdf5"]
      )
      try Command.fail(
        ["generate", "s.yaml", "-o", "dingo.hdf5", "--resume"],
        in: folder,
        status: 65,
        naming: ["dingo.hdf5", "--overwrite"]
      )
    }
  }
}
