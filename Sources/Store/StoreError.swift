public import Outlets

/// Why a database could not be opened, read or written. Nothing has been changed when one is thrown, but for
/// ``inputOutput(path:detail:)``, after which a change may be there, whole.
public enum StoreError: Error, Sendable, Equatable {
  /// No such file, and it was not to be created.
  case missing(path: String)
  /// The file is there and has no bytes.
  case empty(path: String)
  /// A folder, a device: no regular file.
  case notAFile(path: String)
  /// Not a SQLite file at all.
  case notADatabase(path: String)
  /// A database, even a GeoPackage, that another program made.
  case otherProgram(path: String)
  /// Made by a newer version of this program.
  case newer(path: String)
  /// The file or its folder may not be written, or read.
  case noPermission(path: String)
  /// A database lies where a copy is to be restored, and nobody said that it may be replaced.
  case wouldReplace(path: String)
  /// Another process has the database open that is to be replaced.
  case inUse(path: String)
  /// The open file was moved, deleted or replaced: whatever is written would be in no file of that name.
  case displaced(path: String)
  /// The log of another database lies beside the place of a new one.
  case strayLog(path: String)
  /// A copy that is not fit to be restored.
  case unsound(path: String, fault: BilingualText)
  /// A backup never replaces a file.
  case alreadyExists(path: String)
  /// Bytes are damaged; `detail` is SQLite's own word.
  case damaged(path: String, detail: String)
  /// Another process kept writing for longer than the time allowed.
  case busy
  case diskFull
  /// The disk did not do what it was asked for; `detail` is SQLite's or the system's own word.
  case inputOutput(path: String, detail: String)
  /// The outlet is not, or no longer, as the edit expects it.
  case stale(outletID: Int64)
  /// One list of edits names the outlet twice.
  case repeated(outletID: Int64)
  /// The outlet breaks a rule of the schema.
  case invalidOutlet(name: String, detail: String)
  case unknownChangeset(Int64)
  case alreadyUndone(changeset: Int64, by: Int64)
  /// Later changesets touched the same outlets.
  case undoConflict(changeset: Int64, later: [Int64], outletIDs: [Int64])
  /// What was taken down at a person's wish does not come back.
  case takedownIsFinal(changeset: Int64)
  /// Anything else; `detail` is SQLite's or the system's own word.
  case failed(path: String, detail: String)
}
