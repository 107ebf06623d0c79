/// Both numbers of a place in one cell, and the ways to part them.
struct CoordinatePair: Hashable, Sendable {
  let first: CoordinateNumber
  let second: CoordinateNumber

  /// Bytes of a cell that may hold a place: two numbers among words.
  private static let longestCell = 400

  init(first: CoordinateNumber, second: CoordinateNumber) {
    self.first = first
    self.second = second
  }

  /// Nil where only one of the two would be degrees, minutes and seconds that lost their marks.
  init?(guessing first: CoordinateNumber, _ second: CoordinateNumber) {
    guard first.isUnmarkedAngle == second.isUnmarkedAngle else { return nil }
    self.init(first: first, second: second)
  }

  /// Both in kilometres of a plane, as metres.
  var inMetres: CoordinatePair {
    var (first, second) = (first, second)
    first.reading.value *= 1000
    second.reading.value *= 1000
    return CoordinatePair(first: first, second: second)
  }

  /// Every way to part the text into two numbers; empty if there is none.
  ///
  /// - Parameter inserting: put a decimal point where a number has none.
  static func readings(_ text: String, inserting: Bool = false) -> [CoordinatePair] {
    guard text.utf8.count <= longestCell else { return [] }
    let tokens = CoordinateToken.tokens(text)
    func numbers(_ tokens: [CoordinateToken]) -> [CoordinateNumber] {
      CoordinateNumber.readings(tokens) + (inserting ? CoordinateNumber.readings(tokens, inserting: true) : [])
    }
    var pairs: [CoordinatePair] = []
    for cut in cuts(tokens) {
      let firsts = numbers(Array(tokens[..<cut]))
      let seconds = numbers(Array(tokens[cut...]))
      for first in firsts {
        pairs += seconds.compactMap { CoordinatePair(guessing: first, $0) }
      }
    }
    return pairs
  }

  /// Where the second number may begin: the first rule that holds decides.
  private static func cuts(_ tokens: [CoordinateToken]) -> [Int] {
    let numbers = tokens.indices.filter { if case .number = tokens[$0] { true } else { false } }
    guard numbers.count >= 2 else { return [] }
    // Letters in front, as GPS receivers write them: "N13 46.467 E109 13.872".
    let letters = tokens.indices.filter { if case .hemisphere = tokens[$0] { true } else { false } }
    if letters.count == 2, letters[0] < numbers[0], numbers.contains(letters[1] + 1) { return [letters[1]] }
    // A separator with numbers in equal count on both sides.
    let separators = tokens.indices.filter { tokens[$0] == .separator }
    let even = separators.filter { at in numbers.count { $0 < at } * 2 == numbers.count }
    if !even.isEmpty { return even }
    // A second degree mark: its number begins the second part.
    let degrees = tokens.indices.filter { tokens[$0] == .degree }
    if degrees.count == 2, let start = numbers.last(where: { $0 < degrees[1] }) { return [start] }
    if separators.count == 1 { return separators }
    return numbers.count % 2 == 0 ? [numbers[numbers.count / 2]] : []
  }

  /// "13,76736,109,2217": one run of digits that holds both; every separator may be the one between.
  /// Only where a reading falls into the map is it one.
  static func unparted(_ text: String) -> [CoordinatePair] {
    let texts = CoordinateToken.tokens(text).compactMap { if case .number(let text) = $0 { text } else { nil } }
    guard texts.count == 1, let text = texts.first, text.utf8.count <= 2 * NumberText.maxLength,
      text.utf8.count(where: { $0 == 0x2C || $0 == 0x2E }) > 1
    else { return [] }
    var pairs: [CoordinatePair] = []
    for at in text.indices where text[at] == "," || text[at] == "." {
      for first in CoordinateNumber.readings([.number(String(text[..<at]))]) {
        for second in CoordinateNumber.readings([.number(String(text[text.index(after: at)...]))]) {
          pairs.append(CoordinatePair(first: first, second: second))
        }
      }
    }
    return pairs
  }
}
