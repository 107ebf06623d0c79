/// What a row of a list that was exported from here says of the export.
public struct ExportedRow: Sendable, Equatable {
  /// Of the data as they were then: names the database, too.
  public var version: String
  /// Facts whose cell is blank: where it was not so in the export, somebody took the fact away.
  public var blank: Set<OutletProperty>

  public init(version: String, blank: Set<OutletProperty>) {
    self.version = version
    self.blank = blank
  }

  /// The facts that a blank cell takes away; what an outlet is not without stays.
  public static let clearable: [OutletProperty] = [
    .grade, .programmes, .productGroups, .products, .address, .phone, .website, .email, .openingHours, .payments,
    .eInvoice, .onlineOrderURL, .traceabilityURL, .suppliedBy, .verifiedOn, .verifiedBy,
  ]
}
