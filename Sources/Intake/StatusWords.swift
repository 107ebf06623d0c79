import Outlets

/// Tells an outlet's status by the words that lists use.
enum StatusWords {
  /// The status that a cell is, with a date behind it at most: "closed" takes an outlet off the map, and "đóng cửa
  /// ngày Tết", "chưa đóng cửa" or "dự kiến ngừng hoạt động" do not say so. Nil for what a person must read.
  static func status(_ text: String) -> OutletStatus? {
    if text.utf8.contains(0x0A) {
      // Of several columns.
      let statuses = Set(text.split(separator: "\n").map { status(String($0)) })
      return statuses.count == 1 ? statuses.first! : nil
    }
    return status(MarkedWords(text))
  }

  static func status(_ words: MarkedWords) -> OutletStatus? {
    if let status = OutletStatus(rawValue: words.folded.joined(separator: "_")) { return status }
    if trading.contains(words.folded) { return .active }
    // "Ngừng", "Đã ngừng".
    let front = words.folded.first == "da" ? 1 : 0
    if words.hasMarks, let (_, length) = ended.leading(words, from: front) {
      let behind = words.folded[(front + length)...]
      if behind.isEmpty || isDate(behind) && MonthWords.last(in: behind)?.isYetToCome != true { return .closed }
    }
    guard let (status, rest) = leading(words) else { return nil }
    let behind = rest.drop(while: objects.contains)
    if status != .underConstruction, MonthWords.last(in: behind)?.isYetToCome == true { return nil }
    // What trades may do so in many ways: "hoạt động ổn định".
    if status == .active {
      let others = table.values(in: words, from: rest.startIndex).contains { $0 != .active }
      return others || doubts.isIn(words, from: rest.startIndex) ? nil : .active
    }
    return behind.isEmpty || isDate(behind) || status == .suspended && isForWorks(behind) ? status : nil
  }

  /// The status that a text begins with, and the words behind it.
  private static func leading(_ words: MarkedWords) -> (status: OutletStatus, rest: ArraySlice<Substring>)? {
    var start = 0
    while !table.begins(words, from: start), start < words.folded.count, leads.contains(words.folded[start]) {
      start += 1
    }
    return table.leading(words, from: start).map { ($0.value, words.folded[(start + $0.length)...]) }
  }

  /// Whether a text says that an outlet trades, and nothing more: not "kinh doanh thực phẩm", "mở cửa ngày lễ".
  static func isBareActive(_ text: String) -> Bool {
    let words = MarkedWords(text)
    return trading.contains(words.folded)
      || leading(words).map { $0.status == .active && $0.rest.allSatisfy(objects.contains) } ?? false
  }

  /// The status that a heading, a title or a question gives: "CÁC CƠ SỞ ĐÃ ĐÓNG CỬA", "Cơ sở còn hoạt động không?".
  static func statusOfHeading(_ text: String) -> OutletStatus? {
    let all = MarkedWords(text).folded
    // "ĐANG XÂY DỰNG": that word is part of what it says.
    let words = all.drop { $0 != "dang" && (ofHeadings.contains($0) || ClosureWords.subjects.contains($0)) }
    let isQuestion = words.count > 2 && words.last == "khong"
    var rest = (isQuestion ? words.dropLast() : words).joined(separator: " ")
    var status = status(rest)
    if status == nil, words.startIndex > 0, let trade = trades.first(where: words.starts(with:)) {
      // "HỘ KINH DOANH ĐÃ ĐÓNG CỬA".
      rest = words.dropFirst(trade.count).joined(separator: " ")
      status = Self.status(rest)
    }
    guard let status else { return nil }
    // "Hộ kinh doanh Hải Yến" is an outlet's name.
    let isOfAll = all[..<words.startIndex].contains { ["cac", "nhung"].contains($0) }
    let isSaid = isOfAll || words.first.map(leads.contains) ?? false
    return status == .active && !isSaid && !isBareActive(rest) ? nil : status
  }

  private static let trades: [[Substring]] = [["kinh", "doanh", "ca", "the"], ["kinh", "doanh"], ["kd"]]
  private static let ofHeadings: Set<Substring> = [
    "cac", "nhung", "danh", "sach", "muc", "nhom", "diem", "ban", "tong", "hop", "bang",
  ]

