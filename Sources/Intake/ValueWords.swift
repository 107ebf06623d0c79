import Outlets

/// The words that lists use for values of a fixed set.
enum ValueWords {
  /// Nil for what is neither yes nor no.
  static func bool(_ text: String) -> Bool? {
    switch VietnameseText.fold(text) {
    case "co", "x", "v", "true", "1", "yes", "y", "da co", "dung": true
    case "khong", "false", "0", "no", "chua", "chua co", "khong co", "sai": false
    default: ["✓", "✔", "√", "☑"].contains(text) ? true : nil
    }
  }

  /// Whether a text is one of the values that a field of a fixed set takes.
  static func isValue(_ text: String, of field: OutletDraft.Field) -> Bool {
    func isRead<Value>(_ read: (values: [Value], unread: [String])) -> Bool {
      !read.values.isEmpty && read.unread.isEmpty
    }
    return switch field {
    case .kind: KindWords.kind(text) != nil
    case .grade: GradeText.grade(text) != nil
    case .status: StatusWords.status(text) != nil
    case .eInvoice: bool(text) != nil
    case .payments: isRead(payments(text))
    case .programmes: isRead(programmes(text))
    case .productGroups: isRead(productGroups(text))
    default: false
    }
  }

  /// Whether a cell says that there is nothing: "không có", "N/A", "null", a dash.
  static func isNothing(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 24 else { return false }
    // Most cells begin with a digit, "Nhà", "Chợ" or other letters, and are told by that.
    switch (first, text.utf8.dropFirst().first) {
    case (0x30...0x39, _), (UInt8(ascii: "N"), UInt8(ascii: "h")): return false
    case (UInt8(ascii: "C"), UInt8(ascii: "h")) where text.utf8.dropFirst(2).first == 0xE1: return false
    case (0x41...0x5A, _), (0x61...0x7A, _): if !"kncud".utf8.contains(first | 0x20) { return false }
    default: break
    }
    if ["NA", "NaN", "nan", "(trống)", "(blank)"].contains(text) { return true }
    return text.allSatisfy { "-–—_./…".contains($0) } || nothings.contains(VietnameseText.fold(text))
  }

  private static let nothings: Set<String> = [
    "khong", "khong co", "n a", "null", "none", "nil", "undefined", "chua co", "khong ro", "chua ro", "khong biet",
    "chua biet", "khong xac dinh", "chua cap nhat", "dang cap nhat", "khong ten", "khong co ten", "chua co ten",
    "khong dia chi", "khong co dia chi", "chua co dia chi", "khong co cho", "chua co cho",
  ]

  static func accuracy(_ text: String) -> CoordinateAccuracy? {
    if let accuracy = CoordinateAccuracy(rawValue: VietnameseText.fold(text)) { return accuracy }
    let words = MarkedWords(text)
    if denials.isIn(words) { return nil }
    // "Tương đối chính xác" is no more than that.
    let stated = accuracies.values(in: words)
    return [.commune, .approximate, .exact].first(where: stated.contains)
  }

  /// The values that the cell names, and the parts that name none.
  static func programmes(_ text: String) -> (values: [Programme], unread: [String]) { values(text, programmeWords) }
  static func payments(_ text: String) -> (values: [PaymentMethod], unread: [String]) { values(text, paymentWords) }
  static func productGroups(_ text: String) -> (values: [ProductGroup], unread: [String]) { values(text, groupWords) }

  private static func values<Value: RawRepresentable<String> & CaseIterable & Hashable>(
    _ text: String, _ table: WordTable<Value>
  ) -> (values: [Value], unread: [String]) {
    var found: Set<Value> = []
    var unread: [String] = []
    for item in ListText.items(text) {
      let words = MarkedWords(item)
      let code = Value(rawValue: words.folded.joined(separator: "_"))
      // "Không quẹt thẻ", "chưa tham gia OCOP": what it is not.
      let meant = code.map { [$0] } ?? (!denials.isIn(words) ? table.values(in: words) : [])
      if meant.isEmpty { unread.append(item) }
      found.formUnion(meant)
    }
    return (Value.allCases.filter(found.contains), unread)
  }

  private static let denials = WordTable(["không", "chưa", "ngừng", "ngưng"])

  private static let accuracies = WordTable<CoordinateAccuracy>([
    (.commune, ["theo xa", "theo phuong", "theo xa phuong", "theo thi tran", "tam xa", "tam phuong"]),
    (.approximate, ["xap xi", "gan dung", "tuong doi", "uoc luong", "khoảng"]),
    (.exact, ["chính xác", "đúng"]),
  ])

  private static let programmeWords = WordTable<Programme>([
    (.tuHaoHangViet, ["tu hao hang viet", "tu hao hang viet nam", "hang viet nam", "hang viet"]),
    (.ocop, ["ocop", "moi xa mot san pham", "moi xa 1 san pham"]),
    (.binhOnGia, ["binh on", "binh on gia", "binh on thi truong", "bog"]),
  ])

  private static let paymentWords = WordTable<PaymentMethod>([
    (.cash, ["tien mat", "cash"]),
    (.card, ["thẻ", "pos", "quet the", "may pos", "visa", "napas", "card"]),
    (.qr, ["qr", "vietqr", "ma qr", "qr code", "quet ma"]),
    (.eWallet, ["ví", "vi dien tu", "momo", "zalopay", "zalo pay", "viettel money", "vnpay", "e wallet"]),
    (.transfer, ["chuyen khoan", "ck", "ngan hang", "internet banking", "transfer"]),
  ])

  private static let groupWords = WordTable<ProductGroup>([
    (
      .farmProduce,
      ["nong san", "rau", "rau qua", "trai cay", "gạo", "luong thuc", "nong lam san", "thịt", "cu qua", "vải thiều"]
    ),
    (.seafood, ["thuy san", "hai san", "thuy hai san", "cá", "tôm"]),
    (
      .processedFood,
      ["thuc pham che bien", "che bien", "thuc pham", "banh keo", "gia vi", "do hop", "nuoc mam", "nuoc mam go boi"]
    ),
    (.specialties, ["dac san"]),
    (.drinks, ["do uong", "nuoc giai khat", "rượu", "bia", "ruou bia", "chè", "trà", "ca phe", "ca cao"]),
    (.textiles, ["det may", "may mac", "quan ao", "vải", "thoi trang"]),
    (.footwear, ["giay dep", "giày", "giầy", "da giày", "da giầy"]),
    (.woodFurniture, ["do go", "noi that", "gỗ", "ban ghe"]),
    (.handicraft, ["thu cong my nghe", "thu cong", "my nghe", "dan lat", "may tre"]),
    (.household, ["gia dung", "hang gia dung", "do gia dung", "hoa my pham tay rua", "nhựa", "hang tieu dung"]),
    (.buildingMaterials, ["vat lieu xay dung", "vlxd", "xi mang", "gạch", "sat thep"]),
    (.farmSupplies, ["vat tu nong nghiep", "vtnn", "phan bon", "thuoc bao ve thuc vat", "thuc an chan nuoi", "giống"]),
    (.medicineCosmetics, ["thuốc", "my pham", "duoc pham", "duoc lieu", "thuc pham chuc nang"]),
  ])
}
