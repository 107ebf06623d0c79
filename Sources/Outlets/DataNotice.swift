public import struct Foundation.Date

/// What every file of the data says of itself: under which licence, from whom, from when.
public struct DataNotice: Sendable, Hashable {
  /// Creative Commons Attribution 4.0: use for any purpose, naming the source.
  public static let defaultLicence = "https://creativecommons.org/licenses/by/4.0/"

  /// Address of the licence.
  public let licence: String
  /// Who publishes the data, and where.
  public let source: String
  /// When the file was made; whole seconds.
  public let date: Date

  public init(licence: String = Self.defaultLicence, source: String, date: Date = .init()) {
    self.licence = licence
    self.source = source
    self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
  }

  /// Name of the data in lists of files and layers.
  public static let title = "Điểm bán hàng Việt ở Bình Định / Outlets of Vietnamese goods in Bình Định"
}
