import Outlets

/// Finds out what each column of a header row holds.
struct HeaderMatcher: Sendable {
  /// The columns that are read, in the file's order.
  private(set) var columns: [(field: OutletDraft.Field, index: Int)] = []
  /// The headers as the file has them, line breaks as spaces.
  let headers: [String]
  /// By raw value of the field: the header of its first column.
  private(set) var headerOfField = OutletDraft.Field.noColumns
  private(set) var notes: [Note] = []
  /// By index of a column of an address: the word that goes in front of its cells.
  private(set) var addressWords: [Int: String] = [:]
  /// By index of a column that is ticked: what a tick in it stands for, as "Tạm ngừng" under "Tình trạng".
  private(set) var ticks: [Int: String] = [:]
  /// By index of a column: what its header says of the codes below it.
  private(set) var codes: [Int: [String: String]] = [:]
  /// Columns of earlier years, the latest first, for rows where the column of the field is blank.
  private(set) var earlier: [OutletDraft.Field: [Int]] = [:]
  /// The column that an outlet which trades has ticked, where the list ticks them.
  let activeTick: String?
  /// The column of a market's days, where another has its hours.
  private(set) var marketDays: Int?
  /// Whether the address stands behind the name, in one cell.
  private(set) var namesHoldAddresses = false
  /// Where a second table begins beside the first.
  private(set) var secondTable: Int?
  /// The column of our own ids in a file that was exported from here: an outlet without a key is found again by it.
  private(set) var ownIDs: Int?
  /// Columns whose header is a column's own name, and no sentence with such words in it.
  private(set) var exact = 0
  private var isBroadlyNamed = false
  /// By raw value of the field: its first column, or -1.
  private var firstOfField = Array(repeating: -1, count: OutletDraft.Field.allCases.count)

  /// - Parameters:
  ///   - groups: for a header of two rows the upper one, spread over the cells below it.
  ///   - chosen: what a person says of columns, by index.
  ///   - ticked: what the cells tell of columns.
  init(
    _ headers: [String], groups: [String] = [], chosen: [Int: OutletDraft.Field] = [:], ticked: TickedColumns = .none
  ) {
    activeTick = ticked.active
    let lower = headers.map(VietnameseText.clean)
    let upper = groups.map(VietnameseText.clean)
    let width = max(lower.count, upper.count, (chosen.keys.filter { (0..<10_000).contains($0) }.max() ?? -1) + 1)
    let joined = (0..<width).map { index in
      [index < upper.count ? upper[index] : "", index < lower.count ? lower[index] : ""]
        .filter { !$0.isEmpty }.joined(separator: " > ")
    }
    self.headers = joined
    var readings: [HeaderReading?] = []
    for index in 0..<width {
      let own = index < lower.count && !lower[index].isEmpty ? lower[index] : joined[index]
      if index < upper.count, own != joined[index], let field = HeaderReading(upper[index])?.field,
        ValueWords.isValue(own, of: field), chosen[index] ?? field == field
      {
        ticks[index] = own
        readings.append(HeaderReading(field, score: HeaderReading.certain))
        continue
      }
      if let (field, value) = ticked.values[index], chosen[index] ?? field == field {
        ticks[index] = value
        readings.append(HeaderReading(field, score: HeaderReading.tick))
        continue
      }
      let choice = chosen[index].map { HeaderReading($0, score: HeaderReading.certain) }
      let remark = ticked.remarks.contains(index) ? HeaderReading(.remark, score: HeaderReading.tick) : nil
      readings.append(choice ?? remark ?? HeaderReading(own) ?? HeaderReading(joined[index]))
    }
    for index in ticked.continued where readings[index] == nil {
      readings[index] = readings[index - 1].map { HeaderReading($0.field, score: HeaderReading.continued) }
    }
    // "Khác" beside "Đang hoạt động" under "Tình trạng".
    for index in ticks.keys.filter({ readings[$0]?.field == .status && $0 < upper.count }) {
      for other in upper.indices where upper[other] == upper[index] && readings[other]?.field == .status {
        if ticks[other] == nil, other < lower.count, !lower[other].isEmpty { ticks[other] = lower[other] }
      }
    }
    // A list of distributors names them so; behind other columns they supply the outlets.
    let first = readings.firstIndex { $0.map { ![.number, .key].contains($0.field) } ?? false } ?? width
    let isNamed = chosen[first] != nil || readings.contains { $0?.field == .name }
    if !isNamed, first < lower.count, VietnameseText.fold(lower[first]) == "nha phan phoi" {
      readings[first] = HeaderReading(.name, score: HeaderReading.broadName)
    }
    secondTable = Self.secondTable(joined, readings)
    Self.partEras(joined, &readings)
    earlier = dropEarlier(&readings)
    Self.dropFormer(joined, &readings)
    Self.dropAccounts(joined, &readings)
    if let index = joined.firstIndex(of: OutletProperty.id.rawValue), chosen[index] == nil,
      Self.exported.count(where: joined.contains) >= 3
    {
      ownIDs = index
      readings[index] = nil
    }
    take(readings)
    guard let ownIDs else { return }
    columns.append((.key, ownIDs))
    if self[.key] == nil {
      firstOfField[OutletDraft.Field.key.rawValue] = ownIDs
      headerOfField[OutletDraft.Field.key.rawValue] = headers[ownIDs]
    }
  }

