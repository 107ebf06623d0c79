public import Outlets

/// The values of one encoded feature for many questions: where each stands is found once, each is read once.
public struct FeatureValues {
  private let feature: ArraySlice<UInt8>
  /// In the order of the properties, as far as was asked.
  private var starts: [Int] = []
  /// A few: looking through them is sooner done than hashing.
  private var values: [(property: OutletProperty, folding: TextFolding, value: PropertyValue)] = []

  public init(_ feature: ArraySlice<UInt8>) { self.feature = feature }

  /// - Parameter folding: what is left out of its texts.
  public mutating func value(of property: OutletProperty, _ folding: TextFolding = []) -> PropertyValue {
    for known in values where known.property == property && known.folding == folding { return known.value }
    let value = folding.isEmpty ? read(property) : folding.apply(value(of: property))
    values.append((property, folding, value))
    return value
  }

  private mutating func read(_ property: OutletProperty) -> PropertyValue {
    let place = Self.places[property]!
    while starts.count <= place { starts.append(EncodedFeature.start(after: starts, of: feature)) }
    return EncodedFeature.value(at: starts[place], of: feature)
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: OutletProperty.allCases.enumerated().map { ($0.element, $0.offset) })
}
