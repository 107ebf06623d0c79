import Outlets

/// Tells from words beside an outlet, as remarks and what stands in its name's brackets, that it may be closed, not yet
/// be there, or no longer what or where the row says.
///
/// Only what plainly speaks of the outlet itself counts, since a person is asked: no "ngừng bán rượu", no "đóng cửa
/// ngày Tết", no "chưa đóng cửa".
enum ClosureWords {
  struct Finding: Equatable {
    /// The part of the text that says so.
    let part: String
    /// Closed, suspended or not open yet; else gone elsewhere, renamed, repeated, or not to be listed.
    let isClosed: Bool
  }

  static func finding(in text: String) -> Finding? {
    let parts = text.split { ",;.()[]\n–".contains($0) }.flatMap { $0.split(separator: " - ") }
    for part in parts.map({ VietnameseText.clean(String($0)) }) {
      if isClosure(part) { return Finding(part: part, isClosed: true) }
      if isChange(part) { return Finding(part: part, isClosed: false) }
    }
    return nil
  }

  private static func isClosure(_ part: String) -> Bool {
    let words = MarkedWords(part)
    if words.folded == ["nghi"] { return true }
    let (start, isDone) = beginning(words)
    guard let length = closureLength(words, from: start, isDone: isDone) else { return false }
    let rest = words.folded[(start + length)...].drop(while: StatusWords.objects.contains)
    guard let next = rest.first else { return true }
    // "T12/2026" is a month.
    let isNumber = next.first?.isNumber == true || next.first == "t" && next.dropFirst().first?.isNumber == true
    guard followers.contains(next) || isNumber else { return false }
    // Since when or why, but at no hour and on no day that comes again.
    return isDone
      || !rest.contains { recurring.contains($0) || $0.last?.isNumber != true && $0.first?.isNumber == true }
  }

  private static func closureLength(_ words: MarkedWords, from start: Int, isDone: Bool) -> Int? {
    if let (status, length) = StatusWords.table.leading(words, from: start), status != .active { return length }
    return asked.leading(words, from: start)?.length ?? (isDone ? done.leading(words, from: start)?.length : nil)
  }

  private static func isChange(_ part: String) -> Bool {
    let words = MarkedWords(part)
    if let (_, length) = wholeChanges.leading(words), length == words.folded.count { return true }
    return changes.leading(words, from: beginning(words).start) != nil
  }

  /// Behind "Hiện cơ sở đã bị".
  private static func beginning(_ words: MarkedWords) -> (start: Int, isDone: Bool) {
    var start = words.folded.prefix(while: subjects.contains).count
    if start > 0, words.folded[start - 1] == "dang", StatusWords.table.leading(words, from: start - 1) != nil {
      start -= 1
    }
    let isDone = start < words.folded.count && words.folded[start] == "da"
    if isDone { start += 1 }
    if start < words.folded.count, words.folded[start] == "bi" { start += 1 }
    return (start, isDone)
  }

  /// What such a part may begin with: "Hiện cơ sở".
  static let subjects: Set<Substring> = [
    "hien", "nay", "tai", "thoi", "diem", "cho", "co", "so", "cua", "hang", "ho", "don", "vi", "doanh", "nghiep",
    "quay", "sieu", "thi", "htx", "cong", "ty", "dang",
  ]

  /// Beside the words of ``StatusWords``: too little to take an outlet off the map by.
  private static let asked = WordTable<Void>([
    ((), ["nghi ban", "nghi kinh doanh", "khong con ban", "bị thu hồi giấy phép", "thu hồi giấy phép"])
  ])

  /// The same behind "đã" alone.
  private static let done = WordTable<Void>([
    ((), ["ngung", "nghi", "dẹp", "giai toa", "thao do", "pha do", "tra mat bang"])
  ])

  private static let changes = WordTable<Void>([
    (
      (),
      [
        "đề nghị xoá", "đề nghị bỏ", "đề nghị loại bỏ", "đề nghị loại khỏi", "xin rút", "rút khỏi", "rút tên",
        "xoá khỏi", "loại khỏi", "bỏ khỏi", "đưa ra khỏi", "chuyển về", "chuyển đi", "dời về", "dời đi", "trùng với",
        "trùng STT", "trùng dòng", "trùng lặp", "đổi tên thành", "sang nhượng",
        "sang tên", "dời vào", "dời sang", "dời qua", "dời đến", "di dời vào", "di dời về", "di dời đến", "di dời sang",
        "chuyển vào", "chuyển địa điểm", "dời địa điểm", "sáp nhập vào", "sáp nhập với",
      ]
    )
  ])
  private static let wholeChanges = WordTable<Void>([
    (
      (),
      [
        "bỏ", "xoá", "trùng", "bị trùng", "xin rút", "không tìm thấy", "quy hoạch", "quy hoạch mới", "dự kiến",
        "di dời", "bỏ hoang", "không còn chợ",
      ]
    )
  ])

  private static let followers: Set<Substring> = [
    "tu", "nam", "thang", "ngay", "vao", "den", "do", "vi", "roi", "han", "luon", "cuoi", "dau", "truoc", "vinh", "nua",
    "hoan", "theo", "quy", "de", "sau",
  ]

  private static let recurring: Set<Substring> = [
    "gio", "sang", "trua", "chieu", "toi", "thu", "chu", "tet", "le", "am", "ram", "moi", "hang",
  ]
}
