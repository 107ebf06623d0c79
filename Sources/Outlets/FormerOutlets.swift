/// What once was on the map and was taken off it: a list that brings it back is asked.
public struct FormerOutlets: Sendable {
  /// The highest id that was ever given.
  public let lastID: Int64
  /// Facts that were taken down at a person's wish, by the outlet's id.
  public let takenDown: [Int64: Set<OutletProperty>]

  /// Whether an outlet of a list was taken down at a person's wish.
  let isTakenDown: @Sendable (Outlet) -> Bool

  public init(
    lastID: Int64 = 0, takenDown: [Int64: Set<OutletProperty>] = [:],
    isTakenDown: @escaping @Sendable (Outlet) -> Bool = { _ in false }
  ) {
    (self.lastID, self.takenDown, self.isTakenDown) = (lastID, takenDown, isTakenDown)
  }

  /// The question about a row that would bring an outlet onto the map, or new facts to it; nil where it was put
  /// already, or nothing comes back.
  ///
  /// - Parameter update: of a published outlet; nil where the row is new.
  func note(_ row: RowOutcome, update: (id: Int64, before: Outlet, after: Outlet)? = nil) -> Note? {
    guard let outlet = row.outlet, !row.notes.contains(where: { $0.code == Self.takenDownCode }) else { return nil }
    if isTakenDown(outlet) {
      return Note(
        Self.takenDownCode,
        vi: "Điểm bán này từng được gỡ theo yêu cầu của người có dữ liệu. Chỉ công bố lại khi họ đồng ý.",
        en: "This outlet was taken down at the wish of the person concerned. Publish it again only with their consent.")
    }
    return update.flatMap(note)
  }

  static let takenDownCode = "taken-down"

  /// The question about a key that was made here for an outlet which is no longer published; nil for another key.
  ///
  /// - Parameter key: of no published outlet.
  func note(key: String?) -> Note? {
    guard let id = PublishedOutlet.id(ofOwnKey: key), id <= lastID else { return nil }
    return Note(
      "outlet-removed",
      vi: "Điểm bán \(PublishedOutlet.ownKey(id)) đã được gỡ khỏi bản đồ. Chỉ xác nhận nếu muốn đăng lại.",
      en: "Outlet \(PublishedOutlet.ownKey(id)) was removed from the map. Confirm only if it is to be published again.")
  }

  /// The question about an update that brings back facts which were taken down; nil where it brings none.
  private func note(id: Int64, before: Outlet, after: Outlet) -> Note? {
    guard let properties = takenDown[id] else { return nil }
    let back = OutletProperty.allCases.filter { properties.contains($0) && before[$0].isEmpty && !after[$0].isEmpty }
    if back.isEmpty { return nil }
    let names = (vi: back.map(\.label.vi).joined(separator: ", "), en: back.map(\.label.en).joined(separator: ", "))
    return Note(
      Self.takenDownCode,
      vi: "Dòng này đưa lại thông tin (\(names.vi)) của điểm bán số \(id) từng được gỡ theo yêu cầu của người có dữ "
        + "liệu. Chỉ công bố lại khi họ đồng ý.",
      en: "The row brings back facts (\(names.en)) of outlet \(id) that were taken down at the wish of the person "
        + "concerned. Publish them again only with their consent.")
  }
}
