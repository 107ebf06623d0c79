import Outlets

/// Takes the owner out of an outlet's name: "Tạp hoá Bảy (chủ: bà Võ Thị Bảy)". A person's name is kept, not published.
///
/// Only a part that says it is the owner, or is the person whom the row names in a cell of its own: streets and wards
/// bear persons' names, too.
enum OwnerInName {
  /// - Parameter person: whom another cell of the row names.
  /// - Returns: nil where the name holds no owner, or nothing else.
  static func parted(_ name: String, person: String?) -> (name: String, owner: String)? {
    // Names without a bracket, a dash or a comma have one part.
    guard name.utf8.contains(where: { $0 == 0x28 || $0 == 0x2D || $0 == 0x2C }) else { return nil }
    for part in parts(of: name) {
      let words = VietnameseText.clean(String(part.text))
      guard isOwner(words) || person.map({ VietnameseText.fold($0) == VietnameseText.fold(words) }) == true else {
        continue
      }
      let rest = VietnameseText.clean(name[..<part.range.lowerBound] + " " + name[part.range.upperBound...])
      guard rest.contains(where: \.isLetter) else { return nil }
      return (rest, words)
    }
    return nil
  }

  /// What stands in brackets, and behind the last dash or comma; each with the marks that part it from the name.
  private static func parts(of name: String) -> [(text: Substring, range: Range<String.Index>)] {
    var parts: [(Substring, Range<String.Index>)] = []
    if let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") {
      parts.append((name[name.index(after: open)..<close], open..<name.index(after: close)))
      // A comma in the brackets parts nothing of the name.
      return parts
    }
    for mark in [" - ", ","] {
      if let found = name.ranges(of: mark).last {
        parts.append((name[found.upperBound...], found.lowerBound..<name.endIndex))
      }
    }
    return parts
  }

  /// "chủ hộ: Võ Thị Bảy", "Chủ: bà Bảy", but not "chủ yếu bán sỉ", "nghỉ chủ nhật".
  private static func isOwner(_ part: String) -> Bool {
    // "chủ", "người đại diện": most parts are told by their first letter.
    guard let first = part.utf8.first, "cn".utf8.contains(first | 0x20) else { return false }
    let words = MarkedWords(part)
    guard let length = marks.leading(words)?.length, words.folded.count > length else { return false }
    let rest = part.split { $0 == " " || $0 == ":" }.dropFirst(length)
    guard let letter = rest.first?.first, letter.isLetter else { return false }
    return letter.isUppercase && words.folded[length] != "nhat" || titles.contains(words.folded[length])
  }

  private static let marks = WordTable<Void>([
    (
      (),
      [
        "chủ", "chủ hộ", "chủ cơ sở", "chủ cửa hàng", "chủ quán", "chủ tiệm", "chủ sạp", "chủ quầy", "chủ CH",
        "người đại diện",
      ]
    )
  ])
  private static let titles: Set<Substring> = ["ong", "ba", "anh", "chi", "co", "chu"]

  static func note(_ owner: String, _ column: String?) -> Note {
    Note(
      "owner-withheld", column: column,
      vi: "Không công bố “\(owner.prefix(60))” trong tên: là tên người; đã giữ riêng cùng người liên hệ.",
      en: "“\(owner.prefix(60))” in the name is not published: it names a person, and was kept with the contact.")
  }
}
