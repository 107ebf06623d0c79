/// A column of codes that repeat much (communes, districts): a small number per slot instead of a string.
struct CodeColumn {
  private var numbers: [String: UInt16] = [:]
  private var values: [UInt16] = []
  /// How many of the counted slots have each number.
  private(set) var counts: [UInt32] = [0]

  /// The number of slots without a code is 0.
  mutating func append(_ code: String?, isCounted: Bool) {
    var number: UInt16 = 0
    if let code {
      if let known = numbers[code] {
        number = known
      } else {
        number = UInt16(clamping: numbers.count + 1)
        numbers[code] = number
        counts.append(0)
      }
    }
    values.append(number)
    if isCounted { counts[Int(number)] += 1 }
  }

  /// Numbers of those codes that occur.
  func numbers(of codes: [String]) -> [UInt16] { codes.compactMap { numbers[$0] } }

  func count(of code: String) -> Int { numbers[code].map { Int(counts[Int($0)]) } ?? 0 }

  subscript(slot: Int) -> UInt16 { values[slot] }
}
