import Render
import Testing

@Suite struct DocumentPageTests {
  private func page(_ json: String) -> String {
    String(decoding: HTMLPage(document: Array(json.utf8)).bytes, as: UTF8.self)
  }

  @Test func thePageLeadsOnAndBack() {
    let html = page(
      """
      {"type":"FeatureCollection","numberMatched":9,"features":[{"type":"Feature","id":7,"geometry":null,
      "properties":{"name":"<i>Chợ</i>","kind":"market"}}],"links":[
      {"rel":"self","href":"http://h/api/collections/outlets/items?f=html","type":"text/html","title":"t"},
      {"rel":"collection","href":"http://h/api/collections/outlets","type":"application/json","title":"c"},
      {"rel":"next","href":"http://h/api/collections/outlets/items?cursor=1&f=html","type":"text/html","title":"n"}]}
      """)
    #expect(html.contains("<a href=\"http://h/api/collections/outlets/items/7?f=html\">&lt;i&gt;Chợ&lt;/i&gt;</a>"))
    #expect(html.contains("<a href=\"http://h/api/collections/outlets?f=html\">outlets</a>"))
    #expect(html.contains("rel=\"next\" href=\"http://h/api/collections/outlets/items?cursor=1&amp;f=html\""))
    #expect(html.contains("<strong>9</strong>") && html.contains("Loại hình"))
  }

  @Test func outletsAreOnAPictureUnderTheSameConditions() {
    let feature = #"{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[109.2,13.8]},"properties":{}}"#
    let document = { (address: String) in
      """
      {"type":"FeatureCollection","features":[\(feature)],"links":[
      {"rel":"self","href":"http://h/api/collections/\(address)","type":"text/html","title":"t"}]}
      """
    }
    let html = page(document("outlets/items?kind=market&limit=5&f=html&bbox=109,13,110,14"))
    #expect(
      html.contains(
        "src=\"http://h/map.svg?bbox=109.1950,13.7950,109.2050,13.8050&amp;width=800&amp;height=400&amp;kind=market\""))
    #expect(html.contains("dark)\" srcset=\"http://h/map.svg?") && html.contains("&amp;kind=market&amp;theme=dark\""))
    #expect(!page(document("outlets/items?crs=http://www.opengis.net/def/crs/EPSG/0/3857")).contains("map.svg"))
    #expect(!page(document("communes/items")).contains("map.svg"))
  }

  /// Whatever the document is, and whatever is in it.
  @Test(arguments: [
    "", "[]", "{}", "{\"links\":3}", "{\"features\":[]}", "{\"features\":[{}]}", "{\"type\":\"Feature\"}",
    "{\"collections\":[{}]}", "{\"a\":{\"b\":[{\"c\":\"<script>\"},{\"c\":null}]},\"d\":[1,2],\"e\":true}",
    "{\"title\":\"<script>\",\"description\":\"<script>\",\"links\":[{\"href\":\"\\\"><script>\",\"title\":\"<script>\"}]}",
  ])
  func everyDocumentIsAPage(_ json: String) {
    let html = page(json)
    #expect(html.hasPrefix("<!doctype html>") && html.hasSuffix("</html>\n") && !html.contains("<script"))
  }
}
