import Catalog
import Foundation
import Outlets
import Testing

@Suite struct SortingTests {
  private let outlets = sampleOutlets(400, seed: 21)
  private var snapshot: Snapshot { Snapshot(outlets, version: .init(database: "test", changeset: 1)) }

  private func walk(_ keys: [SortKey], limit: Int) throws -> [Int64] {
    let snapshot = snapshot
    var ids: [Int64] = []
    var cursor: SortedCursor?
    repeat {
      let page = snapshot.page(OutletQuery(), sortedBy: keys, limit: limit, after: cursor)
      #expect(page.matched == outlets.count { $0.outlet.status != .closed })
      ids += page.slots.map(snapshot.id)
      cursor = try page.next.map { try #require(SortedCursor($0.description)) }
    } while cursor != nil
    return ids
  }

  @Test func pagesFollowEachOtherInOrder() throws {
    let open = outlets.filter { $0.outlet.status != .closed }
    let byGrade = open.sorted { ($0.outlet.grade ?? 9, $0.id) < ($1.outlet.grade ?? 9, $1.id) }.map(\.id)
    #expect(try walk([SortKey(.grade)], limit: 7) == byGrade)
    #expect(try walk([SortKey(.grade)], limit: 1000) == byGrade)
    let down = open.sorted { ($0.outlet.grade.map { -$0 } ?? 9, $0.id) < ($1.outlet.grade.map { -$0 } ?? 9, $1.id) }
    #expect(try walk([SortKey(.grade, isDescending: true)], limit: 50) == down.map(\.id))
    #expect(try walk([SortKey(.id, isDescending: true)], limit: 33) == open.map(\.id).sorted(by: >))
    let byNameAndTime = try walk([SortKey(.name), SortKey(.updatedAt, isDescending: true)], limit: 20)
    #expect(Set(byNameAndTime).count == open.count)
  }

  /// A cursor is part of an address, which servers take up to 8 kB of.
  @Test func cursorsFitIntoAnAddress() throws {
    var outlets = Array(outlets.prefix(40))
    for index in outlets.indices {
      let long = String(repeating: "ạ", count: 400) + "\(index % 4)"
      (outlets[index].outlet.address, outlets[index].outlet.website) = (long, "https://" + long)
      (outlets[index].outlet.suppliedBy, outlets[index].outlet.openingHours) = (long, long)
      outlets[index].outlet.status = .active
    }
    let snapshot = Snapshot(outlets, version: .init(database: "test", changeset: 1))
    let keys = [OutletProperty.address, .website, .suppliedBy, .openingHours].map { SortKey($0, isDescending: true) }
    var found: [Int64] = []
    var cursor: SortedCursor?
    repeat {
      let page = snapshot.page(OutletQuery(), sortedBy: keys, limit: 3, after: cursor)
      found += page.slots.map(snapshot.id)
      cursor = page.next
      #expect(cursor?.description.utf8.count ?? 0 < 6_000)
    } while cursor != nil
    #expect(found.count == 40 && Set(found) == Set(outlets.map(\.id)))
  }

  @Test func theVietnameseAlphabet() {
    let words = [
      "2 Tháng 9", "a", "à", "á", "ạ", "An Nhơn", "ăn", "ấm", "Bồng Sơn", "cá", "Diêu Trì", "Đập Đá", "đê", "em", "êm",
      "Hoài Ân",
      "Hoài Nhơn", "o", "ôi", "ở", "Quy Nhơn", "Quy Nhơn Bắc", "tu", "từ", "Vân Canh",
    ]
    let sorted = words.shuffled().sorted {
      VietnameseCollation.key($0).lexicographicallyPrecedes(VietnameseCollation.key($1))
    }
    #expect(sorted == words)
  }

  @Test func cursorsOfOthersAreNone() {
    for text in ["", "abc", "1_0", "1_zz", "0_00", "-1_00", "1__x"] { #expect(SortedCursor(text) == nil, "\(text)") }
  }
}
