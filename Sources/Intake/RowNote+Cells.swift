import Outlets

/// What is said of cells as the file has them, before anything of them is understood.
extension RowNote {
  static func brokenText(_ text: String, _ column: String?) -> Note {
    Note(
      "broken-text", column: column, vi: "Chữ trong “\(text.prefix(60))” bị hỏng. Hãy gõ lại ô này.",
      en: "The letters of “\(text.prefix(60))” are broken. Type the cell anew.")
  }

  static func legacyFont(_ text: String, _ font: LegacyFont, _ column: String?) -> Note {
    Note(
      "legacy-font", column: column, vi: "Ô dùng phông \(font.rawValue); đã đổi thành “\(text.prefix(100))”.",
      en: "The cell is in the font \(font.rawValue); converted to “\(text.prefix(100))”.")
  }

  static func legacyFontUnclear(_ likely: String, _ column: String?) -> Note {
    Note(
      "legacy-font-unclear", column: column,
      vi: "Ô có chữ của phông cũ, có thể là “\(likely.prefix(100))”. Hãy gõ lại ô này.",
      en: "The cell has letters of a legacy font, perhaps “\(likely.prefix(100))”. Type the cell anew.")
  }

  static func formula(_ text: String, _ column: String?) -> Note {
    Note(
      "formula", column: column, vi: "Ô chứa công thức “\(text.prefix(60))”, không phải giá trị. Hãy ghi giá trị.",
      en: "The cell holds the formula “\(text.prefix(60))”, not a value. Write the value.")
  }

  static func formulaWithoutValue(_ column: String?) -> Note {
    Note(
      "formula-without-value", column: column,
      vi: "Ô chứa công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi gửi, hoặc ghi giá trị.",
      en:
        "The cell holds a formula without a result. Open the file in Excel, save it and resend it, or write the value.")
  }

  static func cellError(_ text: String, _ column: String?) -> Note {
    Note(
      "cell-error", column: column, vi: "Ô báo lỗi “\(text)” của bảng tính. Hãy ghi giá trị.",
      en: "The cell shows the spreadsheet's error “\(text)”. Write the value.")
  }

  static func otherSeparator(_ separator: String) -> Note {
    Note(
      "other-separator",
      vi: "Dòng này dùng dấu phân cách “\(separator)”, khác với các dòng trên. Hãy sửa cho giống nhau.",
      en: "This row is parted by “\(separator)”, unlike the rows above. Write all rows alike.")
  }

  static func longText(_ code: String, _ length: Int, _ column: String?) -> Note {
    Note(
      code, column: column, vi: "Ô dài \(length) ký tự, có thể nhầm ô. Hãy kiểm tra.",
      en: "The cell has \(length) letters; perhaps another cell's text. Please check.")
  }

  static func struck(_ column: String?) -> Note {
    Note(
      "struck-out", column: column,
      vi: "Tên cơ sở bị gạch ngang trong bảng tính. Nếu cơ sở không còn, hãy bỏ dòng này hoặc sửa tình trạng.",
      en: "The outlet's name is struck through in the spreadsheet. If the outlet is gone, drop the row or correct the "
        + "status.")
  }

  static func struckCell(_ column: String?) -> Note {
    Note(
      "struck-out", column: column, vi: "Ô bị gạch ngang trong bảng tính, mà đang được dùng. Hãy xoá hoặc sửa ô.",
      en: "The cell is struck through in the spreadsheet, and is used for now. Delete or correct it.")
  }

  static func strayQuote() -> Note {
    Note(
      "stray-quote", vi: "Dòng có dấu ngoặc kép không đóng; đã đọc như chữ thường.",
      en: "The row has a quote that is not closed; it was read as a letter.")
  }

  static func extraCells(_ cells: [String]) -> Note {
    Note(
      "extra-cells",
      vi:
        "Dòng có nhiều ô hơn số cột (“\(cells.prefix(3).joined(separator: "”, “").prefix(100))”). Hãy kiểm tra dấu phân cách.",
      en: "The row has more cells than columns (“\(cells.prefix(3).joined(separator: "”, “").prefix(100))”). "
        + "Check the separators.")
  }

  static func mergedCell(_ text: String, _ column: String) -> Note {
    Note(
      "merged-cell", column: column, vi: "Ô gộp với ô phía trên; đã lấy “\(text.prefix(100))”.",
      en: "The cell is merged with the one above; “\(text.prefix(100))” was taken.")
  }
}
