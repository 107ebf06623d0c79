/// A column of codes that repeat much (communes, districts): a small number for each outlet instead of a string.
struct CodeColumn: Sendable {
  /// Code of number i + 1; number 0 stands for none.
  private(set) var codes: [String] = []
  private var numbers: [String: UInt16] = [:]
  private(set) var values: ContiguousArray<UInt16> = []
  /// How many of the counted outlets have each number.
  private(set) var counts: [UInt32] = [0]

  init() {}

  /// - Precondition: no value is greater than the number of codes.
  init(codes: [String], values: ContiguousArray<UInt16>, counted: (_ offset: Int) -> Bool) {
    self.codes = codes
    self.values = values
    for (place, code) in codes.enumerated() { numbers[code] = UInt16(place + 1) }
    counts = [UInt32](repeating: 0, count: codes.count + 1)
    for (offset, value) in values.enumerated() where counted(offset) { counts[Int(value)] += 1 }
  }

  mutating func append(_ code: String?, isCounted: Bool) {
    var number: UInt16 = 0
    if let code {
      if let known = numbers[code] {
        number = known
      } else {
        codes.append(code)
        number = UInt16(codes.count)
        numbers[code] = number
        counts.append(0)
      }
    }
    values.append(number)
    if isCounted { counts[Int(number)] += 1 }
  }

  /// Numbers of those codes that occur.
  func numbers(of codes: [String]) -> [UInt16] { codes.compactMap { numbers[$0] } }

  func code(at offset: Int) -> String? { values[offset] == 0 ? nil : codes[Int(values[offset]) - 1] }

  subscript(offset: Int) -> UInt16 { values[offset] }
}
