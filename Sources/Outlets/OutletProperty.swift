/// Every property of an outlet feature, in the order in which features carry them.
///
/// The list of property names that GeoJSON, CSV, the database and query parameters read.
public enum OutletProperty: String, CaseIterable, CodingKey, Sendable {
  case id, key, name, kind, grade, programmes
  case productGroups = "product_groups"
  case products, address, commune
  case communeCode = "commune_code"
  case commune2020 = "commune_2020"
  case communeCode2020 = "commune_code_2020"
  case district2020 = "district_2020"
  case districtCode2020 = "district_code_2020"
  case phone, website, email
  case openingHours = "opening_hours"
  case payments
  case eInvoice = "e_invoice"
  case onlineOrderURL = "online_order_url"
  case traceabilityURL = "traceability_url"
  case suppliedBy = "supplied_by"
  case accuracy, status
  case verifiedOn = "verified_on"
  case verifiedBy = "verified_by"
  case updatedAt = "updated_at"
  case synthetic
}
