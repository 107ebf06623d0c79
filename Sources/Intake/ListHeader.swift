import Outlets

/// What a sheet's columns are: by its header, by a person's choice, or as was chosen for an earlier file of the shape.
struct ListHeader: Sendable {
  /// Nil for a layer, which names its columns apart from its rows.
  let row: HeaderRow?
  let matcher: HeaderMatcher
  let shape: String
  let isRemembered: Bool

  /// Nil when the sheet has no list: no row names the outlets and one more fact of them.
  init?(_ sheet: Sheet, choices: ReadingChoices, remembered: (String) -> [Int: OutletDraft.Field]?) {
    let found: HeaderRow?
    let headers: [String]
    if let names = sheet.header {
      found = nil
      headers = names.map { VietnameseText.clean(LegacyFont.decoded($0)) }
    } else {
      let rows = Self.firstRows(of: sheet, choices)
      let recognised = choices.headerRow == nil ? HeaderRow.find(in: rows) : nil
      found = recognised ?? HeaderRow.unrecognised(in: rows, number: choices.headerRow)
      guard let found else { return nil }
      headers = found.matcher.headers
    }
    shape = Self.shape(headers)
    let earlier = choices.columns.isEmpty ? remembered(shape) ?? [:] : [:]
    isRemembered = !earlier.isEmpty
    var columns = isRemembered ? earlier : choices.columns
    if columns.isEmpty, let found {
      if let graded = Self.gradeColumn(found, sheet) { columns[graded] = .grade }
      if let described = Self.describedPlaceColumn(found, sheet) { columns[described] = .address }
    }
    let named = found?.choosing(columns).matcher ?? HeaderMatcher(headers, chosen: columns)
    let ticked = TickedColumns(named, in: sheet, below: found?.rows.upperBound ?? 0)
    row = found?.choosing(columns, ticked: ticked)
    matcher = row?.matcher ?? HeaderMatcher(headers, chosen: columns, ticked: ticked)
    guard matcher.isListHeader else { return nil }
  }

  /// A column "Loại" that holds nothing but grades, as lists of markets have it.
  private static func gradeColumn(_ header: HeaderRow, _ sheet: Sheet) -> Int? {
    guard header.matcher[.grade] == nil, let index = header.matcher[.kind],
      ["loai", "phan loai"].contains(VietnameseText.fold(header.matcher.headers[index]))
    else { return nil }
    let cells = Self.cells(index, below: header, in: sheet)
    let grades = cells.count { GradeText.grade($0) != nil }
    return grades > 0 && cells.allSatisfy { GradeText.isGradeOrNone($0) } ? index : nil
  }

  /// A column "Vị trí" that holds addresses, and no coordinates.
  private static func describedPlaceColumn(_ header: HeaderRow, _ sheet: Sheet) -> Int? {
    guard header.matcher[.address] == nil, let index = header.matcher[.coordinates],
      ["vi tri", "location"].contains(VietnameseText.fold(header.matcher.headers[index]))
    else { return nil }
    let cells = Self.cells(index, below: header, in: sheet)
    let words = cells.filter { cell in
      cell.count(where: \.isLetter) > cell.count(where: \.isNumber) && !cell.contains("://") && MapLink(cell) == nil
    }
    // "Km 12+500", but no coordinates between addresses.
    let others = Set(cells).subtracting(words)
    return words.count * 2 > cells.count && others.allSatisfy { $0.count(where: \.isNumber) < 6 } ? index : nil
  }

  private static func cells(_ index: Int, below header: HeaderRow, in sheet: Sheet) -> [String] {
    sheet.prefix(header.rows.upperBound + HeaderRow.depth).filter { $0.number > header.rows.upperBound }
      .compactMap { index < $0.cells.count && !$0.cells[index].isEmpty ? $0.cells[index] : nil }
  }

  /// Whether the names of the outlets have numbers in front, rising from row to row: "1. Chợ Gò Găng".
  func numbersNames(in sheet: Sheet) -> Bool {
    guard let row, let index = matcher[.name] else { return false }
    let names = Self.cells(index, below: row, in: sheet)
    let numbers = names.compactMap { OutletDraft.listNumber(of: VietnameseText.clean($0))?.number }
    return numbers.count > 1 && numbers.count * 2 > names.count
      && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  private static func firstRows(of sheet: Sheet, _ choices: ReadingChoices) -> [Sheet.Row] {
    // A header row that a person names stands where a person can have seen it.
    var rows = Array(sheet.prefix(max(HeaderRow.depth + 1, min(choices.headerRow ?? 0, 10_000))))
    var plain: Set<String> = []
    for index in rows.indices { _ = LegacyFont.convert(&rows[index], plain: &plain) }
    return rows
  }

  /// The columns that are known of a sheet whose header names no outlets.
  static func knownColumns(of sheet: Sheet, _ choices: ReadingChoices) -> [String] {
    if let names = sheet.header { return HeaderRow.knownColumns(in: [Sheet.Row(number: 0, cells: names)]) }
    return HeaderRow.knownColumns(in: firstRows(of: sheet, choices))
  }

  /// What the columns are called below the row that a person names, and what first stands in them; nil where no row
  /// is named, or the row is not there.
  static func unknownColumns(of sheet: Sheet, _ choices: ReadingChoices) -> [ListFileError.UnknownColumn]? {
    guard let number = choices.headerRow, sheet.header == nil else { return nil }
    let rows = firstRows(of: sheet, choices)
    guard let row = HeaderRow.unrecognised(in: rows, number: number) else { return nil }
    return row.matcher.headers.enumerated().map { index, header in
      let sample = rows.first { $0.number > number && index < $0.cells.count && !$0.cells[index].isEmpty }
      return ListFileError.UnknownColumn(
        header: header, sample: sample.map { String(VietnameseText.clean($0.cells[index]).prefix(60)) } ?? "")
    }
  }

  private static func shape(_ headers: [String]) -> String {
    var folded = headers.map(VietnameseText.fold)
    while folded.last?.isEmpty == true { folded.removeLast() }
    return SHA256.hexadecimal(Array(folded.joined(separator: "\u{1F}").utf8))
  }

  /// What is to be said of the columns.
  func notes(_ choices: ReadingChoices) -> [Note] {
    let earlier = matcher.earlier.values.joined().map { matcher.headers[$0] }
    let told = Self.ofPrograms.union(matcher.notes.compactMap(\.column) + earlier)
    let unread = columns(choices).filter { $0.field == nil && !told.contains($0.header) }.map(\.header)
    return matcher.notes + (unread.isEmpty ? [] : [FileNote.unreadColumns(unread)])
  }

  /// Columns that nobody keeps: those that only an export from here has, and those that GDAL gives each KML.
  private static let ofPrograms: Set<String> = [
    "updated_at", "license", "source", "retrieved", "distance", "distance (khoảng cách, m)",
    "timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon",
  ]

  /// All columns with a header or a choice.
  func columns(_ choices: ReadingChoices) -> [ListReading.Column] {
    var fields: [Int: OutletDraft.Field] = choices.columns.filter { $0.value == .ignored }
    for (field, index) in matcher.columns { fields[index] = field }
    return matcher.headers.indices.compactMap { index in
      if matcher.headers[index].isEmpty, fields[index] == nil { return nil }
      return ListReading.Column(index: index, header: matcher.headers[index], field: fields[index])
    }
  }
}
