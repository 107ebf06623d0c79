public import Spatial

/// Reads CQL2 text (OGC 21-065r2): `kind = 'market' AND NOT (grade IS NULL OR name LIKE 'Chợ%')`.
///
/// Conformance classes basic-cql2, advanced-comparison-operators, case- and accent-insensitive-comparison,
/// basic-spatial-functions; of geometries POINT, BBOX, POLYGON and MULTIPOLYGON. As GDAL writes them, also ILIKE, and
/// 1 and 0 for TRUE and FALSE. Recursive descent, one function for each rule of the grammar; O(length).
public struct CQL2Parser {
  /// Parentheses, NOTs and functions within each other.
  static let deepest = 32
  static let mostVertices = 1000
  /// Comparisons and the like: each may be asked of every outlet.
  static let mostConditions = 64

  private let tokens: [CQL2Token]
  private var next = 0
  private var depth = 0
  private var conditions = 0
  var vertices = 0
  /// A place from a pair of numbers as they stand.
  let place: (Double, Double) -> Coordinate?
  /// What a BBOX covers, from its four numbers as they stand.
  let box: (Double, Double, Double, Double) -> PlanarRegion?

  /// The grammar has two ways to write a quote in a text, `''` and `\'`, and so two readings of `'a\'`. A backslash is
  /// itself, as in SQL, unless the filter makes sense only when it is not.
  ///
  /// - Parameters:
  ///   - place: reads a position of the filter's reference system; nil where there is none.
  ///   - box: reads a box of it, the lower corner first.
  public static func filter(
    _ text: String,
    place: @escaping (Double, Double) -> Coordinate? = { Coordinate(longitude: $0, latitude: $1) },
    box: @escaping (Double, Double, Double, Double) -> PlanarRegion? = {
      BoundingBox(west: $0, south: $1, east: $2, north: $3).map { .box($0) }
    }
  ) throws(CQL2Error) -> OutletFilter {
    do throws(CQL2Error) {
      return try filter(CQL2Token.tokens(text), place, box)
    } catch {
      guard text.contains(#"\'"#),
        let filter = try? filter(CQL2Token.tokens(text.replacing(#"\'"#, with: "''")), place, box)
      else { throw error }
      return filter
    }
  }

  private static func filter(
    _ tokens: [CQL2Token], _ place: @escaping (Double, Double) -> Coordinate?,
    _ box: @escaping (Double, Double, Double, Double) -> PlanarRegion?
  ) throws(CQL2Error) -> OutletFilter {
    var parser = CQL2Parser(tokens: tokens, place: place, box: box)
    let filter = try parser.expression()
    guard parser.token.kind == .end else {
      throw parser.unexpected(vi: "AND, OR hoặc hết điều kiện", en: "AND, OR or the end")
    }
    return filter
  }

  private init(
    tokens: [CQL2Token], place: @escaping (Double, Double) -> Coordinate?,
    box: @escaping (Double, Double, Double, Double) -> PlanarRegion?
  ) {
    (self.tokens, self.place, self.box) = (tokens, place, box)
  }

  var token: CQL2Token { tokens[next] }

  private mutating func expression() throws(CQL2Error) -> OutletFilter {
    var filters = [try term()]
    while takeKeyword("OR") { filters.append(try term()) }
    return filters.count == 1 ? filters[0] : .any(filters)
  }

  private mutating func term() throws(CQL2Error) -> OutletFilter {
    var filters = [try factor()]
    while takeKeyword("AND") { filters.append(try factor()) }
    return filters.count == 1 ? filters[0] : .all(filters)
  }

  private mutating func factor() throws(CQL2Error) -> OutletFilter {
    try enter()
    defer { depth -= 1 }
    if takeKeyword("NOT") { return .not(try factor()) }
    if takeSign("(") {
      let filter = try expression()
      try expect(")")
      return filter
    }
    conditions += 1
    guard conditions <= Self.mostConditions else {
      throw CQL2Error(
        at: token.position, vi: "quá \(Self.mostConditions) điều kiện; IN nhận nhiều giá trị",
        en: "more than \(Self.mostConditions) conditions; IN takes many values")
    }
    if takeKeyword("S_INTERSECTS") { return .intersects(try intersection()) }
    return try predicate()
  }

  private mutating func predicate() throws(CQL2Error) -> OutletFilter {
    if case .word(Self.geometryName) = token.kind, tokens[next + 1].isKeyword("IS") {
      next += 2
      let isNegated = takeKeyword("NOT")
      guard takeKeyword("NULL") else { throw unexpected(vi: "NULL", en: "NULL") }
      // Every outlet has a place.
      return .constant(isNegated)
    }
    let one = try operand()
    if case .sign(let sign) = token.kind, let comparison = OutletFilter.Comparison(rawValue: sign) {
      next += 1
      let other = try operand()
      // Of several values none is the lesser.
      if comparison != .equal, comparison != .notEqual {
        for side in [one, other] where side.type == .list { throw listOrder(side) }
      }
      let (left, right) = try CQL2Operand.matched(one, other)
      // A literal goes to the right.
      return left.property == nil && right.property != nil
        ? .comparison(right, comparison.mirrored, left) : .comparison(left, comparison, right)
    }
    if takeKeyword("IS") {
      let isNegated = takeKeyword("NOT")
      guard takeKeyword("NULL") else { throw unexpected(vi: "NULL", en: "NULL") }
      guard let property = one.operand.property else {
        throw CQL2Error(at: one.position, vi: "IS NULL hỏi về một thuộc tính", en: "IS NULL asks of a property")
      }
      return isNegated ? .not(.isNull(property)) : .isNull(property)
    }
    let isNegated = takeKeyword("NOT")
    let filter: OutletFilter
    if takeKeyword("LIKE") {
      filter = try like(one)
    } else if takeKeyword("ILIKE") {
      // GDAL's word for CASEI on both sides.
      filter = try like(one, folding: .letterCase)
    } else if takeKeyword("BETWEEN") {
      let low = try operand()
      guard takeKeyword("AND") else { throw unexpected(vi: "AND", en: "AND") }
      let high = try operand()
      guard one.type != .list else { throw listOrder(one) }
      let (value, from) = try CQL2Operand.matched(one, low)
      filter = .between(value, from, try CQL2Operand.matched(one, high).1)
    } else if takeKeyword("IN") {
      filter = .oneOf(one.operand, try list(for: one))
    } else if !isNegated, case .bool(let value) = one.operand.term {
      return .constant(value)
    } else {
      throw unexpected(
        vi: "một phép so sánh (= <> < > <= >= LIKE IN BETWEEN IS NULL)",
        en: "a comparison (= <> < > <= >= LIKE IN BETWEEN IS NULL)")
    }
    return isNegated ? .not(filter) : filter
  }

  private mutating func like(
    _ one: CQL2Operand, folding: TextFolding = []
  ) throws(CQL2Error) -> OutletFilter {
    let position = token.position
    let pattern = try operand()
    guard one.type == .text || one.type == .list, case .text(let text) = pattern.operand.term else {
      throw CQL2Error(
        at: position, vi: "LIKE so chuỗi với mẫu trong dấu nháy: name LIKE 'Chợ%'",
        en: "LIKE holds a text against a pattern in quotes: name LIKE 'Chợ%'")
    }
    let operand = OutletFilter.Operand(one.operand.term, folding: one.operand.folding.union(folding))
    return .like(operand, TextPattern(text, folding: pattern.operand.folding.union(folding)))
  }

  private mutating func list(for one: CQL2Operand) throws(CQL2Error) -> [OutletFilter.Operand] {
    try expect("(")
    var values: [OutletFilter.Operand] = []
    repeat { values.append(try CQL2Operand.matched(one, try operand()).1) } while takeSign(",")
    try expect(")")
    return values
  }

  private func listOrder(_ one: CQL2Operand) -> CQL2Error {
    CQL2Error(
      at: one.position, vi: "thuộc tính này có nhiều giá trị: chỉ dùng =, <>, IN, LIKE",
      en: "this property has several values: it takes =, <>, IN, LIKE")
  }

  private mutating func operand() throws(CQL2Error) -> CQL2Operand {
    try enter()
    defer { depth -= 1 }
    let start = token
    next += 1
    switch start.kind {
    case .text(let text): return CQL2Operand(.text(text), .text, start.position)
    case .number(let number): return CQL2Operand(.number(number), .integer, start.position)
    case .name(let name): return try property(name, start.position)
    case .word(let word):
      let keyword = word.uppercased()
      if keyword == "TRUE" || keyword == "FALSE" { return CQL2Operand(.bool(keyword == "TRUE"), .bool, start.position) }
      guard token.kind == .sign("(") else { return try property(word, start.position) }
      return try function(keyword, start)
    case .sign, .end:
      next -= 1
      throw unexpected(vi: "một thuộc tính hoặc giá trị", en: "a property or a value")
    }
  }

  private mutating func function(_ name: String, _ start: CQL2Token) throws(CQL2Error) -> CQL2Operand {
    next += 1
    let argument = try operand()
    try expect(")")
    switch name {
    case "CASEI", "ACCENTI":
      guard argument.type == .text || argument.type == .list else {
        throw CQL2Error(at: argument.position, vi: "\(name) chỉ nhận chuỗi", en: "\(name) takes texts")
      }
      let folding = argument.operand.folding.union(name == "CASEI" ? .letterCase : .accents)
      return CQL2Operand(argument.operand.term, folding: folding, argument.type, start.position)
    case "DATE", "TIMESTAMP":
      guard case .text(let text) = argument.operand.term else { break }
      return try CQL2Operand(.text(text), .text, argument.position).typed(name == "DATE" ? .date : .time)
    default: break
    }
    throw CQL2Error(
      at: start.position, vi: "không có hàm \(start.shown); có CASEI, ACCENTI, DATE, TIMESTAMP, S_INTERSECTS",
      en: "there is no function \(start.shown); there are CASEI, ACCENTI, DATE, TIMESTAMP, S_INTERSECTS")
  }

  private func property(_ name: String, _ position: Int) throws(CQL2Error) -> CQL2Operand {
    guard let property = OutletProperty(rawValue: name) else {
      let list = OutletProperty.allCases.map(\.rawValue).joined(separator: ", ")
      throw CQL2Error(
        at: position, vi: "không có thuộc tính “\(name.prefix(40))”; có: \(list)",
        en: "there is no property “\(name.prefix(40))”; there are: \(list)")
    }
    return CQL2Operand(.property(property), property.type, position)
  }

  private mutating func enter() throws(CQL2Error) {
    depth += 1
    guard depth <= Self.deepest else {
      throw CQL2Error(
        at: token.position, vi: "lồng nhau quá \(Self.deepest) lớp",
        en: "more than \(Self.deepest) levels within each other")
    }
  }

  mutating func takeKeyword(_ keyword: String) -> Bool {
    guard token.isKeyword(keyword) else { return false }
    next += 1
    return true
  }

  mutating func takeSign(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    next += 1
    return true
  }

  mutating func takeNumber() throws(CQL2Error) -> Double {
    guard case .number(let number) = token.kind else { throw unexpected(vi: "một số", en: "a number") }
    next += 1
    return number
  }

  mutating func expect(_ sign: String) throws(CQL2Error) {
    guard takeSign(sign) else { throw unexpected(vi: "“\(sign)”", en: "“\(sign)”") }
  }

  mutating func takeName() -> String? {
    switch token.kind {
    case .word(let name), .name(let name):
      next += 1
      return name
    default: return nil
    }
  }

  func unexpected(vi: String, en: String) -> CQL2Error {
    CQL2Error(
      at: token.position, vi: "cần \(vi), không phải \(token.shown.vi)",
      en: "\(en) is due here, not \(token.shown.en)")
  }
}
