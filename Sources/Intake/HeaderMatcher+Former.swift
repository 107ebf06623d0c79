import Outlets

/// What was, beside what is: which of several columns for one fact are not read.
extension HeaderMatcher {
  /// Of two columns of communes one may be for those before July 2025: "Xã cũ", "Xã mới".
  static func partEras(_ headers: [String], _ readings: inout [HeaderReading?]) {
    let communes = readings.indices.filter { readings[$0]?.field == .commune }
    guard communes.count > 1, !readings.contains(where: { $0?.field == .commune2020 }) else { return }
    let former = communes.filter { HeaderWords.former.isIn(MarkedWords(headers[$0])) }
    guard former.count == 1 else { return }
    readings[former[0]]?.field = .commune2020
  }

  /// "Địa chỉ cũ" beside "Địa chỉ mới", or the head office beside the shop, is not what the outlet's is.
  static func dropFormer(_ headers: [String], _ readings: inout [HeaderReading?]) {
    let columns = Dictionary(grouping: readings.indices.filter { readings[$0] != nil }) { readings[$0]!.field }
    for (field, indices) in columns where indices.count > 1 && !field.isPrivate {
      let others = indices.filter { index in
        guard readings[index]?.isCertain != true else { return false }
        let words = MarkedWords(headers[index])
        return HeaderWords.former.isIn(words) || field == .address && HeaderWords.seats.isIn(words)
      }
      if others.count < indices.count { for index in others { readings[index] = nil } }
    }
  }

  /// What changes from year to year.
  static let changing: Set<OutletDraft.Field> = [.status, .grade]

  /// Of "Tình trạng 2024" and "Tình trạng 2025" the latest counts, but no plan: "Tình trạng 2030", "Hạng quy hoạch 2025".
  ///
  /// - Returns: the columns of the years before it, the latest first, for rows that leave it blank; none of ticks.
  func dropEarlier(_ readings: inout [HeaderReading?]) -> [OutletDraft.Field: [Int]] {
    var earlier: [OutletDraft.Field: [Int]] = [:]
    for field in Self.changing {
      let columns = readings.indices.filter { readings[$0]?.field == field }
      guard columns.count > 1, columns.allSatisfy({ ticks[$0] != nil || readings[$0]?.isCertain != true }) else {
        continue
      }
      let months = columns.compactMap { MonthWords.last(in: headers[$0]) }
      guard months.count == columns.count else { continue }
      let told = zip(columns, months).filter { column, month in
        !month.isYetToCome && !HeaderWords.plans.isIn(MarkedWords(headers[column]))
      }
      guard let last = told.map({ $1 }).max() else { continue }
      for column in columns where !told.contains(where: { $0 == (column, last) }) { readings[column] = nil }
      let former = told.filter { $0.1 < last && ticks[$0.0] == nil }.sorted { $0.1 > $1.1 }
      if !former.isEmpty { earlier[field] = former.map { $0.0 } }
    }
    return earlier
  }
}
