/// What an address or a title calls the places it lies in.
extension Gazetteer {
  /// What an address calls its commune, with the type in front, may be: units of both eras.
  public func communes(namedIn address: String) -> [AdminUnit] {
    allCommunes(namedIn: address).last ?? []
  }

  /// The same of every commune that a text names.
  public func allCommunes(namedIn text: String) -> [[AdminUnit]] {
    Self.names(in: text).filter { $0.type?.level == .commune }.map { candidates($0).filter { $0.level == .commune } }
  }

  /// The districts of 2020 that a text names anywhere, with their type: "DANH SÁCH CHỢ HUYỆN PHÙ CÁT NĂM 2025".
  public func districts(namedIn text: String) -> [AdminUnit] {
    Self.pieces(of: text).flatMap { piece in
      Self.cuts(of: piece).compactMap { cut -> AdminUnit? in
        // What stands behind the name is no part of it.
        let words = cut.text.split(separator: " ")
        return (2...5).reversed().lazy.filter { $0 <= words.count }
          .map { PlaceName(words[..<$0].joined(separator: " ")) }
          .filter { $0.type?.level == .district }.compactMap(self.district).first
      }
    }
  }

  /// The parts of an address that have a type in front, which their first letter tells of most. "Xã Ân Nghĩa huyện
  /// Hoài Ân" is two.
  static func names(in address: String) -> [PlaceName] {
    var names: [PlaceName] = []
    for piece in pieces(of: address) {
      guard let first = piece.utf8.first(where: { $0 != 0x20 }), typeLetters.contains(first | 0x20) else { continue }
      let cuts = cuts(of: piece)
      if cuts.first?.before == "" {
        names += cuts.map { PlaceName(String($0.text)) }
      } else {
        names.append(PlaceName(String(piece)))
      }
    }
    return names
  }

  /// Units that are named behind other words: "Thôn Hội An xã Ân Thạnh huyện Hoài Ân", but not "đường đi xã Ân Thạnh".
  func names(within address: String) -> [PlaceName] {
    Self.pieces(of: address).flatMap { piece in
      Self.cuts(of: piece).filter { !Self.directions.contains(VietnameseText.fold(String($0.before))) }
        .map { PlaceName(String($0.text)) }.filter { !candidates($0).isEmpty }
    }
  }

  /// "Hội An, Ân Thạnh, Hoài Ân": a commune without its type in front of its district. In a city only a "xã" counts,
  /// since streets bear the names of wards.
  ///
  /// - Parameter known: the district, where something else names it.
  func bareCommune(in address: String, of known: AdminUnit?) -> (name: PlaceName, district: AdminUnit)? {
    var names = Self.pieces(of: address).map { PlaceName(String($0)) }
    func isProvince(_ name: PlaceName) -> Bool { candidates(name).contains { $0.level == .province } }
    if names.count > 1, let last = names.last, district(last) == nil, isProvince(last) { names.removeLast() }
    var home = known
    if let last = names.last.flatMap(district), known == nil || known == last {
      home = last
      names.removeLast()
    }
    guard let home else { return nil }
    let isCity = PlaceName(home.name).type == .city
    let communes = names.filter { name in
      name.type == nil
        && candidates(name).contains {
          $0.level == .commune && districts(of: $0).contains(home.id)
            && (!isCity || PlaceName($0.name).type == .commune)
        }
    }
    // Of several, none is chosen.
    return communes.count == 1 && communes[0] == names.last ? (communes[0], home) : nil
  }

