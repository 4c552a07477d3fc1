// SPDX-License-Identifier: MIT

import HDF5Files

/// The files of a run: the unfinished dataset, its journal, and the finished dataset.
///
/// An unfinished dataset is called `OUTPUT.partial` and takes its name only when it is complete.
/// The journal `OUTPUT.journal` lies beside it until then, and so does `OUTPUT.basis`, the
/// singular-value basis, where the run makes one.
struct RunFiles {
  let output: String
  var partial: String { output + ".partial" }
  var journal: String { output + ".journal" }
  /// The basis that the run has made, until the dataset is complete.
  var basis: String { output + ".basis" }
  /// A file made and removed again within one step.
  private var skeleton: String { output + ".skeleton" }

  /// A run that has begun, or begun again.
  struct Begun {
    let data: RawFile
    let journal: JournalBox
    let regions: DatasetLayout.Regions
    let content: Journal.Content
  }

  /// The interrupted run, or that of the finished file, that is here; nil if none is.
  func earlierRun() throws(DatasetError) -> EarlierRun? {
    try OutputPlace.refuse(output)
    if let (_, content) = try openJournal() { return EarlierRun(notes: content.identity) }
    guard FileSystem.exists(output) else { return nil }
    return EarlierRun(notes: try DatasetInspection.read(from: output).notes)
  }

  private func openJournal() throws(DatasetError) -> (Journal, Journal.Content)? {
    guard FileSystem.exists(journal) else { return nil }
    return try Journal.open(at: journal)
  }

  /// Refuses an output that cannot be made; what `begin` would refuse before it makes a file.
  func check(_ plan: RunPlan, existing: RunOptions.Existing) throws(DatasetError) {
    try OutputPlace.refuse(output)
    if case .refuse = existing { try refuseExisting() }
    if case .resume = existing, FileSystem.exists(partial) || FileSystem.exists(output) { return }
    try refuseTooLarge(plan)
  }

  /// Makes the files ready for rows; nil when the output is complete already.
  func begin(_ plan: RunPlan, existing: RunOptions.Existing) throws(DatasetError) -> Begun? {
    try check(plan, existing: existing)
    guard case .resume = existing else { return try start(plan) }
    if let (journal, content) = try openJournal() {
      try refuseOther(plan, content.identity)
      if FileSystem.exists(partial) { return try goOn(plan, journal: journal, content: content) }
      // With every block done the file has got its name already; else what has that name is an
      // older file, which this run is to replace.
      guard content.isComplete(blockCount: plan.blockCount), FileSystem.exists(output) else {
        try journal.begin(plan.identity)
        return try start(plan, journal: journal)
      }
    } else {
      guard FileSystem.exists(output) else { return try start(plan) }
      try refuseOtherFinished(plan)
    }
    try FileSystem.remove(basis)
    try FileSystem.remove(journal)
    return nil
  }

  private func refuseExisting() throws(DatasetError) {
    guard !FileSystem.exists(output) else {
      throw DatasetError(
        .outputRefused,
        "\(output) exists. Choose another name, or replace it with --overwrite."
      )
    }
    if FileSystem.exists(journal) {
      try Journal.refuseInUse(at: journal)
      throw DatasetError(
        .outputRefused,
        "An interrupted run for \(output) is here (\(journal)). Go on with --resume, or start anew "
          + "with --overwrite."
      )
    }
    guard !FileSystem.exists(partial) else {
      throw DatasetError(
        .outputRefused,
        "\(partial) is here without its journal and cannot be gone on with. Remove it, or start "
          + "anew with --overwrite."
      )
    }
  }

  private func refuseOther(
    _ plan: RunPlan,
    _ identity: [(name: String, value: String)]
  ) throws(DatasetError) {
    guard let item = plan.difference(fromRun: identity) else { return }
    throw DatasetError(
      .badInput,
      "The interrupted run for \(output) had \(item.name) = \(item.before), this one has "
        + "\(item.now). \(Self.way(toResume: plan, item)), or start anew with --overwrite."
    )
  }

  private static func way(toResume plan: RunPlan, _ item: RunPlan.Difference) -> String {
    guard item.name == "linear_algebra" else { return "Resume with the same settings and options" }
    let reason = "Coefficients would have other last digits."
    let wasOnCard = RunCompression.isOnCard(linearAlgebra: item.before)
    guard wasOnCard != RunCompression.isOnCard(linearAlgebra: item.now) else {
      return "\(reason) Resume on a machine that has the same"
    }
    let processor = plan.backend.nameOnProcessor
    return wasOnCard
      ? "\(reason) Resume on a card (--backend cuda)"
      : "\(reason) Resume on the processor (--backend \(processor))"
  }

