import Outlets

/// What is said about a row as a whole, its name and its kind.
enum RowNote {
  static func ignored(_ code: String) -> Note {
    switch code {
    case "blank-row": Note(code, vi: "Dòng trống.", en: "Blank row.")
    case "title-row": Note(code, vi: "Dòng tiêu đề của danh sách.", en: "Title of the list.")
    case "header-row": Note(code, vi: "Dòng tên cột.", en: "Names of the columns.")
    case "remark-row": Note(code, vi: "Dòng ghi chú của danh sách.", en: "Remark on the list.")
    case "section-row": Note(code, vi: "Dòng đề mục.", en: "Heading of a section.")
    case "total-row": Note(code, vi: "Dòng tổng cộng.", en: "Total.")
    default: Note(code, vi: "Dòng ký tên, ghi chú cuối danh sách.", en: "Signatures and remarks below the list.")
    }
  }

  /// - Parameter written: what stands in the name's place and is no name.
  static func noName(_ written: String?, _ column: String?) -> Note {
    guard let written else {
      return Note(
        "name-missing", column: column, vi: "Không có tên cơ sở. Hãy bổ sung.", en: "The outlet has no name. Add it.")
    }
    return Note(
      "name-missing", column: column,
      vi: "Ô tên ghi “\(written.prefix(60))”, không phải là tên cơ sở. Hãy ghi tên.",
      en: "The name's cell says “\(written.prefix(60))”, which is no name. Write the name.")
  }

  static func dateForAddress(_ written: Substring, house: String?, _ column: String?) -> Note {
    Note(
      "address-date", column: column,
      vi: "“\(written)” trong địa chỉ là một ngày: có thể Excel đã đổi số nhà thành ngày; "
        + (house.map { "tạm hiểu là “\($0)”" } ?? "đã bỏ") + ". Hãy ghi lại địa chỉ.",
      en: "“\(written)” in the address is a date: Excel may have made one of a house number; "
        + (house.map { "read as “\($0)” for now" } ?? "left out") + ". Write the address anew.")
  }

  static func noHours(_ written: String, _ column: String?) -> Note {
    Note(
      "hours-moment", column: column,
      vi: "“\(written)” không phải giờ mở cửa (ô giờ hoặc ngày của Excel?); đã bỏ qua. Hãy ghi như 06:00-18:00.",
      en: "“\(written)” is no opening hours (a time or date cell of Excel?); left out. Write them as 06:00-18:00.")
  }

  static func hoursRead(_ written: String, _ hours: String, _ column: String?) -> Note {
    Note(
      "hours-converted", column: column, vi: "Giờ mở cửa “\(written)” đã hiểu là \(hours).",
      en: "The opening hours “\(written)” were read as \(hours).")
  }

  static func hoursInWords(_ written: String, _ column: String?) -> Note {
    Note(
      "hours-in-words", column: column,
      vi: "Giờ mở cửa “\(written.prefix(60))” được giữ bằng lời; bản đồ không biết lúc nào đang mở. "
        + "Có thể ghi như 06:00-18:00.",
      en: "The opening hours “\(written.prefix(60))” are kept in words; the map cannot tell when it is open. "
        + "They may be written as 06:00-18:00.")
  }

  static func futureDate(_ written: String, _ column: String?) -> Note {
    Note(
      "date-in-future", column: column, vi: "Ngày “\(written)” ở tương lai; đã bỏ qua. Hãy sửa ô này.",
      en: "The date “\(written)” lies in the future; left out. Correct the cell.")
  }

  static func dayNumber(_ written: String, _ date: String, _ column: String?) -> Note {
    Note(
      "date-converted", column: column, vi: "“\(written)” là số mà Excel dùng cho ngày; đã hiểu là \(date).",
      en: "“\(written)” is a spreadsheet's number of a day; read as \(date).")
  }

  static func statusFromSection(_ text: String) -> Note {
    Note(
      "status-from-section", vi: "Lấy tình trạng “\(text.prefix(100))” từ đề mục hoặc tiêu đề phía trên.",
      en: "The status “\(text.prefix(100))” is taken from the heading or title above.")
  }

