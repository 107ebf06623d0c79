import Catalog
import Foundation
import Hummingbird
import Outlets
import Render
import Spatial

/// What a person may mean by the words in the search box: communes of both eras, products, outlets.
struct SuggestionsController: Sendable {
  static let defaultLimit = 5
  static let maximumLimit = 20

  let catalog: Catalog
  let settings: ServerSettings
  private let gazetteer: Gazetteer

  init(catalog: Catalog, settings: ServerSettings, gazetteer: Gazetteer) {
    self.catalog = catalog
    self.settings = settings
    self.gazetteer = gazetteer
  }

  @Sendable func suggestions(_ request: Request, _ context: MapRequestContext) throws -> Response {
    // Nothing typed yet is nothing to suggest.
    var parameters = try QueryParameters(request, emptiable: ["q"])
    let text = try parameters.takeWords() ?? ""
    let limit = try parameters.take("limit", in: 1...Self.maximumLimit) ?? Self.defaultLimit
    let representation = try Representation.jsonOnly(&parameters)
    try parameters.finish()
    let snapshot = catalog.snapshot
    return Answer(
      request, representation, version: snapshot.version, build: settings.build, type: ContentType.json
    ) {
      let typed = TypedText(text)
      let found = snapshot.suggestions(for: typed, limit: limit)
      return JSONValue.object([
        ("communes", .array(places(typed, limit, snapshot))),
        (
          "products",
          .array(found.products.map { ["name": .string($0.name), "outlets": .number(Double($0.outlets))] })
        ),
        ("outlets", .array(found.outlets.map { outlet($0, snapshot) })),
      ]).bytes
    }.response
  }

  /// Units with a place to go to: their own centre, else that of the unit that took them over.
  private func places(_ typed: TypedText, _ limit: Int, _ snapshot: Snapshot) -> [JSONValue] {
    typealias Place = (rank: Int, name: String, unit: AdminUnit, center: Coordinate)
    let ranked = gazetteer.communes.compactMap { unit -> Place? in
      let names = [unit.name] + unit.otherNames
      let best = { (behind: String) in
        names.compactMap { name in typed.rank(of: name + behind).map { (rank: $0, name: name) } }
          .min { $0.rank < $1.rank }
      }
      let parent = unit.parent.flatMap { gazetteer[$0]?.name } ?? ""
      guard let center = unit.center ?? unit.successors.lazy.compactMap({ gazetteer[$0]?.center }).first,
        let (rank, name) = best("") ?? best(" \(parent)")
      else { return nil }
      // Whoever asks for Phường Lê Lợi would not take Phường Thị Nại for it.
      return (rank, name == unit.name ? name : "\(name) (\(unit.name))", unit, center)
    }
    // Communes of today come first, and of these "Phường Quy Nhơn" before "Phường Quy Nhơn Bắc".
    let order = { (place: Place) in
      (place.rank, -place.unit.id.era.rawValue, place.unit.name.utf8.count)
    }
    return ranked.sorted { order($0) < order($1) }.prefix(limit).map { _, name, unit, center in
      [
        "id": .string(unit.id.description), "name": .string(name),
        "era": .number(Double(unit.id.era.rawValue)),
        "parent": unit.parent.flatMap { gazetteer[$0]?.name }.map { .string($0) } ?? nil,
        "point": [.number(center.longitude), .number(center.latitude)],
        "outlets": .number(Double(snapshot.outletCount(in: unit.id))),
      ]
    }
  }

  private func outlet(_ slot: Slot, _ snapshot: Snapshot) -> JSONValue {
    let feature = snapshot.feature(slot)
    let text = { (property: OutletProperty) -> JSONValue in
      EncodedFeature.text(of: property, feature: feature).map { .string($0) } ?? nil
    }
    let coordinate = snapshot.coordinate(slot)
    return [
      "id": .number(Double(snapshot.id(slot))), "name": text(.name), "kind": text(.kind),
      "accuracy": text(.accuracy), "address": text(.address), "commune": text(.commune),
      "point": [.number(coordinate.longitude), .number(coordinate.latitude)],
    ]
  }
}
