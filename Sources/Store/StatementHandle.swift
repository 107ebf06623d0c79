internal import GRDB
internal import GRDBSQLite

/// A prepared statement on SQLite's own terms: for the few places that pass a million rows, where GRDB's
/// values and rows would cost more than SQLite itself. The only place where memory is not the compiler's care.
@safe
struct StatementHandle {
  /// Keeps the statement and its connection.
  private let statement: Statement
  private let pointer: SQLiteStatement

  init(_ db: Database, _ sql: String) throws {
    statement = try db.makeStatement(sql: sql)
    unsafe pointer = statement.sqliteStatement
  }

  /// Parameters are counted from 1, and stay bound until they are bound anew.
  func bind(_ text: String?, at index: Int) {
    guard var text else { return bindNull(at: index) }
    text.withUTF8 { unsafe bind(text: $0, at: index) }
  }

  /// - Parameter text: in UTF-8.
  func bind(text: [UInt8]?, at index: Int) {
    guard let text else { return bindNull(at: index) }
    unsafe text.withUnsafeBufferPointer { unsafe bind(text: $0, at: index) }
  }

  private func bind(text: UnsafeBufferPointer<UInt8>, at index: Int) {
    let empty = unsafe UnsafeRawPointer(bitPattern: 1)!.assumingMemoryBound(to: CChar.self)
    let start = unsafe text.baseAddress.map { unsafe UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
    // Copied by SQLite, as the buffer ends with the closure.
    _ = unsafe sqlite3_bind_text(pointer, CInt(index), start ?? empty, CInt(text.count), Self.copied)
  }

  func bind(_ number: Int64?, at index: Int) {
    guard let number else { return bindNull(at: index) }
    unsafe sqlite3_bind_int64(pointer, CInt(index), number)
  }

  func bind(_ number: Double, at index: Int) { unsafe sqlite3_bind_double(pointer, CInt(index), number) }

  func bind(_ bytes: [UInt8], at index: Int) {
    unsafe bytes.withUnsafeBytes { buffer in
      _ = unsafe sqlite3_bind_blob(pointer, CInt(index), buffer.baseAddress, CInt(buffer.count), Self.copied)
    }
  }

  func bindNull(at index: Int) { unsafe sqlite3_bind_null(pointer, CInt(index)) }

  /// True when there is a row to read; after the last one the statement is ready to run again.
  func step() throws -> Bool {
    switch unsafe sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      unsafe sqlite3_reset(pointer)
      return false
    case let code:
      let message = unsafe String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
      unsafe sqlite3_reset(pointer)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  /// Gives up the rows that are left.
  func reset() { unsafe sqlite3_reset(pointer) }

  /// Columns are counted from 0.
  func text(_ column: Int) -> String? {
    guard let start = unsafe sqlite3_column_text(pointer, CInt(column)) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(pointer, CInt(column)))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Null reads as nil.
  func integer(_ column: Int) -> Int64? {
    let isNull = unsafe sqlite3_column_type(pointer, CInt(column)) == SQLITE_NULL
    return isNull ? nil : unsafe sqlite3_column_int64(pointer, CInt(column))
  }

  func double(_ column: Int) -> Double { unsafe sqlite3_column_double(pointer, CInt(column)) }

  func geometry(_ column: Int) -> GeoPackageGeometry? {
    guard let start = unsafe sqlite3_column_blob(pointer, CInt(column)) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(pointer, CInt(column)))
    return unsafe GeoPackageGeometry(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// SQLITE_TRANSIENT, a macro that Swift does not see.
  private static var copied: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
