public import struct Foundation.Date

/// The unit of all writing: what changed, by whom, when, and from which file.
public struct Changeset: Sendable, Identifiable {
  /// One outlet before and after: no `before` is an addition, no `after` a removal.
  public struct Change: Sendable, Equatable {
    public let outletID: Int64
    public let before: Outlet?
    public let after: Outlet?

    public init(outletID: Int64, before: Outlet?, after: Outlet?) {
      self.outletID = outletID
      self.before = before
      self.after = after
    }
  }

  /// Where the facts came from.
  public struct Source: Sendable, Equatable {
    public let fileName: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public let sha256: String

    public init(fileName: String, sha256: String) {
      self.fileName = fileName
      self.sha256 = sha256
    }
  }

  public let id: Int64
  public let createdAt: Date
  public let author: String
  public let note: String?
  public let source: Source?
  /// The changeset that this one takes back.
  public let undoes: Int64?
  public let changes: [Change]

  public init(
    id: Int64, createdAt: Date, author: String, note: String?, source: Source?, undoes: Int64?, changes: [Change]
  ) {
    self.id = id
    self.createdAt = createdAt
    self.author = author
    self.note = note
    self.source = source
    self.undoes = undoes
    self.changes = changes
  }
}