  /// Behind an empty column, or with its own numbers in front, outlets are named again, and more facts of them: the
  /// columns of "Đơn vị quản lý", "Địa chỉ" behind those of the outlet are none.
  private static func secondTable(_ headers: [String], _ readings: [HeaderReading?]) -> Int? {
    let names = readings.indices.filter {
      readings[$0]?.field == .name && readings[$0]!.score >= HeaderReading.firmName
    }
    for name in names.dropFirst() {
      let isNumbered = readings[name - 1]?.field == .number
      let start = isNumbered ? name - 1 : name
      // "TT | Tên chợ | Xã | TT | Tên siêu thị | Địa chỉ".
      if isNumbered, let number = readings.firstIndex(where: { $0?.field == .number }), number < start,
        headers[number] == headers[start]
      {
        return start
      }
      let left = Set(readings[..<start].compactMap(\.?.field))
      let both = Set(readings[start...].compactMap(\.?.field)).intersection(left).subtracting([.ignored])
      let isApart = isNumbered && left.contains(.number) || headers[start - 1].isEmpty
      if isApart, both.subtracting([.name, .number]).count >= 1 { return start }
    }
    return nil
  }

  /// Columns that no list has but those exported from here.
  private static let exported = [
    OutletProperty.commune2020, .communeCode2020, .district2020, .districtCode2020, .updatedAt, .synthetic,
  ].map(\.rawValue)

  /// The account of whoever answered a form is that person's own; a question for the outlet's e-mail is another column.
  private static func dropAccounts(_ headers: [String], _ readings: inout [HeaderReading?]) {
    let folded = headers.map(VietnameseText.fold)
    guard folded.contains(where: HeaderWords.timesOfAnswers.contains) else { return }
    for (index, name) in folded.enumerated()
    where readings[index]?.isCertain != true && HeaderWords.accountsOfAnswers.contains(name) { readings[index] = nil }
  }

  /// Of several columns for one fact the one with the best header is read, unless all are.
  private mutating func take(_ readings: [HeaderReading?]) {
    var best: [OutletDraft.Field: (score: Int, index: Int)] = [:]
    for (index, reading) in readings.enumerated() {
      guard let reading, reading.score > best[reading.field]?.score ?? 0 else { continue }
      best[reading.field] = (reading.score, index)
    }
    let minutes = minuteColumns(readings, [best[.latitude]?.index, best[.longitude]?.index])
    for (index, reading) in readings.enumerated() {
      if let field = minutes[index] {
        columns.append((field, index))
        continue
      }
      guard let field = reading?.field, field != .ignored, let chosen = best[field]?.index else { continue }
      if reading?.score == HeaderReading.marketDays, chosen != index {
        columns.append((field, index))
        marketDays = index
        continue
      }
      let isEnd = reading?.score == HeaderReading.closingHours
      if isEnd, chosen >= index { continue }
      let isContinued = reading?.score == HeaderReading.continued
      if isContinued, chosen != index - 1 { continue }
      let isPart =
        isEnd || isContinued || ticks[index] != nil
        || field == .address && (reading?.isCertain == true || HeaderWords.isPartOfAddress(headers[index]))
      if chosen == index || field.repeats || isPart {
        columns.append((field, index))
        let codes = ticks[index] == nil ? CodeLegend.codes(in: headers[index], of: field) : [:]
        if !codes.isEmpty { self.codes[index] = codes }
        if field == .address { addressWords[index] = HeaderWords.addressWord(headers[index]) }
        if reading.map({ $0.isExact || [HeaderReading.broadName, HeaderReading.firmName].contains($0.score) }) ?? false
        {
          exact += 1
        }
        if field == .name {
          isBroadlyNamed = reading?.score == HeaderReading.broadName
          namesHoldAddresses = reading?.score == HeaderReading.nameAndAddress && best[.address] == nil
        }
        if firstOfField[field.rawValue] < 0 {
          firstOfField[field.rawValue] = index
          headerOfField[field.rawValue] = headers[index]
        }
      } else if reading?.isExact == true, VietnameseText.fold(headers[index]) != "id" {
        notes.append(FileNote.duplicateColumn(headers[index], read: headers[chosen]))
      }
    }
  }

  /// By index, the columns of minutes and seconds behind those of degrees: without a header, as cells below a merged
  /// one are, or named so.
  private func minuteColumns(_ readings: [HeaderReading?], _ degrees: [Int?]) -> [Int: OutletDraft.Field] {
    var minutes: [Int: OutletDraft.Field] = [:]
    for case let start? in degrees {
      for index in (start + 1)..<(start + 3) where index < readings.count && readings[index]?.field != .ignored {
        guard headers[index].isEmpty || HeaderWords.namesPartOfAngle(headers[index]) else { break }
        minutes[index] = readings[start]?.field
      }
    }
    return minutes
  }

  /// The first column of the field.
  subscript(field: OutletDraft.Field) -> Int? {
    let index = firstOfField[field.rawValue]
    return index < 0 ? nil : index
  }

  /// Whether this can be the header of a list: it names the outlets and at least one more fact.
  var isListHeader: Bool {
    let facts = Set(columns.map(\.field)).subtracting([.contactPerson, .contactPhone, .consent, .number, .remark])
    // Where "Chợ" is the only sign of a header, it is a cell of the list.
    return self[.name] != nil && facts.count + (namesHoldAddresses ? 1 : 0) >= 2 && (!isBroadlyNamed || exact >= 2)
  }
}
