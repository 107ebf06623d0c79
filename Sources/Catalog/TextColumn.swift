/// A column of texts that repeat much (codes, communes, opening hours): a small number for each outlet instead of a
/// string.
struct TextColumn: Sendable {
  /// Text of number i + 1; number 0 stands for none.
  private(set) var texts: [String] = []
  private var known: [String: UInt16] = [:]
  private(set) var numbers: ContiguousArray<UInt16> = []
  /// How many of the counted outlets have each number.
  private(set) var counts: [UInt32] = [0]
  /// Neighbours often have the same.
  private var last: (text: String, number: UInt16)?

  init() {}

  /// - Precondition: no number is greater than the number of texts.
  init(texts: [String], numbers: ContiguousArray<UInt16>, counted: (_ offset: Int) -> Bool) {
    self.texts = texts
    self.numbers = numbers
    for (place, text) in texts.enumerated() { known[text] = UInt16(place + 1) }
    counts = [UInt32](repeating: 0, count: texts.count + 1)
    for (offset, number) in numbers.enumerated() where counted(offset) { counts[Int(number)] += 1 }
  }

  mutating func append(_ text: String?, isCounted: Bool) {
    var number: UInt16 = 0
    if let text {
      if let last, last.text == text {
        number = last.number
      } else if let known = known[text] {
        number = known
      } else {
        texts.append(text)
        number = UInt16(texts.count)
        known[text] = number
        counts.append(0)
      }
      last = (text, number)
    }
    numbers.append(number)
    if isCounted { counts[Int(number)] += 1 }
  }

  func text(at offset: Int) -> String? { numbers[offset] == 0 ? nil : texts[Int(numbers[offset]) - 1] }

  /// The outlets that have one of some texts.
  func offsets(of texts: [String]) -> OffsetSet {
    var isWanted = [Bool](repeating: false, count: self.texts.count + 1)
    for text in texts { if let number = known[text] { isWanted[Int(number)] = true } }
    return offsets(ofNumbers: isWanted)
  }

  /// The outlets whose number is wanted.
  func offsets(ofNumbers isWanted: [Bool]) -> OffsetSet {
    guard isWanted.contains(true) else { return OffsetSet(count: numbers.count) }
    return OffsetSet(count: numbers.count) { isWanted[Int(numbers[$0])] }
  }
}
