import Foundation
import Outlets
import Spatial
import Testing

@testable import Intake

@Suite struct LegacyFontTests {
  @Test(arguments: [
    ("Chî Gß G¨ng", "Chợ Gò Găng", LegacyFont.tcvn3), ("Chôï Goø Gaêng", "Chợ Gò Găng", .vni),
    ("Siªu thÞ Co.opmart Quy Nh¬n", "Siêu thị Co.opmart Quy Nhơn", .tcvn3),
    ("§iÓm giíi thiÖu s¶n phÈm OCOP", "Điểm giới thiệu sản phẩm OCOP", .tcvn3),
    ("Ñieåm baùn haøng Vieät Nam coá ñònh", "Điểm bán hàng Việt Nam cố định", .vni),
    ("HTX n«ng nghiÖp Ph­íc H­ng", "HTX nông nghiệp Phước Hưng", .tcvn3),
    ("CHÔÏ ÑAÀM", "CHỢ ĐẦM", .vni), ("Tªn c¬ së", "Tên cơ sở", .tcvn3), ("Teân cô sôû", "Tên cơ sở", .vni),
    ("Sè 12 NguyÔn HuÖ, TP. Quy Nh¬n – B§", "Số 12 Nguyễn Huệ, TP. Quy Nhơn – BĐ", .tcvn3),
  ])
  func isConverted(_ text: String, _ unicode: String, _ font: LegacyFont) {
    #expect(LegacyFont.examine(text) == .converted(unicode, font))
  }

  /// Every letter with every tone, there and back.
  @Test func everyVietnameseLetterIsKnown() {
    let syllables = [
      "bán", "bàn", "bản", "bãn", "bạn", "bắn", "bằn", "bẳn", "bẵn", "bặn", "bấn", "bần", "bẩn", "bẫn", "bận", "bén",
      "bèn", "bẻn", "bẽn", "bẹn", "bến", "bền", "bển", "bễn", "bện", "bín", "bìn", "bỉn", "bĩn", "bịn", "bón", "bòn",
      "bỏn", "bõn", "bọn", "bốn", "bồn", "bổn", "bỗn", "bộn", "bớn", "bờn", "bởn", "bỡn", "bợn", "bún", "bùn", "bủn",
      "bũn", "bụn", "bứng", "bừng", "bửng", "bững", "bựng", "mý", "mỳ", "mỷ", "mỹ", "mỵ", "băn", "bân", "bên", "bôn",
      "bơn", "bưng", "đan",
    ]
    for syllable in syllables {
      #expect(VietnameseSyllable.isOne(syllable), "\(syllable)")
      #expect(LegacyFont.tcvn3.decode(encodeTCVN3(syllable)) == syllable)
      #expect(LegacyFont.vni.decode(encodeVNI(syllable)) == syllable, "\(encodeVNI(syllable))")
    }
  }

  /// Nothing in our own data, the demonstration lists and names of shops abroad is taken for such a font.
  @Test func goodTextStaysAsItIs() throws {
    var texts = Fixtures.gazetteer.units.flatMap { [$0.name, $0.type] + $0.aliases }
    texts += String(decoding: try Fixtures.bytes(Fixtures.geoData("sample-list.csv")), as: UTF8.self)
      .split { ",\n\"".contains($0) }.map(String.init)
    for outlet in SyntheticOutlets(
      count: 300, seed: 3, gazetteer: Fixtures.gazetteer, extent: ListReader.province)
    {
      texts += [outlet.name, outlet.address ?? "", outlet.openingHours ?? ""] + outlet.products
    }
    texts += OutletKind.allCases.map(\.label.vi) + ProductGroup.allCases.map(\.label.vi)
    texts += [
      "Café", "Nestlé", "L'Oréal", "Citroën", "Hermès", "Señor", "Müller", "Köln", "São Paulo", "Pâté", "José", "Noël",
      "Cà phê", "Bò né", "Hà Nam", "5 m²", "30°C", "Nº 5", "Vinamilk®", "«Cà»", "Nem · bia", "±5", "½ kg", "£5", "à la",
      "Crème brûlée", "Açaí", "Björk", "Übersee", "Rosé", "Dior – Hà Tiên", "São", "Lô 5", "Mì Hảo Hảo", "Bún bò Huế",
      "Château", "Mê Linh", "Phở 24", "Công ty TNHH Ô tô", "",
    ]
    #expect(texts.count > 1000)
    for text in texts {
      #expect(LegacyFont.examine(text) == .plain, "\(text)")
      #expect(LegacyFont.examine(text.uppercased()) == .plain, "\(text)")
    }
  }

  @Test func aMixtureIsAsked() async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã", "Chî Gß Müller,Chợ,P. Đống Đa")
    #expect(row.verdict == .ask)
    #expect(row.codes.contains("legacy-font-unclear"))
  }

  /// Single cells, the header and a heading in such a font.
  @Test func cellsHeadersAndHeadingsAreRead() async throws {
    let reading = try await Fixtures.read(
      "STT,Tªn c¬ së,Loaïi hình,Xã/phường\nII. THÞ X· AN NH¥N,,,\n1,Chî Gß G¨ng,Chôï,P. Nhơn Thành\n")
    #expect(reading.columns.map(\.field) == [.number, .name, .kind, .commune])
    let row = try #require(reading.rows.last)
    #expect(row.outlet?.name == "Chợ Gò Găng")
    #expect(row.outlet?.kind == .market)
    #expect(row.verdict == .ready)
    #expect(row.notes.filter { $0.code == "legacy-font" }.map(\.column) == ["Tên cơ sở", "Loại hình"])
  }

  private func encodeTCVN3(_ text: String) -> String {
    String(
      text.map { letter in
        (0xA1...0xFF).lazy.map { Character(Unicode.Scalar($0)!) }
          .first { LegacyFont.tcvn3.decode(String($0)) == String(letter) } ?? letter
      })
  }

  private func encodeVNI(_ text: String) -> String {
    let single: [Character: String] = [
      "đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ơ": "ô", "ư": "ö",
    ]
    let marks: [Unicode.Scalar: String] = [
      "\u{300}": "ø", "\u{301}": "ù", "\u{309}": "û", "\u{303}": "õ", "\u{323}": "ï",
    ]
    let double: [String: [String]] = [
      "\u{302}": ["â", "à", "á", "å", "ã", "ä"], "\u{306}": ["ê", "è", "é", "ú", "ü", "ë"],
    ]
    return text.map { letter -> String in
      if let one = single[letter] { return one }
      let scalars = Array(String(letter).decomposedStringWithCanonicalMapping.unicodeScalars)
      guard scalars.count > 1 else { return String(letter) }
      let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
      let tone = scalars.dropFirst().first { tones.contains($0) }
      if let quality = scalars.dropFirst().first(where: { double[String($0)] != nil }) {
        let place = tone.flatMap { tones.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        return String(scalars[0]) + double[String(quality)]![place]
      }
      let base = scalars.contains("\u{31B}") ? single[scalars[0] == "o" ? "ơ" : "ư"]! : String(scalars[0])
      return base + (tone.flatMap { marks[$0] } ?? "")
    }.joined()
  }
}
