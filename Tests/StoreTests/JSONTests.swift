import Foundation
import Outlets
@testable import Store
import Testing

/// The decoder is the oracle.
struct JSONTests {
  private func decoded<Value: Decodable>(_ text: String) -> Value? {
    try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  private func notes(_ text: String) -> [Note] {
    var asked = Note("asked", column: text, vi: text, en: "\(text)\(text)")
    asked.verdict = .ask
    return [asked, Note(text, vi: "\"\(text)\"", en: text)]
  }

  @Test(arguments: PublishingTests.nasty) func whatIsWrittenIsReadAsTheDecoderReadsIt(_ text: String) throws {
    for outlet in [Outlet.full(text), .sample(text)] {
      let json = try OutletJSON.text(outlet)
      #expect(OutletJSON.read(json) == outlet && decoded(json) == outlet)
    }
    for notes in [notes(text), []] {
      let json = NoteJSON.text(notes)
      #expect(NoteJSON.read(json) == notes && decoded(json) == notes)
    }
  }

  @Test func whatIsWrittenOtherwiseIsLeftToTheDecoder() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .prettyPrinted
    for outlet in [Outlet.full(), .sample()] {
      let json = String(decoding: try encoder.encode(outlet), as: UTF8.self)
      #expect(try OutletJSON.read(json) == nil && OutletJSON.outlet(json) == outlet)
    }
    let json = String(decoding: try encoder.encode(notes("x")), as: UTF8.self)
    #expect(try NoteJSON.read(json) == nil && NoteJSON.notes(json) == notes("x"))
    #expect(throws: DecodingError.self) { try OutletJSON.outlet("{}") }
    #expect(throws: DecodingError.self) { try NoteJSON.notes("") }
  }

  /// Texts with bytes changed, left out or put in: never understood otherwise than the decoder does.
  @Test func damagedTextsAreNotMisread() throws {
    var random = SeededGenerator(seed: 11)
    let outlet = Array(try OutletJSON.text(.full("a\"\\\n{b")).utf8)
    let notes = Array(NoteJSON.text(notes("a\"\\\n{b")).utf8)
    let letters = Array("\"\\{}[],:.0123456789-+eulnt ".utf8)
    var understood = 0
    for _ in 0..<4000 {
      func damaged(_ bytes: [UInt8]) -> String {
        var bytes = bytes
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = letters.randomElement(using: &random)!
        case 1: bytes.remove(at: place)
        default: bytes.insert(letters.randomElement(using: &random)!, at: place)
        }
        return String(decoding: bytes, as: UTF8.self)
      }
      let (one, other) = (damaged(outlet), damaged(notes))
      if let right: Outlet = decoded(one) {
        understood += 1
        #expect(try OutletJSON.outlet(one) == right, "\(one)")
      }
      if let right: [Note] = decoded(other) {
        understood += 1
        #expect(try NoteJSON.notes(other) == right, "\(other)")
      }
    }
    #expect(understood > 1000)
  }
}
