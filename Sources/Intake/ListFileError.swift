public import Outlets

/// Why a whole file cannot be used. What is wrong with single rows is a `Note`, never an error.
public enum ListFileError: Error, Hashable, Sendable {
  case unopenable(path: String)
  case empty
  case tooManyBytes(limit: Int)
  case tooManyRows(limit: Int)
  case tooManyColumns(row: Int, limit: Int)
  /// A packed file that would unpack to more than the limit, or a converter that wrote more.
  case tooLargeUnpacked(limit: Int)
  case tooSlow(seconds: Int)
  case outOfMemory(limit: Int)
  case passwordProtected
  /// The bytes are something else than a list: a web page named `.xlsx`, a picture, a Word file.
  case notAList(what: BilingualText)
  case damaged(format: FileFormat, detail: String)
  /// - Parameter known: the columns that are known of the first sheet, where only the outlet's name is missing.
  case noList(sheets: [String], known: [String] = [])
  /// No header is found, and the text has lost its letters: "Lo?i hình", "TÃªn".
  case brokenLetters(sample: String)
  /// A person has named the row of the header, and its columns are none that are known: they must be chosen, too.
  case unknownColumns(row: Int, [UnknownColumn])
  /// Two tables stand side by side, and a row can be only one outlet.
  ///
  /// - Parameters:
  ///   - column: where the second begins, as spreadsheets name it.
  ///   - rows: how many outlets it has.
  case tablesBeside(column: String, rows: Int)
  /// Each outlet is a column, or a card of lines: the names of the facts stand below one another.
  case factsBelow(names: [String])
  /// More than one sheet or layer holds a list: a person must choose one.
  case severalLists(sheets: [String])
  /// - Parameter sheets: none for a file that is not made of sheets.
  case noSuchSheet(String, sheets: [String])
  case unknownReferenceSystem(epsg: Int)
  /// A program of Debian's `gdal-bin` or `util-linux` is missing or does not start.
  case converterMissing(program: String)
  /// The converter cannot be shut in on this machine, and shall not run otherwise.
  case noSandbox
  /// A gazetteer file with a fault.
  case badAdminUnits(row: Int, detail: String)

  public struct UnknownColumn: Hashable, Sendable {
    public let header: String
    /// The first text below it.
    public let sample: String
  }

