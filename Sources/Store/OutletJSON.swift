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
    try JSONDecoder().decode(Outlet.self, from: Data(text.utf8))
  }
}
