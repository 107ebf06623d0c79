import Outlets
import Spatial
import Testing

@Suite struct CQL2Tests {
  @Test(arguments: [
    ("", 1), ("kind", 5), ("kind =", 7), ("kind = 'market", 8), ("kind = market", 8), ("colour = 'red'", 1),
    ("kind = 1", 8), ("grade = '1'", 9), ("grade = true", 9), ("kind = 'a' AND", 15), ("(kind = 'a'", 12),
    ("kind = 'a')", 11), ("kind LIKE 1", 11), ("grade LIKE '1'", 12), ("programmes < 'a'", 1), ("kind IS 1", 9),
    ("kind IN 'a'", 9), ("kind IN ()", 10), ("updated_at > 'gestern'", 14), ("verified_on = DATE('2025-02-30')", 20),
    ("upper(name) = 'A'", 1), ("CASEI(grade) = 1", 7), ("S_INTERSECTS(geometry, CIRCLE(1 2))", 24),
    ("S_INTERSECTS(geometry, POINT(109))", 33), ("S_INTERSECTS(geometry, POLYGON((1 1,2 2,1 1)))", 32),
    ("S_INTERSECTS(geometry, BBOX(1,2,3))", 24), ("S_INTERSECTS(geometry, POINT(200 1))", 30),
    ("S_INTERSECTS(geometry, geometry)", 32), ("kind = 'a' ; DROP TABLE outlets", 12), ("grade = 1e999", 9),
    ("1 IS NULL", 1),
    ("kind NOT = 'a'", 10), ("synthetic = 2", 13), ("grade ILIKE '1'", 13),
  ])
  func faultsAreNamedWithTheirPlace(_ text: String, _ position: Int) {
    let error = #expect(throws: CQL2Error.self) { try CQL2Parser.filter(text) }
    #expect(error?.position == position, "\(text): \(String(describing: error))")
    #expect(error?.message.en.contains("hết") == false)
  }

  @Test func whatIsDeepOrLongEndsInAnErrorNotInACrash() {
    let deep = String(repeating: "(", count: 5000) + "grade=1"
    #expect(throws: CQL2Error.self) { try CQL2Parser.filter(deep) }
    #expect(throws: CQL2Error.self) { try CQL2Parser.filter(String(repeating: "NOT ", count: 5000) + "grade=1") }
    #expect(throws: CQL2Error.self) { try CQL2Parser.filter(String(repeating: "CASEI(", count: 5000)) }
    let ring = (0...2000).map { "\(100 + Double($0) / 100) 1" }.joined(separator: ",")
    #expect(throws: CQL2Error.self) { try CQL2Parser.filter("S_INTERSECTS(geometry,POLYGON((\(ring))))") }
    let many = (0..<65).map { "grade=\($0)" }
    #expect(throws: CQL2Error.self) { try CQL2Parser.filter(many.joined(separator: " OR ")) }
    #expect(throws: Never.self) { try CQL2Parser.filter(many.dropLast().joined(separator: " OR ")) }
  }

  @Test func namesAndKeywordsAreReadAsTheyMayBeWritten() throws {
    let plain = try CQL2Parser.filter("kind='market'AND(grade>=1)")
    #expect(try CQL2Parser.filter("  \"kind\" = 'market' and ( grade >= 1 )  ") == plain)
    #expect(try CQL2Parser.filter("1 <= grade") == CQL2Parser.filter("grade >= 1"))
    #expect(plain.properties == [.kind, .grade])
    #expect(
      try CQL2Parser.filter("name = 'Cô ''Ba'''")
        == .comparison(.init(.property(.name)), .equal, .init(.text("Cô 'Ba'"))))
    #expect(try CQL2Parser.filter(#"name = 'Cô \'Ba\''"#) == CQL2Parser.filter("name = 'Cô ''Ba'''"))
    for text in [#"a\\"#, #"a\"#] {
      #expect(
        try CQL2Parser.filter("name = '\(text)'") == .comparison(.init(.property(.name)), .equal, .init(.text(text))))
    }
    #expect(
      try CQL2Parser.filter("grade > -1.5e0") == .comparison(.init(.property(.grade)), .greater, .init(.number(-1.5))))
  }

  @Test func whatGDALWritesIsRead() throws {
    #expect(try CQL2Parser.filter("(e_invoice = 1)") == CQL2Parser.filter("e_invoice = TRUE"))
    #expect(try CQL2Parser.filter("0 <> synthetic") == CQL2Parser.filter("synthetic <> FALSE"))
    #expect(try CQL2Parser.filter("synthetic IN (0)") == CQL2Parser.filter("synthetic IN (FALSE)"))
    #expect(
      try CQL2Parser.filter("(name NOT ILIKE 'CHỢ%')") == CQL2Parser.filter("CASEI(name) NOT LIKE CASEI('CHỢ%')"))
  }

  @Test func patterns() {
    let cases: [(String, String, Bool)] = [
      ("", "", true), ("", "a", false), ("%", "", true), ("%", "abc", true), ("a%", "abc", true), ("%c", "abc", true),
      ("%b%", "abc", true), ("a_c", "abc", true), ("a_c", "ac", false), ("a\\%", "a%", true), ("a\\%", "ab", false),
      ("%a%a%", "banana", true), ("%ab", "aab", true), ("ch_", "chợ", true), ("a\\", "a\\", true), ("_%_", "a", false),
    ]
    for (pattern, text, matches) in cases {
      #expect(TextPattern(pattern).matches(text) == matches, "\(pattern) \(text)")
    }
  }
}
