/// A column of texts that repeat much (codes, communes, opening hours): a small number for each outlet instead of a
/// string.
struct TextColumn: Sendable {
  /// Text of number i + 1; number 0 stands for none.
  private(set) var texts: [String] = []
  private var known: [String: UInt16] = [:]
  private(set) var numbers: ContiguousArray<UInt16> = []
  /// How many of the counted outlets have each number.
  private(set) var counts: [UInt32] = [0]

  private init() {}

  /// - Precondition: no number is greater than the number of texts.
  init(texts: [String], numbers: ContiguousArray<UInt16>, counted: (_ offset: Int) -> Bool) {
    self.texts = texts
    self.numbers = numbers
    for (place, text) in texts.enumerated() { known[text] = UInt16(place + 1) }
    counts = [UInt32](repeating: 0, count: texts.count + 1)
    for (offset, number) in numbers.enumerated() where counted(offset) { counts[Int(number)] += 1 }
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

extension TextColumn {
  /// Puts a column together, outlet by outlet.
  struct Builder {
    private(set) var column = TextColumn()
    private let former: TextColumn?
    /// The number that each of the former column has here; 0 as long as it has not come.
    private var numbers: [UInt16]
    /// Neighbours often have the same.
    private var last: (text: String, number: UInt16)?

    /// - Parameter former: a column some of whose texts will come.
    init(from former: TextColumn?) {
      self.former = former
      numbers = [UInt16](repeating: 0, count: former.map { $0.texts.count + 1 } ?? 0)
    }

    mutating func append(_ text: String?, isCounted: Bool) {
      var number: UInt16 = 0
      if let text {
        number = last?.text == text ? last!.number : self.number(of: text)
        last = (text, number)
      }
      append(number, isCounted: isCounted)
    }

    /// Appends what outlets have in the former column.
    mutating func append(_ offsets: Range<Int>, isCounted: (_ offset: Int) -> Bool) {
      guard let former else { return }
      for offset in offsets {
        let old = Int(former.numbers[offset])
        if old > 0, numbers[old] == 0 { numbers[old] = number(of: former.texts[old - 1]) }
        append(numbers[old], isCounted: isCounted(offset))
      }
    }

    private mutating func append(_ number: UInt16, isCounted: Bool) {
      column.numbers.append(number)
      if isCounted { column.counts[Int(number)] += 1 }
    }

    private mutating func number(of text: String) -> UInt16 {
      if let known = column.known[text] { return known }
      column.texts.append(text)
      column.counts.append(0)
      let number = UInt16(column.texts.count)
      column.known[text] = number
      return number
    }
  }
}
