public import Outlets

/// Where a page for people is, for links and canonical addresses alike.
public struct PageAddress: Sendable, Hashable {
  public let path: String
  /// Values hold nothing that an address would need escaped.
  private var parameters: [String] = []

  /// Where the English part begins on a page that holds both languages.
  private var english: String?

  private init(_ path: String) { self.path = path }

  public static let map = PageAddress("/")
  public static let lists = PageAddress("/lists")
  public static let statistics = PageAddress("/statistics")
  public static let about = PageAddress("/about")
  public static let data = {
    var address = PageAddress("/api.html")
    address.english = "#english"
    return address
  }()
  public static func outlet(_ id: String) -> PageAddress { PageAddress("/outlets/\(id)") }
  public static func printSheet(_ id: String) -> PageAddress { PageAddress("/outlets/\(id)/print") }
  public static func commune(_ id: AdminUnit.ID) -> PageAddress { PageAddress("/communes/\(id)") }
  public static func kind(_ kind: OutletKind) -> PageAddress { PageAddress("/kinds/\(kind.rawValue)") }
  public static let picture = PageAddress("/map.svg")
  static let coveragePicture = PageAddress("/statistics.svg")
  static let statisticsCSV = PageAddress("/statistics.csv")
  static let statisticsWorkbook = PageAddress("/statistics.xlsx")

  /// The address with one parameter more; without a value, as it is.
  public func with(_ name: String, _ value: String?) -> PageAddress {
    guard let value else { return self }
    var address = self
    address.parameters.append("\(name)=\(value)")
    return address
  }

  /// Path and parameters. Vietnamese is what a page is in unless another language is asked for.
  public func href(_ language: PageLanguage) -> String {
    if let english { return language == .en ? path + english : path }
    let all = parameters + (language == .vi ? [] : ["lang=\(language.rawValue)"])
    return all.isEmpty ? path : path + "?" + all.joined(separator: "&")
  }
}