  /// What is wrong and what to do, for people.
  public var message: BilingualText {
    switch self {
    case .unopenable(let path):
      BilingualText(
        vi: "Không mở được \(path). Hãy kiểm tra đường dẫn (một tệp, không phải thư mục) và quyền đọc.",
        en: "Cannot open \(path). Check the path, which is a file's, not a folder's, and the permission to read it.")
    case .empty:
      BilingualText(
        vi: "Tệp trống. Hãy lưu lại danh sách rồi gửi lại.", en: "The file is empty. Save the list again and resend it."
      )
    case .tooManyBytes(let limit):
      BilingualText(
        vi: """
          Tệp lớn hơn \(limit.mebibytes) MB. Hãy chia nhỏ danh sách hoặc xoá hình ảnh trong tệp; lệnh hangviet import \
          có --max-size.
          """,
        en: """
          The file is larger than \(limit.mebibytes) MB. Split the list or remove pictures; hangviet import takes \
          --max-size.
          """)
    case .tooManyRows(let limit):
      BilingualText(
        vi: "Danh sách có hơn \(limit) dòng. Hãy chia nhỏ danh sách; lệnh hangviet import có --max-rows.",
        en: "The list has more than \(limit) rows. Split it; hangviet import takes --max-rows.")
    case .tooManyColumns(let row, let limit):
      BilingualText(
        vi: "Dòng \(row) có hơn \(limit) cột. Hãy kiểm tra dấu phân cách hoặc xoá các cột thừa.",
        en: "Row \(row) has more than \(limit) columns. Check the separator or delete the extra columns.")
    case .tooLargeUnpacked(let limit):
      BilingualText(
        vi:
          "Nội dung nén trong tệp lớn hơn \(limit.mebibytes) MB sau khi giải nén. Hãy lưu lại chỉ trang tính có danh sách.",
        en: "The file unpacks to more than \(limit.mebibytes) MB. Save only the sheet that holds the list.")
    case .tooSlow(let seconds):
      BilingualText(
        vi: "Đọc tệp quá \(seconds) giây. Hãy chia nhỏ danh sách hoặc lưu lại thành CSV (UTF-8).",
        en: "Reading took more than \(seconds) seconds. Split the list or save it as CSV (UTF-8).")
    case .outOfMemory(let limit):
      BilingualText(
        vi: "Đọc tệp cần hơn \(limit.mebibytes) MB bộ nhớ. Hãy chia nhỏ danh sách hoặc lưu lại thành CSV (UTF-8).",
        en: "Reading needs more than \(limit.mebibytes) MB of memory. Split the list or save it as CSV (UTF-8).")
    case .passwordProtected:
      BilingualText(
        vi: "Tệp được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu (Tệp ▸ Thông tin ▸ Bảo vệ sổ làm việc), lưu lại rồi gửi.",
        en: "The file is password-protected. Open it, remove the password, save it and resend it.")
    case .notAList(let what):
      BilingualText(
        vi: """
          Nội dung tệp là \(what.vi), không phải danh sách. Nếu Excel hoặc LibreOffice mở được, hãy lưu thành .xlsx; nếu \
          không, hãy chép danh sách vào một bảng tính.
          """,
        en: """
          The file's content is \(what.en), not a list. If Excel or LibreOffice opens it, save it as .xlsx; else copy the \
          list into a spreadsheet.
          """)
    case .damaged(let format, let detail):
      BilingualText(
        vi: "Tệp \(format.label) bị hỏng, thiếu một phần hoặc có mật khẩu (\(detail)). Hãy mở và lưu lại rồi gửi.",
        en:
          "The \(format.label) file is damaged, incomplete or protected (\(detail)). Open it, save it again, resend it."
      )
    case .noList(let sheets, let known):
      noListMessage(sheets, known: known)
    case .brokenLetters(let sample):
      BilingualText(
        vi: "Tệp được lưu sai bảng mã, chữ tiếng Việt đã hỏng (“\(sample.prefix(60))”). Hãy mở tệp gốc, lưu lại dạng "
          + "CSV UTF-8 hoặc .xlsx rồi gửi lại.",
        en:
          "The file was saved in a wrong encoding and its Vietnamese letters are broken (“\(sample.prefix(60))”). Open "
          + "the original, save it as CSV UTF-8 or .xlsx and resend it.")
    case .unknownColumns(let row, _):
      BilingualText(
        vi: row == 0
          ? "Hãy chọn mỗi cột là gì, ít nhất là tên cơ sở và một cột nữa."
          : "Không nhận ra tên cột ở dòng \(row). Hãy chọn mỗi cột là gì, ít nhất là tên cơ sở và một cột nữa.",
        en: row == 0
          ? "Choose what each column is, at least the outlet's name and one more."
          : "The names of the columns in row \(row) are not known. Choose what each is, at least the outlet's name and one more."
      )
    case .tablesBeside(let column, let rows):
      BilingualText(
        vi: "Hai bảng nằm cạnh nhau: bảng bên phải, từ cột \(column), có \(rows) dòng chưa được đọc. "
          + "Hãy cắt bảng đó, cả dòng tên cột, dán xuống dưới bảng bên trái hoặc sang trang tính khác rồi gửi lại.",
        en:
          "Two tables stand side by side: the right one, from column \(column) on, has \(rows) rows that were not read. "
          + "Move it, names of columns included, below the left one or to another sheet, and resend the file.")
    case .factsBelow(let names):
      BilingualText(
        vi: "Tệp ghi mỗi thông tin một dòng (\(Self.names(names)) …), không phải mỗi cơ sở một dòng. Hãy chuyển thành "
          + "bảng có dòng tên cột ở trên cùng (Excel: sao chép ▸ Dán đặc biệt ▸ Chuyển vị) rồi gửi lại.",
        en:
          "The file has a row for each fact (\(Self.names(names)) …), not for each outlet. Make it a table with the names "
          + "of the columns on top (Excel: copy ▸ Paste Special ▸ Transpose) and resend it.")
    case .severalLists(let sheets):
      BilingualText(
        vi: "Tệp có nhiều trang chứa danh sách: \(Self.names(sheets)). Hãy chọn một trang (--sheet TÊN).",
        en: "Several sheets hold a list: \(Self.names(sheets)). Choose one (--sheet NAME).")
    case .noSuchSheet(let name, let sheets) where sheets.isEmpty:
      BilingualText(
        vi: "Tệp CSV không có trang nào. Hãy bỏ lựa chọn trang “\(name.prefix(100))” (--sheet).",
        en: "A CSV file has no sheets. Leave out the choice of “\(name.prefix(100))” (--sheet).")
    case .noSuchSheet(let name, let sheets):
      BilingualText(
        vi: "Tệp không có trang “\(name.prefix(100))”. Các trang: \(Self.names(sheets)).",
        en: "The file has no sheet “\(name.prefix(100))”. Its sheets: \(Self.names(sheets)).")
    case .unknownReferenceSystem(let epsg):
      BilingualText(
        vi: "Không có hệ toạ độ EPSG:\(epsg). VN-2000 của Bình Định là EPSG:9217; kinh độ, vĩ độ là EPSG:4326.",
        en: "There is no reference system EPSG:\(epsg). VN-2000 of Bình Định is EPSG:9217; degrees are EPSG:4326.")
    case .noSandbox:
      BilingualText(
        vi: "Máy chủ này không cách ly được chương trình chuyển đổi, nên chỉ nhận CSV. Hãy lưu danh sách thành CSV "
          + "UTF-8, hoặc báo người vận hành (bubblewrap).",
        en: "This server cannot isolate the converter, so that it takes CSV only. Save the list as CSV UTF-8, or tell "
          + "the operator (bubblewrap).")
    case .converterMissing(let program):
      BilingualText(
        vi: "Không chạy được \(program). Hãy cài đặt: apt-get install gdal-bin util-linux.",
        en: "Cannot run \(program). Install it: apt-get install gdal-bin util-linux.")
    case .badAdminUnits(let row, let detail):
      BilingualText(
        vi: "Tệp đơn vị hành chính có lỗi ở dòng \(row): \(detail). Hãy lấy lại tệp GeoData/admin-units.csv.",
        en: "The file of administrative units has a fault in row \(row): \(detail). Restore GeoData/admin-units.csv.")
    }
  }

