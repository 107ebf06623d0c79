import Foundation
import Outlets

/// Reads rows of ``OutletRow/select`` into outlets.
///
/// A million rows hold few kinds, communes and lists: each distinct text is understood once and shared after.
struct OutletReader {
  /// A row that no version of ours can have written.
  struct Malformed: Error {
    let outletID: Int64
    let column: String
  }

  private var units: [String: AdminUnit.Name] = [:]
  private var kinds: [String: OutletKind] = [:]
  private var programmes: [String: [Programme]] = [:]
  private var groups: [String: [ProductGroup]] = [:]
  private var payments: [String: [PaymentMethod]] = [:]
  private var lastTime: (text: String, date: Date)?

  private static let index = Dictionary(
    uniqueKeysWithValues: OutletRow.properties.enumerated().map { ($1, $0 + 2) })
  private let column = Columns()

  /// Indexes of the columns, looked up once.
  private struct Columns {
    let key = at(.key), name = at(.name), kind = at(.kind), grade = at(.grade), programmes = at(.programmes)
    let groups = at(.productGroups), products = at(.products), address = at(.address)
    let commune = at(.commune), communeCode = at(.communeCode)
    let commune2020 = at(.commune2020), communeCode2020 = at(.communeCode2020)
    let district2020 = at(.district2020), districtCode2020 = at(.districtCode2020)
    let phone = at(.phone), website = at(.website), email = at(.email), hours = at(.openingHours)
    let payments = at(.payments), eInvoice = at(.eInvoice), order = at(.onlineOrderURL)
    let trace = at(.traceabilityURL), supplied = at(.suppliedBy), accuracy = at(.accuracy), status = at(.status)
    let verifiedOn = at(.verifiedOn), verifiedBy = at(.verifiedBy), updatedAt = at(.updatedAt)
    let synthetic = at(.synthetic)

    private static func at(_ property: OutletProperty) -> Int { OutletReader.index[property]! }
  }

  /// - Parameter row: a statement that stands on a row.
  mutating func read(_ row: StatementHandle) throws -> PublishedOutlet {
    let id = row.integer(0) ?? 0
    func malformed(_ property: String) -> Malformed { Malformed(outletID: id, column: property) }
    guard let coordinate = row.geometry(1)?.coordinate else { throw malformed("geom") }
    guard let name = row.text(column.name) else { throw malformed("name") }
    guard let kind = row.text(column.kind).flatMap({ kind($0) }) else { throw malformed("kind") }
    guard let accuracy = row.text(column.accuracy).flatMap({ CoordinateAccuracy(rawValue: $0) }) else {
      throw malformed("accuracy")
    }
    guard let status = row.text(column.status).flatMap({ OutletStatus(rawValue: $0) }) else {
      throw malformed("status")
    }
    guard let updatedAt = row.text(column.updatedAt).flatMap({ date($0) }) else { throw malformed("updated_at") }
    var outlet = Outlet(name: name, kind: kind, coordinate: coordinate, accuracy: accuracy)
    outlet.status = status
    outlet.key = row.text(column.key)
    outlet.grade = row.integer(column.grade).map { Int(truncatingIfNeeded: $0) }
    do {
      outlet.programmes = try Self.codes(row.text(column.programmes), &programmes)
      outlet.productGroups = try Self.codes(row.text(column.groups), &groups)
      outlet.payments = try Self.codes(row.text(column.payments), &payments)
      outlet.products = try Self.texts(row.text(column.products))
      outlet.phone = try Self.texts(row.text(column.phone))
    } catch { throw malformed("programmes, product_groups, payments, products, phone") }
    outlet.address = row.text(column.address)
    outlet.commune = unit(row.text(column.communeCode), row.text(column.commune))
    outlet.commune2020 = unit(row.text(column.communeCode2020), row.text(column.commune2020))
    outlet.district2020 = unit(row.text(column.districtCode2020), row.text(column.district2020))
    outlet.website = row.text(column.website)
    outlet.email = row.text(column.email)
    outlet.openingHours = row.text(column.hours)
    outlet.issuesEInvoice = row.integer(column.eInvoice).map { $0 != 0 }
    outlet.onlineOrderURL = row.text(column.order)
    outlet.traceabilityURL = row.text(column.trace)
    outlet.suppliedBy = row.text(column.supplied)
    outlet.verifiedOn = row.text(column.verifiedOn)
    outlet.verifiedBy = row.text(column.verifiedBy)
    outlet.synthetic = row.integer(column.synthetic) == 1
    return PublishedOutlet(id: id, outlet: outlet, updatedAt: updatedAt)
  }

  /// The one outlet of this id; nil when there is none.
  ///
  /// - Parameter select: ``OutletRow/selectOne``.
  mutating func read(_ id: Int64, _ select: StatementHandle) throws -> PublishedOutlet? {
    select.bind(id, at: 1)
    defer { select.reset() }
    return try select.step() ? try read(select) : nil
  }

  private mutating func kind(_ text: String) -> OutletKind? {
    if let known = kinds[text] { return known }
    kinds[text] = OutletKind(rawValue: text)
    return kinds[text]
  }

  private mutating func unit(_ code: String?, _ name: String?) -> AdminUnit.Name? {
    guard let code, let name else { return nil }
    if let known = units[code], known.name == name { return known }
    let unit = AdminUnit.Name(code: code, name: name)
    units[code] = unit
    return unit
  }

  private mutating func date(_ text: String) -> Date? {
    if let lastTime, lastTime.text == text { return lastTime.date }
    guard let date = Timestamp.date(text) else { return nil }
    lastTime = (text, date)
    return date
  }

  private static func codes<Code: Decodable>(_ text: String?, _ known: inout [String: [Code]]) throws -> [Code] {
    guard let text else { return [] }
    if let codes = known[text] { return codes }
    let codes = try JSONDecoder().decode([Code].self, from: Data(text.utf8))
    known[text] = codes
    return codes
  }

  private static func texts(_ text: String?) throws -> [String] {
    guard let text else { return [] }
    var json = JSONReader(text)
    if let texts = json.strings(), json.isAtEnd { return texts }
    return try JSONDecoder().decode([String].self, from: Data(text.utf8))
  }
}
