import Catalog
import Foundation
import Hummingbird
import Outlets
import Render
import Spatial

/// What a person may mean by the words in the search box: communes of both eras, former districts, products, outlets.
struct SuggestionsController: Sendable {
  static let defaultLimit = 5
  static let maximumLimit = 20

  let catalog: Catalog
  let settings: ServerSettings
  private let gazetteer: Gazetteer
  private let places: [Place]
  private let districts: [Place]
  private let placeWords: NameWords

  init(catalog: Catalog, settings: ServerSettings, gazetteer: Gazetteer) {
    self.catalog = catalog
    self.settings = settings
    self.gazetteer = gazetteer
    places = gazetteer.communes.compactMap { Place($0, gazetteer) }
    districts = gazetteer.units.filter { $0.level == .district && $0.bounds != nil }.compactMap { Place($0, gazetteer) }
    placeWords = NameWords(places.flatMap { place in place.names.map { "\($0) \(place.parent ?? "")" } })
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
      var typed = TypedText(text)
      var (communes, districts) = (ranked(places, typed, limit), ranked(districts, typed, limit))
      var found = snapshot.suggestions(for: typed, limit: limit)
      var corrections: [String] = []
      if communes.isEmpty, districts.isEmpty, found.products.isEmpty, found.outlets.isEmpty {
        corrections = snapshot.corrections(of: typed, or: placeWords)
        typed = TypedText(oneOf: corrections)
        (communes, districts) = (ranked(places, typed, limit), ranked(self.districts, typed, limit))
        found = snapshot.suggestions(for: typed, limit: limit)
        // A place without outlets is offered as itself: its words would find nothing.
        corrections.removeAll { snapshot.suggestions(for: TypedText($0), limit: 1).outlets.isEmpty }
      }
      return JSONValue.object([
        ("corrections", .array(corrections.map { .string($0) })),
        ("communes", .array(communes.map { commune($0.place, $0.name, snapshot) })),
        ("districts", .array(districts.map { district($0.place.unit) })),
        (
          "products",
          .array(found.products.map { ["name": .string($0.name), "outlets": .number(Double($0.outlets))] })
        ),
        ("outlets", .array(found.outlets.map { outlet($0, snapshot) })),
      ]).bytes
    }.response
  }

  /// A unit with a place to go to: its own centre, else that of the unit that took it over.
  private struct Place {
    let unit: AdminUnit
    let names: [String]
    /// Its district.
    let parent: String?
    let center: Coordinate

    init?(_ unit: AdminUnit, _ gazetteer: Gazetteer) {
      guard let center = unit.center ?? unit.successors.lazy.compactMap({ gazetteer[$0]?.center }).first else {
        return nil
      }
      self.unit = unit
      self.center = center
      names = [unit.name] + unit.otherNames
      parent = unit.parent.flatMap { gazetteer[$0]?.name }
    }
  }

  /// The places that words may mean, each with the name by which it was found.
  private func ranked(_ places: [Place], _ typed: TypedText, _ limit: Int) -> [(place: Place, name: String)] {
    let ranked = places.compactMap { place -> (rank: Int, name: String, place: Place)? in
      let best = { (behind: String) in
        place.names.compactMap { name in typed.rank(of: name + behind).map { (rank: $0, name: name) } }
          .min { $0.rank < $1.rank }
      }
      if let own = best("") { return (own.rank, own.name, place) }
      // Whoever names a district alone means none of its communes.
      guard let parent = place.parent, typed.rank(of: parent) == nil else { return nil }
      return best(" \(parent)").map { ($0.rank, $0.name, place) }
    }
    // Communes of today come first, and of these "Phường Quy Nhơn" before "Phường Quy Nhơn Bắc".
    let order = { (rank: Int, unit: AdminUnit) in (rank, -unit.id.era.rawValue, unit.name.utf8.count) }
    return ranked.sorted { order($0.rank, $0.place.unit) < order($1.rank, $1.place.unit) }.prefix(limit)
      .map { ($0.place, $0.name) }
  }

  private func commune(_ place: Place, _ name: String, _ snapshot: Snapshot) -> JSONValue {
    let unit = place.unit
    return [
      // Whoever asks for Phường Lê Lợi would not take Phường Thị Nại for it.
      "id": .string(unit.id.description),
      "name": .string(name == unit.name ? name : "\(name) (\(unit.name))"),
      "era": .number(Double(unit.id.era.rawValue)), "parent": place.parent.map { .string($0) } ?? nil,
      "point": [.number(place.center.longitude), .number(place.center.latitude)],
      "outlets": .number(Double(snapshot.outletCount(in: unit.id))),
    ]
  }

  /// Its name is what its outlets are found by.
  private func district(_ unit: AdminUnit) -> JSONValue {
    let box = unit.bounds!
    return [
      "id": .string(unit.id.description), "name": .string(unit.name),
      "bbox": [.number(box.west), .number(box.south), .number(box.east), .number(box.north)],
    ]
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
