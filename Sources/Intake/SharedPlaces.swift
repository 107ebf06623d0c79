import Outlets

extension [RowOutcome] {
  /// Addresses at one point before they are remarked on: two may be neighbours.
  private static let fewestAddresses = 3

  /// Takes a point that several addresses share to the last digit as approximate: it is that of the building for all
  /// in it, or one row's copied down. What a row says of its accuracy itself stays.
  mutating func markSharedPlaces() {
    let addressed = indices.filter {
      self[$0].outlet?.accuracy == .exact && self[$0].outlet?.address != nil && self[$0].assumed.contains(.accuracy)
    }
    for sharing in Dictionary(grouping: addressed, by: { self[$0].outlet!.coordinate }).values
    where sharing.count >= Self.fewestAddresses {
      let addresses = Set(sharing.map { self[$0].outlet!.address })
      guard addresses.count >= Self.fewestAddresses else { continue }
      let note = PlaceNote.shared(addresses.count, rows: sharing.map { self[$0].row })
      for index in sharing {
        self[index].outlet?.accuracy = .approximate
        self[index].add(note)
      }
    }
  }
}
