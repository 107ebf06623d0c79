import Outlets

/// Tells an outlet's kind by the words and abbreviations that lists use.
enum KindWords {
  /// The kind that a cell of the kind column names in front; nil for none, or for more than one. "Hộ kinh doanh
  /// trong chợ" is none.
  static func kind(_ text: String) -> OutletKind? {
    let words = MarkedWords(text)
    if let kind = OutletKind(rawValue: words.folded.joined(separator: "_")) { return kind }
    // "Chợ, siêu thị" names two, and so does "Siêu thị và cửa hàng tiện lợi", but "Điểm bán OCOP và đặc sản" one.
    let parts = text.split { ",;/+&\n".contains($0) }.map { MarkedWords(String($0)) }
    let behind = words.folded.indices.dropFirst().filter { words.folded[$0 - 1] == "va" }
    let also = behind.filter { !goods.begins(words, from: $0) }.compactMap { leading(words, from: $0) }
    return Set(parts.compactMap { leading($0) } + also).count > 1 ? nil : leading(words)
  }

  /// What is sold, and a kind only where no other stands before it.
  private static let goods = WordTable(["đặc sản", "OCOP"])

  /// Whether a text says who trades or how, and nothing of the kind: "Hộ kinh doanh", "Công ty TNHH", "Bán buôn, bán lẻ".
  static func namesTrade(_ text: String) -> Bool {
    let words = MarkedWords(text).folded
    return !words.isEmpty && words.allSatisfy(trade.contains)
  }

  private static let trade: Set<Substring> = [
    "ho", "kinh", "doanh", "ca", "the", "nhan", "hkd", "kd", "nghiep", "dn", "tu", "dntn", "cong", "ty", "cty",
    "tnhh", "mtv", "cp", "co", "phan", "ban", "buon", "le", "si", "va",
  ]

  /// Whether a text names a kind in front, or several.
  static func leads(_ text: String) -> Bool { leading(MarkedWords(text)) != nil }

  /// The kind that an outlet's name begins with: "Chợ Đầm", "HTX Nông nghiệp …".
  static func kind(ofName name: String) -> OutletKind? { lead(ofName: MarkedWords(String(name.prefix(80))))?.kind }

  /// The same, with how many words it is.
  static func lead(ofName name: MarkedWords) -> (kind: OutletKind, length: Int)? {
    table.leading(name).map { ($0.value, $0.length) }
  }

  private static func leading(_ words: MarkedWords, from start: Int = 0) -> OutletKind? {
    var start = start
    while start < words.folded.count, !table.begins(words, from: start),
      let length = leads.leading(words, from: start)?.length ?? (words.folded[start].allSatisfy(\.isNumber) ? 1 : nil)
    {
      start += length
    }
    return table.leading(words, from: start)?.value
  }

  /// Whether a text is a kind's word and no more, as a heading's is.
  static func isAlone(_ text: String) -> Bool {
    let words = MarkedWords(text)
    return table.leading(words)?.length == words.folded.count
  }

  /// Whether a title speaks of outlets of one kind: "DANH SÁCH CHỢ TRÊN ĐỊA BÀN …", but not "Danh sách chợ, cửa hàng".
  static func isOnlyKind(inTitle title: String) -> Bool {
    let words = MarkedWords(title)
    guard title.utf8.count <= 200, !title.contains(where: { ",;/+&".contains($0) }), !words.folded.contains("va"),
      leading(words) != nil
    else { return false }
    return Set(table.values(in: words)).count == 1
  }

  /// What stands in front of a kind and changes nothing: "Các chợ", "2. Hệ thống siêu thị".
  private static let leads = WordTable([
    "các", "các loại", "danh sách", "hệ thống", "chuỗi", "mạng lưới", "nhóm", "loại", "loại hình", "mô hình",
  ])

  private static let table = WordTable<OutletKind>([
    (.market, ["chợ", "market"]),
    (.supermarket, ["sieu thi", "st", "dai sieu thi", "supermarket", "sieu thi mini"]),
    (.shoppingCentre, ["trung tam thuong mai", "tttm", "tt thuong mai", "shopping centre", "shopping center", "mall"]),
    (
      .convenienceStore,
      [
        "cua hang tien loi", "cua hang tien ich", "chtl", "chti", "ch tien loi", "ch tien ich", "convenience store",
      ]
    ),
    (
      .specialtyStore,
      [
        "cua hang chuyen doanh", "cua hang dac san", "dac san", "ch chuyen doanh", "ch dac san", "chcd",
        "specialty store",
        "cua hang chuyen doanh dac san",
        // What they sell is a group of our products each.
        "nhà thuốc", "quầy thuốc", "hiệu thuốc", "cửa hàng vật tư nông nghiệp", "cửa hàng VTNN",
        "cửa hàng vật liệu xây dựng", "cửa hàng VLXD",
      ]
    ),
    (
      .grocery,
      [
        "tap hoa", "cua hang tap hoa", "ch tap hoa", "quay tap hoa", "grocery", "bach hoa", "tiem tap hoa",
        "ho tap hoa", "ho kinh doanh tap hoa", "ho kd tap hoa", "kinh doanh tap hoa", "ban tap hoa",
        "cua hang kinh doanh tap hoa", "cua hang ban tap hoa",
        "cua hang bach hoa", "ch bach hoa", "quan tap hoa",
      ]
    ),
    (.distributor, ["nha phan phoi", "npp", "tong dai ly", "tong npp", "distributor", "tong nha phan phoi"]),
    (.agent, ["dai ly", "dl", "agent", "dai ly cap 1", "dai ly cap 2"]),
    (.cooperative, ["hop tac xa", "htx", "lien hiep hop tac xa", "lien hiep htx", "cooperative"]),
    (
      .producer,
      [
        "co so san xuat", "cssx", "lang nghe", "co so san xuat ban truc tiep", "ho san xuat", "producer", "co so sx",
      ]
    ),
    (
      .vietGoodsPoint,
      [
        "diem ban hang viet", "diem ban hang viet nam", "diem ban hang viet nam co dinh", "diem hang viet",
        "diem ban hang viet co dinh", "viet goods point", "diem ban hang co dinh",
      ]
    ),
    (
      .ocopPoint,
      [
        "diem gioi thieu va ban san pham ocop", "diem ban ocop", "diem ocop", "diem ban san pham ocop", "ocop",
        "cua hang ocop", "diem gioi thieu ban san pham ocop", "diem gioi thieu san pham ocop", "ocop point",
        "trung tam ocop", "diem gtsp ocop", "gian hang ocop", "trung tam gioi thieu san pham ocop",
        "trung tam gioi thieu va ban san pham ocop",
      ]
    ),
  ])
}