  private static func names(_ sheets: [String]) -> String {
    sheets.prefix(10).map { "“\($0.prefix(100))”" }.joined(separator: ", ")
  }

  private func noListMessage(_ sheets: [String], known: [String]) -> BilingualText {
    let names = Self.names(sheets)
    if !known.isEmpty {
      return BilingualText(
        vi: "Không tìm thấy cột tên cơ sở\(names.isEmpty ? "" : " trong trang \(names)"); chỉ nhận ra cột "
          + "\(Self.names(known)). Hãy thêm cột “Tên cơ sở” ghi tên hoặc biển hiệu của nơi bán; không dùng cột tên người.",
        en:
          "No column with the outlets' names was found\(names.isEmpty ? "" : " in the sheets \(names)"); known are only "
          + "the columns \(Self.names(known)). Add a column “Tên cơ sở” (or name) with the names of the outlets, not of persons."
      )
    }
    let expected = "Tên cơ sở, Loại hình, Địa chỉ, Xã/phường, Huyện/TX/TP, Vĩ độ, Kinh độ, Điện thoại"
    return BilingualText(
      vi: "Không tìm thấy dòng tiêu đề của danh sách\(names.isEmpty ? "" : " trong trang \(names)"). "
        + "Cần một dòng có tên các cột, ít nhất là tên cơ sở và một cột nữa, ví dụ: \(expected).",
      en: "No header row was found\(names.isEmpty ? "" : " in the sheets \(names)"). "
        + "One row must name the columns, at least the outlet's name and one more, for example: \(expected) "
        + "(or name, kind, address, commune, district, latitude, longitude, phone).")
  }
}

extension Int {
  fileprivate var mebibytes: Int { self >> 20 }
}