  /// "123 Quang Trung Bồng Sơn Hoài Nhơn": the same without commas, behind a house in a street.
  ///
  /// - Parameter known: as of ``bareCommune(in:of:)``.
  func bareCommune(behindStreetIn address: String, of known: AdminUnit?) -> (name: PlaceName, district: AdminUnit)? {
    var words = address.split { " ,;".contains($0) }
    // "Số 5" or "5": nearly all others are told by their first letter.
    guard words.count > 4, let first = address.utf8.first, (0x30...0x39).contains(first) || "sS".utf8.contains(first)
    else { return nil }
    let end = candidates(PlaceName(words.suffix(2).joined(separator: " ")))
    var last = end.first { $0.level == .district }
    if last == nil, words.count > 6, end.contains(where: { $0.level == .province }) {
      words.removeLast(2)
      last = district(PlaceName(words.suffix(2).joined(separator: " ")))
    }
    if last != nil, known == nil || known == last { words.removeLast(2) }
    guard let home = known ?? last, PlaceName(home.name).type != .city else { return nil }
    for length in [3, 2] where words.count > length {
      let name = PlaceName(words.suffix(length).joined(separator: " "))
      let isHere = candidates(name).contains { $0.level == .commune && districts(of: $0).contains(home.id) }
      guard name.type == nil, isHere else { continue }
      // A street may end in words that are a commune's name: without them it has two of its own.
      let street = StreetAddress(words.dropLast(length).joined(separator: " "))?.street ?? ""
      return street.contains(" ") ? (name, home) : nil
    }
    return nil
  }

  /// Whether a name with its type in front is a commune's of either era.
  public func isCommune(_ name: String) -> Bool { candidates(PlaceName(name)).contains { $0.level == .commune } }

  private static func pieces(of text: String) -> [Substring] {
    text.utf8.split { $0 == 0x2C || $0 == 0x3B || $0 == 0x0A }.flatMap { bytes in
      let part = Substring(bytes)
      return bytes.contains(0x2D) ? part.split(separator: " - ") : [part]
    }
  }

  private static let typeLetters = Array("pfxth".utf8)
  private static let directions: Set<String> = ["di", "giap", "ranh", "toi", "den", "sang", "qua", "ve", "huong"]

  /// A piece cut in front of every type of a unit; each with the word before it.
  private static func cuts(of piece: Substring) -> [(text: Substring, before: Substring)] {
    // "(nay là xã Phù Mỹ)" is a remark.
    let words = piece.prefix { $0 != "(" }.split(separator: " ")
    let starts = words.indices.filter { index in
      let word = words[index]
      // Nearly all words are told by their first letter.
      guard let first = word.utf8.first, typeLetters.contains(first | 0x20) else { return false }
      if isDotted(word) { return true }
      guard index + 1 < words.count else { return false }
      if isOneWord(word) { return index == 0 || !isThi(words[index - 1]) }
      return index + 2 < words.count && twoWords.contains(VietnameseText.key("\(word) \(words[index + 1])"))
    }
    return starts.enumerated().map { at, start in
      let end = at + 1 < starts.count ? words[starts[at + 1]].startIndex : piece.endIndex
      return (piece[words[start].startIndex..<end], start > 0 ? words[start - 1] : "")
    }
  }

  private static func isOneWord(_ word: Substring) -> Bool {
    abbreviations.contains(word) || oneWord.contains(VietnameseText.key(String(word)))
  }

  private static func isThi(_ word: Substring) -> Bool { VietnameseText.fold(String(word)) == "thi" }

  /// "P.Bình Định" begins with one word of two.
  private static func isDotted(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".", maxSplits: 1)
    return parts.count == 2 && abbreviations.contains(parts[0] + ".") && parts[1].first?.isLetter == true
  }

  /// Typed in haste without capitals, too; "X" and "H" alone are anything.
  private static let abbreviations: Set<Substring> = [
    "TT", "TX", "TP", "TT.", "TX.", "TP.", "P.", "X.", "H.", "tt", "tx", "tp", "tt.", "tx.", "tp.", "p.", "x.", "h.",
    "p",
  ]
  private static let oneWord = Set(["xã", "phường", "huyện", "tỉnh"].map(VietnameseText.key))
  private static let twoWords = Set(["thị trấn", "thị xã", "thành phố"].map(VietnameseText.key))
}
