internal import Foundation

/// A JSON document of the API as a page for people: made from the document itself, so that both say the same.
///
/// Readable without scripts, in the dress of `Public/css/document.css`.
public struct HTMLPage {
  private let body: DocumentBody

  /// - Parameter document: what the service would answer in JSON.
  public init(document: [UInt8]) {
    body = DocumentBody((try? JSONSerialization.jsonObject(with: Data(document))) as? [String: Any] ?? [:])
  }

  public var bytes: [UInt8] {
    PageFrame(.vi, title: body.title, address: nil).page(Markup(verbatim: body.html)).bytes
  }
}
