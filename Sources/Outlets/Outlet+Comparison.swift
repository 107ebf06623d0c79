import Spatial

/// Whether two records may be one outlet.
extension Outlet {
  /// Metres within which two coordinates of one name are one outlet, where one of the two is only known by its
  /// commune; ``DuplicateSearch/radius`` where both are known.
  private static let nearByCommune = 5_000.0
  /// Metres within which, of several near ones, this one is meant.
  private static let samePlace = 10.0

  func isNear(_ other: Outlet) -> Bool {
    // Where neither has a place of its own, the distance is that between centres of communes, before and after 2025.
    if accuracy == .commune, other.accuracy == .commune, let commune, commune.code == other.commune?.code,
      !isInAnotherFormerCommune(than: other)
    {
      return true
    }
    return distance(to: other) <= (isVague(beside: other) ? Self.nearByCommune : DuplicateSearch.radius)
  }

  /// Though the key is the same: where nothing else agrees, it alone says little. Two lists may number their outlets
  /// alike, and a spreadsheet counts on where keys are dragged down.
  func isAnother(than other: Outlet) -> Bool {
    let (name, otherName) = (VietnameseText.fold(name), VietnameseText.fold(other.name))
    if name == otherName { return false }
    let isFar = isInAnotherCommune(than: other) && !isNear(other)
    if isFar { return true }
    if name.contains(otherName) || otherName.contains(name) || isAtSamePlace(as: other) { return false }
    // Some digits are a row's number in any list; a key that was given to the outlet bears a new name.
    let isNumber = key.map { $0.utf8.count <= 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? false
    let isLikely = !isNumber && kind == other.kind || isInAnotherCommune(than: other)
    return !isLikely || contradicts(other)
  }

  /// Both say where they are or how they are called, and nothing of it agrees.
  private func contradicts(_ other: Outlet) -> Bool {
    var agreements: [Bool] = []
    if let address, let otherAddress = other.address {
      let (one, two) = (VietnameseText.fold(address), VietnameseText.fold(otherAddress))
      let house = StreetAddress(address)
      agreements.append(
        one.contains(two) || two.contains(one) || house != nil && house == StreetAddress(otherAddress))
    }
    if !phone.isEmpty, !other.phone.isEmpty { agreements.append(!Set(phone).isDisjoint(with: other.phone)) }
    return !agreements.isEmpty && !agreements.contains(true)
  }

  func hasMoved(from before: Outlet) -> Bool { isInAnotherCommune(than: before) || isAnotherHouse(than: before) }

  private func isInAnotherCommune(than other: Outlet) -> Bool {
    guard let commune, let otherCommune = other.commune else { return false }
    return commune.code != otherCommune.code
  }

  private func isInAnotherFormerCommune(than other: Outlet) -> Bool {
    guard let commune2020, let otherCommune = other.commune2020 else { return false }
    return commune2020.code != otherCommune.code
  }

  /// Each says of itself which house it is in, and they are two.
  func isAnotherHouse(than other: Outlet) -> Bool {
    guard let house = address.flatMap(StreetAddress.init), let otherHouse = other.address.flatMap(StreetAddress.init)
    else { return false }
    return house != otherHouse
  }

  /// One of the two is only known by its commune.
  func isVague(beside other: Outlet) -> Bool { accuracy == .commune || other.accuracy == .commune }

  func isAtSamePlace(as other: Outlet) -> Bool {
    !isVague(beside: other) && distance(to: other) <= Self.samePlace
  }

  /// In metres.
  func distance(to other: Outlet) -> Double { DuplicateSearch.metres(coordinate, other.coordinate) }
}