  /// What a heading or title says of the status of all below it: the status, or its own words for a person to read;
  /// nil where it says that they trade, or nothing.
  static func words(ofHeading text: String) -> String? {
    if let status = statusOfHeading(text) { return status == .active ? nil : status.label.vi }
    let words = MarkedWords(text)
    let named = Self.named(in: words)
    return named.contains(.active) || named.isEmpty && !isPlan(words) ? nil : text
  }

  /// Whether a row that stands alone says so of all below it.
  ///
  /// - Parameter isMarked: an ordinal stands in front, as before no outlet's name; nor does "Các" begin one.
  static func isHeading(_ text: String, isMarked: Bool) -> Bool {
    let words = MarkedWords(text)
    return statusOfHeading(text) != nil || isPlan(words)
      || (isMarked || ["cac", "nhung"].contains(words.folded.first)) && Self.words(ofHeading: text) != nil
  }

  /// The statuses that a sentence names of outlets: none by "KHÔNG ĐÓNG CỬA DỊP TẾT", "không kinh doanh hàng giả",
  /// "ĐÓNG CỬA SAU 22H".
  static func named(in words: MarkedWords) -> [OutletStatus] {
    sentences.named(in: words).compactMap { status, end in
      let rest = words.folded[end...]
      switch words.folded[..<end].suffix(2) {
      case ["dong", "cua"]: return isDaily(rest) ? nil : status
      case ["hoat", "dong"] where words.folded[..<end].dropLast(2).last == "khong": return isDaily(rest) ? nil : status
      // "KHÔNG KINH DOANH RƯỢU" says nothing of the rest of the trade.
      case ["kinh", "doanh"] where status == .closed && words.folded[..<end].dropLast(2).last == "khong":
        return rest.first.map { ["nua", "tu", "nam", "tai", "tren"].contains($0) } ?? true ? status : nil
      default: return status
      }
    }
  }

  /// "sau 22h", "lúc 9 giờ tối", "muộn", "ban đêm".
  private static func isDaily(_ words: ArraySlice<Substring>) -> Bool {
    let rest = words.drop { ["sau", "truoc", "luc", "tu", "vao", "buoi", "ban", "ve"].contains($0) }
    guard let first = rest.first else { return false }
    let digits = first.prefix(while: \.isNumber)
    let unit = digits.count < first.count ? first[digits.endIndex...] : rest.dropFirst().first ?? ""
    return ["muon", "khuya", "som", "trua", "dem", "chieu"].contains(first)
      || (1...2).contains(digits.count) && ["h", "g"].contains(unit.first)
  }

  /// Whether a heading is of outlets that are yet to be, or are to go: "CHỢ QUY HOẠCH MỚI", "CÁC CHỢ DỰ KIẾN DI DỜI",
  /// but not "CHỢ THEO QUY HOẠCH", "KHU QUY HOẠCH BẮC SÔNG", "DỰ KIẾN THAM GIA BÌNH ỔN", "DỰ KIẾN ĐẦU TƯ NÂNG CẤP".
  private static func isPlan(_ words: MarkedWords) -> Bool {
    let folded = words.folded
    // "BIỂU 2. DANH SÁCH CHỢ …", "BẢNG THỐNG KÊ CHỢ …".
    let title = folded.indices.dropFirst().last {
      [["danh", "sach"], ["danh", "muc"], ["thong", "ke"]].contains(folded[($0 - 1)...$0])
    }
    let front = title.map { $0 + 1 } ?? 0
    var index = front + folded[front...].prefix { ofHeadings.contains($0) || ClosureWords.subjects.contains($0) }.count
    let start = index
    while let (_, length) = intents.leading(words, from: index) { index += length }
    if let (isOfOld, _) = plans.leading(words, from: index) {
      guard let isOfOld else { return false }
      return !isOfOld || folded.contains("xay") || !upgrades.isIn(words, from: index)
    }
    guard index > start else { return false }
    return index == folded.count
      || intended.begins(words, from: index) && !upgrades.isIn(words, from: index)
  }

