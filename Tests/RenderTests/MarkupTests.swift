import Render
import Testing

@Suite struct MarkupTests {
  @Test func whatIsPutInIsEscapedButMarkupIsNot() {
    let hostile = #"</script><b onclick='x'>"&"#
    let link: Markup = "<a title=\"\(hostile)\">\(hostile)</a>"
    #expect(!link.text.contains("<b") && !link.text.contains("'x'"))
    #expect(
      link.text
        == #"<a title="&lt;/script&gt;&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;">&lt;/script&gt;&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;</a>"#
    )
    let row: Markup = "<li>\(link)\(nil as Markup?)\(3)</li>"
    #expect(row.text == "<li>\(link.text)3</li>")
    #expect([link, row].joined(", ").text == link.text + ", " + row.text)
  }

  @Test func numbersAreWrittenAsTheLanguageDoes() {
    #expect(PageLanguage.vi.number(1_234_567) == "1.234.567" && PageLanguage.en.number(1_234_567) == "1,234,567")
    #expect(PageLanguage.vi.tenths(1.25) == "1,3" && PageLanguage.en.percent(1, of: 3) == "33.3%")
    #expect(PageLanguage.vi.percent(1, of: 0) == "–")
    #expect(
      PageLanguage.vi.distance(metres: 1234) == "1,2\u{A0}km" && PageLanguage.en.distance(metres: 994) == "990\u{A0}m")
    #expect(
      PageLanguage.vi.date("2025-09-02") == "2/9/2025" && PageLanguage.en.date("2025-09-02") == "2 September 2025")
    #expect(PageLanguage.vi.date("chưa rõ") == "chưa rõ")
    #expect(PageLanguage.phone("+842563822008") == "0256 3822 008")
    #expect(PageLanguage.phone("+84914123456") == "0914 123 456" && PageLanguage.phone("19001009") == "19001009")
  }
}
