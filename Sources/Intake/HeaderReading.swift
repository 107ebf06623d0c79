import Outlets

/// What one header names, and how well.
struct HeaderReading: Sendable {
  var field: OutletDraft.Field
  /// The higher, the better; of several columns for one fact the best is read.
  let score: Int

  /// Of a person's choice, and of a value below its group's name.
  static let certain = Int.max
  /// Scores of headers that count only beside, or for want of, a better one.
  static let broadName = 45
  static let firmName = 53
  static let nameAndAddress = 51
  static let closingHours = 1
  static let tick = 2
  static let marketDays = 3
  /// Below a cell merged with that of the column before.
  static let continued = 4
  private static let exact = 90

  /// A column's own name, and no sentence with such words in it.
  var isExact: Bool { score >= Self.exact }
  var isCertain: Bool { score == Self.certain }

  init(_ field: OutletDraft.Field, score: Int) { (self.field, self.score) = (field, score) }

  /// Nil for a header that names none of our columns.
  init?(_ header: String) {
    guard let reading = Self.reading(header) else { return nil }
    self = reading
  }

  private static func reading(_ header: String) -> HeaderReading? {
    // A title is no header, and the longest header seen is half of this, unless it is a form's question.
    let isQuestion = header.contains("?")
    guard !header.isEmpty, header.utf8.count <= (isQuestion ? 400 : 150) else { return nil }
    let header = withoutOrdinal(header)
    let marks = MarkedWords(header)
    if HeaderWords.consents.isIn(marks) { return HeaderReading(.consent, score: 100) }
    var outside = header
    if let open = header.firstIndex(of: "("), let close = header[open...].firstIndex(of: ")") {
      let inside = HeaderWords.columns[VietnameseText.fold(String(header[open..<close]))]
      outside.removeSubrange(open...close)
      // "X (Vĩ độ)": what the brackets say of an axis decides.
      if let inside, inside == .latitude || inside == .longitude { return HeaderReading(inside, score: 110) }
      // "Địa điểm (xã, thị trấn)" holds no more than that.
      if let inside, inside == .commune || inside == .district,
        HeaderWords.columns[VietnameseText.fold(outside)] == .address
      {
        return HeaderReading(inside, score: 80)
      }
    }
    let folded = VietnameseText.fold(header)
    // A list exported from here has our own number beside the list's key, which goes first.
    if folded == "id" { return HeaderReading(.key, score: 80) }
    // A column for the whole address goes before those for its parts.
    if HeaderWords.isPartOfAddress(header) { return HeaderReading(.address, score: 80) }
    for (text, score) in [(header, 100), (outside, exact)] {
      let name = VietnameseText.fold(text)
      if HeaderWords.closingHours.contains(name) { return HeaderReading(.openingHours, score: closingHours) }
      if HeaderWords.marketDays.contains(name) { return HeaderReading(.openingHours, score: marketDays) }
      guard let field = HeaderWords.columns[name] ?? HeaderWords.compact[name] else { continue }
      if HeaderWords.foldedSyllables.contains(name[...]), !HeaderWords.syllables.begins(MarkedWords(text)) {
        return nil
      }
      if HeaderWords.broadNames.contains(name) { return HeaderReading(field, score: broadName) }
      return HeaderReading(field, score: HeaderWords.firmNames.contains(name) ? firmName : score).ofOutlet(marks)
    }
    // "SĐT 1", "ĐT2", "Cập nhật 2025": of several columns that are all read.
    let bare = folded.reversed().drop { $0.isNumber || $0 == " " }.reversed()
    if bare.count < folded.count, let field = HeaderWords.columns[String(bare)],
      [.phone, .contactPhone, .contactPerson, .remark].contains(field)
    {
      return HeaderReading(field, score: exact)
    }
    if HeaderWords.namesBoth(marks) { return HeaderReading(.name, score: nameAndAddress) }
    return byWords(header, marks, outsideBrackets: outside, isQuestion: isQuestion)
  }

  /// Of a header that says more than a column's name.
  private static func byWords(
    _ header: String, _ marks: MarkedWords, outsideBrackets: String, isQuestion: Bool
  ) -> HeaderReading? {
    let words = marks.folded
    var best = byPhrase(marks, isQuestion: isQuestion)
    // "Số tiểu thương", "Số CCCD chủ hộ": a count, or what is nobody's to keep here.
    let isCount = words.first.map { ["so", "tong", "ma", "cccd", "cmnd"].contains($0) } ?? false
    switch best?.field {
    // "Mã số thuế", "Mã định danh cá nhân": another register's number, or a person's.
    case .key where words.contains(where: registers.contains): return nil
    case .status where HeaderWords.otherStates.isIn(marks): return nil
    case .kind where HeaderWords.otherSorts.isIn(marks): return nil
    case .contactPerson where isCount: return nil
    default: break
    }
    // Too short for a phrase, and never anything else.
    if ["sdt", "dtdd"].contains(words.first) || header.hasPrefix("ĐT "), words.count <= 8 {
      best = HeaderReading(.phone, score: 55)
    }
    if let best { return best.ofOutlet(marks) }
    if HeaderWords.namesPerson(MarkedWords(outsideBrackets)) {
      return isCount ? nil : HeaderReading(.contactPerson, score: 50)
    }
    // "Tên nhà thuốc", "Tên CHXD".
    guard words.count > 1, HeaderWords.name.begins(marks), !HeaderWords.otherNames.contains(words[1]) else {
      return nil
    }
    return HeaderReading(.name, score: 52)
  }

  /// By the longest name of a column in it; one in front goes before others.
  private static func byPhrase(_ marks: MarkedWords, isQuestion: Bool) -> HeaderReading? {
    let words = marks.folded
    var best: HeaderReading?
    for phrase in HeaderWords.phrases where phrase.words.count <= words.count {
      let length = phrase.words.count
      let isFront =
        words.starts(with: phrase.words)
        && (length > 1 || !HeaderWords.foldedSyllables.contains(words[0])
          || marks.hasMarks && HeaderWords.syllables.begins(marks))
      // Titles are sentences: in them a name of a column is only a word.
      let isInside =
        length > 1 && words.count <= (isQuestion ? 60 : 8)
        && (1..<max(2, words.count - length + 1)).contains { words[$0...].starts(with: phrase.words) }
      guard isFront || isInside else { continue }
      let score = (isFront ? 50 : 30) + 5 * length
      if score > best?.score ?? 0 { best = HeaderReading(phrase.field, score: score) }
    }
    return best
  }

  /// "Điện thoại của người đại diện", "Địa chỉ (thường trú)": a person's own is not the outlet's.
  private func ofOutlet(_ words: MarkedWords) -> HeaderReading? {
    switch field {
    case .phone where HeaderWords.namesPerson(words): HeaderReading(.contactPhone, score: 60)
    case .email, .website, .address, .key:
      HeaderWords.namesPerson(words) || HeaderWords.homes.isIn(words) ? nil : self
    default: self
    }
  }

  /// "1. Tên cơ sở": a form numbers its questions.
  private static func withoutOrdinal(_ header: String) -> String {
    let rest = header.drop(while: \.isDigit)
    guard rest.count < header.count, let mark = rest.first, ".):".contains(mark) else { return header }
    let text = rest.dropFirst().drop { $0 == " " }
    return text.first?.isLetter == true ? String(text) : header
  }

  private static let registers: Set<Substring> = [
    "thue", "mst", "doanh", "nghiep", "kinh", "dkkd", "dang", "ky", "phep", "dinh", "danh", "nhan", "can", "cuoc",
    "cccd", "cmnd", "cmt",
  ]
}
