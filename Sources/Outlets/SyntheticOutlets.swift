public import Spatial

/// Made-up outlets for demonstrations, tests and benchmarks, every one marked synthetic.
///
/// They are spread over the old communes as people live, as far as the facts at hand tell: a ward counts for
/// four rural communes, a township for two. Within a commune they thicken towards its centre. The same count
/// and seed give the same outlets.
public struct SyntheticOutlets: Sequence, IteratorProtocol {
  /// A commune of 2020 and where its outlets may stand.
  private struct Home {
    let commune: AdminUnit.Name?
    let commune2020: AdminUnit.Name
    let district2020: AdminUnit.Name?
    let center: Coordinate
    /// Degrees from the centre within which an outlet stands.
    let reach: Double
  }

  private let count: Int
  private let seed: UInt64
  private var made = 0
  private var random: SeededGenerator
  private let homes: [Home]
  /// Homes by chance: each stands as often as its weight says.
  private let lottery: [Int]

  /// - Parameter extent: where every outlet stands.
  public init(count: Int, seed: UInt64, gazetteer: Gazetteer, extent: BoundingBox) {
    self.count = count
    self.seed = seed
    random = SeededGenerator(seed: seed)
    var homes: [Home] = []
    var lottery: [Int] = []
    for unit in gazetteer.communes(.e2020) {
      guard let center = unit.center, extent.contains(center), let bounds = unit.bounds else { continue }
      let narrowest = Swift.min(bounds.east - bounds.west, bounds.north - bounds.south)
      let weight = ["Phường": 4, "Thị trấn": 2][unit.type] ?? 1
      lottery += Array(repeating: homes.count, count: weight)
      homes.append(
        Home(
          commune: unit.successors.first.flatMap { gazetteer[$0] }?.reference, commune2020: unit.reference,
          district2020: unit.parent.flatMap { gazetteer[$0] }?.reference, center: center,
          // Never more than a commune's own size, and under 5 km: farther out a list reader would ask.
          reach: Swift.min(narrowest / 2, 0.03)))
    }
    self.homes = homes
    self.lottery = lottery
  }

  public mutating func next() -> Outlet? {
    guard made < count, !lottery.isEmpty else { return nil }
    made += 1
    let home = homes[lottery[pick(lottery.count)]]
    let kind = Self.kinds[pick(Self.kinds.count)]
    // The product of two fractions thickens towards the centre.
    let east = (fraction() * 2 - 1) * fraction() * home.reach
    let north = (fraction() * 2 - 1) * fraction() * home.reach
    let longitude = ((home.center.longitude + east) * 1e6).rounded() / 1e6
    let latitude = ((home.center.latitude + north) * 1e6).rounded() / 1e6
    var outlet = Outlet(
      name: "\(kind.label.vi) thử nghiệm \(made)", kind: kind,
      coordinate: Coordinate(longitude: longitude, latitude: latitude) ?? home.center, accuracy: .exact)
    outlet.key = "DEMO-\(seed)-\(made)"
    outlet.commune = home.commune
    outlet.commune2020 = home.commune2020
    outlet.district2020 = home.district2020
    outlet.address = "Số \(1 + pick(300)) đường thử nghiệm \(1 + pick(40))"
    outlet.grade = kind.isGraded ? 1 + pick(3) : nil
    outlet.programmes = subset(of: Programme.allCases, oneIn: 6)
    outlet.productGroups = subset(of: ProductGroup.allCases, oneIn: 5)
    outlet.products = subset(of: Self.specialities, oneIn: 8)
    outlet.payments = subset(of: PaymentMethod.allCases, oneIn: 2)
    outlet.openingHours = Self.hours[pick(Self.hours.count)]
    outlet.issuesEInvoice = pick(3) == 0
    outlet.synthetic = true
    return outlet
  }

  private mutating func pick(_ count: Int) -> Int { Int(random.next(upperBound: UInt(count))) }

  private mutating func fraction() -> Double { Double(random.next() >> 11) * 0x1p-53 }

  private mutating func subset<Element>(of all: [Element], oneIn chance: Int) -> [Element] {
    var chosen: [Element] = []
    for element in all where pick(chance) == 0 { chosen.append(element) }
    return chosen
  }

  /// Kinds as often as one meets them: many groceries, few shopping centres.
  private static let kinds: [OutletKind] = [
    (OutletKind.grocery, 40), (.convenienceStore, 12), (.specialtyStore, 12), (.agent, 10), (.market, 8),
    (.vietGoodsPoint, 5), (.ocopPoint, 4), (.cooperative, 3), (.producer, 3), (.distributor, 2), (.supermarket, 1),
    (.shoppingCentre, 1),
  ].flatMap { kind, times in Array(repeating: kind, count: times) }

  private static let specialities = [
    "nem chợ Huyện", "rượu Bàu Đá", "nón ngựa Phú Gia", "bánh tráng nước dừa Tam Quan", "bún song thằn",
    "bánh ít lá gai", "tré", "nước mắm Gò Bồi", "nón Gò Găng", "cua Huỳnh Đế",
  ]

  private static let hours: [String?] = [
    nil, "Mo-Su 06:00-18:00", "Mo-Su 07:00-21:30", "Mo-Sa 07:30-11:30,13:30-17:00; PH off",
  ]
}
