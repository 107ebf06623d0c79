import Outlets

extension OutletFilter {
  /// The parameters `filter`, `filter-lang` and `filter-crs` (OGC API – Features, Part 3): CQL2 text; nil without.
  init?(_ parameters: inout QueryParameters) throws {
    let text = parameters.take("filter")
    if let language = parameters.take("filter-lang"), !Self.languages.contains(language) {
      let list = Self.languages.joined(separator: ", ")
      throw Problem.parameter("filter-lang", vi: "chỉ nhận \(list)", en: "takes \(list)")
    }
    guard let text else { return nil }
    guard text.utf8.count <= Self.longest else {
      throw Problem.parameter(
        "filter", vi: "dài nhất \(Self.longest) byte", en: "at most \(Self.longest) bytes")
    }
    do {
      self = try CQL2Parser.filter(text)
    } catch {
      throw Problem.parameter(
        "filter", vi: "ký tự thứ \(error.position): \(error.message.vi)",
        en: "at character \(error.position): \(error.message.en)")
    }
  }

  /// The second is the draft's name for the first, by which GDAL 3.6 knows it.
  static let languages = ["cql2-text", "cql-text"]

  private static let longest = 8000
}
