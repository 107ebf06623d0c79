import Outlets

/// Takes the owner out of an outlet's name: "Tạp hoá Bảy (chủ: bà Võ Thị Bảy)". A person's name is kept, not published.
///
/// Only a part that says it is the owner, is the person whom the row names in a cell of its own, or behind a
/// household's name cannot well be anything else: streets and wards bear persons' names, too.
enum OwnerInName {
  /// - Parameter person: whom another cell of the row names.
  /// - Returns: nil where the name holds no owner, or nothing else.
  static func parted(_ name: String, person: String?) -> (name: String, owner: String)? {
    // Names without a bracket, a dash or a comma have one part.
    guard name.utf8.contains(where: { $0 == 0x28 || $0 == 0x2D || $0 == 0x2C }) else { return nil }
    for part in parts(of: name) {
      let words = VietnameseText.clean(String(part.text))
      let isPersons = person.map { VietnameseText.fold($0) == VietnameseText.fold(words) } ?? false
      guard isPersons || isOwner(words) || name[part.range].first == "(" && isPerson(words, behind: name) else {
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

  /// "(Nguyễn Thị Ba)", "(bà Võ Thị Bảy)" behind "Tạp hoá", but not "(Nguyễn Thị Định)", which is a street, nor what
  /// tells the branches of a chain apart.
  private static func isPerson(_ part: String, behind name: String) -> Bool {
    guard let lead = MarkedWords(String(name.prefix(40))).folded.first, households.contains(lead) else { return false }
    var words = part.split(separator: " ")
    let folded = VietnameseText.fold(part)
    guard words.allSatisfy({ $0.allSatisfy(\.isLetter) }), folded.utf8.count <= 40 else { return false }
    let hasTitle = words.first.map { titles.contains(VietnameseText.fold(String($0))[...]) } ?? false
    if hasTitle { words.removeFirst() }
    guard (3...5).contains(words.count), words.allSatisfy({ $0.first?.isUppercase == true }),
      families.contains(VietnameseText.key(String(words[0])))
    else { return false }
    let middle = VietnameseText.key(String(words[1]))
    return hasTitle || middles.contains(middle) && !streets.contains { folded.hasSuffix(" " + $0) }
  }

  private static let households: Set<Substring> = [
    "tap", "ho", "hkd", "quan", "quay", "sap", "cua", "ch", "dai", "tiem", "co", "diem", "kiot", "shop",
  ]
  private static let families = Set(
    [
      "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
      "Lý", "Đinh", "Đoàn", "Lâm", "Mai", "Trương", "Cao", "Tô", "Tạ", "Châu", "Thái", "Hà", "Từ", "Văn", "Tống",
      "Lương",
    ].map(VietnameseText.key))
  private static let middles = Set(["Thị", "Văn"].map(VietnameseText.key))
  /// How the names of those end whom streets are called after.
  private static let streets = [
    "thi minh khai", "thi dinh", "thi sau", "thi xuan", "thi rieng", "thi yen", "thi ngoc", "van cu", "van troi",
    "van linh", "van on", "van huu", "van dung", "van thu", "van tan", "van luong", "van be", "van dong", "van tam",
    "van duyet", "van sy", "van si", "van thiem", "van khoi", "van an", "van kiet", "van ky", "van ngu", "van quan",
    "van tho", "van nghi", "van phuc", "van nhon",
  ]

  private static let marks = WordTable([
    "chủ", "chủ hộ", "chủ cơ sở", "chủ cửa hàng", "chủ quán", "chủ tiệm", "chủ sạp", "chủ quầy", "chủ CH",
    "người đại diện",
  ])
  private static let titles: Set<Substring> = ["ong", "ba", "anh", "chi", "co", "chu"]

  static func note(_ owner: String, _ column: String?) -> Note {
    Note(
      "owner-withheld", column: column,
      vi: "Không công bố “\(owner.prefix(60))” trong tên: là tên người; đã giữ riêng cùng người liên hệ.",
      en: "“\(owner.prefix(60))” in the name is not published: it names a person, and was kept with the contact.")
  }
}
