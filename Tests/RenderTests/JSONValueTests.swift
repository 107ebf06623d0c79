import Foundation
import Render
import Testing

@Suite struct JSONValueTests {
  @Test func literalsKeepTheirOrder() {
    let value: JSONValue = ["b": 1, "a": [true, nil, 0.5, "x\"\\\n\u{1}đ"], "c": [:]]
    #expect(String(decoding: value.bytes, as: UTF8.self) == #"{"b":1,"a":[true,null,0.5,"x\"\\\n\u0001đ"],"c":{}}"#)
  }

  /// Wherever in a word of eight bytes, or behind the last, it stands.
  @Test func whatNeedsItIsEscapedAtEveryPlace() throws {
    for scalar in (0...0x7F).map({ Unicode.Scalar($0)! }) + ["\u{80}", "đ", "\u{2028}", "😀"] {
      for length in 0..<20 {
        for place in 0...length {
          let text =
            String(repeating: "a", count: place) + String(Character(scalar))
            + String(repeating: "đ", count: length - place)
          let bytes = JSONValue.array([.string(text)]).bytes
          #expect(try JSONDecoder().decode([String].self, from: Data(bytes)) == [text])
          let needsNone = scalar.value >= 0x20 && scalar != "\"" && scalar != "\\"
          #expect(needsNone == (bytes.count == text.utf8.count + 4))
        }
      }
    }
  }

  @Test(arguments: [0.1, 109.2217, 1e-7, -13.5, 1e300, 123456789.125, 2.5e-308])
  func numbersReadBackTheSame(_ number: Double) throws {
    let bytes = JSONValue.array([.number(number)]).bytes
    #expect(try JSONDecoder().decode([Double].self, from: Data(bytes)) == [number])
  }

  @Test func whatIsNoNumberIsNull() {
    #expect(JSONValue.array([.number(.nan), .number(.infinity)]).bytes == Array("[null,null]".utf8))
  }
}
