import Foundation
import Testing

@testable import Intake

@Suite struct TextEncodingTests {
  private let text = "STT,Tên cơ sở,Địa chỉ\n1,Chợ Đầm Ô Loan,Phường Thị Nại\n2,Tạp hoá Ưng Ý,“QL1A” – đ\n"

  @Test func readsUTF8WithAndWithoutMark() {
    for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let bytes = mark + Array(text.utf8)
      #expect(TextEncoding.detect(bytes) == .utf8)
      #expect(TextEncoding.utf8.decode(bytes) == Array(text.utf8))
    }
  }

  @Test func readsUTF16InBothOrdersWithAndWithoutMark() {
    for (encoding, name) in [
      (TextEncoding.utf16LittleEndian, String.Encoding.utf16LittleEndian), (.utf16BigEndian, .utf16BigEndian),
    ] {
      for mark in ["", "\u{FEFF}"] {
        let bytes = [UInt8]((mark + text).data(using: name)!)
        #expect(TextEncoding.detect(bytes) == encoding)
        #expect(encoding.decode(bytes) == Array(text.utf8))
      }
    }
  }

  @Test func readsWindows1258AndComposes() {
    // "Chợ Đầm, Phường Thị Nại, ưỡễ" as Windows writes it: letter, then tone.
    let bytes: [UInt8] = [
      0x43, 0x68, 0xF5, 0xF2, 0x20, 0xD0, 0xE2, 0xCC, 0x6D, 0x2C, 0x20, 0x50, 0x68, 0xFD, 0xF5, 0xCC, 0x6E, 0x67,
      0x20, 0x54, 0x68, 0x69, 0xF2, 0x20, 0x4E, 0x61, 0xF2, 0x69, 0x2C, 0x20, 0xFD, 0xF5, 0xDE, 0xEA, 0xDE,
    ]
    #expect(TextEncoding.detect(bytes) == .windows1258)
    let decoded = String(decoding: TextEncoding.windows1258.decode(bytes), as: UTF8.self)
    #expect(Array(decoded.utf8) == Array("Chợ Đầm, Phường Thị Nại, ưỡễ".utf8))
  }

  @Test func aCutLetterDoesNotMakeTheFileAnotherEncoding() {
    let bytes = Array(text.utf8) + [0xE1, 0xBB]
    #expect(TextEncoding.detect(bytes) == .brokenUTF8)
    #expect(String(decoding: TextEncoding.brokenUTF8.decode(bytes), as: UTF8.self).hasPrefix(text))
  }

  @Test func bytesThatAreNoTextAreNone() {
    #expect(TextEncoding.detect([0x00, 0x01, 0x02, 0x00, 0x00, 0x05]) == nil)
    #expect(TextEncoding.detect([0x01, 0x02, 0x03, 0x04, 0x41]) == nil)
  }
}
