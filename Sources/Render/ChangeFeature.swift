public import Foundation
public import Outlets

/// A change of an outlet as a GeoJSON feature: where the outlet is after it, and what it is.
public struct ChangeFeature {
  public let id: Int64
  /// added, changed, moved, closed or removed.
  public let kind: String
  public let changeset: Int64
  public let time: Date
  public let outletID: Int64
  /// Nil where the outlet is no more.
  public let after: Outlet?

  public init(id: Int64, kind: String, changeset: Int64, time: Date, outletID: Int64, after: Outlet?) {
    self.id = id
    self.kind = kind
    self.changeset = changeset
    self.time = time
    self.outletID = outletID
    self.after = after
  }

  public var bytes: [UInt8] {
    var outlet: [UInt8] = []
    if let after {
      var encoder = FeatureEncoder()
      encoder.encode(PublishedOutlet(id: outletID, outlet: after, updatedAt: time), to: &outlet)
    }
    let parts = EncodedFeature.parts(outlet[...])
    return JSONValue.object([
      ("type", "Feature"), ("id", .number(Double(id))), ("geometry", parts.map { .encoded($0.geometry) } ?? nil),
      (
        "properties",
        [
          "outlet": .number(Double(outletID)), "change": .string(kind), "changeset": .number(Double(changeset)),
          "time": .string(time.formatted(.iso8601)), "after": parts.map { .encoded($0.properties) } ?? nil,
        ]
      ),
    ]).bytes
  }
}
