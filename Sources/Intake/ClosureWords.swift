import Outlets

/// Tells from words beside an outlet, as remarks and what stands in its name's brackets, that it may be closed.
///
/// Only what plainly speaks of the outlet itself counts, since a person is asked: no "ngừng bán rượu", no "đóng cửa
/// ngày Tết", no "chưa đóng cửa".
enum ClosureWords {
  /// The part of the text that says so; nil where none does.
  static func part(of text: String) -> String? {
    text.split { ",;.()[]\n–".contains($0) }.flatMap { $0.split(separator: " - ") }
      .map { VietnameseText.clean(String($0)) }.first(where: isClosure)
  }

  private static func isClosure(_ part: String) -> Bool {
    let words = VietnameseText.fold(part).split(separator: " ")
    let said = words.drop(while: subjects.contains)
    guard let phrase = phrases.first(where: { said.starts(with: $0) }) else { return false }
    let rest = said.dropFirst(phrase.count)
    guard let next = rest.first else { return true }
    guard followers.contains(next) || next.first?.isNumber == true else { return false }
    // Since when or why, but at no hour and on no day that comes again.
    return phrase[0] == "da"
      || !rest.contains { recurring.contains($0) || $0.last?.isNumber != true && $0.first?.isNumber == true }
  }

  /// What such a part may begin with: "Hiện cơ sở".
  private static let subjects: Set<Substring> = [
    "hien", "nay", "tai", "thoi", "diem", "cho", "co", "so", "cua", "hang", "ho", "don", "vi", "doanh", "nghiep",
    "quay",
    "sieu", "thi", "htx", "cong", "ty", "dang",
  ]

  private static let phrases: [[Substring]] = [
    "da ngung hoat dong", "da ngung kinh doanh", "da ngung ban", "da ngung", "ngung hoat dong", "ngung kinh doanh",
    "da dung hoat dong", "dung hoat dong", "da dong cua", "dong cua", "da giai the", "giai the", "da pha san",
    "pha san", "da nghi ban", "da nghi kinh doanh", "da nghi", "nghi kinh doanh", "nghi ban", "khong con kinh doanh",
    "khong con hoat dong", "khong con ban", "khong hoat dong", "khong kinh doanh nua", "da giai toa", "da thao do",
    "da tra mat bang", "tam ngung hoat dong", "tam ngung kinh doanh", "tam ngung", "tam dung hoat dong", "tam dong cua",
    "tam nghi",
  ].map { $0.split(separator: " ") }

  private static let followers: Set<Substring> = [
    "tu", "nam", "thang", "ngay", "vao", "den", "do", "vi", "roi", "han", "luon", "cuoi", "dau", "truoc", "vinh", "nua",
    "hoan", "theo", "quy",
  ]

  private static let recurring: Set<Substring> = [
    "gio", "sang", "trua", "chieu", "toi", "thu", "chu", "tet", "le", "am", "ram", "moi", "hang",
  ]
}
