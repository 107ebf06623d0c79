import HTTPTypes
import Hummingbird
import Intake
import Outlets
import Render
import Store

/// Lists on their way to the map, as all that deals with them has them.
extension Desk {
  /// Rows up to which it pays to look for their neighbours first.
  private static let fewRows = 20

  /// The upload that the path names: the officer's own, or anyone's for an admin.
  func upload(_ context: MapRequestContext) throws -> Upload {
    let officer = try context.signedIn()
    guard let upload = try store.upload(context.id()),
      upload.officerID == officer.id || officer.role == .admin
    else {
      throw Problem.desk(
        .notFound, "not-found",
        BilingualText(
          vi: "Danh sách này không còn: đã xoá hoặc hết hạn giữ.",
          en: "This list is no longer here: it was deleted, or its time was over."))
    }
    return upload
  }

  /// What rows do to the map as it is now.
  func plan(
    _ rows: [DraftRow], _ officer: Officer, isComplete: Bool = false, isPublishing: Bool = false
  ) throws -> DraftPlan {
    var outlets = try published.current()
    if rows.count <= Self.fewRows, !isComplete {
      let targets = rows.compactMap { row in
        if case .merge(into: .outlet(let id))? = row.decision { id } else { row.outletID }
      }
      outlets = outlets.around(rows.compactMap(\.outcome.outlet), ids: Set(targets))
    }
    return DraftPlan(
      rows, published: outlets, officer: officer, former: try store.formerOutlets(),
      earlier: try store.earlier(rows.lazy.compactMap(\.outcome.export?.version)), isComplete: isComplete,
      isPublishing: isPublishing)
  }

  /// The kept file.
  func bytes(of upload: Upload) throws -> [UInt8] {
    guard let name = upload.storedAs, let bytes = try store.uploadFolder.bytes(name) else { throw Problem.fileGone }
    return bytes
  }

  /// An answer that changed an upload, with where it stands now.
  func answer(_ upload: Upload, _ members: [(key: String, value: JSONValue)]) throws -> Response {
    guard let upload = try store.upload(upload.id) else { throw HTTPError(.notFound) }
    return Response(
      desk: .object(
        members + [("totals", UploadsController.totals(upload)), ("revision", JSONValue(upload.revision))]))
  }
}
