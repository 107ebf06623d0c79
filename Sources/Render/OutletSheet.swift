internal import Foundation
public import Outlets
internal import Spatial

/// Outlets as the sheet of a workbook that an officer edits and sends back, and the empty form of it.
///
/// The headers are those that lists carry; what the sheet says is read again as the same outlets.
public enum OutletSheet {
  /// A column of the list, with what to write into it.
  struct Column {
    let property: OutletProperty?
    let header: String
    let width: Double
    let help: BilingualText

    init(property: OutletProperty, header: String? = nil, width: Double, help: BilingualText) {
      (self.property, self.header, self.width, self.help) = (property, header ?? property.label.vi, width, help)
    }

    /// Of something that is no property of an outlet.
    init(header: String, width: Double, help: BilingualText) {
      (property, self.header, self.width, self.help) = (nil, header, width, help)
    }
  }

  /// The published outlets, each with the key by which it is found again.
  ///
  /// - Parameters:
  ///   - version: of the data that the outlets are of.
  ///   - distances: of the outlets from a place, in metres; a last column then.
  ///   - notice: on the second sheet.
  public static func list(
    _ outlets: [PublishedOutlet], version: DataVersion, distances: [Double]? = nil, notice: DataNotice? = nil
  ) -> Workbook {
    let hasSynthetic = outlets.contains { $0.outlet.synthetic }
    let facts = columns + units + (hasSynthetic ? [synthetic] : []) + [Self.version]
    let columns = facts + (distances == nil ? [] : [distance])
    var sheet = sheet(columns)
    for (index, published) in outlets.enumerated() {
      let metres = distances.map { [Workbook.Cell.number(EncodedFeature.decimetres($0[index]))] } ?? []
      sheet.rows.append(facts.map { cell($0, published, version) } + metres)
    }
    var explanation = explanation(columns)
    if let notice {
      explanation.rows += [
        [.text("Nguồn / source: \(notice.source)")], [.text("Giấy phép / licence: \(notice.licence)")],
        [.text("Ngày / date: \(notice.date.formatted(.iso8601))")],
      ]
    }
    return Workbook([sheet, explanation])
  }

  /// An empty list, with a second sheet that explains each column.
  public static func template() -> Workbook { Workbook([sheet(columns), explanation(columns)]) }

  private static func sheet(_ columns: [Column]) -> Workbook.Sheet {
    var sheet = Workbook.Sheet(name: "Danh sách")
    sheet.header = 0
    sheet.widths = columns.map(\.width)
    sheet.rows = [columns.map { .text($0.header) }]
    return sheet
  }

  /// One column alone: no row of it can be taken for the header of a list.
  private static func explanation(_ columns: [Column]) -> Workbook.Sheet {
    var sheet = Workbook.Sheet(name: "Hướng dẫn")
    sheet.header = 0
    sheet.widths = [150]
    sheet.rows = [[.text("Cách ghi từng cột · How to fill in each column")]]
    for column in columns {
      sheet.rows += [[.text("\(column.header): \(column.help.vi)")], [.text("    \(column.help.en)")]]
    }
    return sheet
  }

  private static func cell(_ column: Column, _ published: PublishedOutlet, _ version: DataVersion) -> Workbook.Cell {
    let outlet = published.outlet
    switch column.property {
    case nil where column.header == latitude.header: return .number(outlet.coordinate.latitude)
    case nil where column.header == longitude.header: return .number(outlet.coordinate.longitude)
    case nil: return .text(version.text)
    case .key?: return .text(published.listKey)
    case .kind?: return .text(outlet.kind.label.vi)
    case .status?: return .text(outlet.status.label.vi)
    case .accuracy?: return .text(outlet.accuracy.label.vi)
    case .eInvoice?: return outlet.issuesEInvoice.map { .text($0 ? "có" : "không") } ?? .empty
    case let property?:
      switch outlet[property] {
      case .null: return .empty
      case .text(let text): return .text(text)
      case .integer(let number): return .number(Double(number))
      case .bool(let flag): return .text(flag ? "có" : "không")
      case .list(let texts): return texts.isEmpty ? .empty : .text(OutletDraft.list(texts))
      }
    }
  }
}
