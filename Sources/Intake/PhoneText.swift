import Outlets

/// Brings telephone numbers to E.164, and keeps back what is private or uncertain.
struct PhoneText: Equatable {
  private(set) var numbers: [String] = []
  /// Mobile numbers of the person who is named beside them, which are not published.
  private(set) var personal: [String] = []
  private(set) var notes: [Note] = []
  /// Something stands in the cell that could be a number and is none that can be dialled.
  private var leavesOut = false
  /// Of an earlier number in the cell.
  private var areaCode: String?
  /// The number before, as dialled.
  private var last: String?

  /// The cell has numbers, and every one of them is lost: a person must say what they are.
  var isLost: Bool { leavesOut && numbers.isEmpty && personal.isEmpty }

  /// - Parameter besidePerson: another cell of the row names a person; a mobile number then is that person's.
  init(_ text: String, column: String?, besidePerson: Bool) {
    // A number cell left empty.
    if text == "0" { return }
    // A number cell as programs write it that know no whole numbers: "2563822111.0".
    let isNumber = text.hasSuffix(".0") && text.utf8.dropLast(2).allSatisfy(\.isDigit)
    let text = isNumber ? String(text.dropLast(2)) : text
    // One number and nothing beside it, as nearly all cells have it.
    if let digits = Self.onlyDigits(text), let (number, fix) = Self.national(digits, text, areaCode: nil) {
      add(PhoneParting.Number(national: number, fix: fix, written: text), column: column, isPersonal: besidePerson)
      return
    }
    var wasFax = false
    // "2,56382E+09" is one number, whose comma parts nothing.
    let isScientific = text.contains("E+") && !text.contains(" ")
    let (spoken, hours) = Self.withoutHours(isScientific ? text.replacing(",", with: ".") : text)
    let pieces = Self.pieces(spoken)
    // A name anywhere in the cell makes every mobile number in it that person's.
    let isNamed = pieces.contains { piece in Self.words(piece).contains { !Self.labels.contains($0) && $0 != "fax" } }
    for piece in pieces {
      let words = Self.words(piece)
      let hasDigits = piece.contains(where: \.isDigit)
      // "Fax:" may stand in a piece of its own.
      wasFax = words.contains("fax") || (wasFax && words.isEmpty && !hasDigits)
      if !hasDigits { continue }
      if wasFax {
        leaveOut("phone-fax", column, "số fax “\(piece)”", "the fax number “\(piece)”")
      } else if Self.isMasked(piece) {
        leaveOut("phone-masked", column, "số bị che “\(piece)”", "masked digits “\(piece)”")
      } else if piece.contains("E+") || piece.contains("e+") {
        leavesOut = true
        notes.append(Self.digitsLost(piece, column))
      } else if piece.hasSuffix(Self.faxBefore) {
        add(String(piece.dropLast()), column: column, isPersonal: isNamed || besidePerson, endsInFax: true)
      } else {
        add(piece, column: column, isPersonal: isNamed || besidePerson)
      }
    }
    if let hours, !numbers.isEmpty || !personal.isEmpty { notes.append(Self.hoursNote(hours, column)) }
    if numbers.isEmpty, notes.isEmpty, text.contains(where: { $0.isLetter || $0.isNumber }), !ValueWords.isNothing(text)
    {
      notes.append(Self.note("phone-unreadable", column, "không thấy số trong “\(text)”", "no number in “\(text)”"))
    }
  }

