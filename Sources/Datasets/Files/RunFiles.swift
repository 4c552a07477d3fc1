// SPDX-License-Identifier: MIT

import HDF5Files

/// The files of a run: the unfinished dataset, its journal, and the finished dataset.
///
/// An unfinished dataset is called `OUTPUT.partial` and takes its name only when it is complete.
/// The journal `OUTPUT.journal` lies beside it until then.
struct RunFiles {
  let output: String
  var partial: String { output + ".partial" }
  var journal: String { output + ".journal" }
  /// A file made and removed again within one step.
  private var skeleton: String { output + ".skeleton" }

  /// A run that has begun, or begun again.
  struct Begun {
    let data: RawFile
    let journal: JournalBox
    let regions: DatasetLayout.Regions
    let content: Journal.Content
  }

  /// The identity of an interrupted run, if there is one.
  func interruptedIdentity() throws(DatasetError) -> [(name: String, value: String)]? {
    guard FileSystem.exists(journal) else { return nil }
    return try Journal.open(at: journal)?.1.identity
  }

  /// Makes the files ready for rows; nil when the output is complete already.
  func begin(_ plan: RunPlan, existing: RunOptions.Existing) throws(DatasetError) -> Begun? {
    try refuseFolder()
    switch existing {
    case .refuse:
      try refuseExisting()
      return try start(plan)
    case .overwrite: return try start(plan)
    case .resume:
      if FileSystem.exists(journal), let opened = try Journal.open(at: journal),
        FileSystem.exists(partial)
      {
        return try goOn(plan, journal: opened.0, content: opened.1)
      }
      guard !FileSystem.exists(output) else {
        try FileSystem.remove(journal)
        return nil
      }
      return try start(plan)
    }
  }

  private func refuseFolder() throws(DatasetError) {
    let folder = FileSystem.folder(of: output)
    guard FileSystem.isDirectory(folder) else {
      throw DatasetError(.outputRefused, "\(output): there is no folder \(folder). Make it first.")
    }
    guard FileSystem.isWritable(folder) else {
      throw DatasetError(
        .outputRefused,
        "\(output): the folder \(folder) is not writable for this user."
      )
    }
    guard !FileSystem.isDirectory(output) else {
      throw DatasetError(.outputRefused, "\(output) is a folder. Name a file.")
    }
  }

  private func refuseExisting() throws(DatasetError) {
    guard !FileSystem.exists(output) else {
      throw DatasetError(
        .outputRefused,
        "\(output) exists. Choose another name, or replace it with --overwrite."
      )
    }
    guard !FileSystem.exists(journal) else {
      throw DatasetError(
        .outputRefused,
        "An interrupted run for \(output) is here (\(journal)). Go on with --resume, or start anew "
          + "with --overwrite."
      )
    }
  }

  private func start(_ plan: RunPlan) throws(DatasetError) -> Begun {
    try refuseTooLarge(plan)
    // The lock on the journal comes first: another run may be writing these very files.
    let journal = try Journal.create(at: journal, identity: plan.identity)
    let regions = try makeSkeleton(plan, at: partial)
    return Begun(
      data: try RawFile.openForWriting(partial),
      journal: JournalBox(journal),
      regions: regions,
      content: Journal.Content()
    )
  }

  private func goOn(
    _ plan: RunPlan,
    journal: sending Journal,
    content: Journal.Content
  ) throws(DatasetError) -> Begun {
    for item in plan.identity {
      let before = content.identity.first { $0.name == item.name }?.value
      guard before == item.value else {
        throw DatasetError(
          .badInput,
          "The interrupted run for \(output) had \(item.name) = \(before ?? "nothing"), this one "
            + "has \(item.value). Resume with the same settings and options, or start anew with "
            + "--overwrite."
        )
      }
    }
    let data = try RawFile.openForWriting(partial)
    let regions = try restoreObjects(plan, in: data)
    return Begun(data: data, journal: JournalBox(journal), regions: regions, content: content)
  }

  /// Brings everything in an unfinished file but its rows back to the state of the beginning.
  ///
  /// A crash may have hit while libhdf5 wrote; what it writes does not depend on the rows, so a
  /// file made anew has the very bytes that belong there.
  private func restoreObjects(
    _ plan: RunPlan,
    in data: RawFile
  ) throws(DatasetError) -> DatasetLayout.Regions {
    let regions = try makeSkeleton(plan, at: skeleton)
    let fresh = try RawFile.openForReading(skeleton)
    defer { fresh.close() }
    let size = try fresh.size()
    var position = 0
    let rows = [regions.parameters, regions.plus, regions.cross].sorted { $0.offset < $1.offset }
    for (start, end) in rows.map({ ($0.offset, $0.end) }) + [(size, size)] {
      try copy(position..<max(position, start), from: fresh, to: data)
      position = end
    }
    try data.truncate(to: size)
    try FileSystem.remove(skeleton)
    return regions
  }

  private func copy(
    _ range: Range<Int>,
    from source: RawFile,
    to destination: RawFile
  ) throws(DatasetError) {
    guard !range.isEmpty else { return }
    try destination.write(source.bytes(range.count, at: range.lowerBound), at: range.lowerBound)
  }

  private func makeSkeleton(
    _ plan: RunPlan,
    at path: String
  ) throws(DatasetError) -> DatasetLayout.Regions {
    try FileSystem.remove(path)
    do {
      return try plan.layout.create(
        at: path,
        settings: plan.settingsLiteral,
        attributes: plan.attributes
      )
    } catch {
      throw DatasetError(.outputRefused, "\(error)")
    }
  }

  private func refuseTooLarge(_ plan: RunPlan) throws(DatasetError) {
    let folder = FileSystem.folder(of: output)
    guard let free = FileSystem.freeByteCount(inFolder: folder), free < plan.byteCount else {
      return
    }
    throw DatasetError(
      .outputRefused,
      "\(output) needs \(ByteCount.text(plan.byteCount)), but the disk of \(folder) has "
        + "\(ByteCount.text(free)) free. Make room, lower num_samples, or halve the file with "
        + "--precision single."
    )
  }

  /// Makes the unfinished file the finished one.
  func finish(_ plan: RunPlan, remarks: BlockRemarks) throws(DatasetError) {
    do {
      try plan.layout.add(remarks, toFileAt: partial)
    } catch {
      throw DatasetError(.inputOutput, "\(error)")
    }
    let data = try RawFile.openForWriting(partial)
    defer { data.close() }
    try data.flush()
    try FileSystem.move(partial, to: output)
    try FileSystem.remove(journal)
  }
}
