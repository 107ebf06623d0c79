internal import Foundation
public import Outlets

/// A change of an outlet as a GeoJSON feature: where the outlet is after it, and what it is.
public struct ChangeFeature {
  private let change: PublicChange

  public init(_ change: PublicChange) { self.change = change }

  public var bytes: [UInt8] {
    var outlet: [UInt8] = []
    if let after = change.after {
      var encoder = FeatureEncoder()
      encoder.encode(PublishedOutlet(id: change.outletID, outlet: after, updatedAt: change.time), to: &outlet)
    }
    let parts = EncodedFeature.parts(outlet[...])
    return JSONValue.object([
      ("type", "Feature"), ("id", .number(Double(change.id))), ("geometry", parts.map { .encoded($0.geometry) } ?? nil),
      (
        "properties",
        [
          "outlet": .number(Double(change.outletID)), "change": .string(change.kind.rawValue),
          "changeset": .number(Double(change.changeset)),
          "time": .string(change.time.formatted(.iso8601)), "after": parts.map { .encoded($0.properties) } ?? nil,
        ]
      ),
    ]).bytes
  }
}
