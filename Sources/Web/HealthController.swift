import Catalog
import Hummingbird
import Render

/// What the operator's watchdog asks.
struct HealthController: Sendable {
  let catalog: Catalog

  /// The process answers.
  @Sendable func live(_ request: Request, _ context: MapRequestContext) -> Response {
    answer(["status": "live"])
  }

  /// A snapshot is there to answer from.
  @Sendable func ready(_ request: Request, _ context: MapRequestContext) -> Response {
    let snapshot = catalog.snapshot
    return answer([
      "status": "ready", "version": .number(Double(snapshot.version.changeset)),
      "outlets": .number(Double(snapshot.count)),
    ])
  }

  private func answer(_ document: JSONValue) -> Response {
    Response(
      status: .ok, headers: [.contentType: ContentType.json, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
  }
}
