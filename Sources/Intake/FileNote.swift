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

  static func otherTables(_ names: [String], read: String) -> Note {
    let list = names.map { "“\($0)”" }.joined(separator: ", ")
    return Note(
      "other-sheets", vi: "Chỉ đọc trang “\(read)”. Các trang khác cũng có danh sách: \(list). Hãy gửi từng trang.",
      en: "Only the sheet “\(read)” was read. Other sheets hold lists too: \(list). Send each by itself.")
  }
}
