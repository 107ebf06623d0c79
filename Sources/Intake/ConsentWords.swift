import Outlets

/// Tells whether somebody agrees that an outlet's numbers are published.
enum ConsentWords {
  /// An answer: "Có", "Đồng ý", "Có, tôi đồng ý"; what is unclear, or agrees to a part, is none: "Có, trừ số điện thoại".
  static func isGiven(_ answer: String) -> Bool {
    if let answer = ValueWords.bool(answer) { return answer }
    let words = MarkedWords(answer)
    return agreements.begins(words) && !limits.isIn(words)
  }

  /// The part of a remark that refuses it: "Không cho phép công khai SĐT", "SĐT riêng không đăng"; nil where none does.
  /// What else is not published or agreed to is none: "chưa công bố hợp quy", "chưa đồng ý di dời".
  static func refusal(in remark: String) -> String? {
    remark.split { ",;.()[]\n".contains($0) }.map { VietnameseText.clean(String($0)) }.first(where: isRefusal)
  }

  private static func isRefusal(_ part: String) -> Bool {
    let words = MarkedWords(part)
    guard let start = words.folded.indices.first(where: { denials.begins(words, from: $0) }),
      let denial = denials.leading(words, from: start)
    else { return false }
    var index = start + denial.length
    while let (_, length) = between.leading(words, from: index) { index += length }
    var isAsked = false
    while let (_, length) = leaves.leading(words, from: index) {
      isAsked = true
      index += length
    }
    if isAsked, index == words.folded.count { return true }
    guard let (verb, length) = verbs.leading(words, from: index) else { return false }
    switch verb {
    case .register: return false
    case .provide: return isAsked
    case .publish:
      index += length
      return isAsked || objects.begins(words, from: index) || numbers.isIn(words)
        || denial.value && index == words.folded.count
    }
  }

  private enum Verb { case publish, provide, register }

  private static let agreements = WordTable(["có", "đồng ý", "tôi đồng ý", "đã đồng ý", "được", "yes", "ok"])
  private static let limits = WordTable([
    "không", "chưa", "đừng", "ko", "trừ", "ngoại trừ", "nhưng", "chỉ", "no", "not", "only", "except",
  ])
  /// Whether they refuse by themselves: "chưa công bố" may be a product's declaration.
  private static let denials = WordTable<Bool>([(true, ["không", "đừng", "ko", "từ chối"]), (false, ["chưa"])])
  private static let between = WordTable(["được", "nên", "phải"])
  private static let leaves = WordTable(["đồng ý", "cho phép", "cho", "muốn"])
  private static let verbs = WordTable<Verb>([
    (.publish, ["công khai", "công bố", "đăng", "đăng tải", "hiển thị", "đưa lên"]), (.provide, ["cung cấp"]),
    (.register, ["đăng ký", "đăng kí"]),
  ])
  private static let numbers = WordTable(["số điện thoại", "SĐT", "số ĐT", "điện thoại", "ĐT", "email"])
  private static let objects = WordTable([
    "số điện thoại", "SĐT", "số ĐT", "điện thoại", "ĐT", "thông tin", "email", "liên lạc", "số",
  ])
}
