import HTTPTypes
import Intake
import Outlets
import Render
import Store

/// An error of another room that the desk tells its user.
protocol DeskError: Error {
  /// Nil for what is no fault of the request.
  var problem: Problem? { get }
}

extension AccountError: DeskError {
  var problem: Problem? {
    switch self {
    case .badName, .adminWithArea: .desk(.unprocessableContent, "invalid", message)
    case .weakPassword: .desk(.unprocessableContent, "weak-password", message)
    case .nameTaken: .desk(.conflict, "name-taken", message)
    case .unknown: .desk(.notFound, "not-found", message)
    case .lastAdmin: .desk(.conflict, "last-admin", message)
    }
  }
}

extension StoreError: DeskError {
  var problem: Problem? {
    switch self {
    case .busy: .busy(seconds: 5)
    case .diskFull: .desk(.init(code: 507, reasonPhrase: "Insufficient Storage"), "disk-full", message)
    case .inputOutput, .noPermission, .damaged, .displaced:
      .desk(
        .serviceUnavailable, "storage",
        BilingualText(
          vi: "Máy chủ không đọc hoặc ghi được dữ liệu; thay đổi có thể chưa được lưu. Hãy báo người quản trị máy chủ.",
          en: "The server cannot read or write its data; the change may not be stored. Tell whoever runs the server."))
    case .stale, .repeated: .desk(.conflict, "conflict", message)
    case .invalidOutlet: .desk(.unprocessableContent, "invalid", message)
    case .unknownChangeset: .desk(.notFound, "not-found", message)
    case .alreadyUndone: .desk(.conflict, "already-undone", message)
    case .takedownIsFinal: .desk(.conflict, "takedown-final", message)
    case .undoConflict(_, let later, let outlets):
      .desk(
        .conflict, "undo-conflict", message,
        members: [
          ("later", .array(later.map { JSONValue($0) })), ("outlets", .array(outlets.map { JSONValue($0) })),
        ])
    default: nil
    }
  }
}

extension ListFileError: DeskError {
  var problem: Problem? {
    switch self {
    case .unopenable, .converterMissing, .badAdminUnits: nil
    case .severalLists(let sheets):
      .desk(.conflict, code, message, members: [("sheets", .strings(sheets))])
    case .tooManyBytes: .desk(.contentTooLarge, code, message)
    case .unknownColumns(let row, let columns):
      .desk(
        .unprocessableContent, code, message,
        members: [
          ("header_row", JSONValue(row)), ("fields", .strings(UploadReading.fields)),
          (
            "columns",
            .array(
              columns.enumerated().map { index, column in
                ["index": JSONValue(index), "header": .string(column.header), "sample": .string(column.sample)]
              })
          ),
        ])
    case .noList(let sheets, _), .noSuchSheet(_, let sheets):
      .desk(.unprocessableContent, code, message, members: [("sheets", .strings(sheets))])
    default: .desk(.unprocessableContent, code, message)
    }
  }

  private var code: String {
    switch self {
    case .empty: "empty"
    case .tooManyBytes: "too-large"
    case .tooManyRows: "too-many-rows"
    case .tooManyColumns: "too-many-columns"
    case .tooLargeUnpacked: "too-large-unpacked"
    case .tooSlow: "too-slow"
    case .outOfMemory: "out-of-memory"
    case .passwordProtected: "password-protected"
    case .notAList: "not-a-list"
    case .damaged: "damaged"
    case .noList: "no-list"
    case .unknownColumns: "unknown-columns"
    case .severalLists: "several-lists"
    case .tablesBeside: "tables-beside"
    case .factsBelow: "facts-below"
    case .brokenLetters: "broken-letters"
    case .noSuchSheet: "no-such-sheet"
    case .unknownReferenceSystem: "unknown-reference-system"
    case .noSandbox: "no-sandbox"
    case .unopenable, .converterMissing, .badAdminUnits: "failed"
    }
  }
}
