import Render

extension SiteURL {
  /// What the links that go with most documents say, made once.
  private struct Targets {
    /// To the document itself, and to it in the other form.
    let itself, other: Link.Target
    let next: Link.Target

    static let collection = Link.Target(
      rel: "collection", type: ContentType.json, title: "Tập dữ liệu / Collection")
    /// Of pages, which are documents in JSON of some type otherwise.
    static let (geoJSONPage, jsonPage) = (
      Targets(ContentType.html, other: ContentType.geoJSON), Targets(ContentType.html, other: ContentType.json)
    )
    static let (geoJSON, json) = (
      Targets(ContentType.geoJSON, other: ContentType.html), Targets(ContentType.json, other: ContentType.html)
    )

    private init(_ type: String, other: String) {
      itself = .init(rel: "self", type: type, title: "Tài liệu này / This document")
      self.other = .init(
        rel: "alternate", type: other,
        title: other == ContentType.html ? "Bản để đọc / As a page" : "Bản dữ liệu / As data")
      next = .init(rel: "next", type: type, title: "Trang sau / Next page")
    }
  }

  /// The links of a document to itself: as JSON, and as a page.
  func selfLinks(_ resource: Resource, _ parameters: [(name: String, value: String)] = []) -> [Link] {
    let isPage = representation == .html
    let other: Representation = isPage ? .json : .html
    let targets: Targets =
      resource.isGeoJSON ? isPage ? .geoJSONPage : .geoJSON : isPage ? .jsonPage : .json
    let isBare = !parameters.contains { $0.name == "f" }
    let bare = isBare ? parameters : parameters.filter { $0.name != "f" }
    let address = self(resource, bare)
    return [
      Link(isBare ? address : self(resource, parameters), targets.itself),
      Link(address.adding(("f", other.rawValue)), targets.other),
    ]
  }

  /// Link to the next page of features, in the same form.
  ///
  /// - Parameters:
  ///   - address: of the same features from the first one on.
  ///   - start: where the page begins, in plain letters and digits.
  func nextLink(_ address: [UInt8], from start: (name: String, value: String)) -> Link {
    Link(address.adding(start), (representation == .html ? Targets.geoJSONPage : .geoJSON).next)
  }

  func collectionLink(_ collection: CollectionID) -> Link {
    Link(self(.collection(collection), []), Targets.collection)
  }
}

extension [UInt8] {
  /// An address with one parameter more, in plain letters and digits.
  fileprivate func adding(_ parameter: (name: String, value: String)) -> [UInt8] {
    var address: [UInt8] = []
    address.reserveCapacity(count + 40)
    address += self
    address.append(contains(UInt8(ascii: "?")) ? UInt8(ascii: "&") : UInt8(ascii: "?"))
    address.append(parameter.name)
    address.append(UInt8(ascii: "="))
    address.append(parameter.value)
    return address
  }
}
