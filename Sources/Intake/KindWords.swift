import Outlets

/// Tells an outlet's kind by the words and abbreviations that lists use.
enum KindWords {
  /// The kind that a cell of the kind column names; nil for none, or for more than one.
  static func kind(_ text: String) -> OutletKind? {
    let words = VietnameseText.fold(text).split(separator: " ")
    if let kind = OutletKind(rawValue: words.joined(separator: "_")) { return kind }
    // "Không phải chợ"; "Chợ, siêu thị" names two.
    if words.first == "khong" { return nil }
    let parts = text.split { ",;/+&\n".contains($0) }
    let named = Set(parts.compactMap { leading(VietnameseText.fold(String($0)).split(separator: " ")) })
    if named.count > 1 { return nil }
    if let front = leading(words) { return front }
    let found = Set(words.indices.compactMap { leading(words[$0...]) })
    return found.count == 1 ? found.first : nil
  }

  /// The kind that an outlet's name begins with: "Chợ Đầm", "HTX Nông nghiệp …".
  static func kind(ofName folded: String) -> OutletKind? {
    leading(folded.prefix(80).split(separator: " ")[...])
  }

  /// Whether a text is a kind's word and no more, as a heading's is.
  static func isAlone(_ text: String) -> Bool { phrases[VietnameseText.fold(text)] != nil }

  private static func leading(_ words: [Substring]) -> OutletKind? { leading(words[...]) }

  private static func leading(_ words: ArraySlice<Substring>) -> OutletKind? {
    for length in stride(from: min(longest, words.count), to: 0, by: -1) {
      if let kind = phrases[words.prefix(length).joined(separator: " ")] { return kind }
    }
    return nil
  }

  private static let phrases: [String: OutletKind] = {
    var phrases: [String: OutletKind] = [:]
    for (kind, names) in words {
      for name in names { phrases[name] = kind }
    }
    return phrases
  }()

  private static let longest = phrases.keys.map { $0.split(separator: " ").count }.max() ?? 1

  private static let words: [OutletKind: [String]] = [
    .market: ["cho", "market"],
    .supermarket: ["sieu thi", "st", "dai sieu thi", "supermarket", "sieu thi mini"],
    .shoppingCentre: ["trung tam thuong mai", "tttm", "tt thuong mai", "shopping centre", "shopping center", "mall"],
    .convenienceStore: [
      "cua hang tien loi", "cua hang tien ich", "chtl", "chti", "ch tien loi", "ch tien ich", "convenience store",
    ],
    .specialtyStore: [
      "cua hang chuyen doanh", "cua hang dac san", "dac san", "ch chuyen doanh", "ch dac san", "chcd",
      "specialty store",
      "cua hang chuyen doanh dac san",
    ],
    .grocery: ["tap hoa", "cua hang tap hoa", "ch tap hoa", "quay tap hoa", "grocery", "bach hoa"],
    .distributor: ["nha phan phoi", "npp", "tong dai ly", "tong npp", "distributor", "tong nha phan phoi"],
    .agent: ["dai ly", "dl", "agent", "dai ly cap 1", "dai ly cap 2"],
    .cooperative: ["hop tac xa", "htx", "lien hiep hop tac xa", "lien hiep htx", "cooperative"],
    .producer: [
      "co so san xuat", "cssx", "lang nghe", "co so san xuat ban truc tiep", "ho san xuat", "producer", "co so sx",
    ],
    .vietGoodsPoint: [
      "diem ban hang viet", "diem ban hang viet nam", "diem ban hang viet nam co dinh", "diem hang viet",
      "diem ban hang viet co dinh", "viet goods point", "diem ban hang co dinh",
    ],
    .ocopPoint: [
      "diem gioi thieu va ban san pham ocop", "diem ban ocop", "diem ocop", "diem ban san pham ocop", "ocop",
      "cua hang ocop", "diem gioi thieu ban san pham ocop", "diem gioi thieu san pham ocop", "ocop point",
      "trung tam ocop", "diem gtsp ocop",
    ],
  ]
}