  static func kindFromSection(_ text: String) -> Note {
    Note(
      "kind-from-section", vi: "Lấy loại hình “\(text.prefix(100))” từ dòng đề mục phía trên.",
      en: "The kind “\(text.prefix(100))” was taken from the heading above.")
  }

  static func phoneInText(_ text: String, _ column: String?) -> Note {
    Note(
      "phone-in-text", column: column,
      vi: "“\(text.prefix(60))” có số điện thoại hoặc số giấy tờ cá nhân và sẽ hiện công khai. "
        + "Hãy xoá số đó; số điện thoại thì chuyển sang cột điện thoại.",
      en: "“\(text.prefix(60))” holds a phone number or that of a person's papers and would be public. "
        + "Delete it; move a phone number to its column.")
  }

  static func numberWithheld(_ parts: [String], _ column: String?) -> Note {
    let written = parts.joined(separator: ", ").prefix(100)
    return Note(
      "number-personal", column: column,
      vi: "Không công bố “\(written)”: có số điện thoại hoặc số giấy tờ cá nhân. "
        + "Nếu là số điện thoại của cơ sở, hãy ghi vào cột điện thoại.",
      en: "“\(written)” is not published: it holds a phone number or that of a person's papers. "
        + "If it is the outlet's phone, write it in the phone column.")
  }

  static func citizensKey(_ column: String?) -> Note {
    Note(
      "key-personal", column: column,
      vi: "Không dùng mã này: có dạng số định danh cá nhân (CCCD), không được công bố. Hãy ghi mã của cơ sở.",
      en: "The code is not used: it has the form of a citizen's number, which is not published. Write the outlet's own."
    )
  }

  static func personalEmail(_ column: String?) -> Note {
    Note(
      "email-personal", column: column, vi: "Không công bố email: đi cùng tên người.",
      en: "E-mail not published: it stands beside a person's name.")
  }

  static func noConsent(_ answer: String, _ column: String?) -> Note {
    Note(
      Note.noConsent, column: column,
      vi:
        "Ghi “\(answer.prefix(60))”: không công bố số điện thoại và email của dòng này; nếu đang có trên bản đồ thì gỡ xuống.",
      en:
        "The cell says “\(answer.prefix(60))”: the row's phone numbers and e-mail are not published, and leave the map."
    )
  }

  static func nothingAbove(_ text: String, _ column: String?) -> Note {
    Note(
      "nothing-above", column: column, vi: "“\(text)” (như trên), nhưng phía trên không có gì; đã để trống.",
      en: "“\(text)” means same as above, but nothing stands above; left empty.")
  }

  static func kindFromName(_ kind: OutletKind, stated: String?, _ column: String?) -> Note {
    guard let stated else {
      return Note(
        "kind-from-name", column: column, vi: "Không ghi loại hình; theo tên là “\(kind.label.vi)”.",
        en: "No kind is given; by the name it is “\(kind.label.en)”.")
    }
    return Note(
      "unknown-kind", column: column,
      vi: "Không rõ loại hình “\(stated.prefix(100))”; theo tên có thể là “\(kind.label.vi)”. Hãy chọn loại hình.",
      en: "Unknown kind “\(stated.prefix(100))”; by the name perhaps “\(kind.label.en)”. Choose the kind.")
  }

  static func unknownKind(_ stated: String?, _ column: String?) -> Note {
    let all = OutletKind.allCases.map(\.label)
    // Of several columns.
    let stated = stated.map { $0.prefix(100).replacing("\n", with: " + ") }
    let vi = all.map(\.vi).joined(separator: ", ")
    let en = all.map(\.en).joined(separator: ", ")
    return Note(
      "unknown-kind", column: column,
      vi: (stated.map { "Không rõ loại hình “\($0)”" } ?? "Không ghi loại hình")
        + ". Hãy chọn một trong: \(vi).",
      en: (stated.map { "Unknown kind “\($0)”" } ?? "No kind is given") + ". Choose one of: \(en).")
  }

