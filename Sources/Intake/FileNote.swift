import Outlets

/// What is said about a file as a whole.
enum FileNote {
  static func encoding(_ encoding: TextEncoding) -> [Note] {
    switch encoding {
    case .utf8, .utf16LittleEndian, .utf16BigEndian:
      []
    case .brokenUTF8:
      [
        Note(
          "broken-utf8", vi: "Tệp UTF-8 có chữ bị hỏng, hiện thành “�”. Hãy kiểm tra các ô đó.",
          en: "The UTF-8 file holds broken letters, shown as “�”. Check those cells.")
      ]
    case .windows1258:
      [
        Note(
          "windows-1258", vi: "Tệp không phải UTF-8; đã đọc theo Windows-1258. Hãy kiểm tra dấu tiếng Việt.",
          en: "The file is not UTF-8 and was read as Windows-1258. Check the Vietnamese letters.")
      ]
    case .windows1252:
      [
        Note(
          "legacy-file", vi: "Tệp dùng phông chữ cũ (TCVN3 hoặc VNI); từng ô đã được đổi sang Unicode.",
          en: "The file is in a legacy font (TCVN3 or VNI); its cells were converted to Unicode.")
      ]
    }
  }

  /// What the converter does not tell of such a file.
  static func oldExcel() -> Note {
    Note(
      "xls-file",
      vi:
        "Tệp .xls (Excel 97–2003): ô có công thức được đọc là trống, ô gộp chỉ có ở dòng đầu; dòng ẩn, trang ẩn và ghi chú của ô không nhận ra được. Nếu danh sách có những thứ này, hãy lưu thành .xlsx rồi nhập lại.",
      en:
        "An .xls file (Excel 97–2003): cells with formulas are read as blank, merged cells stand in their first row alone; hidden rows, hidden sheets and comments are not recognized. If the list has any, save it as .xlsx and import that."
    )
  }

  static func totalMismatch(_ stated: Int, _ read: Int, row: Int) -> Note {
    Note(
      "total-mismatch",
      vi:
        "Dòng \(row) ghi tổng là \(stated), nhưng phía trên đọc được \(read) dòng. Hãy kiểm tra có sót dòng nào không.",
      en: "Row \(row) gives a total of \(stated), but \(read) rows were read above it. Check whether any is missing.")
  }

  static func secondHeader(row: Int) -> Note {
    Note(
      "second-header", vi: "Từ dòng \(row) danh sách có tên cột khác; các dòng bên dưới được đọc theo tên cột mới.",
      en: "From row \(row) on the list has other columns; the rows below are read by the new names.")
  }

  static func duplicateColumn(_ header: String, read: String) -> Note {
    Note(
      "duplicate-column", column: header,
      vi:
        "Cột “\(header)” và cột “\(read)” cùng chỉ một thông tin; chỉ đọc cột “\(read)”. Hãy gộp hai cột nếu cần.",
      en: "The columns “\(header)” and “\(read)” stand for one fact; only “\(read)” is read. Join them if needed.")
  }

  static func unreadColumns(_ headers: [String]) -> Note {
    let names = first(20, of: headers.map { "“\($0.prefix(60))”" })
    return Note(
      "unread-columns", vi: "Không đọc cột: \(names). Nếu cần, hãy chọn cột đó là gì.",
      en: "Columns that are not read: \(names). Choose what they are if they matter.")
  }

  /// - Parameter text: words beside the list that speak of closed outlets, told by a colour or a mark.
  static func legend(_ text: String, row: Int) -> Note {
    Note(
      "legend",
      vi:
        "Dòng \(row) ghi “\(text.prefix(150))”. Màu ô và dấu chú thích không được đọc: hãy ghi tình trạng của các cơ sở đó.",
      en:
        "Row \(row) says “\(text.prefix(150))”. Colours and footnotes are not read: write the status of those outlets.")
  }

  /// Of many, the first few.
  static func first(_ most: Int, of texts: [String]) -> String {
    texts.prefix(most).joined(separator: ", ") + (texts.count > most ? " …" : "")
  }

  static func hiddenRows(_ rows: [Int]) -> Note {
    let numbers = first(10, of: rows.map(String.init))
    return Note(
      "hidden-rows",
      vi:
        "\(rows.count) dòng bị ẩn trong bảng tính cũng được đọc (dòng \(numbers)). Hãy xem chúng có thuộc danh sách không.",
      en:
        "\(rows.count) rows that the spreadsheet hides are read, too (\(numbers)). Check whether they belong to the list."
    )
  }

  static func comments(_ cells: [String]) -> Note {
    let names = first(10, of: cells)
    return Note(
      "cell-comments",
      vi:
        "\(cells.count) ô có chú thích không được đọc (\(names)). Hãy xem chú thích có nói cơ sở đã đóng cửa, đổi chỗ không.",
      en:
        "\(cells.count) cells have comments, which are not read (\(names)). Check whether they say that an outlet is gone."
    )
  }

  static func hiddenSheets(_ names: [String]) -> Note {
    let list = names.map { "“\($0)”" }.joined(separator: ", ")
    return Note(
      "hidden-sheets", vi: "Không đọc trang tính bị ẩn: \(list).", en: "Hidden sheets are not read: \(list).")
  }

  static func remembered() -> Note {
    Note(
      "columns-remembered", vi: "Các cột được hiểu như đã chọn cho tệp trước cùng dạng.",
      en: "The columns are read as was chosen for an earlier file of this shape.")
  }
}
