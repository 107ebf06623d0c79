public import Spatial

/// A condition on outlets, as CQL2 words it: what the parameter `filter` says.
///
/// It holds, does not hold, or is unknown, where it asks for a fact that an outlet lacks; only outlets for which it
/// holds are found. Of a property with several values (`programmes`, `payments` …) a comparison holds when it holds
/// of one of them, and `<>` when `=` does not.
public indirect enum OutletFilter: Sendable, Hashable {
  case all([OutletFilter])
  case any([OutletFilter])
  case not(OutletFilter)
  case constant(Bool)
  case comparison(Operand, Comparison, Operand)
  case like(Operand, TextPattern)
  case between(Operand, Operand, Operand)
  case oneOf(Operand, [Operand])
  case isNull(OutletProperty)
  case intersects(PlanarRegion)

  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="

    /// The same with its sides exchanged.
    var mirrored: Comparison {
      switch self {
      case .equal, .notEqual: self
      case .less: .greater
      case .greater: .less
      case .lessOrEqual: .greaterOrEqual
      case .greaterOrEqual: .lessOrEqual
      }
    }

    fileprivate func holds<Value: Comparable>(_ one: Value, _ other: Value) -> Bool {
      switch self {
      case .equal: one == other
      case .notEqual: one != other
      case .less: one < other
      case .greater: one > other
      case .lessOrEqual: one <= other
      case .greaterOrEqual: one >= other
      }
    }
  }

  /// One side of a comparison.
  public struct Operand: Sendable, Hashable {
    public enum Term: Sendable, Hashable {
      case property(OutletProperty)
      /// Dates are `yyyy-MM-dd`, times `yyyy-MM-ddTHH:mm:ssZ`, whose order is that of their texts.
      case text(String)
      case number(Double)
      case bool(Bool)
    }

    public let term: Term
    public let folding: TextFolding

    /// A text that is given is folded at once: it is compared with that of every outlet.
    public init(_ term: Term, folding: TextFolding = []) {
      self.term = if case .text(let text) = term { .text(folding.apply(text)) } else { term }
      self.folding = folding
    }
  }

  /// Whether it holds of one outlet; nil where that is unknown.
  ///
  /// - Parameter fact: the value of a property, its texts without what the folding leaves out.
  public func holds(at place: Coordinate, _ fact: (OutletProperty, TextFolding) -> PropertyValue) -> Bool? {
    switch self {
    case .constant(let value): return value
    case .not(let filter): return filter.holds(at: place, fact).map { !$0 }
    case .all(let filters): return Self.all(filters) { $0.holds(at: place, fact) }
    case .any(let filters): return Self.all(filters) { $0.holds(at: place, fact).map { !$0 } }.map { !$0 }
    case .intersects(let region): return region.contains(place)
    case .isNull(let property): return fact(property, []) == .null
    case .comparison(let one, .notEqual, let other):
      return Self.compare(one.value(fact), .equal, other.value(fact)).map { !$0 }
    case .comparison(let one, let comparison, let other):
      return Self.compare(one.value(fact), comparison, other.value(fact))
    case .between(let operand, let low, let high):
      let value = operand.value(fact)
      let bounds = [
        Self.compare(value, .greaterOrEqual, low.value(fact)), Self.compare(value, .lessOrEqual, high.value(fact)),
      ]
      return Self.all(bounds) { $0 }
    case .oneOf(let operand, let list):
      let value = operand.value(fact)
      return Self.all(list) { Self.compare(value, .equal, $0.value(fact)).map { !$0 } }.map { !$0 }
    case .like(let operand, let pattern):
      switch operand.value(fact) {
      case .null: return nil
      case .list(let texts): return texts.contains(where: pattern.matches)
      case .text(let text): return pattern.matches(text)
      case .number, .bool: return false
      }
    }
  }

  /// Kleene's conjunction.
  public static func all<Element>(_ elements: [Element], _ holds: (Element) -> Bool?) -> Bool? {
    var isKnown = true
    for element in elements {
      switch holds(element) {
      case false?: return false
      case nil: isKnown = false
      case true?: continue
      }
    }
    return isKnown ? true : nil
  }

  fileprivate enum Value {
    case null
    case text(String)
    case number(Double)
    case bool(Bool)
    case list([String])
  }

  private static func compare(_ one: Value, _ comparison: Comparison, _ other: Value) -> Bool? {
    switch (one, other) {
    case (.null, _), (_, .null): nil
    case (.text(let one), .text(let other)): comparison.holds(one, other)
    case (.number(let one), .number(let other)): comparison.holds(one, other)
    case (.bool(let one), .bool(let other)): comparison.holds(one ? 1 : 0, other ? 1 : 0)
    case (.list(let texts), .text(let text)): texts.contains { comparison.holds($0, text) }
    case (.text(let text), .list(let texts)): texts.contains { comparison.holds(text, $0) }
    default: false
    }
  }

  /// Properties that it asks for.
  public var properties: Set<OutletProperty> {
    switch self {
    case .all(let filters), .any(let filters): filters.reduce(into: []) { $0.formUnion($1.properties) }
    case .not(let filter): filter.properties
    case .comparison(let one, _, let other): Set([one, other].compactMap(\.property))
    case .between(let operand, let low, let high): Set([operand, low, high].compactMap(\.property))
    case .oneOf(let operand, let list): Set(([operand] + list).compactMap(\.property))
    case .like(let operand, _): Set([operand].compactMap(\.property))
    case .isNull(let property): [property]
    case .constant, .intersects: []
    }
  }
}

extension OutletFilter.Operand {
  public var property: OutletProperty? {
    if case .property(let property) = term { return property }
    return nil
  }

  /// The text of a literal, as it is compared.
  public var text: String? {
    if case .text(let text) = term { return text }
    return nil
  }

  fileprivate func value(_ fact: (OutletProperty, TextFolding) -> PropertyValue) -> OutletFilter.Value {
    switch term {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .bool(let flag): .bool(flag)
    case .property(let property):
      switch fact(property, folding) {
      case .null: .null
      case .text(let text): .text(text)
      case .integer(let number): .number(Double(number))
      case .bool(let flag): .bool(flag)
      case .list(let texts): .list(texts)
      }
    }
  }
}
