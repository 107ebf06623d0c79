/// A version of the published outlets: that of one database after one changeset.
public struct DataVersion: Hashable, Sendable {
  /// The database's own random name.
  public let database: String
  /// Number of its latest changeset.
  public let changeset: Int64
  /// Both in short, as entity tags and exported lists carry it: no other database's is like it.
  public let text: String

  public init(database: String, changeset: Int64) {
    self.database = database
    self.changeset = changeset
    text = "\(database.prefix(8))-\(changeset)"
  }
}
