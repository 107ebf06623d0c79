import Outlets

/// What the sheet's name and the title above its header say of all rows: a list's district, its kind. Much else stands
/// there, too, as the address of the office: so it counts only where the rows leave something open.
struct ListTitle {
  private let gazetteer: Gazetteer
  /// The district that the sheet is called after.
  private let sheetDistrict: AdminUnit?
  private var titleDistricts: Set<AdminUnit> = []
  /// The communes whose office made the list, or which the title says it is of.
  private var communes: Set<String> = []
  private var kinds: Set<String> = []
  /// What is said of the status of all outlets.
  private var status: String?
  /// Folded: a title may stand on every page.
  private var known: Set<String> = []
  /// By a commune's name: whether the district tells which commune it is.
  private var isTold: [String: Bool] = [:]

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
    for cell in row.cells where !cell.isEmpty {
      known.insert(VietnameseText.fold(cell))
      titleDistricts.formUnion(gazetteer.districts(namedIn: VietnameseText.clean(cell)))
      if let commune = commune(of: cell) { communes.insert(commune) }
      if KindWords.isOnlyKind(inTitle: cell) { kinds.insert(VietnameseText.clean(cell)) }
      if Self.isTitle(cell), let words = StatusWords.words(ofHeading: cell) { status = words }
    }
  }

  /// "DANH SÁCH …", "I. DANH SÁCH …", and no legend, number or date.
  static func isTitle(_ text: String) -> Bool {
    let words = VietnameseText.fold(text).split(separator: " ")
    let isMarked = words.first.map { $0.utf8.count < 3 || $0.allSatisfy { "ivx".contains($0) } } ?? false
    let folded = words.dropFirst(isMarked ? 1 : 0).joined(separator: " ")
    return ["danh sach ", "tong hop ", "thong ke ", "bieu ", "bang ", "phu luc "].contains(where: folded.hasPrefix)
  }

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
    let districts = gazetteer.districts(namedIn: text)
    if !districts.isEmpty { titleDistricts = Set(districts) }
    if let commune = commune(of: text) { communes = [commune] }
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
    if communes.count == 1, let commune = communes.first, draft[.commune] == nil, draft[.district] == nil,
      !draft.hasUnits, columns[.commune] == nil, columns[.district] == nil, namesNoPlace(draft[.address] ?? "")
    {
      draft[cell: .commune] = OutletDraft.Cell(column: "", text: commune)
      notes.append(RowNote.fromTitle(commune))
    }
    if let district = sheetDistrict ?? (titleDistricts.count == 1 ? titleDistricts.first : nil),
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

  /// "UBND XÃ TUY PHƯỚC ĐÔNG", "… TRÊN ĐỊA BÀN PHƯỜNG AN NHƠN BẮC NĂM 2025".
  private func commune(of title: String) -> String? {
    if VietnameseText.fold(title).hasPrefix("kinh gui") { return nil }
    let words = VietnameseText.clean(title).split { $0 == " " || $0 == "," }.map(String.init)
    let folded = words.map(VietnameseText.fold)
    for index in words.indices.dropFirst() where ["xa", "phuong", "thi"].contains(folded[index]) {
      let before = folded[..<index]
      guard before.last == "ubnd" || [["dia", "ban"], ["nhan", "dan"]].contains(Array(before.suffix(2))) else {
        continue
      }
      for length in (2...6).reversed() where index + length <= words.count {
        let name = words[index..<(index + length)].joined(separator: " ")
        if PlaceName(name).type?.level == .commune, case .found = gazetteer.resolve(commune: name, district: nil) {
          return name
        }
      }
    }
    return nil
  }

  private mutating func isTold(_ commune: String, by district: AdminUnit) -> Bool {
    if let known = isTold[commune] { return known }
    var isTold = false
    if case .several = gazetteer.resolve(commune: commune, district: nil),
      case .found = gazetteer.resolve(commune: commune, district: district.name)
    {
      isTold = true
    }
    if self.isTold.count < 10_000 { self.isTold[commune] = isTold }
    return isTold
  }
}
