internal import Foundation
public import Outlets

/// The latest changes as an Atom feed (RFC 4287), for people's feed readers.
public struct ChangesAtom {
  /// Addresses that the feed names.
  public struct Addresses {
    let feed: String
    let collection: String
    let item: (PublicChange) -> String
    let page: (PublicChange) -> String

    public init(
      feed: String, collection: String, item: @escaping (PublicChange) -> String,
      page: @escaping (PublicChange) -> String
    ) {
      (self.feed, self.collection, self.item, self.page) = (feed, collection, item, page)
    }
  }

  private let changes: [PublicChange]
  private let addresses: Addresses
  private let author: String
  private let licence: String

  /// - Parameter changes: the latest first.
  public init(_ changes: [PublicChange], addresses: Addresses, author: String, licence: String) {
    (self.changes, self.addresses, self.author, self.licence) = (changes, addresses, author, licence)
  }

  public var bytes: [UInt8] {
    // Without a change the feed has not been touched since there are such feeds.
    let updated = changes.first?.time ?? Date(timeIntervalSince1970: 0)
    let escape = XMLText.escape
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
      <id>\(escape(addresses.feed))</id>
      <title>Thay đổi điểm bán hàng Việt ở Bình Định / Changes of outlets</title>
      <updated>\(updated.formatted(.iso8601))</updated>
      <author><name>\(escape(author))</name></author>
      <link rel="self" type="application/atom+xml" href="\(escape(addresses.feed))"/>
      <link rel="alternate" type="application/geo+json" href="\(escape(addresses.collection))"/>
      <link rel="license" href="\(escape(licence))"/>
      \(changes.map(entry).joined())</feed>

      """.utf8)
  }

  private func entry(_ change: PublicChange) -> String {
    let escape = XMLText.escape
    let name = change.after?.name ?? "\(change.outletID)"
    let place = [change.after?.address, change.after?.commune?.name].compactMap(\.self).joined(separator: ", ")
    let link = change.after == nil ? "" : "<link rel=\"alternate\" href=\"\(escape(addresses.page(change)))\"/>\n"
    return """
      <entry>
      <id>\(escape(addresses.item(change)))</id>
      <title>\(change.kind.label.inBoth): \(escape(name))</title>
      <updated>\(change.time.formatted(.iso8601))</updated>
      \(link)<content type="text">\(escape(place.isEmpty ? name : place))</content>
      </entry>

      """
  }
}
