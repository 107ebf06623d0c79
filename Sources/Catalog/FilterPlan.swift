internal import Outlets
internal import Render
internal import Spatial

/// A filter made ready for the catalog: what the outlets' bits answer is asked of them, the rest of the features.
indirect enum FilterPlan {
  case all([FilterPlan])
  case any([FilterPlan])
  case not(FilterPlan)
  /// Whether an outlet has one of the bits; unknown where it has none of `known`.
  case bits(UInt64, known: UInt64?)
  /// Whether the text of a property with a column is one of some; unknown where there is none.
  case texts(OutletProperty, Set<String>)
  case feature(OutletFilter)

  init(_ filter: OutletFilter) {
    switch filter {
    case .all(let filters): self = .all(filters.map(FilterPlan.init))
    case .any(let filters): self = .any(filters.map(FilterPlan.init))
    case .not(let filter): self = .not(FilterPlan(filter))
    case .comparison(let one, .notEqual, let other):
      self = .not(FilterPlan(.comparison(one, .equal, other)))
    case .comparison, .oneOf: self = Self.column(filter) ?? .feature(filter)
    default: self = .feature(filter)
    }
  }

  /// A comparison with literals of a property that has bits or a column.
  private static func column(_ filter: OutletFilter) -> FilterPlan? {
    guard let (property, literals) = filter.equality else { return nil }
    if SnapshotBlock.columnProperties.contains(property) {
      return literals.texts.map { .texts(property, Set($0)) }
    }
    guard let vocabulary = property.vocabulary else { return nil }
    var values: [String] = []
    for literal in literals {
      switch literal.term {
      case .text: values.append(literal.text!)
      case .number(let number): values.append(Int(exactly: number).map(String.init) ?? "")
      case .bool(let flag): values.append(flag ? "true" : "false")
      case .property: return nil
      }
    }
    return .bits(
      FacetBits.mask(property, values)!, known: property.isNullable ? FacetBits.mask(property, vocabulary) : nil)
  }

  /// Whether the filter holds of an outlet; nil where that is unknown.
  ///
  /// - Parameter values: of the outlet's feature.
  func holds(_ offset: Int, of block: SnapshotBlock, _ values: inout FeatureValues) -> Bool? {
    switch self {
    case .all(let plans): return OutletFilter.all(plans) { $0.holds(offset, of: block, &values) }
    case .any(let plans):
      return OutletFilter.all(plans) { $0.holds(offset, of: block, &values).map { !$0 } }.map { !$0 }
    case .not(let plan): return plan.holds(offset, of: block, &values).map { !$0 }
    case .bits(let mask, let known):
      let bits = block.points.tags[offset]
      return bits & mask != 0 ? true : known.map { bits & $0 != 0 } ?? true ? false : nil
    case .texts(let property, let texts): return block.column(property)!.text(at: offset).map(texts.contains)
    case .feature(let filter):
      return filter.holds(at: block.points.coordinates[offset]) { values.value(of: $0, $1) }
    }
  }
}

extension OutletFilter {
  /// What must all hold, each for itself.
  var conjuncts: [OutletFilter] {
    if case .all(let filters) = self { return filters.flatMap(\.conjuncts) }
    return [self]
  }

  /// What a property must be equal to, one of some, where the condition says just that.
  var equality: (property: OutletProperty, literals: [Operand])? {
    let (operand, literals): (Operand, [Operand])
    switch self {
    case .comparison(let one, .equal, let other): (operand, literals) = (one, [other])
    case .oneOf(let one, let others): (operand, literals) = (one, others)
    default: return nil
    }
    guard let property = operand.property, operand.folding.isEmpty else { return nil }
    return (property, literals)
  }
}

extension [OutletFilter.Operand] {
  /// Nil unless all are texts.
  var texts: [String]? {
    let texts = compactMap(\.text)
    return texts.count == count ? texts : nil
  }
}
