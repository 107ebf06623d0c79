import Outlets

/// Reads a grade: "hạng 1", "Hạng II", "loại 3", "3".
enum GradeText {
  /// A cell of the grade column.
  static func grade(_ text: String) -> Int? {
    let words = VietnameseText.fold(text).split(separator: " ")
    return words.count == 1 ? numerals[words[0]] : grade(inKind: text)
  }

  /// Whether a cell says nothing but a grade, or that there is none: "II", "Loại 3", "Chưa phân hạng".
  static func isGradeOrNone(_ text: String) -> Bool {
    let words = VietnameseText.fold(text).split(separator: " ")
    let isGrade = words.last.map { numerals[$0] != nil } ?? true
    return isGrade && words.dropLast().allSatisfy { ["hang", "loai", "cap"].contains($0) }
      || words.first == "chua" || ValueWords.isNothing(text)
  }

  /// A grade written behind the kind: "Chợ hạng 2", "Siêu thị hạng III"; nil for none, or for more than one.
  static func grade(inKind text: String) -> Int? {
    let grades = Set(numbers(in: text).map { numerals[$0] })
    return grades.count == 1 ? grades.first! : nil
  }

  /// Whether a grade is written that is none, or more than one: "hạng 4", "hạng 1, hạng 2".
  static func isUnusable(inKind text: String) -> Bool { !numbers(in: text).isEmpty && grade(inKind: text) == nil }

  /// What stands behind each "hạng" or "loại" and is a number; "hàng Việt" folds alike and is none.
  private static func numbers(in text: String) -> [Substring] {
    let words = VietnameseText.fold(text).split(separator: " ")
    return words.indices.dropLast().filter { ["hang", "loai", "cap", "grade"].contains(words[$0]) }
      .map { words[$0 + 1] }.filter { numerals[$0] != nil || $0.allSatisfy(\.isNumber) }
  }

  private static let numerals: [Substring: Int] = [
    "1": 1, "2": 2, "3": 3, "i": 1, "ii": 2, "iii": 3, "mot": 1, "hai": 2, "ba": 3, "01": 1, "02": 2, "03": 3,
  ]
}
