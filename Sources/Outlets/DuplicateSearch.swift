import Foundation
import Spatial

/// Finds, among the records seen so far, those that a record may repeat.
///
/// The same key; the same name or brand within ``radius``, or in one commune where one of the two has no place of
/// its own; the same house number in the same street of one commune. Two different keys are the list's own word
/// that two records differ. Time for one record does not grow with the number of records.
public struct DuplicateSearch: Sendable {
  /// Metres within which two places of one name are one outlet.
  public static let radius = 350.0

  private struct Record {
    let key: Int?
    let point: Coordinate?
  }

  /// A name or brand in one square of a grid.
  private struct Square: Hashable {
    let text: Int
    let x: Int32
    let y: Int32
  }

  private struct Area: Hashable {
    let text: Int
    let area: Int
  }

  private var records: [Record] = []
  private var keys: [Int: Int] = [:]
  private var addresses: [Int: Chain] = [:]
  private var squares: [Square: Chain] = [:]
  /// The first record of a name in an area, and the first without a place of its own.
  private var areas: [Area: (any: Int, vague: Int?)] = [:]
  private var known: Set<Int> = []
  /// Records with keys, which only one without can be like: they are looked at when such a one comes.
  private var waiting: [(number: Int, traits: OutletTraits)] = []
  /// Of all chains.
  private var links: [Link] = []

  /// A record and the link before it.
  private struct Link {
    let record: Int32
    let before: Int32
  }

  /// The last link of records that share something, and their number.
  private struct Chain {
    var last: Int32 = -1
    var count = 0
  }

  public init() {}

  /// - Returns: the record's number, counted from 0.
  @discardableResult
  public mutating func insert(_ traits: OutletTraits) -> Int {
    let number = records.count
    records.append(Record(key: traits.key, point: traits.point))
    if let key = traits.key {
      if keys[key] == nil { keys[key] = number }
      waiting.append((number, traits))
    } else {
      index(number, traits)
    }
    return number
  }

  private mutating func index(_ number: Int, _ traits: OutletTraits) {
    let likeness = traits.likeness
    if let address = likeness.address { Self.link(number, to: &addresses[address, default: Chain()], &links) }
    for text in [likeness.name, likeness.brand].compactMap(\.self) {
      known.insert(text)
      if let point = traits.point {
        Self.link(number, to: &squares[Self.square(text, point, 0, 0), default: Chain()], &links)
      }
      guard let area = traits.area.hash else { continue }
      var seen = areas[Area(text: text, area: area)] ?? (number, nil)
      if traits.point == nil { seen.vague = seen.vague ?? number }
      areas[Area(text: text, area: area)] = seen
    }
  }

  /// Of many at one place the first few are enough to ask.
  private static func link(_ number: Int, to chain: inout Chain, _ links: inout [Link]) {
    guard chain.count < 16 else { return }
    links.append(Link(record: Int32(number), before: chain.last))
    chain = Chain(last: Int32(links.count - 1), count: chain.count + 1)
  }

  /// The chain's records in the order of insertion.
  private func members(_ chain: Chain?) -> [Int] {
    var members: [Int] = []
    var link = chain?.last ?? -1
    while link >= 0 {
      members.append(Int(links[Int(link)].record))
      link = links[Int(link)].before
    }
    return members.reversed()
  }

  /// The records that the one may repeat, one for each reason, the best reason first.
  public mutating func find(_ traits: OutletTraits) -> [(number: Int, reason: Duplicate.Reason)] {
    if let key = traits.key, let number = keys[key] { return [(number, .key)] }
    if traits.key == nil {
      for record in waiting { index(record.number, record.traits) }
      waiting = []
    }
    // Nothing that could be alike: most lists give every outlet a key, or none.
    if known.isEmpty, addresses.isEmpty { return [] }
    let likeness = traits.likeness
    var found: [(number: Int, reason: Duplicate.Reason)] = []
    func add(_ number: Int?, _ reason: Duplicate.Reason) {
      guard let number, !found.contains(where: { $0.number == number }) else { return }
      found.append((number, reason))
    }
    if let name = likeness.name, known.contains(name) { add(alike(traits, name), .name) }
    if let brand = likeness.brand, known.contains(brand) { add(alike(traits, brand), .brand) }
    if let address = likeness.address { add(members(addresses[address]).first { mayRepeat(traits, $0) }, .address) }
    return found
  }

  private func alike(_ traits: OutletTraits, _ text: Int) -> Int? {
    if let point = traits.point {
      var best: (number: Int, distance: Double)?
      for x: Int32 in -1...1 {
        for y: Int32 in -1...1 {
          for number in members(squares[Self.square(text, point, x, y)]) where mayRepeat(traits, number) {
            guard let other = records[number].point else { continue }
            let distance = Self.metres(point, other)
            if distance <= Self.radius, distance < best?.distance ?? .infinity { best = (number, distance) }
          }
        }
      }
      if let best { return best.number }
    }
    guard let area = traits.area.hash, let seen = areas[Area(text: text, area: area)] else { return nil }
    let number = traits.point == nil ? seen.any : seen.vague
    return number.flatMap { mayRepeat(traits, $0) ? $0 : nil }
  }

  private func mayRepeat(_ traits: OutletTraits, _ number: Int) -> Bool {
    traits.key == nil || records[number].key == nil || traits.key == records[number].key
  }

  /// Squares of at least ``radius``, at any latitude that lists come from.
  private static func square(_ text: Int, _ point: Coordinate, _ x: Int32, _ y: Int32) -> Square {
    Square(
      text: text, x: Int32((point.longitude / 0.0042).rounded(.down)) + x,
      y: Int32((point.latitude / 0.0035).rounded(.down)) + y)
  }

  /// On a sphere, by the equirectangular projection: right to a percent over some kilometres.
  static func metres(_ from: Coordinate, _ to: Coordinate) -> Double {
    let degree = Ellipsoid.equatorialRadius * .pi / 180
    let x = (from.longitude - to.longitude) * cos((from.latitude + to.latitude) / 2 * .pi / 180)
    let y = from.latitude - to.latitude
    return degree * (x * x + y * y).squareRoot()
  }
}
