import Outlets

/// The words that lists use for values of a fixed set.
enum ValueWords {
  /// Nil for what is neither yes nor no.
  static func bool(_ text: String) -> Bool? {
    switch VietnameseText.fold(text) {
    case "co", "x", "v", "true", "1", "yes", "y", "da co", "dung": true
    case "khong", "false", "0", "no", "chua", "chua co", "khong co", "sai": false
    default: text == "✓" || text == "✔" ? true : nil
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
    "khong dia chi", "khong co dia chi", "chua co dia chi",
  ]

  static func status(_ text: String) -> OutletStatus? {
    let folded = VietnameseText.fold(text)
    if let status = OutletStatus(rawValue: folded.replacing(" ", with: "_")) { return status }
    // "Ngừng hoạt động" before "hoạt động".
    for (status, phrases) in statuses where phrases.contains(where: { has($0, in: folded) }) { return status }
    return nil
  }

  static func accuracy(_ text: String) -> CoordinateAccuracy? {
    let folded = VietnameseText.fold(text)
    if let accuracy = CoordinateAccuracy(rawValue: folded) { return accuracy }
    for (accuracy, phrases) in accuracies where phrases.contains(where: { has($0, in: folded) }) { return accuracy }
    return nil
  }

  /// The values that the cell names, and the parts that name none.
  static func programmes(_ text: String) -> (values: [Programme], unread: [String]) { values(text, programmeWords) }
  static func payments(_ text: String) -> (values: [PaymentMethod], unread: [String]) { values(text, paymentWords) }
  static func productGroups(_ text: String) -> (values: [ProductGroup], unread: [String]) { values(text, groupWords) }

  private static func values<Value: RawRepresentable<String> & CaseIterable & Hashable>(
    _ text: String, _ words: [(Value, [String])]
  ) -> (values: [Value], unread: [String]) {
    var found: Set<Value> = []
    var unread: [String] = []
    for item in ListText.items(text) {
      let folded = VietnameseText.fold(item)
      let code = folded.replacing(" ", with: "_")
      let meant = words.filter { $0.0.rawValue == code || $0.1.contains { has($0, in: folded) } }
      if meant.isEmpty { unread.append(item) }
      found.formUnion(meant.map(\.0))
    }
    return (Value.allCases.filter(found.contains), unread)
  }

  /// Whole words only. On bytes: searching for a `String` in a `String` costs a hundred times as much.
  private static func has(_ phrase: String, in folded: String) -> Bool {
    let text = folded.utf8
    let sought = phrase.utf8
    var start = text.startIndex
    while true {
      let rest = text[start...]
      if rest.starts(with: sought) {
        let end = rest.index(start, offsetBy: sought.count)
        if end == text.endIndex || text[end] == 0x20 { return true }
      }
      guard let space = rest.firstIndex(of: 0x20) else { return false }
      start = text.index(after: space)
    }
  }

  private static let statuses: [(OutletStatus, [String])] = [
    (.underConstruction, ["dang xay dung", "xay dung", "dang dau tu", "sap khai truong", "sap mo", "chua hoat dong"]),
    (.suspended, ["tam ngung", "tam dung", "tam nghi", "tam dong", "tam thoi"]),
    (
      .closed,
      [
        "dong cua", "ngung hoat dong", "dung hoat dong", "da dong", "giai the", "khong hoat dong", "khong con",
        "da giai toa", "da thao do", "pha san", "ngung kinh doanh", "khong kinh doanh",
      ]
    ),
    (.active, ["hoat dong", "dang hd", "dang kinh doanh", "binh thuong", "con hoat dong"]),
  ]

  private static let accuracies: [(CoordinateAccuracy, [String])] = [
    (.commune, ["theo xa", "theo phuong", "theo xa phuong", "theo thi tran", "tam xa", "tam phuong"]),
    (.approximate, ["xap xi", "gan dung", "tuong doi", "uoc luong", "khoang"]),
    (.exact, ["chinh xac", "dung"]),
  ]

  private static let programmeWords: [(Programme, [String])] = [
    (.tuHaoHangViet, ["tu hao hang viet", "tu hao hang viet nam", "hang viet nam", "hang viet"]),
    (.ocop, ["ocop", "moi xa mot san pham", "moi xa 1 san pham"]),
    (.binhOnGia, ["binh on", "binh on gia", "binh on thi truong", "bog"]),
  ]

  private static let paymentWords: [(PaymentMethod, [String])] = [
    (.cash, ["tien mat", "cash"]),
    (.card, ["the", "pos", "quet the", "may pos", "visa", "napas", "card"]),
    (.qr, ["qr", "vietqr", "ma qr", "qr code", "quet ma"]),
    (.eWallet, ["vi", "vi dien tu", "momo", "zalopay", "zalo pay", "viettel money", "vnpay", "e wallet"]),
    (.transfer, ["chuyen khoan", "ck", "ngan hang", "internet banking", "transfer"]),
  ]

  private static let groupWords: [(ProductGroup, [String])] = [
    (.farmProduce, ["nong san", "rau", "rau qua", "trai cay", "gao", "luong thuc", "nong lam san", "thit", "cu qua"]),
    (.seafood, ["thuy san", "hai san", "thuy hai san", "ca", "tom"]),
    (.processedFood, ["thuc pham che bien", "che bien", "thuc pham", "banh keo", "gia vi", "do hop", "nuoc mam"]),
    (.specialties, ["dac san"]),
    (.drinks, ["do uong", "nuoc giai khat", "ruou", "bia", "ruou bia", "che", "ca phe"]),
    (.textiles, ["det may", "may mac", "quan ao", "vai", "thoi trang"]),
    (.footwear, ["giay dep", "giay", "da giay"]),
    (.woodFurniture, ["do go", "noi that", "go", "ban ghe"]),
    (.handicraft, ["thu cong my nghe", "thu cong", "my nghe", "dan lat", "may tre"]),
    (.household, ["gia dung", "hang gia dung", "do gia dung", "hoa my pham tay rua", "nhua", "hang tieu dung"]),
    (.buildingMaterials, ["vat lieu xay dung", "vlxd", "xi mang", "gach", "sat thep"]),
    (.farmSupplies, ["vat tu nong nghiep", "vtnn", "phan bon", "thuoc bao ve thuc vat", "thuc an chan nuoi", "giong"]),
    (.medicineCosmetics, ["thuoc", "my pham", "duoc pham", "duoc lieu", "thuc pham chuc nang"]),
  ]
}
