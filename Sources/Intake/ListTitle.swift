import Outlets

/// What the sheet's name and the title above its header say of all rows: a list's district, its kind. Much else stands
/// there, too, as the address of the office: so it counts only where the rows leave something open.
struct ListTitle {
  private let gazetteer: Gazetteer
  /// The district that the sheet is called after.
  private let sheetDistrict: AdminUnit?
  private var title = Places()
  /// The same, or what the headings say that the next row stands under.
  private var places = Places()
  private var kinds: Set<String> = []
  /// What is said of the status of all outlets.
  private var status: String?
  /// The title in capitals above, which the next row may go on with, and the status before it.
  private var unfinished: (text: String, status: String?)?
  /// Folded: a title may stand on every page.
  private var known: Set<String> = []
  /// Whether a district tells which commune a name means, by both.
  private var told = Memo<Bool>()

  private struct Places {
    var districts: Set<AdminUnit> = []
    /// The communes whose office made the list, or which the title says it is of, as it calls them.
    var communes: [PlaceName: String] = [:]
    /// Other communes that are named, and titles of a list of more than one.
    var others: Set<PlaceName> = []

    /// What another text says goes before this.
    func replaced(by other: Places) -> Places {
      var places = self
      if !other.districts.isEmpty { places.districts = other.districts }
      if !other.communes.isEmpty || !other.others.isEmpty {
        (places.communes, places.others) = (other.communes, other.others)
      }
      return places
    }
  }

  init(sheetName: String?, gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    if case .found(let found)? = sheetName.map({ gazetteer.resolve(commune: nil, district: $0) }) {
      sheetDistrict = found.district2020
    } else {
      sheetDistrict = nil
    }
    status = sheetName.flatMap { StatusWords.words(ofHeading: $0) }
  }

  /// A row above the header.
  mutating func read(_ row: Sheet.Row) {
    let above = unfinished
    if !row.isBlank { unfinished = nil }
    for cell in row.cells where !cell.isEmpty {
      readPlaces(cell, into: &title)
      known.insert(VietnameseText.fold(cell))
      if KindWords.isOnlyKind(inTitle: cell) { kinds.insert(VietnameseText.clean(cell)) }
      readStatus(of: cell, below: above)
    }
    places = title
  }

  /// Headings, the outermost first: "I. CHỢ TRÊN ĐỊA BÀN HUYỆN PHÙ CÁT".
  mutating func enter(_ headings: [String]) { places = headings.reduce(title) { $0.replaced(by: read($1)) } }

  /// What a text says of where the outlets lie.
  private func read(_ text: String) -> Places {
    var places = Places()
    readPlaces(text, into: &places)
    return places
  }

  /// "DANH SÁCH HỘ KINH DOANH" over "ĐÃ NGỪNG HOẠT ĐỘNG".
  private mutating func readStatus(of cell: String, below above: (text: String, status: String?)?) {
    let isCapital = cell.utf8.count < 400 && cell == cell.uppercased()
    if Self.isTitle(cell) {
      if isCapital { unfinished = (cell, status) }
      if let words = StatusWords.words(ofHeading: cell) { status = words }
      return
    }
    guard isCapital, unfinished == nil, let above, above.text.utf8.count < 400 else { return }
    unfinished = above
    if Self.saysWhereOrWhen(cell) { return }
    let text = "\(above.text) \(cell)"
    unfinished = (text, above.status)
    if let words = StatusWords.words(ofHeading: text) {
      status = words
    } else if StatusWords.named(in: MarkedWords(text)).isEmpty {
      // "DANH SÁCH HỘ KHÔNG CÒN" over "NỢ THUẾ".
      status = above.status
    }
  }

  /// "TRÊN ĐỊA BÀN XÃ", "(KÈM THEO QUYẾT ĐỊNH)", "NĂM 2025" end no title, and say nothing of which outlets it is.
  private static func saysWhereOrWhen(_ line: String) -> Bool {
    let words = VietnameseText.fold(line).split(separator: " ")
    return words.starts(with: ["don", "vi", "tinh"])
      || words.first.map { ["tren", "tai", "theo", "kem", "nam", "thang"].contains($0) } ?? true
  }

  /// "DANH SÁCH …", "I. DANH SÁCH …", and no legend, number or date.
  static func isTitle(_ text: String) -> Bool {
    let words = MarkedWords(text)
    let isMarked = words.folded.first.map { $0.utf8.count < 3 || $0.allSatisfy { "ivx".contains($0) } } ?? false
    let start = isMarked && words.folded.first != "ke" ? 1 : 0
    return titles.leading(words, from: start).map { start + $0.length < words.folded.count } ?? false
  }

  private static let titles = WordTable([
    "danh sach", "danh muc", "ke hoach", "tong hop", "thong ke", "bieu", "bang", "phu luc",
  ])

  /// A title below the header.
  ///
  /// - Returns: whether another list begins there, of which the title so far says nothing.
  mutating func begins(_ text: String) -> Bool {
    let folded = VietnameseText.fold(text)
    guard !folded.hasSuffix(" tiep theo"), !folded.hasSuffix(" tiep"), known.insert(folded).inserted else {
      return false
    }
    kinds = KindWords.isOnlyKind(inTitle: text) ? [text] : []
    status = StatusWords.words(ofHeading: text)
    title = title.replaced(by: read(text))
    places = title
    return true
  }

