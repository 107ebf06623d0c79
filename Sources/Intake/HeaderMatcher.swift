import Outlets

/// Finds out what each column of a header row holds.
struct HeaderMatcher: Sendable, Equatable {
  /// Index of each known column.
  private(set) var columns: [ListColumn: Int] = [:]
  /// The headers as the file has them, line breaks as spaces.
  let headers: [String]
  /// Headers that no column of ours answers to, persons' names included: nothing of them is read.
  private(set) var unread: [String] = []
  private(set) var notes: [Note] = []

  init(_ headers: [String]) {
    self.init(headers, groups: [])
  }

  /// - Parameter groups: for a header of two rows the upper one, spread over the cells below it.
  init(_ headers: [String], groups: [String]) {
    let lower = headers.map(VietnameseText.clean)
    let upper = groups.map(VietnameseText.clean)
    let width = max(lower.count, upper.count)
    let joined = (0..<width).map { index in
      [index < upper.count ? upper[index] : "", index < lower.count ? lower[index] : ""]
        .filter { !$0.isEmpty }.joined(separator: " > ")
    }
    self.headers = joined
    var best: [ListColumn: (score: Int, index: Int)] = [:]
    var readings: [(column: ListColumn, score: Int)?] = []
    for index in 0..<width {
      let own = index < lower.count && !lower[index].isEmpty ? lower[index] : joined[index]
      let reading = Self.reading(own) ?? Self.reading(joined[index])
      readings.append(reading)
      if let reading, reading.score > best[reading.column]?.score ?? 0 {
        best[reading.column] = (reading.score, index)
      }
    }
    columns = best.mapValues(\.index)
    for (index, header) in joined.enumerated() where !header.isEmpty {
      guard let reading = readings[index] else {
        unread.append(header)
        continue
      }
      if reading.column == .person { unread.append(header) }
      guard let chosen = columns[reading.column], chosen != index, reading.column != .person else { continue }
      unread.append(header)
      if VietnameseText.fold(header) == "id" { continue }
      notes.append(
        Note(
          "duplicate-column", column: header,
          vi:
            "Cột “\(header)” và cột “\(joined[chosen])” cùng chỉ một thông tin; chỉ đọc cột sau. Hãy gộp hai cột nếu cần.",
          en:
            "The columns “\(header)” and “\(joined[chosen])” stand for one fact; only the latter is read. Join them if needed."
        ))
    }
  }

  subscript(field: OutletDraft.Field) -> Int? { columns[.field(field)] }

  /// Whether this can be the header of a list: it names the outlets and at least one more fact.
  var isListHeader: Bool {
    let facts = columns.keys.filter { $0 != .person && $0 != .field(.number) && $0 != .field(.remark) }
    return self[.name] != nil && facts.count >= 2
  }

  /// How well one header names one of our columns; nil for not at all.
  static func reading(_ header: String) -> (column: ListColumn, score: Int)? {
    // A title is no header, and the longest header seen is half of this.
    guard !header.isEmpty, header.utf8.count <= 150 else { return nil }
    var outside = header
    if let open = header.firstIndex(of: "("), let close = header[open...].firstIndex(of: ")") {
      let inside = VietnameseText.fold(String(header[open..<close]))
      // "X (Vĩ độ)": what the brackets say of an axis decides.
      if let column = HeaderWords.columns[inside], column == .field(.latitude) || column == .field(.longitude) {
        return (column, 110)
      }
      outside.removeSubrange(open...close)
    }
    let folded = VietnameseText.fold(header)
    // A list exported from here has our own number beside the list's key, which goes first.
    if folded == "id" { return (.field(.key), 80) }
    if let column = HeaderWords.columns[folded] { return (column, 100) }
    if let column = HeaderWords.columns[VietnameseText.fold(outside)] { return (column, 90) }
    let words = folded.split(separator: " ")
    var best: (column: ListColumn, score: Int)?
    for phrase in HeaderWords.phrases where phrase.words.count <= words.count {
      let length = phrase.words.count
      let isFront = words.starts(with: phrase.words)
      // Titles are sentences: in them a name of a column is only a word.
      let isInside =
        length > 1 && words.count <= 8
        && (1..<max(2, words.count - length + 1)).contains { words[$0...].starts(with: phrase.words) }
      guard isFront || isInside else { continue }
      let score = (isFront ? 50 : 30) + 5 * length
      if score > best?.score ?? 0 { best = (phrase.column, score) }
    }
    // "Điện thoại của người đại diện": a person's own.
    if best?.column == .field(.phone), persons.contains(where: { folded.contains($0) }) { return (.person, 60) }
    return best
  }

  private static let persons = ["nguoi", "chu ho", "chu co so", "ca nhan", "giam doc", "dai dien"]
}
