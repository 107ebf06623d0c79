import Foundation
import Outlets
import Testing

@Suite struct VietnameseTextTests {
  @Test func cleansWithoutChangingLetters() {
    #expect(VietnameseText.clean("  Chợ\u{A0} Đầm\n\u{200B}  Quy\tNhơn ") == "Chợ Đầm Quy Nhơn")
    #expect(VietnameseText.clean("Ðập Đá") == "Đập Đá")
    #expect(VietnameseText.clean("\u{FEFF}a\u{AD}b\u{0}c") == "ab c")
    #expect(VietnameseText.clean("plain ASCII") == "plain ASCII")
    #expect(VietnameseText.clean(" a  b ") == "a b")
    #expect(VietnameseText.clean("") == "")
    #expect(VietnameseText.clean(" \u{3000}\n") == "")
  }

  @Test func composes() {
    let decomposed = "Chợ Phường Đống Đa, Tạp hoá".decomposedStringWithCanonicalMapping
    #expect(Array(decomposed.utf8) != Array("Chợ Phường Đống Đa, Tạp hoá".utf8))
    #expect(Array(VietnameseText.clean(decomposed).utf8) == Array("Chợ Phường Đống Đa, Tạp hoá".utf8))
  }

  @Test func foldsEveryVietnameseLetter() {
    let letters: [(String, String)] = [
      ("aàảãáạăằẳẵắặâầẩẫấậ", "a"), ("eèẻẽéẹêềểễếệ", "e"), ("iìỉĩíị", "i"), ("oòỏõóọôồổỗốộơờởỡớợ", "o"),
      ("uùủũúụưừửữứự", "u"), ("yỳỷỹýỵ", "y"), ("dđ", "d"),
    ]
    for (variants, base) in letters {
      for letter in variants {
        for text in [String(letter), letter.uppercased()] {
          #expect(VietnameseText.fold(text) == base, "\(text)")
          #expect(VietnameseText.fold(text.decomposedStringWithCanonicalMapping) == base, "\(text) decomposed")
        }
      }
    }
    #expect(VietnameseText.fold("ÐẬP ĐÁ – Chợ, số 5!") == "dap da cho so 5")
    #expect(VietnameseText.fold("…") == "")
  }

  @Test func keyKnowsTheToneMarkWhereverItIsWritten() {
    #expect(VietnameseText.key("Tạp hoá") == VietnameseText.key("tạp  hóa"))
    #expect(VietnameseText.key("Phước Hòa") == VietnameseText.key("PHƯỚC HOÀ"))
    #expect(VietnameseText.key("thuỷ") == VietnameseText.key("thủy"))
    #expect(VietnameseText.key("Ðập Đá") == VietnameseText.key("đập đá".decomposedStringWithCanonicalMapping))
  }

  @Test func keyKeepsLettersAndTonesApart() {
    #expect(VietnameseText.key("Mỹ Hòa") != VietnameseText.key("Mỹ Hoa"))
    #expect(VietnameseText.key("Ân Tường") != VietnameseText.key("An Tường"))
    #expect(VietnameseText.key("đá") != VietnameseText.key("da"))
  }

  @Test func wordsWithMarksInsideAreReadInTwoWays() {
    func readings(_ text: String) -> [String] {
      VietnameseText.readings(text).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(readings("Siêu thị Co.opmart") == ["sieu thi co opmart", "sieu thi coopmart"])
    #expect(readings("Mom’s J&T") == ["mom s j t", "moms jt"])
    #expect(readings("Chợ Đầm - Quy Nhơn.") == ["cho dam quy nhon"])
    #expect(readings("Nước mắm/ruốc (12)") == ["nuoc mam ruoc 12"])
    #expect(readings("") == [""])
  }
}
