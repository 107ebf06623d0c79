/// A JSON document as a literal, keys in the order in which they are written.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])
  /// A document that is JSON already, in UTF-8.
  case encoded([UInt8])

  public static func == (left: JSONValue, right: JSONValue) -> Bool { left.bytes == right.bytes }

  /// The document as UTF-8, without white space.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let value): bytes.appendJSON(value)
    case .string(let value): bytes.appendJSON(value)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.appendJSON(member.key)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .encoded(let document): bytes += document
    }
  }

  /// A list of strings.
  public static func strings(_ values: some Sequence<String>) -> JSONValue { .array(values.map { .string($0) }) }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}

extension [UInt8] {
  /// A string in quotes, with what JSON wants escaped (RFC 8259, 7).
  mutating func appendJSON(_ string: String) { appendJSON(string.utf8.span) }

  /// - Parameter string: in UTF-8.
  mutating func appendJSON(_ string: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    if string.isPlainJSON {
      append(string)
      append(UInt8(ascii: "\""))
      return
    }
    for place in string.indices {
      let byte = string[place]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0x0A: self += "\\n".utf8
      case 0x00..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        self += "\\u00".utf8
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// The shortest number that reads back as the same value; whole numbers without a fraction.
  mutating func appendJSON(_ number: Double) {
    if let whole = Int64(exactly: number) {
      self += String(whole).utf8
    } else {
      self += number.isFinite ? Array(number.description.utf8) : Array("null".utf8)
    }
  }
}

extension [UInt8] {
  /// Appends a text in UTF-8, as its bytes stand in memory: several times as fast as its view of them.
  public mutating func append(_ text: String) { append(text.utf8.span) }

  fileprivate mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension Span<UInt8> {
  /// Whether a string of these bytes has nothing to escape; told of eight bytes at a time, as most have not.
  fileprivate var isPlainJSON: Bool {
    var place = 0
    while place + 8 <= count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
      if Self.hasByte(below: 0x20, word) || Self.hasByte(below: 1, word ^ Self.each(UInt8(ascii: "\"")))
        || Self.hasByte(below: 1, word ^ Self.each(UInt8(ascii: "\\")))
      {
        return false
      }
      place += 8
    }
    while place < count {
      let byte = self[place]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
      place += 1
    }
    return true
  }

  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Whether one of a word's eight bytes is below a bound of at most 128 (Bit Twiddling Hacks, "Determine if a word has
  /// a byte less than n").
  private static func hasByte(below bound: UInt8, _ word: UInt64) -> Bool {
    (word &- each(bound)) & ~word & each(0x80) != 0
  }
}
