import Foundation
import HTTPTypes
import Hummingbird
import Outlets

extension Router<MapRequestContext> {
  /// Every address of the officers' desk.
  func addRoutes(of desk: Desk, settings: ServerSettings) {
    let session = SessionController(desk: desk, settings: settings)
    let officers = OfficersController(desk: desk)
    let uploads = UploadsController(desk: desk)
    let rows = DraftRowsController(desk: desk)
    let publishing = DraftPublishingController(desk: desk)
    let history = HistoryController(desk: desk)
    let editing = EditingController(desk: desk, settings: settings)
    let reports = ReportsController(desk: desk, settings: settings)
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
    api.get("uploads/:id/missing", use: publishing.missing)
    api.post("uploads/:id/publish", use: publishing.publish)
    api.get("uploads/:id/result.xlsx", use: workbooks.result)
    api.get("template.xlsx", use: workbooks.template)
    api.get("outlets.xlsx", use: workbooks.outlets)

    api.get("history", use: history.list)
    api.get("history/:id", use: history.item)
    api.post("history/:id/undo", use: history.undo)
    api.post("outlets", use: editing.add)
    api.get("outlets/:id", use: editing.item)
    api.patch("outlets/:id", use: editing.change)
    api.delete("outlets/:id", use: editing.remove)
    api.get("outlets/:id/history", use: history.ofOutlet)
    api.post("outlets/:id/verification", use: editing.verify)
    api.post("outlets/:id/takedown", use: editing.takeDown)
    api.get("unverified", use: editing.unverified)

    api.get("reports", use: reports.list)
    api.post("reports/:id/close", use: reports.close)
    // Residents have no account.
    group(RouterPath(DeskMiddleware.reportsPath)).add(middleware: DeskMiddleware(desk: desk, settings: settings))
      .post("", use: reports.add)
    refuseOtherMethods()
  }

  /// What may not be done at an address of the desk is told apart from an address that is none (RFC 9110, 15.5.6).
  private func refuseOtherMethods() {
    let desk = routes.filter { DeskMiddleware.covers($0.path.description) }
    for routes in Dictionary(grouping: desk, by: \.path.description).values {
      var methods = routes.map(\.method) + [.options]
      if methods.contains(.get) { methods.append(.head) }
      let allow = methods.map(\.rawValue).sorted().joined(separator: ", ")
      for method in [.get, .post, .put, .patch, .delete, .options] as [HTTPRequest.Method]
      where method == .options || !methods.contains(method) {
        on(routes[0].path, method: method) { _, _ in
          if method == .options { return Response(status: .noContent, headers: [.allow: allow]) }
          var problem = Problem.desk(
            .methodNotAllowed, "method-not-allowed",
            BilingualText(vi: "Địa chỉ này chỉ nhận \(allow).", en: "This address takes \(allow) only."))
          problem.headers[.allow] = allow
          throw problem
        }
      }
    }
  }
}
