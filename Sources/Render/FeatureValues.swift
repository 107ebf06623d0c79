public import Outlets

/// The values of one encoded feature for many questions: where each stands is found once, each is read once.
public struct FeatureValues {
  private let feature: ArraySlice<UInt8>
  /// In the order of the properties; empty before the first question.
  private var starts: [Int] = []
  private var values: [PropertyValue?] = []

  public init(_ feature: ArraySlice<UInt8>) { self.feature = feature }

  public mutating func value(of property: OutletProperty) -> PropertyValue {
    if starts.isEmpty {
      starts = EncodedFeature.starts(of: feature)
      values = Array(repeating: nil, count: starts.count)
    }
    let place = Self.places[property]!
    if let value = values[place] { return value }
    let value = EncodedFeature.value(at: starts[place], of: feature)
    values[place] = value
    return value
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: OutletProperty.allCases.enumerated().map { ($0.element, $0.offset) })
}
