/// A text for people, in the two languages of the service.
public struct BilingualText: Hashable, Sendable, Codable {
  public let vi: String
  public let en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }
}
