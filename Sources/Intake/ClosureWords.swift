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
    let isMarked = text.utf8.contains { $0 >= 0x80 }
    for part in parts.map({ VietnameseText.clean(withoutLabel($0)) }) {
      if isClosure(part, isMarked: isMarked) { return Finding(part: part, isClosed: true) }
      if isChange(part) { return Finding(part: part, isClosed: false) }
    }
    return nil
  }

  /// The same of what stands in a name's brackets, behind a dash, or behind it: "Tạp hoá Lan đã nghỉ bán".
  static func finding(inName name: String) -> Finding? {
    // Nearly all names are told by their bytes, and say no more than the name.
    if name.utf8.contains(where: { $0 == 0x28 || $0 == 0x2D || $0 == 0x5B }) { return finding(in: name) }
    // "Chợ quy hoạch mới", "CỬA HÀNG TẠM NGỪNG": no proper name, but a heading's words. Letters without marks tell.
    let letters = name.utf8.dropFirst()
    let isPlain = !letters.contains { (0x41...0x5A).contains($0) } || !letters.contains { (0x61...0x7A).contains($0) }
    if isPlain, StatusWords.isHeading(name, isMarked: false), StatusWords.words(ofHeading: name) != nil {
      return Finding(part: name, isClosed: true)
    }
    // "Điểm bán hàng Việt tạm ngừng", "Chợ Gò Găng bỏ hoang": proper names are written large.
    let last = name.utf8.lastIndex(of: 0x20).map { name[name.utf8.index(after: $0)...] } ?? name[...]
    if let byte = last.utf8.first, !(0x30...0x5A).contains(byte), last.first?.isLowercase == true {
      let words = name.split(separator: " ")
      let start = words.lastIndex { $0.first?.isLowercase != true }.map { $0 + 1 } ?? 0
      if let finding = finding(in: words[start...].joined(separator: " ")) { return finding }
    }
    guard name.utf8.contains(0xC4) else { return nil }
    if name.hasPrefix("Đã ") { return finding(in: name) }
    // The second byte of "đ".
    guard name.utf8.contains(0x91) else { return nil }
    return name.firstRange(of: " đã ").flatMap { finding(in: String(name[$0.lowerBound...])) }
  }

  /// Of "x" below "Ghi chú: x là đã đóng cửa".
  static func finding(ofTick remark: String, below header: String) -> Finding? {
    let isTicked = remark.utf8.count < 4 && ValueWords.bool(remark) == true
    guard isTicked, StatusWords.named(in: MarkedWords(header)).contains(where: { $0 != .active }) else { return nil }
    return Finding(part: header, isClosed: true)
  }

  /// "Tình trạng: đã đóng cửa", "2024: Đóng cửa".
  private static func withoutLabel(_ part: Substring) -> String {
    guard let colon = part.firstIndex(of: ":") else { return String(part) }
    let label = String(part[..<colon])
    let isStatus = HeaderWords.columns[VietnameseText.fold(label)] == .status
    return String(isStatus || MonthWords.isAlone(label) ? part[colon...].dropFirst() : part)
  }

  /// - Parameter isMarked: the text around it is written with marks: "(Nghi)" in it is a name.
  private static func isClosure(_ part: String, isMarked: Bool) -> Bool {
    let words = MarkedWords(part)
    // "KHĐ", "Ngừng từ 2024".
    if let status = StatusWords.status(words), status != .active { return true }
    if words.folded.count == 1 { return ends.begins(words) && (words.hasMarks || !isMarked) }
    let (start, isDone) = beginning(words)
    if isYetToOpen(words.folded.drop(while: subjects.contains)) { return true }
    guard let length = closureLength(words, from: start, isDone: isDone) else { return false }
    let rest = words.folded[(start + length)...].drop(while: StatusWords.objects.contains)
    guard let next = rest.first else { return true }
    // "Ngừng hoạt động và đã đóng MST".
    if ["va", "nhung"].contains(next) { return true }
    // "T12/2026" is a month.
    let isNumber = next.first?.isNumber == true || next.first == "t" && next.dropFirst().first?.isNumber == true
    // "Đã chấm dứt vi phạm".
    guard followers.contains(next) && !rest.starts(with: ["vi", "pham"]) || isNumber else { return false }
    // Since when or why, but at no hour and on no day that comes again.
    return isDone
      || !rest.contains { recurring.contains($0) || $0.last?.isNumber != true && $0.first?.isNumber == true }
  }

  /// Whether words name an opening in a month that is yet to come, and nothing else: "Tháng 12/2099 mới mở", "Dự kiến
  /// quý I/2099", but not "Hợp đồng đến 2099", "Sẽ mở rộng năm 2099".
  private static func isYetToOpen(_ words: ArraySlice<Substring>) -> Bool {
    words.contains(where: openings.contains)
      && words.allSatisfy { openings.contains($0) || besideOpenings.contains($0) || MonthWords.isPart($0) }
      // "0500-2030" are hours.
      && !words.contains { $0.utf8.count == 4 && $0.first == "0" }
      && MonthWords.last(in: words)?.isYetToCome == true
  }

  private static let openings: Set<Substring> = ["mo", "khai", "kien", "hoat", "se"]
  private static let besideOpenings: Set<Substring> = [
    "moi", "cua", "dong", "truong", "hoan", "thanh", "du", "di", "dua", "su", "dung", "ban",
  ]

  private static func closureLength(_ words: MarkedWords, from start: Int, isDone: Bool) -> Int? {
    if let (_, length) = asked.leading(words, from: start) { return length }
    if let (status, length) = StatusWords.table.leading(words, from: start), status != .active { return length }
    return isDone ? done.leading(words, from: start)?.length : nil
  }

  private static func isChange(_ part: String) -> Bool {
    let words = MarkedWords(part)
    let start = beginning(words).start
    return [0, start].contains { index in
      if let (isChange, _) = changes.leading(words, from: index) { return isChange }
      // "Bỏ hoang", "Bỏ hoang từ 2019".
      guard let (_, length) = wholeChanges.leading(words, from: index) else { return false }
      return words.folded[(index + length)...].allSatisfy(MonthWords.isPart)
    }
  }

  /// Behind "Hiện cơ sở đã bị", "Chợ xây xong nhưng", "Thuộc diện phải".
  private static func beginning(_ words: MarkedWords) -> (start: Int, isDone: Bool) {
    let owner = owners.leading(words)?.length ?? 0
    var start = owner + words.folded[owner...].prefix(while: subjects.contains).count
    if start > 0, words.folded[start - 1] == "dang", StatusWords.table.begins(words, from: start - 1) {
      start -= 1
    }
    let isDone = start < words.folded.count && words.folded[start] == "da"
    if isDone { start += 1 }
    if let (_, length) = built.leading(words, from: start) {
      start += length
      start += words.folded[start...].prefix { ["nhung", "ma", "va", "con", "van"].contains($0) }.count
      return (start, false)
    }
    if closureLength(words, from: start, isDone: isDone) == nil, !changes.begins(words, from: start) {
      while let (_, length) = StatusWords.intents.leading(words, from: start) { start += length }
    }
    if start < words.folded.count, words.folded[start] == "bi" { start += 1 }
    return (start, isDone)
  }

  private static let ends = WordTable(["nghỉ", "nghĩ"])
  private static let built = WordTable([
    "xây xong", "xây dựng xong", "đầu tư xong", "hoàn thành", "xây dựng hoàn thành", "bàn giao", "nghiệm thu",
  ])

  /// What such a part may begin with: "Hiện cơ sở".
  static let subjects: Set<Substring> = [
    "hien", "nay", "tai", "thoi", "diem", "cho", "co", "so", "cua", "hang", "ho", "don", "vi", "doanh", "nghiep",
    "quay", "sieu", "thi", "htx", "cong", "ty", "dang", "nnt",
  ]

  private static let owners = WordTable([
    "chủ hộ", "chủ cơ sở", "chủ cửa hàng", "chủ quán", "chủ tiệm", "chủ quầy", "chủ sạp",
    // "GCN đã bị thu hồi".
    "GCN", "GPKD", "giấy phép", "giấy phép kinh doanh", "giấy chứng nhận", "GCN ĐKKD", "GCN đủ điều kiện",
  ])

  /// Beside the words of ``StatusWords``: too little to take an outlet off the map by.
  private static let asked = WordTable([
    "nghi ban", "nghi kinh doanh", "nghỉ kd", "khong con ban", "chưa sử dụng", "bỏ địa chỉ",
    "nghỉ hẳn", "nghỉ luôn", "xin nghỉ", "không bán nữa", "ko ban nua", "ko con ban", "k con ban",
    "đề nghị giải toả", "bị thu hồi giấy phép", "thu hồi giấy phép", "thu hồi gpkd", "thu hồi gcn", "trả gpkd",
    "thu hồi", "nghỉ sinh", "tạm nghỉ sinh", "nghỉ thai sản", "tạm nghỉ thai sản", "nghỉ bệnh", "tạm nghỉ bệnh",
    "trả giấy phép", "đóng mst", "đóng mã số thuế", "khoá mst", "khoá mã số thuế", "chấm dứt hiệu lực",
  ])

  /// The same behind "đã" alone.
  private static let done = WordTable([
    "ngung", "nghi", "dẹp", "giai toa", "thao do", "pha do", "tra mat bang", "cham dut",
  ])

  private static let changes = WordTable<Bool>([
    (false, ["chuyển vào tài khoản", "chuyển về tài khoản", "sang tên sổ đỏ", "sang tên sổ", "sang tên xe"]),
    (
      true,
      [
        "đề nghị xoá", "đề nghị bỏ", "đề nghị loại bỏ", "đề nghị loại khỏi", "đề nghị đưa ra khỏi", "xin rút",
        "rút khỏi", "rút tên",
        "xoá khỏi", "loại khỏi", "bỏ khỏi", "đưa ra khỏi", "chuyển về", "chuyển đi", "dời về", "dời đi", "trùng với",
        "trùng STT", "trùng dòng", "trùng lặp", "đổi tên thành", "sang nhượng",
        "sang tên", "chuyển nghề", "chuyển đổi công năng", "dời vào", "dời sang", "dời qua", "dời đến", "di dời vào",
        "di dời về", "di dời đến", "di dời sang",
        "chuyển vào", "chuyển địa điểm", "dời địa điểm", "sáp nhập vào", "sáp nhập với", "sang lại", "đã bán lại",
        "không có tại địa chỉ", "chuyển nhượng", "đổi chủ", "chuyển chủ", "sang chủ", "đã bán nhà",
        "đã bán cho người khác",
        "đã bán cho ông", "đã bán cho bà", "đã bán cho anh", "đã bán cho chị", "đã bán cho con",
        "chuyển sang bán", "chuyển sang kinh doanh", "chuyển sang nghề", "chuyển công năng", "chuyển mục đích",
        "chuyển đổi mục đích", "chuyển thành", "chuyển chỗ", "chuyển mặt bằng", "đi khỏi", "bỏ đi",
        "không còn ở", "có chủ trương xoá", "có chủ trương giải toả", "có chủ trương di dời", "có QĐ giải toả",
        "có quyết định giải toả",
      ]
    ),
  ])
  private static let wholeChanges = WordTable([
    "bỏ", "xoá", "trùng", "xin rút", "không tìm thấy", "quy hoạch", "quy hoạch mới", "dự kiến", "di dời",
    "bỏ hoang", "bỏ không", "bỏ trống", "không còn chợ", "chưa có chợ", "không có chợ", "xoá bỏ", "xoá chợ",
    "bỏ quy hoạch", "không họp", "không họp chợ", "chưa họp", "tan rã", "chưa xây", "chưa xây dựng", "chưa đầu tư",
    "kêu gọi đầu tư", "sáp nhập",
    "chuyển sang vị trí mới", "chuyển sang địa điểm mới", "cháy", "giải toả", "giải toả trắng",
    "nằm trong quy hoạch giải toả", "nằm trong quy hoạch di dời",
    "giải phóng mặt bằng", "chủ mất", "chủ đã mất", "mất", "qua đời", "chết", "cho thuê lại", "cho thuê mặt bằng",
    "trả mặt bằng", "vỡ nợ",
    "mất liên lạc", "không liên lạc được", "không liên hệ được", "đã bán", "không bán", "không buôn bán nữa",
    "hết kinh doanh", "không tồn tại", "không có người bán",
    "không có người họp", "không có người họp chợ", "không còn người bán", "không còn người họp",
    "không còn ai bán", "không còn ai họp", "không có tiểu thương", "không còn tiểu thương",
    "không tồn tại trên thực tế", "không tìm thấy địa chỉ", "không tìm thấy cơ sở", "không có thật", "thanh lý",
    "thuộc tỉnh khác", "ngoài tỉnh", "ngoài địa bàn", "không thuộc địa bàn", "không thuộc địa bàn tỉnh",
    "dẹp", "dẹp rồi", "nghỉ rồi", "đóng rồi", "thôi bán", "không làm nữa", "bỏ nghề", "giải nghệ", "về quê",
    "đi làm ăn xa", "sập", "dời", "tháo biển", "tháo biển hiệu", "không còn biển hiệu", "thu hồi đất",
    "đã bàn giao mặt bằng", "chưa bàn giao", "đang hoàn thiện", "MST đã khoá", "MST đã đóng",
  ])

  private static let followers: Set<Substring> = [
    "tu", "nam", "thang", "ngay", "vao", "den", "do", "vi", "roi", "han", "luon", "cuoi", "dau", "truoc", "vinh", "nua",
    "hoan", "theo", "quy", "de", "sau", "tai", "tam",
  ]

  private static let recurring: Set<Substring> = [
    "gio", "sang", "trua", "chieu", "toi", "thu", "chu", "tet", "le", "am", "ram", "moi", "hang",
  ]
}
