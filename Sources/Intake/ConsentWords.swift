import Outlets

/// Tells whether somebody agrees that an outlet's numbers are published.
enum ConsentWords {
  /// An answer: "Có", "Đồng ý", "Có, tôi đồng ý"; what is unclear is none.
  static func isGiven(_ answer: String) -> Bool {
    if let answer = ValueWords.bool(answer) { return answer }
    let folded = VietnameseText.fold(answer)
    return ["co ", "dong y", "toi dong y", "yes "].contains(where: folded.hasPrefix)
  }

  /// The part of a remark that refuses it: "Không cho phép công khai SĐT", "chưa đồng ý công bố"; nil where none does.
  /// What else is not published or agreed to is none: "chưa công bố hợp quy", "chưa đồng ý di dời".
  static func refusal(in remark: String) -> String? {
    remark.split { ",;.()[]\n".contains($0) }.map { VietnameseText.clean(String($0)) }.first(where: isRefusal)
  }

  private static func isRefusal(_ part: String) -> Bool {
    let words = MarkedWords(part)
    guard let denial = words.folded.indices.first(where: { denials.leading(words, from: $0) != nil }) else {
      return false
    }
    var index = denial + 1
    while let (_, length) = between.leading(words, from: index) { index += length }
    var isAsked = false
    while let (_, length) = leaves.leading(words, from: index) {
      isAsked = true
      index += length
    }
    if isAsked, index == words.folded.count { return true }
    guard let (_, length) = publishing.leading(words, from: index) else { return false }
    return isAsked || objects.leading(words, from: index + length) != nil
  }

  private static let denials = WordTable<Void>([((), ["không", "chưa", "đừng", "ko"])])
  private static let between = WordTable<Void>([((), ["được", "nên", "phải"])])
  private static let leaves = WordTable<Void>([((), ["đồng ý", "cho phép", "cho", "muốn"])])
  private static let publishing = WordTable<Void>([
    ((), ["công khai", "công bố", "đăng", "đăng tải", "hiển thị", "đưa lên"])
  ])
  private static let objects = WordTable<Void>([
    ((), ["số điện thoại", "SĐT", "số ĐT", "điện thoại", "ĐT", "thông tin", "email", "liên lạc", "số"])
  ])
}
