import Foundation
import Outlets
import Spatial

/// An outlet in the log of changes: the JSON that `Outlet` decodes, without the properties that are null.
enum OutletJSON {
  static func text(_ outlet: Outlet) throws -> String { String(decoding: try utf8(outlet), as: UTF8.self) }

  static func utf8(_ outlet: Outlet) throws -> [UInt8] {
    var json = JSONText(capacity: 768)
    var isFirst = true
    func name(_ property: OutletProperty) {
      json.raw(isFirst ? "{\"" : ",\"")
      isFirst = false
      json.raw(property.rawValue)
      json.raw("\":")
    }
    func write(_ property: OutletProperty, _ text: String?) {
      guard let text else { return }
      name(property)
      json.string(text)
    }
    func write(_ property: OutletProperty, _ texts: [String]) {
      name(property)
      json.array(texts)
    }
    write(.key, outlet.key)
    write(.name, outlet.name)
    write(.kind, outlet.kind.rawValue)
    if let grade = outlet.grade {
      name(.grade)
      json.raw(String(grade))
    }
    write(.programmes, outlet.programmes.map { $0.rawValue })
    write(.productGroups, outlet.productGroups.map { $0.rawValue })
    write(.products, outlet.products)
    write(.address, outlet.address)
    write(.commune, outlet.commune?.name)
    write(.communeCode, outlet.commune?.code)
    write(.commune2020, outlet.commune2020?.name)
    write(.communeCode2020, outlet.commune2020?.code)
    write(.district2020, outlet.district2020?.name)
    write(.districtCode2020, outlet.district2020?.code)
    write(.phone, outlet.phone)
    write(.website, outlet.website)
    write(.email, outlet.email)
    write(.openingHours, outlet.openingHours)
    write(.payments, outlet.payments.map { $0.rawValue })
    if let issuesEInvoice = outlet.issuesEInvoice {
      name(.eInvoice)
      json.raw(issuesEInvoice ? "true" : "false")
    }
    write(.onlineOrderURL, outlet.onlineOrderURL)
    write(.traceabilityURL, outlet.traceabilityURL)
    write(.suppliedBy, outlet.suppliedBy)
    write(.accuracy, outlet.accuracy.rawValue)
    write(.status, outlet.status.rawValue)
    write(.verifiedOn, outlet.verifiedOn)
    write(.verifiedBy, outlet.verifiedBy)
    name(.synthetic)
    json.raw(outlet.synthetic ? "true" : "false")
    json.raw(",\"coordinate\":[\(outlet.coordinate.longitude),\(outlet.coordinate.latitude)]}")
    if json.containsNull {
      throw StoreError.invalidOutlet(name: outlet.name, detail: "U+0000")
    }
    return json.bytes
  }

  static func outlet(_ text: String) throws -> Outlet {
    try read(text) ?? JSONDecoder().decode(Outlet.self, from: Data(text.utf8))
  }

  /// The outlet of a text as ``utf8(_:)`` writes it; nil for any other.
  static func read(_ text: String) -> Outlet? {
    var json = JSONReader(text)
    func string(_ property: OutletProperty) -> String? { json.member(property.rawValue) ? json.string() : nil }
    func strings(_ property: OutletProperty) -> [String]? { json.member(property.rawValue) ? json.strings() : nil }
    func bool(_ property: OutletProperty) -> Bool? { json.member(property.rawValue) ? json.bool() : nil }
    func code<Code: RawRepresentable<String>>(_ property: OutletProperty) -> Code? {
      string(property).flatMap { Code(rawValue: $0) }
    }
    func codes<Code: RawRepresentable<String>>(_ property: OutletProperty) -> [Code]? {
      guard let texts = strings(property) else { return nil }
      let codes = texts.compactMap { Code(rawValue: $0) }
      return codes.count == texts.count ? codes : nil
    }
    func unit(_ name: OutletProperty, _ code: OutletProperty) -> AdminUnit.Name? {
      guard let name = string(name), let code = string(code) else { return nil }
      return AdminUnit.Name(code: code, name: name)
    }

    guard json.skip("{") else { return nil }
    let key = string(.key)
    guard let name = string(.name), let kind: OutletKind = code(.kind) else { return nil }
    let grade: Int? = json.member(OutletProperty.grade.rawValue) ? json.number() : nil
    guard let programmes: [Programme] = codes(.programmes), let groups: [ProductGroup] = codes(.productGroups),
      let products = strings(.products)
    else { return nil }
    let address = string(.address)
    let commune = unit(.commune, .communeCode)
    let commune2020 = unit(.commune2020, .communeCode2020)
    let district2020 = unit(.district2020, .districtCode2020)
    guard let phone = strings(.phone) else { return nil }
    let (website, email, hours) = (string(.website), string(.email), string(.openingHours))
    guard let payments: [PaymentMethod] = codes(.payments) else { return nil }
    let issuesEInvoice = bool(.eInvoice)
    let (order, trace, suppliedBy) = (string(.onlineOrderURL), string(.traceabilityURL), string(.suppliedBy))
    guard let accuracy: CoordinateAccuracy = code(.accuracy), let status: OutletStatus = code(.status) else {
      return nil
    }
    let (verifiedOn, verifiedBy) = (string(.verifiedOn), string(.verifiedBy))
    guard let synthetic = bool(.synthetic), json.member("coordinate"), json.skip("["),
      let longitude: Double = json.number(), json.skip(","), let latitude: Double = json.number(), json.skip("]}"),
      json.isAtEnd, let coordinate = Coordinate(longitude: longitude, latitude: latitude)
    else { return nil }

    var outlet = Outlet(name: name, kind: kind, coordinate: coordinate, accuracy: accuracy)
    (outlet.key, outlet.grade, outlet.programmes, outlet.productGroups) = (key, grade, programmes, groups)
    (outlet.products, outlet.address, outlet.commune) = (products, address, commune)
    (outlet.commune2020, outlet.district2020, outlet.phone) = (commune2020, district2020, phone)
    (outlet.website, outlet.email, outlet.openingHours) = (website, email, hours)
    (outlet.payments, outlet.issuesEInvoice, outlet.onlineOrderURL) = (payments, issuesEInvoice, order)
    (outlet.traceabilityURL, outlet.suppliedBy, outlet.status) = (trace, suppliedBy, status)
    (outlet.verifiedOn, outlet.verifiedBy, outlet.synthetic) = (verifiedOn, verifiedBy, synthetic)
    return outlet
  }
}