  /// Fills what is open, and says so.
  ///
  /// - Parameter columns: those of the list.
  mutating func complete(_ draft: inout OutletDraft, _ columns: HeaderMatcher) -> [Note] {
    var notes: [Note] = []
    if kinds.count == 1, let title = kinds.first, columns[.kind] == nil, draft[.kind] == nil,
      draft[.name].flatMap(KindWords.kind(ofName:)) == nil
    {
      draft[cell: .kind] = OutletDraft.Cell(column: "", text: title)
      notes.append(RowNote.kindFromSection(title))
    }
    if let status, draft[.status] == nil {
      draft[cell: .status] = OutletDraft.Cell(column: "", text: status)
      notes.append(RowNote.statusFromSection(status))
    }
    // The list of one commune has no column for it.
    if places.communes.count == 1, let (place, commune) = places.communes.first, places.others.isSubset(of: [place]),
      draft[.commune] == nil, draft[.district] == nil, !draft.hasUnits, columns[.commune] == nil,
      columns[.district] == nil, namesNoPlace(draft[.address] ?? "")
    {
      draft[cell: .commune] = OutletDraft.Cell(column: "", text: commune)
      notes.append(RowNote.fromTitle(commune))
    }
    if let district = sheetDistrict ?? (places.districts.count == 1 ? places.districts.first : nil),
      draft[.district] == nil, !draft.hasUnits, let commune = draft[.commune], isTold(commune, by: district)
    {
      draft[cell: .district] = OutletDraft.Cell(column: "", text: district.name)
      notes.append(RowNote.fromTitle(district.name))
    }
    return notes
  }

  /// "Thôn Quảng Điền", but not "Quang Trung, Bồng Sơn, Hoài Nhơn", nor what names a commune that is not here.
  private func namesNoPlace(_ address: String) -> Bool {
    guard case .unknown = gazetteer.resolve(commune: nil, district: nil, address: address) else { return false }
    return MarkedWords(address).folded.allSatisfy { !Self.types.contains($0) }
  }

  private static let types: Set<Substring> = [
    "xa", "x", "phuong", "p", "thi", "tt", "huyen", "h", "tx", "thanh", "tp", "quan", "q", "tinh", "t",
  ]

  /// "UBND XÃ TUY PHƯỚC ĐÔNG", "… TRÊN ĐỊA BÀN PHƯỜNG AN NHƠN BẮC NĂM 2025"; but "CÁC CHỢ XÃ HOÀI ÂN, ÂN HẢO", "… TRÊN
  /// ĐỊA BÀN HUYỆN TUY PHƯỚC" are of more than one.
  private func readPlaces(_ title: String, into places: inout Places) {
    let districts = gazetteer.districts(namedIn: VietnameseText.clean(title))
    places.districts.formUnion(districts)
    if Self.addresses.begins(MarkedWords(title)) { return }
    let words = VietnameseText.clean(title).split { $0 == " " || $0 == "," }.map(String.init)
    let folded = words.map(VietnameseText.fold)
    // "Phòng Kinh tế, Hạ tầng và Đô thị phường An Nhơn Bắc"; one of a district has its seat in a commune.
    let isOffice = districts.isEmpty && Self.offices.begins(MarkedWords(title))
    var isNamed = false
    for index in words.indices where ["xa", "phuong", "thi"].contains(folded[index]) {
      guard let name = commune(words[index...].prefix(6), .commune) else { continue }
      isNamed = true
      let before = folded[..<index]
      if before.last == "ubnd" || [["dia", "ban"], ["nhan", "dan"]].contains(Array(before.suffix(2))) || isOffice {
        places.communes[PlaceName(name)] = name
      } else {
        places.others.insert(PlaceName(name))
      }
      let end = index + name.split(separator: " ").count
      let next = (end..<words.count).first { !["va", ""].contains(folded[$0]) } ?? end
      if let name = commune(words[next...].prefix(4), nil) { places.others.insert(PlaceName(name)) }
    }
    if !isNamed, Self.isTitle(title), Self.areas.isIn(MarkedWords(title)) {
      places.others.insert(PlaceName(title))
    }
  }

  /// The longest name of a commune that the words begin with, with its type in front or without one.
  private func commune(_ words: ArraySlice<String>, _ level: AdminUnit.Level?) -> String? {
    (2...6).reversed().lazy.filter { $0 <= words.count }.map { words.prefix($0).joined(separator: " ") }.first { name in
      if case .unknown = gazetteer.resolve(commune: name, district: nil) { return false }
      return PlaceName(name).type?.level == level
    }
  }

  /// Whom a list is sent to.
  private static let addresses = WordTable(["kinh gui", "gui", "noi nhan", "de nghi"])
  private static let offices = WordTable(["phòng kinh tế", "đơn vị phòng kinh tế"])
  /// More than a commune.
  private static let areas = WordTable(["huyện", "thị xã", "thành phố", "tỉnh", "các xã", "các phường"])

  private mutating func isTold(_ commune: String, by district: AdminUnit) -> Bool {
    told("\(commune), \(district.name)") { [gazetteer] _ in
      guard case .several = gazetteer.resolve(commune: commune, district: nil),
        case .found = gazetteer.resolve(commune: commune, district: district.name)
      else { return false }
      return true
    }
  }
}
