/// What a row tells of a person: for the officers who keep the list, never for a public answer, tile, export, log
/// or search.
public struct PrivateFacts: Sendable, Equatable, Codable {
  public var contactPerson: String?
  /// In E.164: mobile numbers beside a person's name, and all numbers of a person's own column.
  public var phone: [String] = []
  public var email: String?
  /// The list's "Ghi chú".
  public var remark: String?

  public init() {}

  public var isEmpty: Bool { self == PrivateFacts() }
}