  /// Whether it may be of what stands, to be rebuilt; nil for what is of that alone, or a document's name.
  private static let plans = WordTable<Bool?>([
    (
      nil,
      [
        "quy hoạch mạng lưới", "quy hoạch phát triển mạng lưới", "kế hoạch xây dựng mô hình",
        "kế hoạch xây dựng chợ văn minh", "kế hoạch xây dựng chợ an toàn", "kế hoạch xây dựng chợ đảm bảo",
        "kế hoạch xây dựng chợ bảo đảm", "kế hoạch xây dựng điểm bán", "kế hoạch xây dựng thương hiệu",
      ]
    ),
    (false, ["quy hoạch", "di dời", "giải toả", "xoá bỏ", "bỏ hoang", "xây mới", "xây dựng mới"]),
    (
      true,
      ["kêu gọi đầu tư", "đang kêu gọi đầu tư", "mời gọi đầu tư", "kế hoạch đầu tư", "kế hoạch xây dựng"]
    ),
  ])
  /// "Dự kiến", "thuộc diện phải": what is said behind them is yet to come.
  static let intents = WordTable([
    "dự kiến", "dự án", "chuẩn bị", "đề nghị", "thuộc diện", "nằm trong diện", "trong diện", "cần", "phải", "sẽ",
    "sắp",
  ])
  private static let intended = WordTable([
    "đầu tư", "xây", "mở", "thành lập", "hình thành", "khai trương", "chấm dứt", "năm",
  ])
  private static let upgrades = WordTable(["nâng cấp", "cải tạo", "sửa chữa", "mở rộng", "lại"])

  private static let sentences = WordTable<OutletStatus?>(
    phrases.map { (Optional($0), $1) } + [
      (.closed, ["nghỉ bán", "nghỉ kinh doanh", "đã nghỉ kinh doanh", "bỏ địa chỉ", "bỏ địa chỉ kinh doanh"]),
      (
        nil,
        [
          "khong dong cua", "khong tam dong cua", "khong tam ngung", "khong ngung kinh doanh", "khong ngung hoat dong",
          "dong cua luc", "dong cua hang ngay", "tam nghi trua", "đã đóng thuế", "đã đóng phí", "đã đóng lệ phí",
          "đã đóng tiền", "đã đóng đủ", "đã đóng góp", "đã đóng bảo hiểm", "ho kinh doanh", "co so kinh doanh",
          "diem kinh doanh", "don vi kinh doanh", "cua hang kinh doanh", "ho kd", "co so kd", "khong con no",
          "khong con thieu", "khong con vuong", "khong con rac", "khong con vi pham", "khong con lan chiem",
          "khong con ton dong", "không nghỉ bán",
          "dang xay dung nong thon moi", "dang xay dung ntm", "dang xay dung thuong hieu", "dang xay dung chuoi",
          "dang xay dung mo hinh", "đã nghỉ hưu",
          "du kien mo rong", "sap mo rong", "du kien dau tu nang cap", "du kien dau tu cai tao",
          "du kien dau tu sua chua",
          "du kien xay dung lai", "chuan bi dau tu nang cap", "chuan bi dau tu cai tao", "chuan bi xay dung lai",
        ]
      ),
    ])

  /// Whether a cell tells how well an outlet trades, and so that it does.
  static func isRating(_ text: String) -> Bool { ratings.contains(VietnameseText.fold(text)) }

  private static let ratings: Set<String> = [
    "tot", "on", "on dinh", "hieu qua", "kha", "trung binh", "yeu", "ok", "dang su dung", "dang khai thac",
  ]

  /// Whether a cell tells of the building alone, as "Hiện trạng" does in lists of markets: "bán kiên cố, xuống cấp".
  static func isOfBuilding(_ text: String) -> Bool {
    let words = MarkedWords(text)
    return buildings.isIn(words) && !table.isIn(words) && !doubts.isIn(words)
  }

  private static let buildings = WordTable([
    "kiên cố", "xuống cấp", "xây dựng", "nhà lồng", "nhà cấp 4", "mái tôn", "nền đất",
    "nền xi măng", "bê tông", "cải tạo", "nâng cấp",
  ])

  /// "từ tháng 6", "ngày 12/3/2025", "năm 2024"; not "từ 21h", "ngày 30/4".
  private static func isDate(_ words: ArraySlice<Substring>) -> Bool {
    guard words.allSatisfy(MonthWords.isPart) else { return false }
    return words.contains(where: MonthWords.isYear) || words.starts(with: ["tu", "thang"]) && words.count > 2
  }

  /// "để sửa chữa", "do đang nâng cấp": it will open again.
  private static func isForWorks(_ words: ArraySlice<Substring>) -> Bool {
    guard let first = words.first, ["de", "do", "vi"].contains(first) else { return false }
    let rest = words.dropFirst().drop { $0 == "dang" }.joined(separator: " ")
    return works.contains { rest == $0 || rest.hasPrefix($0 + " ") } && !rest.contains { $0.isNumber }
  }

