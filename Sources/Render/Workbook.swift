internal import CXlsxWriter
internal import Foundation

/// A workbook in XLSX, written by libxlsxwriter.
///
/// Text stays text: no cell of a workbook of ours is a formula, whatever it begins with, and none becomes one when
/// it is edited.
public struct Workbook: Sendable {
  public enum Cell: Sendable, Equatable {
    case empty
    case text(String)
    case number(Double)

    /// A list's cell: a number where the text is how a number is written, so that no digit is lost.
    public init(_ text: String) {
      if text.isEmpty {
        self = .empty
      } else if text.utf8.count <= 15, let number = Double(text), number.isFinite,
        "\(number)" == text || Int(text)?.description == text
      {
        self = .number(number)
      } else {
        self = .text(text)
      }
    }
  }

  public struct Sheet: Sendable {
    public let name: String
    public var rows: [[Cell]] = []
    /// Index of the row that names the columns: it is bold, and stays in view.
    public var header: Int?
    /// Of the columns, in letters.
    public var widths: [Double] = []

    public init(name: String) { self.name = name }
  }

  public struct Failure: Error {
    public let detail: String
  }

  let sheets: [Sheet]

  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// The file's bytes.
  ///
  /// - Throws: ``Failure``, or an error of the file system: the file is made in a private temporary folder.
  public func bytes() throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hangviet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "list.xlsx")
    try write(to: file.path, folder: folder.path)
    return [UInt8](try Data(contentsOf: file))
  }

  /// Of Excel, as libxlsxwriter refuses what is beyond.
  private static let (mostRows, mostColumns, longestText) = (1_048_576, 16_384, 32_767)

  private func write(to path: String, folder: String) throws {
    var options = unsafe lxw_workbook_options()
    // Rows go to the disk as they come.
    unsafe options.constant_memory = 1
    let workbook = unsafe folder.withCString { folder in
      unsafe options.tmpdir = unsafe UnsafeMutablePointer(mutating: folder)
      return unsafe workbook_new_opt(path, &options)
    }
    guard let workbook = unsafe workbook else { throw Failure(detail: "no memory") }
    let bold = unsafe workbook_add_format(workbook)
    unsafe format_set_bold(bold)
    unsafe format_set_text_wrap(bold)
    // "@": what is typed into the cell stays text.
    let text = unsafe workbook_add_format(workbook)
    unsafe format_set_num_format(text, "@")
    for sheet in sheets {
      guard let worksheet = unsafe workbook_add_worksheet(workbook, sheet.name) else {
        _ = unsafe workbook_close(workbook)
        throw Failure(detail: "sheet \(sheet.name)")
      }
      for (column, width) in sheet.widths.enumerated() {
        unsafe worksheet_set_column(worksheet, UInt16(column), UInt16(column), width, text)
      }
      if let header = sheet.header { unsafe worksheet_freeze_panes(worksheet, UInt32(header + 1), 0) }
      for (row, cells) in sheet.rows.prefix(Self.mostRows).enumerated() {
        let format = unsafe row == sheet.header ? bold : text
        for (column, cell) in cells.prefix(Self.mostColumns).enumerated() {
          switch cell {
          case .empty: break
          case .number(let number) where number.isFinite:
            _ = unsafe worksheet_write_number(worksheet, UInt32(row), UInt16(column), number, nil)
          case .number: break
          case .text(let string):
            let string = string.utf8.count > Self.longestText ? String(string.prefix(Self.longestText / 4)) : string
            _ = unsafe worksheet_write_string(worksheet, UInt32(row), UInt16(column), string, format)
          }
        }
      }
    }
    let result = unsafe workbook_close(workbook)
    guard result == LXW_NO_ERROR else {
      throw Failure(detail: unsafe String(cString: lxw_strerror(result)))
    }
  }
}
