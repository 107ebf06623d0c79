import Catalog
import Hummingbird
import Outlets
import Render

/// What the operator's watchdog asks.
struct HealthController: Sendable {
  let catalog: Catalog
  let readiness: Readiness

  /// The process answers.
  @Sendable func live(_ request: Request, _ context: MapRequestContext) -> Response {
    answer(["status": "live"])
  }

  /// The database can be read, and a snapshot of it is there to answer from. Nobody listens before there is one.
  @Sendable func ready(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let snapshot = catalog.snapshot
    let version = JSONValue.number(Double(snapshot.version.changeset))
    guard readiness.isReady else {
      throw Problem(
        status: .serviceUnavailable, title: BilingualText(vi: "Chưa sẵn sàng", en: "Not ready"),
        detail: BilingualText(
          vi: "Không đọc được cơ sở dữ liệu; bản đồ vẫn trả lời theo phiên bản cũ. Xem nhật ký.",
          en: "The database cannot be read; the map goes on answering from an older version. See the log."),
        members: [("version", version)], headers: [.retryAfter: "5"])
    }
    return answer(["status": "ready", "version": version, "outlets": .number(Double(snapshot.count))])
  }

  private func answer(_ document: JSONValue) -> Response {
    Response(
      status: .ok, headers: [.contentType: ContentType.json, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
  }
}
