public import struct Foundation.Date
public import Spatial

/// Which outlets are asked for. All conditions hold together; every answer of the service reads this one type.
public struct OutletQuery: Sendable, Hashable {
  public var box: BoundingBox?
  /// What lies in ``box`` must lie in this, too: the box as it was asked for, in another reference system.
  public var projectedBox: ProjectedBox?
  /// For each property the values it may have, in the form features carry them (`market`, `21583`, `true`).
  /// A list property matches when it has one of them.
  public var values: [OutletProperty: [String]] = [:]
  /// Words that must all be found, each as the beginning of a word, diacritics aside.
  public var words: String?
  /// Bounds of `updated_at`, both included.
  public var updated: ClosedRange<Date>?

  /// Only outlets with an address for online orders.
  public var takesOnlineOrders = false
  public var opening: Opening?
  public var filter: OutletFilter?

  /// Whether outlets are open at a moment.
  public struct Opening: Sendable, Hashable {
    public let states: Set<OpeningState>
    public let moment: LocalMoment

    public init(states: Set<OpeningState>, at moment: LocalMoment) {
      self.states = states
      self.moment = moment
    }
  }

  public init() {}

  /// Closed outlets are left out unless the query asks for them, or its filter speaks of the status itself.
  public var includesClosed: Bool {
    if let states = values[.status] { return states.contains(OutletStatus.closed.rawValue) }
    return filter?.properties.contains(.status) ?? false
  }
}

extension OutletProperty {
  /// The values this property can have; nil where any text will do.
  public var vocabulary: [String]? {
    switch self {
    case .kind: OutletKind.allCases.map(\.rawValue)
    case .grade: ["1", "2", "3"]
    case .programmes: Programme.allCases.map(\.rawValue)
    case .productGroups: ProductGroup.allCases.map(\.rawValue)
    case .payments: PaymentMethod.allCases.map(\.rawValue)
    case .accuracy: CoordinateAccuracy.allCases.map(\.rawValue)
    case .status: OutletStatus.allCases.map(\.rawValue)
    case .eInvoice, .synthetic: ["true", "false"]
    default: nil
    }
  }
}
