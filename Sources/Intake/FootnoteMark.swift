import Outlets

/// The asterisks behind an outlet's name: "Chợ Đầm (*)". What they stand for is written below the list, for people.
enum FootnoteMark {
  /// - Returns: nil where the name has none.
  static func parted(_ name: String) -> (name: String, mark: String)? {
    guard let last = name.utf8.last, last == UInt8(ascii: "*") || last == UInt8(ascii: ")") else { return nil }
    let length = name.reversed().prefix { "(*) ".contains($0) }.count
    // "Tạp hoá Ba (mới) (*)" has brackets of its own.
    let mark = name.suffix(length).drop { ") ".contains($0) }
    let rest = VietnameseText.clean(String(name[..<mark.startIndex]))
    // A hotel's stars have their number in front.
    guard mark.contains("*"), rest.last?.isNumber != true, rest.contains(where: \.isLetter) else { return nil }
    return (rest, VietnameseText.clean(String(mark)))
  }

  static func note(_ mark: String, _ column: String?) -> Note {
    Note(
      "footnote-mark", column: column,
      vi: "Tên có dấu chú thích “\(mark)”, đã bỏ khỏi tên. Hãy xem chú thích trong danh sách nói gì về cơ sở này.",
      en: "The name has the footnote mark “\(mark)”, which was taken off. See what the list's footnote says of it.")
  }
}
