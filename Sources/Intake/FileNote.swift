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
    }
  }

  static func duplicateColumn(_ header: String, read: String) -> Note {
    Note(
      "duplicate-column", column: header,
      vi:
        "Cột “\(header)” và cột “\(read)” cùng chỉ một thông tin; chỉ đọc cột sau. Hãy gộp hai cột nếu cần.",
      en: "The columns “\(header)” and “\(read)” stand for one fact; only the latter is read. Join them if needed.")
  }

  static func remembered() -> Note {
    Note(
      "columns-remembered", vi: "Các cột được hiểu như đã chọn cho tệp trước cùng dạng.",
      en: "The columns are read as was chosen for an earlier file of this shape.")
  }
}
