import Foundation
import Hummingbird

extension Router<MapRequestContext> {
  /// Every address of the officers' desk.
  func addRoutes(of desk: Desk, settings: ServerSettings) {
    let session = SessionController(desk: desk, settings: settings)
    let officers = OfficersController(desk: desk)
    let uploads = UploadsController(desk: desk)
    let rows = DraftRowsController(desk: desk)
    let workbooks = WorkbooksController(desk: desk)

    let api = group(RouterPath(DeskMiddleware.path)).add(middleware: DeskMiddleware(desk: desk, settings: settings))
    api.post("session", use: session.signIn)
    api.get("session", use: session.current)
    api.delete("session", use: session.signOut)
    api.put("password", use: session.changePassword)
    api.get("tokens", use: session.tokens)
    api.post("tokens", use: session.createToken)
    api.delete("tokens/:id", use: session.revokeToken)

    api.get("officers", use: officers.list)
    api.post("officers", use: officers.add)
    api.patch("officers/:name", use: officers.change)
    api.get("audit", use: officers.audit)

    api.post("uploads", use: uploads.create)
    api.get("uploads", use: uploads.list)
    api.get("uploads/:id", use: uploads.item)
    api.delete("uploads/:id", use: uploads.delete)
    api.post("uploads/:id/reading", use: uploads.read)
    api.get("uploads/:id/rows", use: rows.list)
    api.patch("uploads/:id/rows", use: rows.settleMany)
    api.patch("uploads/:id/rows/:row", use: rows.settle)
    api.get("uploads/:id/missing", use: rows.missing)
    api.post("uploads/:id/publish", use: rows.publish)
    api.get("uploads/:id/result.xlsx", use: workbooks.result)
    api.get("template.xlsx", use: workbooks.template)
    api.get("outlets.xlsx", use: workbooks.outlets)
  }
}