  /// The digits of a text that has no more than marks between them; nil where there may be more than one number.
  private static func onlyDigits(_ text: String) -> String? {
    guard text.utf8.count <= 24 else { return nil }
    var digits: [UInt8] = []
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x30...0x39: digits.append(byte)
      case UInt8(ascii: "+") where index == 0: continue
      // A narrow cell of a printed list breaks a number, too.
      case 0x0A, UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
      default: return nil
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The piece's words, folded; what names an extension as "ext".
  private static func words(_ piece: String) -> [String] {
    guard piece.utf8.contains(where: { $0 >= 0x41 }) else { return [] }
    var folded = VietnameseText.fold(piece)
    for name in extensions { folded = folded.replacing(name, with: "ext") }
    folded = folded.replacing(officeHours, with: "")
    return folded.split { $0 == " " || $0.isNumber }.map(String.init)
  }

  /// Whether digits behind such a text are an extension.
  static func endsInExtension(_ text: ArraySlice<Character>) -> Bool {
    text.contains(where: \.isLetter) && ["ext", "line"].contains(words(String(text)).last)
  }

  private static let extensions = ["may le", "so le", "noi bo", "may nhanh", "so nhanh"]

  /// "0914xxx456", "0256.38222**", "0256 38222XX".
  private static func isMasked(_ piece: String) -> Bool {
    piece.contains { "*…#".contains($0) } || piece.lowercased().contains("xx")
      || !PhoneParting.runs(of: "xX", amongDigits: Array(piece)).isEmpty
  }

  private mutating func add(_ piece: String, column: String?, isPersonal: Bool, endsInFax: Bool = false) {
    let parting = PhoneParting(piece, after: last, areaCode: areaCode)
    let fax = endsInFax ? parting.numbers.last : nil
    for number in fax == nil ? parting.numbers : parting.numbers.dropLast() {
      add(number, column: column, isPersonal: isPersonal)
    }
    if let fax {
      leaveOut("phone-fax", column, "số fax “\(fax.written)”", "the fax number “\(fax.written)”")
    }
    areaCode = parting.areaCode
    for text in parting.unread {
      leaveOut(
        "phone-unreadable", column, "“\(text)” không rõ là số nào. Hãy ghi đủ mã vùng và mọi chữ số",
        "“\(text)”, which is unclear. Write it with its area code and all digits")
    }
    for text in parting.extensions {
      notes.append(Self.note("phone-extension", column, "số máy lẻ “\(text)”", "the extension “\(text)”"))
    }
  }

  private mutating func add(_ found: PhoneParting.Number, column: String?, isPersonal: Bool) {
    let number = found.national
    last = number
    // A number cell that was rounded has neither the zero in front nor marks between its digits.
    if number.hasSuffix("00000"), !number.hasPrefix("1"),
      found.fix == "phone-lost-zero" || found.written.hasPrefix("84"),
      found.written.utf8.allSatisfy(\.isDigit)
    {
      leaveOut(
        "phone-rounded", column, "“\(found.written)” có vẻ bị làm tròn. Nếu đúng, hãy ghi \(number)",
        "“\(found.written)” seems rounded. If it is right, write \(number)")
      return
    }
    let international = "+84" + (number.hasPrefix("0") ? number.dropFirst() : number[...])
    let isMobile = !number.hasPrefix("02") && !number.hasPrefix("1")
    if isMobile, isPersonal {
      if !personal.contains(international) { personal.append(international) }
      notes.append(
        Self.note("phone-personal", column, "số di động đi cùng tên người", "a mobile number beside a person's name"))
      return
    }
    if !numbers.contains(international) { numbers.append(international) }
    if let fix = found.fix {
      notes.append(
        Note(
          fix, column: column, vi: "Số điện thoại “\(found.written)” đã đổi thành \(international).",
          en: "The phone number “\(found.written)” was changed to \(international)."))
    }
  }

  private mutating func leaveOut(_ code: String, _ column: String?, _ vi: String, _ en: String) {
    leavesOut = true
    notes.append(Self.note(code, column, vi, en))
  }

  /// The number as dialled inside Vietnam, and the code of the fix it took; nil when it is not certain.
  static func national(_ digits: String, _ piece: String, areaCode: String?) -> (String, String?)? {
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
    guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return parts(text) }
    return parts(
      ["Fax", "fax", "FAX"].reduce(text) {
        $0.replacing("(\($1))", with: String(faxBefore)).replacing($1, with: ";\($1)")
      })
  }

  private static func parts(_ text: String) -> [String] {
    text.split { ",;/\n|".contains($0) }.map { VietnameseText.clean(String($0)) }
  }

  /// Stands for "(fax)" behind its number.
  private static let faxBefore = "\u{2191}"

  /// The text without brackets that say when to call, and the first of them: "(giờ hành chính 7h-17h)".
  private static func withoutHours(_ text: String) -> (text: String, hours: String?) {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return (text, nil) }
    var rest = text
    var hours: String?
    for part in text.split(separator: "(").dropFirst() {
      guard let end = part.firstIndex(of: ")"), isHours(String(part[..<end])) else { continue }
      hours = hours ?? String(part[..<end])
      rest = rest.replacing("(\(part[...end])", with: " ")
    }
    return (rest, hours)
  }

  private static func isHours(_ bracket: String) -> Bool {
    let folded = VietnameseText.fold(bracket).replacing(officeHours, with: "gio")
    let words = folded.split { $0 == " " || $0.isNumber }
    return words.contains { ["gio", "h", "g"].contains($0) } && words.allSatisfy(hourWords.contains)
      && folded.split { !$0.isNumber }.allSatisfy { $0.count <= 2 }
  }

  private static let officeHours = "gio hanh chinh"
  private static let hourWords: Set<Substring> = ["gio", "h", "g", "tu", "den", "trong", "sang", "chieu", "toi"]

  private static func hoursNote(_ hours: String, _ column: String?) -> Note {
    Note(
      "phone-hours", column: column, vi: "“\(hours)” bên số điện thoại không được công bố; chỉ lấy số.",
      en: "“\(hours)” beside the phone number is not published; only the number is.")
  }

  private static func digitsLost(_ piece: String, _ column: String?) -> Note {
    Note(
      "phone-digits-lost", column: column,
      vi: "Số “\(piece)” trong tệp đã mất chữ số (Excel?) nên không dùng được; số đã công bố, nếu có, được giữ. "
        + "Hãy ghi lại số.",
      en: "The number “\(piece)” of the file has lost digits (Excel?) and cannot be used; a published number is kept. "
        + "Write it anew.")
  }

  private static func note(_ code: String, _ column: String?, _ vi: String, _ en: String) -> Note {
    Note(code, column: column, vi: "Không công bố số điện thoại: \(vi).", en: "Phone number not published: \(en).")
  }

  private static let labels: Set<String> = [
    "dt", "sdt", "tel", "dien", "thoai", "so", "hotline", "phone", "mobile", "dd", "dtdd", "di", "dong", "cd", "co",
    "dinh", "ban", "may", "zalo", "lien", "he", "e", "va", "hoac", "ext", "line", "o", "oo", "x", "xx", "xxx", "xxxx",
  ]

  /// Prefixes of eleven digits, given up in 2018.
  private static let mobiles: [String: String] = [
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038",
    "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083",
    "0124": "084", "0125": "085", "0127": "081", "0129": "082", "0186": "056", "0188": "058", "0199": "059",
  ]
}