  private static let works = ["sua", "sua chua", "nang cap", "cai tao", "xay lai", "xay moi", "bao tri"]

  /// Too little within a text, as a whole they say that an outlet trades.
  private static let trading: Set<[Substring]> = [
    ["con"], ["mo"], ["dang", "mo"], ["dang", "buon", "ban"], ["bt"], ["open"],
  ]
  /// The same of those that do not; "dong", "dung" without their marks are other words as well.
  private static let ended = WordTable(["đóng", "ngừng", "ngưng", "dừng", "chấm dứt"])
  private static let leads: Set<Substring> = ["da", "dang", "hien", "nay", "tai", "con", "van", "nnt"]
  /// What such a word may have behind it: "tạm ngừng hoạt động kinh doanh có thời hạn".
  static let objects: Set<Substring> = [
    "hoat", "dong", "hd", "hdkd", "kinh", "doanh", "kd", "han", "hoan", "toan", "vinh", "vien", "co", "thoi",
  ]
  /// Beside "hoạt động" they leave open whether it does.
  private static let doubts = WordTable([
    "không", "chưa", "dự kiến", "sẽ", "sắp", "lại", "đến", "nghỉ", "ngừng", "ngưng", "dừng", "tạm", "khó khăn",
  ])

  /// ``ClosureWords`` asks by the same words where no column states the status.
  static let table = WordTable<OutletStatus>(phrases)

  private static let phrases: [(OutletStatus, [String])] = [
    (
      .underConstruction,
      [
        "dang xay dung", "dang dau tu", "dang dau tu xay dung", "dang xay", "dang thi cong", "sap khai truong",
        "sap mo", "sap mo cua", "sap hoat dong", "chua hoat dong", "chua di vao hoat dong", "chua khai truong",
        "chua dua vao su dung", "chua dua vao hoat dong", "chua dua vao khai thac", "chua hd",
        "chuan bi dau tu", "chuan bi xay dung", "chuan bi khai truong", "chuan bi mo cua", "chuan bi hoat dong",
        "du kien mo", "du kien mo cua", "du kien khai truong", "du kien hoat dong", "du kien dau tu",
        "du kien xay dung", "under construction",
      ]
    ),
    (
      .suspended,
      [
        "tam ngung", "tam dung", "tam nghi", "tam dong", "tam dong cua", "tam thoi ngung", "tam thoi dung",
        "tam thoi nghi", "tam thoi dong", "tam thoi dong cua", "dong cua tam thoi", "temporarily closed",
        "closed temporarily", "chua hoat dong lai", "chua hoat dong tro lai", "chua mo lai", "chua mo cua lai",
        "chua mo cua tro lai",
      ]
    ),
    (
      .closed,
      [
        "dong cua", "da dong cua", "da dong", "ngung hoat dong", "dung hoat dong", "khong hoat dong",
        "ngung kinh doanh", "dung kinh doanh", "khong kinh doanh", "ngung ban", "khong con", "khong con hoat dong",
        "khong con kinh doanh", "khong con ton tai", "giai the", "da giai toa", "da thao do", "pha san",
        "permanently closed", "closed permanently", "khd", "ngung hd", "dung hd", "khong hd", "ngung kd", "dung kd",
        "het hoat dong", "đã nghỉ", "đã nghỉ bán", "đã dẹp", "đã dẹp tiệm", "dẹp tiệm", "da pha do",
        "ko hd", "k hd", "ko hoat dong", "ko con hoat dong", "khong con hop",
        "cham dut hoat dong", "cham dut hd", "cham dut hdkd", "cham dut kinh doanh",
      ]
    ),
    (
      .active,
      [
        "hoat dong", "hd", "hdbt", "dang kd", "kinh doanh", "binh thuong", "mo cua", "con ban", "đang bán", "vẫn bán",
        "họp buổi", "họp phiên", "họp thường xuyên", "họp hằng ngày", "họp hàng ngày", "còn họp", "vẫn họp",
        "operational", "đang họp", "họp chợ", "đang duy trì", "còn duy trì", "vẫn duy trì", "đã đi vào hoạt động",
        "đã đưa vào hoạt động", "đã đưa vào sử dụng", "mới đưa vào hoạt động", "mới đưa vào sử dụng",
        "da hoat dong lai", "mới mở", "mới thành lập", "mới khai trương",
        "da hoat dong tro lai", "da mo cua lai", "da mo cua tro lai",
      ]
    ),
  ]
}
