import Outlets

/// Reads a grade: "hạng 1", "Hạng II", "loại 3", "3".
enum GradeText {
  /// A cell of the grade column.
  static func grade(_ text: String) -> Int? {
    let words = VietnameseText.fold(text).split(separator: " ")
    return words.count == 1 ? numerals[words[0]] : grade(inKind: text)
  }

  /// A grade written behind the kind: "Chợ hạng 2", "Siêu thị hạng III".
  static func grade(inKind text: String) -> Int? {
    let words = VietnameseText.fold(text).split(separator: " ")
    guard let at = words.firstIndex(where: { $0 == "hang" || $0 == "loai" || $0 == "cap" || $0 == "grade" }),
      at + 1 < words.count
    else { return nil }
    return numerals[words[at + 1]]
  }

  private static let numerals: [Substring: Int] = [
    "1": 1, "2": 2, "3": 3, "i": 1, "ii": 2, "iii": 3, "mot": 1, "hai": 2, "ba": 3, "01": 1, "02": 2, "03": 3,
  ]
}
