/// A row of a list with its cells under the names of their columns, before anything is understood.
public struct OutletDraft: Sendable {
  /// What a list's column can hold.
  public enum Field: String, CaseIterable, Sendable, Codable {
    case number, key, name, kind, grade, programmes
    case productGroups = "product_groups"
    case products, address, commune, district, phone, website, email
    case openingHours = "opening_hours"
    case payments
    case eInvoice = "e_invoice"
    case onlineOrderURL = "online_order_url"
    case traceabilityURL = "traceability_url"
    case suppliedBy = "supplied_by"
    case accuracy, status
    case verifiedOn = "verified_on"
    case verifiedBy = "verified_by"
    case synthetic
    /// Y: in a geographic column the latitude, in a plane one whichever of N and E the list calls so.
    case latitude
    case longitude
    /// Both numbers in one cell.
    case coordinates
    case remark
  }

  public struct Cell: Sendable {
    /// The column's header as the file has it.
    public let column: String
    public let text: String

    public init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// The file's own row number, counted from 1.
  public let row: Int
  public var cells: [Field: Cell]

  public init(row: Int, cells: [Field: Cell]) {
    self.row = row
    self.cells = cells
  }

  /// The cell's text, nil where the cell is missing or blank.
  public subscript(field: Field) -> String? {
    guard let text = cells[field]?.text, !text.isEmpty else { return nil }
    return text
  }

  public func column(_ field: Field) -> String? { cells[field]?.column }
}