  private func refuseOtherFinished(_ plan: RunPlan) throws(DatasetError) {
    let file = try DatasetInspection.read(from: output)
    let settings = file.settingsLiteral.map { [(name: "settings", value: $0)] } ?? []
    guard let item = plan.difference(fromFile: settings + file.notes) else { return }
    throw DatasetError(
      .badInput,
      "\(output) is complete, but not what this run makes: it has \(item.name) = \(item.before), "
        + "this run has \(item.now). Choose another name, or replace it with --overwrite."
    )
  }

  private func start(_ plan: RunPlan) throws(DatasetError) -> Begun {
    // The lock on the journal comes first: another run may be writing these very files.
    try start(plan, journal: Journal.create(at: journal, identity: plan.identity))
  }

  private func start(
    _ plan: RunPlan,
    journal: sending Journal
  ) throws(DatasetError) -> Begun {
    try FileSystem.remove(skeleton)
    try FileSystem.remove(basis)
    let regions: DatasetLayout.Regions
    do throws(DatasetError) {
      regions = try makeSkeleton(plan, at: partial)
    } catch {
      try discard()
      throw error
    }
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
    let data = try RawFile.openForWriting(partial)
    let regions = try restoreObjects(plan, in: data, mayBeShort: content.finishedBlocks.isEmpty)
    var content = content
    if let device = plan.backendToNote(after: content) {
      try journal.enter(backend: device)
      content.laterBackends.append(device)
    }
    return Begun(data: data, journal: JournalBox(journal), regions: regions, content: content)
  }

  /// Brings everything in an unfinished file but its rows back to the state of the beginning.
  ///
  /// A crash may have hit while libhdf5 wrote; what it writes does not depend on the rows, so a
  /// file made anew has the very bytes that belong there.
  private func restoreObjects(
    _ plan: RunPlan,
    in data: RawFile,
    mayBeShort: Bool
  ) throws(DatasetError) -> DatasetLayout.Regions {
    let regions = try makeSkeleton(plan, at: skeleton)
    let fresh = try RawFile.openForReading(skeleton)
    defer { fresh.close() }
    let size = try fresh.size()
    let sizeBefore = try data.size()
    guard mayBeShort || sizeBefore >= size else {
      throw DatasetError(
        .inputOutput,
        "\(partial) has \(sizeBefore) bytes instead of \(size): rows that were done are cut "
          + "off. Start anew with --overwrite."
      )
    }
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
    try OutputPlace.refuseTooLarge(
      output,
      byteCount: plan.byteCount,
      advice: "Make room, lower num_samples, or halve the file with --precision single."
    )
  }

  /// Removes what a run without a single row has left, which nobody could go on with.
  func discard() throws(DatasetError) {
    try FileSystem.remove(partial)
    try FileSystem.remove(basis)
    try FileSystem.remove(journal)
  }

  /// The basis that an earlier run has finished; nil where there is none, or it is damaged.
  func finishedBasis(_ begun: Begun) throws(DatasetError) -> StoredBasis? {
    guard let expected = begun.content.basisChecksum, FileSystem.exists(basis),
      try checksum(ofFileAt: basis) == expected
    else { return nil }
    return try StoredBasis(path: basis)
  }

  /// Keeps a basis for a later run, should this one be interrupted.
  func keep(_ stored: StoredBasis, _ begun: Begun) throws(DatasetError) {
    do {
      try stored.write(to: basis)
    } catch {
      throw DatasetError(.inputOutput, "\(error)")
    }
    let file = try RawFile.openForWriting(basis)
    defer { file.close() }
    try file.flush()
    try begun.journal.enter(basisChecksum: checksum(ofFileAt: basis))
  }

  private func checksum(ofFileAt path: String) throws(DatasetError) -> UInt64 {
    let file = try RawFile.openForReading(path)
    defer { file.close() }
    return Journal.checksum(try file.bytes(file.size(), at: 0))
  }

  /// Makes the unfinished file the finished one.
  func finish(
    _ plan: RunPlan,
    _ content: Journal.Content,
    remarks: BlockRemarks,
    basis stored: StoredBasis?
  ) throws(DatasetError) {
    do {
      try plan.layout.add(remarks, toFileAt: partial)
      try plan.layout.add(laterBackends: content.laterBackends, toFileAt: partial)
      if let stored {
        let file = try HDF5File.open(at: partial, writable: true)
        try stored.write(to: file, group: "/svd")
        try file.close()
      }
    } catch {
      throw DatasetError(
        .inputOutput,
        "\(error) All rows are done and kept: run again with --resume."
      )
    }
    let data = try RawFile.openForWriting(partial)
    defer { data.close() }
    try data.flush()
    try FileSystem.move(partial, to: output)
    try FileSystem.remove(basis)
    try FileSystem.remove(journal)
  }
}
