import Outlets

/// What the sheet's name and the title above its header say of all rows: a list's district, its kind. Much else stands
/// there, too, as the address of the office: so it counts only where the rows leave something open.
struct ListTitle {
  private let gazetteer: Gazetteer
  /// The district that the sheet is called after.
  private let sheetDistrict: AdminUnit?
  private var titleDistricts: Set<AdminUnit> = []
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
    status = sheetName.flatMap { StatusWords.statusOfHeading($0) }.flatMap { $0 == .active ? nil : $0.label.vi }
  }

  /// A row above the header.
  mutating func read(_ row: Sheet.Row) {
    for cell in row.cells where !cell.isEmpty {
      known.insert(VietnameseText.fold(cell))
      titleDistricts.formUnion(gazetteer.districts(namedIn: VietnameseText.clean(cell)))
      if KindWords.isOnlyKind(inTitle: cell) { kinds.insert(VietnameseText.clean(cell)) }
      if Self.isTitle(cell), let words = StatusWords.words(ofHeading: cell) { status = words }
    }
  }

  /// "DANH SÁCH …", and no legend, number or date.
  static func isTitle(_ text: String) -> Bool {
    let folded = VietnameseText.fold(text)
    return ["danh sach ", "tong hop ", "thong ke ", "bieu ", "bang "].contains(where: folded.hasPrefix)
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
    if let district = sheetDistrict ?? (titleDistricts.count == 1 ? titleDistricts.first : nil),
      draft[.district] == nil, !draft.hasUnits, let commune = draft[.commune], isTold(commune, by: district)
    {
      draft[cell: .district] = OutletDraft.Cell(column: "", text: district.name)
      notes.append(RowNote.fromTitle(district.name))
    }
    return notes
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
