import Foundation
internal import GRDB

extension StoreError {
  /// Runs `body`; an error of SQLite comes out as one of ours.
  static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch let error as OutletReader.Malformed {
      throw StoreError.damaged(path: path, detail: "outlets \(error.outletID), \(error.column)")
    } catch let error as DecodingError {
      throw StoreError.damaged(path: path, detail: "changes: \(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let detail = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_FULL: self = .diskFull
    // Whoever opens the file next may find the change there after all, whole.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_FSYNC:
      self = .inputOutput(path: path, detail: detail)
    // A full disk also shows when the files beside the database cannot grow.
    case .SQLITE_IOERR where Self.isDiskFull(path), .SQLITE_CANTOPEN where Self.isDiskFull(path): self = .diskFull
    case .SQLITE_IOERR: self = .inputOutput(path: path, detail: detail)
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .noPermission(path: path)
    default: self = .failed(path: path, detail: detail)
    }
  }

  private static func isDiskFull(_ path: String) -> Bool {
    var status = statvfs()
    return unsafe statvfs(path, &status) == 0 && status.f_bavail == 0
  }
}
