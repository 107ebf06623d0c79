import Outlets

extension [SortKey] {
  /// The parameter `sortby`: names parted by commas, a minus before what descends; empty without.
  init(_ parameters: inout QueryParameters) throws {
    let most = 5
    self = []
    guard let text = parameters.take("sortby") else { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      // A plus that is not encoded comes as a space.
      let isSigned = ["-", "+", " "].contains { part.hasPrefix($0) }
      let name = isSigned ? part.dropFirst() : part
      guard let property = SortKey.sortable.first(where: { $0.rawValue == name }), count < most else {
        let list = SortKey.sortable.map(\.rawValue).joined(separator: ", ")
        throw Problem.parameter(
          "sortby", vi: "nhận nhiều nhất \(most) tên, trước tên giảm dần ghi dấu -, trong: \(list)",
          en: "takes up to \(most) names, with a - before what descends, of: \(list)")
      }
      // A name that comes again changes nothing: where it decides, it has decided before.
      append(SortKey(property, isDescending: part.hasPrefix("-")))
    }
  }
}

extension Set<OutletProperty> {
  /// The parameter `properties`: which of them features shall have; nil without.
  init?(_ parameters: inout QueryParameters) throws {
    guard let text = parameters.take("properties") else { return nil }
    self = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let property = OutletProperty(rawValue: String(name)) else {
        let list = OutletProperty.allCases.map(\.rawValue).joined(separator: ", ")
        throw Problem.parameter(
          "properties", vi: "không có “\(name.prefix(40))”; có: \(list)",
          en: "there is no “\(name.prefix(40))”; there are: \(list)")
      }
      insert(property)
    }
  }
}
