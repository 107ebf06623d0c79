import Catalog
import Foundation
import Outlets
import Spatial
import Testing

@Suite struct SuggestionsTests {
  private func snapshot(_ names: [String], products: [[String]] = [], closed: Set<Int> = []) -> Snapshot {
    let outlets = names.enumerated().map { number, name in
      var outlet = Outlet(
        name: name, kind: .grocery, coordinate: Coordinate(longitude: 109.2, latitude: 13.8)!, accuracy: .exact)
      if number < products.count { outlet.products = products[number] }
      if closed.contains(number) { outlet.status = .closed }
      return PublishedOutlet(id: Int64(number + 1), outlet: outlet, updatedAt: .distantPast)
    }
    return Snapshot(outlets, version: .init(database: "test", changeset: 1))
  }

  private func names(_ snapshot: Snapshot, _ text: String, limit: Int = 9) -> [Int64] {
    snapshot.suggestions(for: TypedText(text), limit: limit).outlets.map { snapshot.id($0) }
  }

  /// What a kind is called in trade and in English, beside its label.
  @Test(arguments: [
    ("grocery", [1, 2, 3]), ("Groceries an", [1]), ("market", [3]), ("NPP", []), ("tap hoa", [1, 2, 3]),
    ("groceries in", []),
  ])
  func aKindIsFoundInOtherWords(_ text: String, _ expected: [Int64]) {
    let snapshot = snapshot(["Bà An", "Ông Ba", "MM Mega Market"])
    #expect(names(snapshot, text).sorted() == expected)
  }

  @Test(arguments: [
    ("rice", [1]), ("rice paper", [2]), ("Fish sauces", [3]), ("coffee an nhon", [1]), ("An Nhon City", [4]),
    ("tea", []),
  ])
  func goodsAndPlacesAreFoundInEnglish(_ text: String, _ expected: [Int64]) {
    let names = ["Gạo, cà phê An Nhơn", "Bánh tráng", "Nước mắm", "Thành phố An Nhơn"]
    #expect(self.names(snapshot(names), text).sorted() == expected)
  }

  @Test func whatHasTheTypedDiacriticsComesFirst() {
    let snapshot = snapshot(["Chợ Dầm", "Chợ Đầm", "Chợ Đám Cưới", "Hàng bên Chợ Đầm", "Chợ Lớn"], closed: [4])
    #expect(names(snapshot, "chợ đầm") == [2, 4, 1, 3])
    #expect(Set(names(snapshot, "cho dam")) == [1, 2, 3, 4])
    #expect(names(snapshot, "cho dam").last == 4)
    #expect(names(snapshot, "cho dam", limit: 2).count == 2)
    #expect(names(snapshot, "lon").isEmpty)
    #expect(names(snapshot, " ").isEmpty && names(snapshot, "%").isEmpty && names(snapshot, "xyz").isEmpty)
  }

  /// Of two names, the one that has the letter typed and not another mark on it.
  @Test(arguments: [("chợ đa", 2), ("chợ đâ", 1), ("chợ Đau", 2), ("chợ đâu", 1), ("đại l", 3), ("đại lý", 3)])
  func aLetterWithAMarkIsAnother(_ text: String, first: Int64) {
    #expect(names(snapshot(["Chợ Đâu", "Chợ Đau", "Đại lý", "Dai ly"]), text).first == first)
  }

  /// Marks inside a word part it, and do not.
  @Test(arguments: [
    "coopmart", "co.opmart", "co opmart", "coop mart", "COOP", "siêu thị coopm", "sieu thi coop mar", "Co.op",
  ])
  func marksInsideAWordDoNotMatter(_ text: String) {
    let snapshot = snapshot(["Siêu thị Co.opmart", "Siêu thị GO!", "Siêu thị Coopmart An Nhơn", "TP.Quy Nhơn"])
    var query = OutletQuery()
    query.words = text
    let expected: [Int64] = [1, 3]
    #expect(names(snapshot, text).sorted() == expected)
    #expect(snapshot.page(query, limit: 9, from: .offset(0)).slots.map { snapshot.id($0) }.sorted() == expected)
    #expect(names(snapshot, "tp quy") == [4] && names(snapshot, "tp.quy") == [4])
  }

  /// As people write names of places on envelopes.
  @Test(arguments: [
    ("TP Quy Nhơn", 1), ("tp.quy nhơn", 1), ("TP. QUI NHƠN", 1), ("qui nhon", 1), ("TPQN", nil), ("TT Tuy Phước", 2),
    ("tt. tuy phuoc", 2), ("tx an nhơn", 3), ("TP An Nhơn", nil),
  ])
  func shortenedNamesOfPlacesAreUnderstood(_ text: String, id: Int64?) {
    let snapshot = snapshot(["Chợ thành phố Quy Nhơn", "Chợ thị trấn Tuy Phước", "Chợ thị xã An Nhơn"])
    #expect(names(snapshot, text).first == id)
  }

  /// However many have the words elsewhere; and those are not forgotten for the names that begin so.
  @Test func namesThatBeginSoComeFirstAmongMany() {
    let many = (0..<1200).map { "Quầy \($0) bên chợ" }
    let few = snapshot(many + ["Chợ Mới", "Co.opmart"] + many, products: [["nem chợ Huyện"]])
    #expect(names(few, "chợ", limit: 1) == [1201] && names(few, "ch", limit: 1) == [1201])
    #expect(names(few, "co", limit: 1) == [1202] && names(few, "coop", limit: 1) == [1202])
    #expect(names(few, "mới chợ", limit: 1) == [1201])
    let crowd = snapshot((0..<1200).map { "Chợ \($0)" } + ["Quán bên chợ"], products: [["nem chợ Huyện"]])
    #expect(crowd.suggestions(for: TypedText("chợ"), limit: 5).products.map(\.name) == ["nem chợ Huyện"])
    #expect(names(crowd, "chợ", limit: 20).count == 20)
  }

  @Test func productsAreCountedAndOutletsFoundByThem() {
    let snapshot = snapshot(
      ["A", "B", "Nước mắm C"],
      products: [["nước mắm Gò Bồi", "nem \"chợ Huyện\""], ["nước mắm Gò Bồi"], ["nước cốt"]])
    let found = snapshot.suggestions(for: TypedText("nước mắ"), limit: 5)
    #expect(found.products.map(\.name) == ["nước mắm Gò Bồi"])
    #expect(found.products.first?.outlets == 2)
    #expect(found.outlets.map { snapshot.id($0) } == [3, 1, 2])
    #expect(snapshot.suggestions(for: TypedText("nem"), limit: 5).products.map(\.name) == ["nem \"chợ Huyện\""])
  }

  /// Words that many hold next to words that few hold, in any order.
  @Test(arguments: ["cho thu 99", "4999 cho", "nghiem cho 7", "cho cho", "thu khong", "thử 1 nghiệm 1", "c t n 12"])
  func wordsAreHeldTogether(_ text: String) {
    let names = (0..<9000).map { "Chợ thử nghiệm \($0)" }
    let snapshot = snapshot(names)
    var query = OutletQuery()
    query.words = text
    let typed = TypedText(text)
    let expected = Set(names.indices.filter { typed.rank(of: names[$0]) != nil }.map { Int64($0 + 1) })
    let page = snapshot.page(query, limit: .max, from: .offset(0))
    #expect(Set(page.slots.map { snapshot.id($0) }) == expected)
  }
}
