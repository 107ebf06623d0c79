/// One side of a comparison as it was read, with its type.
struct CQL2Operand {
  let operand: OutletFilter.Operand
  let type: PropertyType
  let position: Int

  init(_ term: OutletFilter.Operand.Term, folding: TextFolding = [], _ type: PropertyType, _ position: Int) {
    operand = OutletFilter.Operand(term, folding: folding)
    self.type = type
    self.position = position
  }

  /// Two sides that can be compared: a text beside a date or time is one, 1 and 0 beside TRUE/FALSE are those.
  static func matched(
    _ one: CQL2Operand, _ other: CQL2Operand
  ) throws(CQL2Error) -> (OutletFilter.Operand, OutletFilter.Operand) {
    let (left, right) = (try one.typed(other.type), try other.typed(one.type))
    guard left.family == right.family else {
      throw CQL2Error(
        at: other.position, vi: "\(right.label.vi) không so được với \(left.label.vi)",
        en: "\(right.label.en) cannot be compared with \(left.label.en)")
    }
    return (left.operand, right.operand)
  }

  /// A literal as what stands beside it: a date, a time, or, as GDAL writes them, TRUE and FALSE.
  func typed(_ wanted: PropertyType) throws(CQL2Error) -> CQL2Operand {
    if wanted == .bool, case .number(let number) = operand.term, number == 0 || number == 1 {
      return CQL2Operand(.bool(number == 1), .bool, position)
    }
    guard type == .text, wanted == .date || wanted == .time, case .text(let text) = operand.term else { return self }
    guard let canonical = wanted.canonical(text) else {
      throw wanted == .date
        ? CQL2Error(
          at: position, vi: "cần một ngày, ví dụ DATE('2025-07-01')", en: "a date is due here, as DATE('2025-07-01')")
        : CQL2Error(
          at: position, vi: "cần một thời điểm, ví dụ TIMESTAMP('2025-07-01T00:00:00Z')",
          en: "a time is due here, as TIMESTAMP('2025-07-01T00:00:00Z')")
    }
    return CQL2Operand(.text(canonical), wanted, position)
  }

  /// Lists are compared by their texts.
  private var family: PropertyType { type == .list ? .text : type }

  private var label: BilingualText {
    switch type {
    case .text, .list: BilingualText(vi: "chuỗi", en: "a text")
    case .integer: BilingualText(vi: "số", en: "a number")
    case .bool: BilingualText(vi: "TRUE/FALSE", en: "TRUE/FALSE")
    case .date: BilingualText(vi: "ngày", en: "a date")
    case .time: BilingualText(vi: "thời điểm", en: "a time")
    }
  }
}
