import Outlets

/// Parts the cells of a column "Tên, địa chỉ cơ sở".
enum AddressInName {
  /// At a label, a line's end, or the first mark between the two; nil where there is none.
  static func parted(_ cell: String) -> (name: String, address: String)? {
    let marks = [
      /\s*[.,;(–-]?\s*(?:địa chỉ|đ\/c|đc)\s*:\s*/.ignoresCase(), /\s*[\r\n]+\s*/, /\s*[,;]\s*|\s+[–-]\s+/,
    ]
    for mark in marks {
      guard let found = cell.firstMatch(of: mark) else { continue }
      let name = VietnameseText.clean(String(cell[..<found.range.lowerBound]))
      var address = VietnameseText.clean(String(cell[found.range.upperBound...]))
      if address.last == ")", !address.contains("(") { address.removeLast() }
      if name.contains(where: \.isLetter), !address.isEmpty { return (name, address) }
    }
    return nil
  }

  static func note(_ name: String, _ address: String, _ column: String?) -> Note {
    Note(
      "address-in-name", column: column,
      vi: "Ô ghi cả tên và địa chỉ; tên đã hiểu là “\(name.prefix(60))”, địa chỉ là “\(address.prefix(60))”.",
      en: "The cell holds both; the name was read as “\(name.prefix(60))”, the address as “\(address.prefix(60))”.")
  }
}
