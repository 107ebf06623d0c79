import Outlets

/// What a file's bytes are.
struct DetectedFormat: Equatable {
  let format: FileFormat
  /// In a zipped set of GIS files: the member that a driver opens.
  var member: String?
  /// For text: how it is encoded.
  var encoding: TextEncoding?

  /// Tells the format by the bytes; a file's name may lie.
  ///
  /// - Throws: `empty`, `passwordProtected`, `tooLargeUnpacked`, `damaged`, or `notAList` with what it is instead.
  init(_ bytes: [UInt8], limits: ReadingLimits) throws(ListFileError) {
    if bytes.allSatisfy({ $0 <= 0x20 }) { throw .empty }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      (format, member) = try Self.zipped(bytes, limits: limits)
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      format = try Self.compound(bytes)
    } else if bytes.starts(with: "SQLite format 3\0".utf8) {
      // The application id of the SQLite header, and the two that GeoPackage 1.0 and 1.1 used.
      let id = bytes.dropFirst(68).prefix(4)
      guard ["GPKG", "GP10", "GP11"].contains(where: { id.elementsEqual($0.utf8) }) else {
        throw .notAList(what: BilingualText(vi: "cơ sở dữ liệu SQLite", en: "an SQLite database"))
      }
      format = .geopackage
    } else if let other = Self.foreign.first(where: { bytes.starts(with: $0.magic) }) {
      throw .notAList(what: other.what)
    } else {
      guard let encoding = TextEncoding.detect(bytes) else {
        throw .notAList(what: BilingualText(vi: "dữ liệu nhị phân không rõ loại", en: "binary data of an unknown kind"))
      }
      self.encoding = encoding
      format = try Self.text(encoding.decode(Array(bytes.prefix(64 << 10))), all: bytes)
    }
  }

  private static func zipped(
    _ bytes: [UInt8], limits: ReadingLimits
  ) throws(ListFileError) -> (FileFormat, String?) {
    guard let zip = ZipDirectory(bytes) else {
      throw .damaged(format: .xlsx, detail: "ZIP: central directory not found")
    }
    if zip.entries.isEmpty { throw .empty }
    if zip.entries.contains(where: \.isEncrypted) { throw .passwordProtected }
    if zip.unpackedBytes > limits.unpackedBytes { throw .tooLargeUnpacked(limit: limits.unpackedBytes) }
    if zip.contains("xl/workbook.xml") { return (.xlsx, nil) }
    if zip.contains("xl/workbook.bin") {
      throw .notAList(what: BilingualText(vi: "sổ Excel nhị phân (.xlsb)", en: "a binary Excel workbook (.xlsb)"))
    }
    if zip.contains("word/document.xml") {
      throw .notAList(what: BilingualText(vi: "văn bản Word", en: "a Word document"))
    }
    if zip.contains("content.xml") {
      // The first member of an OpenDocument file names its kind, unpacked.
      let head = String(decoding: bytes.prefix(256), as: UTF8.self)
      guard head.contains("opendocument.spreadsheet") else {
        throw .notAList(what: BilingualText(vi: "tài liệu OpenDocument khác", en: "another OpenDocument file"))
      }
      return (.ods, nil)
    }
    if let shape = zip.first(withExtension: "shp") { return (.shapefile, shape) }
    if let tab = zip.first(withExtension: "tab") ?? zip.first(withExtension: "mif") { return (.mapinfo, tab) }
    if zip.first(withExtension: "kml") != nil { return (.kmz, nil) }
    throw .notAList(
      what: BilingualText(vi: "tệp nén ZIP không có danh sách bên trong", en: "a ZIP archive with no list inside"))
  }

  /// An OLE2 container holds a workbook of Excel 97, or any newer Office file under a password.
  private static func compound(_ bytes: [UInt8]) throws(ListFileError) -> FileFormat {
    func hasStream(_ name: String) -> Bool {
      bytes.first(name.utf8.flatMap { [$0, 0] }) != nil
    }
    if hasStream("EncryptedPackage") { throw .passwordProtected }
    if hasStream("Workbook") || hasStream("Book") { return .xls }
    throw .notAList(what: BilingualText(vi: "tài liệu Office cũ (không phải Excel)", en: "an old Office document"))
  }

  /// - Parameter head: the text's beginning in UTF-8.
  private static func text(_ head: [UInt8], all: [UInt8]) throws(ListFileError) -> FileFormat {
    guard let start = head.firstIndex(where: { $0 > 0x20 }) else { return .csv }
    switch head[start] {
    case UInt8(ascii: "<"):
      return try xml(String(decoding: head[start...].prefix(8192), as: UTF8.self))
    case UInt8(ascii: "{"):
      if all.first(Array("\"FeatureCollection\"".utf8)) != nil { return .geojson }
      if all.first(Array("\"Feature\"".utf8)) != nil {
        return all.first(Array("\n{".utf8)) == nil ? .geojson : .geojsonl
      }
      throw .notAList(what: BilingualText(vi: "JSON không phải GeoJSON", en: "JSON that is not GeoJSON"))
    // Records of an open-data API; a CSV may begin with a bracket, too.
    case UInt8(ascii: "[") where head[(start + 1)...].first { $0 > 0x20 } == UInt8(ascii: "{"):
      throw .notAList(what: BilingualText(vi: "JSON không phải GeoJSON", en: "JSON that is not GeoJSON"))
    default:
      return .csv
    }
  }

  private static func xml(_ text: String) throws(ListFileError) -> FileFormat {
    let folded = text.lowercased()
    // The root element: the first tag that is no declaration, comment or processing instruction.
    var root = ""
    for tag in folded.split(separator: "<").map(String.init) where !tag.hasPrefix("?") && !tag.hasPrefix("!--") {
      root = String(tag.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" })
      break
    }
    switch root {
    case "kml": return .kml
    case "gpx": return .gpx
    case "html", "!doctype", "table", "head", "body", "meta", "style":
      throw .notAList(what: BilingualText(vi: "trang web (HTML)", en: "a web page (HTML)"))
    case "ogrvrtdatasource", "vrtdataset":
      throw .notAList(what: BilingualText(vi: "tệp chỉ dẫn VRT", en: "a VRT file, which points to other files"))
    case "workbook" where folded.contains("schemas-microsoft-com:office:spreadsheet"):
      throw .notAList(what: BilingualText(vi: "bảng tính XML 2003", en: "an XML spreadsheet of 2003"))
    default:
      throw .notAList(what: BilingualText(vi: "XML (\(root.prefix(40)))", en: "XML (\(root.prefix(40)))"))
    }
  }

  private static let foreign: [(magic: [UInt8], what: BilingualText)] = [
    (Array("%PDF".utf8), BilingualText(vi: "tệp PDF", en: "a PDF file")),
    ([0x89, 0x50, 0x4E, 0x47], BilingualText(vi: "hình ảnh PNG", en: "a PNG picture")),
    ([0xFF, 0xD8, 0xFF], BilingualText(vi: "hình ảnh JPEG", en: "a JPEG picture")),
    (Array("GIF8".utf8), BilingualText(vi: "hình ảnh GIF", en: "a GIF picture")),
    ([0x1F, 0x8B], BilingualText(vi: "tệp nén GZIP", en: "a GZIP archive")),
    (Array("Rar!".utf8), BilingualText(vi: "tệp nén RAR", en: "a RAR archive")),
    ([0x37, 0x7A, 0xBC, 0xAF], BilingualText(vi: "tệp nén 7-Zip", en: "a 7-Zip archive")),
    (Array("{\\rtf".utf8), BilingualText(vi: "văn bản RTF", en: "an RTF document")),
    (
      [0x00, 0x00, 0x27, 0x0A],
      BilingualText(
        vi: "một phần của Shapefile (cần nén .shp, .shx, .dbf, .prj thành một tệp ZIP)",
        en: "one part of a Shapefile (put .shp, .shx, .dbf and .prj into one ZIP)")
    ),
  ]
}
