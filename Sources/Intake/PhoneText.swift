import Outlets

/// Brings telephone numbers to E.164, and keeps back what is private or uncertain.
struct PhoneText: Equatable {
  private(set) var numbers: [String] = []
  /// Mobile numbers of the person who is named beside them, which are not published.
  private(set) var personal: [String] = []
  private(set) var notes: [Note] = []
  /// Of an earlier number in the cell.
  private var areaCode: String?

  /// - Parameter besidePerson: another cell of the row names a person; a mobile number then is that person's.
  init(_ text: String, column: String?, besidePerson: Bool) {
    if text.utf8.count == 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      // One number and nothing beside it, as nearly all cells have it.
      add(text, text, column: column, isPersonal: besidePerson)
      return
    }
    let lower = text.lowercased()
    if text.contains(where: \.isNumber), text.contains(where: { "*…#".contains($0) }) || lower.contains("xx") {
      notes.append(Self.note("phone-masked", column, "số bị che “\(text)”", "masked digits “\(text)”"))
      return
    }
    var wasFax = false
    let pieces = Self.pieces(text)
    // A name anywhere in the cell makes every mobile number in it that person's.
    let isNamed = pieces.contains { piece in Self.words(piece).contains { !Self.labels.contains($0) && $0 != "fax" } }
    for piece in pieces {
      let words = Self.words(piece)
      let digits = piece.filter { $0.isASCII && $0.isNumber }
      // "Fax:" may stand in a piece of its own.
      wasFax = words.contains("fax") || (wasFax && words.isEmpty && digits.isEmpty)
      if digits.isEmpty { continue }
      if wasFax {
        notes.append(Self.note("phone-fax", column, "số fax “\(piece)”", "the fax number “\(piece)”"))
        continue
      }
      add(piece, digits, column: column, isPersonal: isNamed || besidePerson)
    }
    let folded = VietnameseText.fold(text)
    if numbers.isEmpty, notes.isEmpty, !folded.isEmpty, folded != "khong", folded != "khong co", folded != "chua co" {
      notes.append(Self.note("phone-unreadable", column, "không thấy số trong “\(text)”", "no number in “\(text)”"))
    }
  }

  private static func words(_ piece: String) -> [String] {
    VietnameseText.fold(piece).split(separator: " ").filter { !$0.allSatisfy(\.isNumber) }.map(String.init)
  }

  /// Whether a text that is published as it is holds what looks like a telephone number: nine to twelve digits
  /// from a 0 or the country's 84 on, with spaces, dots or hyphens between them at most.
  static func isIn(_ text: String) -> Bool {
    // Most texts have fewer digits.
    guard text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 9 else { return false }
    var run: [Character] = []
    for character in text + "." + "x" {
      if character.isASCII, character.isNumber {
        run.append(character)
      } else if !" .-+".contains(character) {
        if (9...12).contains(run.count), run.starts(with: "0") || run.starts(with: "84") { return true }
        run = []
      }
    }
    return false
  }

  private mutating func add(_ piece: String, _ digits: String, column: String?, isPersonal: Bool) {
    if digits.utf8.count != piece.utf8.count, piece.contains("E+") || piece.contains("e+") {
      notes.append(
        Self.note("phone-digits-lost", column, "“\(piece)” đã mất chữ số", "“\(piece)”, whose digits are lost"))
      return
    }
    guard let (number, fix) = Self.national(digits, piece, areaCode: areaCode) else {
      notes.append(
        Self.note("phone-unreadable", column, "“\(piece)” không rõ là số nào", "“\(piece)”, which is unclear"))
      return
    }
    if number.hasSuffix("00000"), !number.hasPrefix("1") {
      notes.append(Self.note("phone-rounded", column, "“\(piece)” có vẻ bị làm tròn", "“\(piece)” seems rounded"))
      return
    }
    if number.hasPrefix("0256") { areaCode = "0256" }
    let international = "+84" + (number.hasPrefix("0") ? number.dropFirst() : number[...])
    let isMobile = !number.hasPrefix("02") && !number.hasPrefix("1")
    if isMobile, isPersonal {
      if !personal.contains(international) { personal.append(international) }
      notes.append(
        Self.note("phone-personal", column, "số di động đi cùng tên người", "a mobile number beside a person's name"))
      return
    }
    if !numbers.contains(international) { numbers.append(international) }
    if let fix {
      notes.append(
        Note(
          fix, column: column, vi: "Số điện thoại “\(piece)” đã đổi thành \(international).",
          en: "The phone number “\(piece)” was changed to \(international)."))
    }
  }

  /// The number as dialled inside Vietnam, and the code of the fix it took; nil when it is not certain.
  private static func national(_ digits: String, _ piece: String, areaCode: String?) -> (String, String?)? {
    var digits = digits
    var isInternational = piece.contains("+84") || piece.contains("0084") || piece.contains("(84)")
    if digits.hasPrefix("0084") {
      digits = String(digits.dropFirst(4))
    } else if digits.hasPrefix("84"), digits.count >= 11 || digits.hasPrefix("841800") || digits.hasPrefix("841900") {
      digits = String(digits.dropFirst(2))
      isInternational = true
    }
    if piece.utf8.count == 10, digits.utf8.count == 10, let first = digits.utf8.dropFirst().first,
      digits.utf8.first == 0x30, [0x33, 0x37, 0x38, 0x39].contains(first)
    {
      return (digits, nil)
    }
    // "1900 1234" is dialled as it is, also behind the country's number.
    if digits.hasPrefix("1800") || digits.hasPrefix("1900"), [8, 10].contains(digits.count) { return (digits, nil) }
    // "0256 3822222 - 3822223": the second has the area code of the first.
    if digits.count == 7, digits.hasPrefix("3"), let areaCode { return (areaCode + digits, "phone-area-code") }
    if isInternational || digits.count == 9 && !digits.hasPrefix("0") && !digits.hasPrefix("56") {
      if !digits.hasPrefix("0") { digits = "0" + digits }
    }
    let wasShort =
      !isInternational && !piece.filter(\.isNumber).hasPrefix("0") && !piece.filter(\.isNumber).hasPrefix("84")
    if digits.count == 10, digits.hasPrefix("2"), wasShort { return ("0" + digits, "phone-lost-zero") }
    guard digits.hasPrefix("0") else { return nil }
    if digits.hasPrefix("02"), digits.count == 11 { return (digits, nil) }
    // The province's old area code; 056 is a mobile prefix too, so only numbers that a landline has are taken.
    if digits.hasPrefix("0563"), digits.count == 10 { return ("0256" + digits.dropFirst(3), "phone-old-area-code") }
    if digits.count == 11, digits.hasPrefix("01"), let prefix = mobiles[String(digits.prefix(4))] {
      return (prefix + digits.dropFirst(4), "phone-old-mobile")
    }
    if digits.count == 10, let second = digits.dropFirst().first, "35789".contains(second), !digits.hasPrefix("056") {
      return (digits, wasShort ? "phone-lost-zero" : nil)
    }
    return nil
  }

  /// Parts of the cell that hold one number each.
  private static func pieces(_ text: String) -> [String] {
    text.replacing(" hoặc ", with: ";").replacing(" - ", with: ";").replacing("Fax", with: ";Fax")
      .replacing("fax", with: ";fax").replacing("FAX", with: ";FAX")
      .split { ",;/\n|".contains($0) }.map { VietnameseText.clean(String($0)) }
  }

  private static func note(_ code: String, _ column: String?, _ vi: String, _ en: String) -> Note {
    Note(code, column: column, vi: "Không công bố số điện thoại: \(vi).", en: "Phone number not published: \(en).")
  }

  private static let labels: Set<String> = [
    "dt", "sdt", "tel", "dien", "thoai", "so", "hotline", "phone", "mobile", "dd", "dtdd", "di", "dong", "cd", "co",
    "dinh", "ban", "may", "zalo", "lien", "he", "e", "va",
  ]

  /// Prefixes of eleven digits, given up in 2018.
  private static let mobiles: [String: String] = [
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038",
    "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083",
    "0124": "084", "0125": "085", "0127": "081", "0129": "082", "0186": "056", "0188": "058", "0199": "059",
  ]
}
