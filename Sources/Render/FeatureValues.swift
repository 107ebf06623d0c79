public import Outlets

/// The values of one encoded feature for many questions: where each stands is found once, each is read once.
public struct FeatureValues {
  private let feature: ArraySlice<UInt8>
  /// In the order of the properties, as far as was asked.
  private var starts: [Int] = []
  private var values: [OutletProperty: PropertyValue] = [:]

  public init(_ feature: ArraySlice<UInt8>) { self.feature = feature }

  public mutating func value(of property: OutletProperty) -> PropertyValue {
    if let value = values[property] { return value }
    let place = Self.places[property]!
    while starts.count <= place { starts.append(EncodedFeature.start(after: starts, of: feature)) }
    let value = EncodedFeature.value(at: starts[place], of: feature)
    values[property] = value
    return value
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: OutletProperty.allCases.enumerated().map { ($0.element, $0.offset) })
}
