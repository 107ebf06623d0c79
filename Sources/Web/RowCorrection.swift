import Foundation
import Outlets
import Spatial

/// What a person corrected in a row or an outlet: cells as texts, a place on the map, a commune.
struct RowCorrection: Decodable {
  /// By the name of a property or of a list's field; empty to leave a fact open.
  let values: [String: Cell]?
  let coordinate: [Double]?
  let accuracy: String?
  /// `21583:2025`.
  let commune: String?

  /// A cell of JSON, as text.
  struct Cell: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        text = ""
      } else if let texts = try? value.decode([String].self) {
        text = OutletDraft.list(texts)
      } else if let flag = try? value.decode(Bool.self) {
        text = flag ? "true" : "false"
      } else if let number = try? value.decode(Int.self) {
        text = String(number)
      } else if let number = try? value.decode(Double.self) {
        text = "\(number)"
      } else {
        text = try value.decode(String.self)
      }
    }
  }

  var isEmpty: Bool { values?.isEmpty ?? true && coordinate == nil && accuracy == nil && commune == nil }

  /// The corrected row, to be read again.
  ///
  /// - Throws: a ``Problem`` for what is no field, no place, no commune.
  func applied(to draft: OutletDraft, _ gazetteer: Gazetteer) throws -> OutletDraft {
    var draft = draft
    let cells = try (values ?? [:]).map { name, cell in (try Self.field(name), cell.text) }
    let named = Set(cells.map { $0.0 })
    if named.contains(.commune) || named.contains(.district) { Self.empty(Self.areaFields, &draft) }
    if !named.isDisjoint(with: Self.placeFields) { Self.empty(Self.placeFields + [.accuracy], &draft) }
    for (field, text) in cells {
      let clean = field.keepsLines ? text : VietnameseText.clean(text)
      draft[cell: field] = OutletDraft.Cell(column: draft[cell: field]?.column ?? field.name, text: clean)
    }
    if let commune { try choose(commune, &draft, gazetteer) }
    if let coordinate { try move(to: coordinate, &draft) }
    if let accuracy {
      guard CoordinateAccuracy(rawValue: accuracy) != nil else {
        throw Problem.invalid(
          vi: "Độ chính xác là exact, approximate hoặc commune.",
          en: "The accuracy is exact, approximate or commune.")
      }
      draft[cell: .accuracy] = OutletDraft.Cell(column: "accuracy", text: accuracy)
    }
    return draft
  }

  private func choose(_ commune: String, _ draft: inout OutletDraft, _ gazetteer: Gazetteer) throws {
    guard let unit = AdminUnit.ID(commune).flatMap({ gazetteer[$0] }), unit.level == .commune else {
      throw Problem.invalid(
        vi: "Không có xã, phường \(commune.prefix(40)); mã có dạng 21583:2025.",
        en: "There is no commune \(commune.prefix(40)); ids are like 21583:2025.")
    }
    Self.empty(Self.areaFields, &draft)
    let field = unit.id.era == .e2025 ? OutletDraft.Field.communeCode : .communeCode2020
    draft[cell: field] = OutletDraft.Cell(column: field.name, text: unit.id.code)
    // Where all that became the commune lay in one district, the outlet did, too.
    let districts = Set(gazetteer.predecessors(of: unit).compactMap(\.parent?.code))
    if let district = districts.first, districts.count == 1 {
      draft[cell: .districtCode2020] = OutletDraft.Cell(
        column: OutletDraft.Field.districtCode2020.name, text: district)
    }
    // The centre of another commune is no place any more.
    if draft[.accuracy] == CoordinateAccuracy.commune.rawValue { Self.empty(Self.placeFields + [.accuracy], &draft) }
  }

  private func move(to position: [Double], _ draft: inout OutletDraft) throws {
    guard position.count == 2, let point = Coordinate(longitude: position[0], latitude: position[1]) else {
      throw Problem.invalid(
        vi: "Tọa độ phải là [kinh độ, vĩ độ].", en: "A coordinate is [longitude, latitude].")
    }
    Self.empty(Self.placeFields, &draft)
    draft[cell: .latitude] = OutletDraft.Cell(column: "latitude", text: "\(point.latitude)")
    draft[cell: .longitude] = OutletDraft.Cell(column: "longitude", text: "\(point.longitude)")
    draft[cell: .accuracy] = OutletDraft.Cell(column: "accuracy", text: CoordinateAccuracy.exact.rawValue)
  }

  private static func field(_ name: String) throws -> OutletDraft.Field {
    let field = name == OutletProperty.district2020.rawValue ? .district : OutletDraft.Field(name)
    guard let field, field != .ignored, field != .number else {
      let known = OutletDraft.Field.allCases.filter { $0 != .ignored && $0 != .number }.map(\.name)
      throw Problem.invalid(
        vi: "Không có mục “\(name.prefix(40))”; các mục: \(known.joined(separator: ", ")).",
        en: "There is no “\(name.prefix(40))”; there are: \(known.joined(separator: ", ")).")
    }
    return field
  }

  private static let areaFields: [OutletDraft.Field] = [
    .commune, .communeCode, .commune2020, .communeCode2020, .district, .districtCode2020,
  ]
  private static let placeFields: [OutletDraft.Field] = [.latitude, .longitude, .coordinates]

  private static func empty(_ fields: [OutletDraft.Field], _ draft: inout OutletDraft) {
    for field in fields { draft[field] = nil }
  }
}