  static func unknownStatus(_ stated: String, shown: OutletStatus, _ column: String?) -> Note {
    let all = OutletStatus.allCases.map(\.label)
    // Of several columns.
    let words = stated.prefix(100).replacing("\n", with: " + ")
    return Note(
      "unreadable-value", column: column,
      vi: "Không hiểu tình trạng “\(words)”; đang để là “\(shown.label.vi)”. "
        + "Hãy chọn một trong: \(all.map(\.vi).joined(separator: ", ")).",
      en: "The status “\(words)” was not understood; it is “\(shown.label.en)” for now. "
        + "Choose one of: \(all.map(\.en).joined(separator: ", ")).")
  }

  static func saysGone(_ finding: ClosureWords.Finding, _ column: String?) -> Note {
    let part = finding.part
    guard finding.isClosed else {
      return Note(
        "says-gone", column: column,
        vi: "Ghi “\(part.prefix(60))”: có thể dòng này không còn đúng hoặc không nên đăng. "
          + "Hãy bỏ dòng, sửa lại, hoặc giữ như đang ghi.",
        en: "It says “\(part.prefix(60))”: the row may no longer be right, or not to be published. "
          + "Drop the row, correct it, or keep it as it is.")
    }
    let shown = OutletStatus.active.label
    return Note(
      "says-closed", column: column,
      vi: "Ghi “\(part.prefix(60))”, mà đang để tình trạng là “\(shown.vi)”. Hãy chọn tình trạng.",
      en: "It says “\(part.prefix(60))”, and the status is “\(shown.en)” for now. Choose the status.")
  }

  static func severalOutlets(_ names: [String], _ column: String?) -> Note {
    Note(
      "several-outlets", column: column,
      vi: "Ô tên có thể ghi \(names.count) cơ sở: \(list(names)). Hãy ghi mỗi cơ sở một dòng của danh sách.",
      en: "The name's cell may hold \(names.count) outlets: \(list(names)). Give each outlet a row of its own.")
  }

  static func countOfOutlets(_ name: String, _ column: String?) -> Note {
    Note(
      "several-outlets", column: column,
      vi: "“\(name.prefix(60))” có vẻ là nhiều cơ sở. Hãy ghi mỗi cơ sở một dòng của danh sách, hoặc bỏ dòng này.",
      en: "“\(name.prefix(60))” looks like several outlets. Give each a row of its own, or drop the row.")
  }

  static func severalAddresses(_ addresses: [String], _ column: String?) -> Note {
    Note(
      "several-addresses", column: column,
      vi: "Ô ghi nhiều địa chỉ: \(list(addresses)). Hãy ghi mỗi cơ sở một dòng của danh sách.",
      en: "The cell holds several addresses: \(list(addresses)). Give each outlet a row of its own.")
  }

  private static func list(_ parts: [String]) -> String {
    String(parts.prefix(5).map { "“\($0)”" }.joined(separator: ", ").prefix(200))
  }

  /// - Parameter isApart: the row above stands in another part of the list.
  static func sameAsAbove(_ text: String, _ column: String, isApart: Bool) -> Note {
    Note(
      "same-as-above", column: column,
      vi:
        "Ô ghi “như trên”; đã lấy “\(text.prefix(100))”\(isApart ? " từ phần trước của danh sách. Có đúng không?" : ".")",
      en: "The cell says “same as above”; “\(text.prefix(100))” was taken"
        + (isApart ? " from the part of the list before. Is that right?" : "."))
  }

  static func fromSection(_ text: String) -> Note {
    Note(
      "place-from-section", vi: "Lấy “\(text.prefix(100))” từ dòng đề mục phía trên.",
      en: "“\(text.prefix(100))” was taken from the heading above.")
  }

  static func fromTitle(_ district: String) -> Note {
    Note(
      "place-from-section", vi: "Lấy “\(district)” từ tiêu đề của danh sách hoặc tên trang tính.",
      en: "“\(district)” was taken from the list's title or the sheet's name.")
  }

  static func duplicate(_ duplicate: Duplicate) -> Note {
    let row = if case .row(let row) = duplicate.original { row } else { 0 }
    let reason = duplicate.reason.label
    return Note(
      "duplicate-in-file",
      vi: "Trùng với dòng \(row) (\(reason.vi)). Hãy gộp hai dòng, giữ cả hai hoặc bỏ dòng này.",
      en: "The same as row \(row) (\(reason.en)). Merge the two, keep both, or drop this row.")
  }
}
