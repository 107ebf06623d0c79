import Foundation

/// Keeps every program that uses SQLite out of a file, for as long as the value lives.
///
/// Asks the file system alone, so that it works for a damaged file, too.
final class DatabaseHold {
  private let descriptor: CInt

  /// - Throws: ``StoreError/inUse(path:)`` while another process has the file open, ours or not.
  init(_ file: DatabaseFile) throws {
    descriptor = unsafe open(file.path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw file.systemError(errno) }
    // The bytes that SQLite locks; in WAL mode a connection holds one of them all the time.
    var range = flock(
      l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0000, l_len: 512, l_pid: 0)
    // All is set: `deinit` closes the file. To do so here would close it twice, and with it what another thread opens.
    guard unsafe fcntl(descriptor, F_SETLK, &range) == 0 else { throw StoreError.inUse(path: file.name) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

extension OutletStore {
  /// Whether another process has the database open. To be asked only while this one has not: to ask gives up what a
  /// process holds of a file.
  public static func isInUse(path: String) -> Bool { (try? DatabaseHold(DatabaseFile(path))) == nil }

  /// Whether a database of this program lies there, of whatever version: one with a history, no export. To be asked
  /// only while this process has it not open.
  public static func isDatabase(_ path: String) throws -> Bool {
    do {
      return try DatabaseFile(path).standing() == .ours
    } catch StoreError.newer {
      return true
    } catch StoreError.notADatabase, StoreError.otherProgram {
      return false
    }
  }
}
