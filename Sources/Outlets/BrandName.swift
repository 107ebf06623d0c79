/// What is left of an outlet's name without the words for its kind and its place: "Siêu thị Co.opmart Quy Nhơn" and
/// "Co.opMart" are one brand.
enum BrandName {
  /// Folded; nil where nothing is left that tells one outlet from another.
  ///
  /// - Parameters:
  ///   - folded: the name by ``VietnameseText/fold(_:)``.
  ///   - places: folded bare names of the outlet's commune and district.
  static func brand(ofFolded folded: String, places: [String]) -> String? {
    var words = folded.utf8.split(separator: 0x20)[...]
    while words.count > 0, let length = kindLength(words) { words = words.dropFirst(length) }
    guard let first = words.first, let last = words.last else { return nil }
    var brand = folded[first.startIndex..<last.endIndex]
    for place in places where brand.utf8.count > place.utf8.count + 1 && brand.utf8.count > 0 {
      guard brand.utf8.reversed().starts(with: place.utf8.reversed()),
        brand.utf8.dropLast(place.utf8.count).last == 0x20
      else { continue }
      brand = brand.dropLast(place.utf8.count + 1)
    }
    return brand.utf8.count < 3 || brand.utf8.allSatisfy { $0 < 0x40 } ? nil : String(brand)
  }

  /// How many words in front stand for a kind.
  private static func kindLength(_ words: ArraySlice<Substring.UTF8View>) -> Int? {
    guard let first = words.first, let phrases = kindPhrases[String(Substring(first))] else { return nil }
    return phrases.first { phrase in
      phrase.count <= words.count && zip(phrase, words).allSatisfy { $0.elementsEqual($1) }
    }?.count
  }

  /// The phrases by their first word, longest first.
  private static let kindPhrases: [String: [[String.UTF8View]]] = Dictionary(
    grouping: kindWords.map { $0.split(separator: " ").map(String.init) }, by: { $0[0] }
  ).mapValues { $0.sorted { $0.count > $1.count }.map { $0.map(\.utf8) } }

  private static let kindWords = [
    "cho", "sieu thi", "st", "sieu thi mini", "trung tam thuong mai", "tttm", "cua hang", "ch", "tien loi",
    "tien ich", "tap hoa", "bach hoa", "dai ly", "nha phan phoi", "npp", "hop tac xa", "htx", "co so", "san xuat",
    "diem ban hang", "diem ban", "diem", "quay hang", "quay", "cong ty", "tnhh", "co phan", "ctcp", "cp", "mtv",
    "mot thanh vien", "dntn", "doanh nghiep", "tu nhan", "ho kinh doanh", "hkd", "ho", "chi nhanh", "cn", "lang nghe",
  ]
}
