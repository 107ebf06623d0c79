public import Outlets

extension StoreError: CustomStringConvertible {
  public var description: String { message.en }

  /// One line for people: what is wrong, and what to do where that is known.
  public var message: BilingualText {
    switch self {
    case .missing(let path):
      BilingualText(vi: "Không có tệp dữ liệu \(path).", en: "There is no database \(path).")
    case .empty(let path):
      BilingualText(vi: "Tệp \(path) rỗng, không phải tệp dữ liệu.", en: "\(path) is empty, not a database.")
    case .notAFile(let path):
      BilingualText(vi: "\(path) không phải là một tệp.", en: "\(path) is not a file.")
    case .notADatabase(let path):
      BilingualText(
        vi: "\(path) không phải tệp dữ liệu SQLite; tệp được giữ nguyên.",
        en: "\(path) is not a SQLite database; it was left as it is.")
    case .otherProgram(let path):
      BilingualText(
        vi: "\(path) là dữ liệu của chương trình khác; tệp được giữ nguyên. Hãy chọn tên tệp khác.",
        en: "\(path) is the database of another program; it was left as it is. Choose another file name.")
    case .newer(let path):
      BilingualText(
        vi: "\(path) do phiên bản hangviet mới hơn tạo ra; tệp được giữ nguyên. Hãy cập nhật chương trình.",
        en: "\(path) was made by a newer version of hangviet; it was left as it is. Update the program.")
    case .noPermission(let path):
      BilingualText(
        vi: "Không có quyền đọc và ghi \(path) cùng thư mục chứa nó. Hãy chạy bằng người dùng sở hữu thư mục đó "
          + "(của dịch vụ: sudo -u hangviet …), trên ổ đĩa cho phép ghi.",
        en: "No permission to read and write \(path) and its folder. Run as the user who owns the folder "
          + "(of the service: sudo -u hangviet …), on a disk that may be written to.")
    case .alreadyExists(let path):
      BilingualText(vi: "\(path) đã có; không ghi đè.", en: "\(path) exists already and is not overwritten.")
    case .damaged(let path, let detail):
      BilingualText(
        vi: "\(path) bị hỏng (\(detail)). Hãy khôi phục từ bản sao lưu: "
          + "hangviet restore BẢN_SAO.gpkg --force --database \(path)",
        en: "\(path) is damaged (\(detail)). Restore it from a backup: "
          + "hangviet restore COPY.gpkg --force --database \(path)")
    case .busy:
      BilingualText(
        vi: "Chương trình khác đang ghi dữ liệu; chưa có gì được lưu. Hãy thử lại.",
        en: "Another program is writing to the database; nothing was stored. Try again.")
    case .diskFull:
      BilingualText(
        vi: "Ổ đĩa đầy; chưa có gì được lưu. Hãy giải phóng chỗ trống rồi làm lại.",
        en: "The disk is full; nothing was stored. Make room, then try again.")
    case .inputOutput(let path, let detail):
      BilingualText(
        vi: "Ổ đĩa chứa \(path) không đọc hoặc ghi được (\(detail)). Hãy kiểm tra ổ đĩa, "
          + "và xem lịch sử trước khi làm lại: thay đổi có thể chưa được lưu.",
        en: "The disk that holds \(path) cannot be read or written (\(detail)). Look at the disk, "
          + "and at the history before trying again: the change may not be stored.")
    case .failed(let path, let detail):
      BilingualText(vi: "\(path): \(detail); chưa có gì được lưu.", en: "\(path): \(detail); nothing was stored.")
    default: placeMessage ?? editMessage
    }
  }

  private var placeMessage: BilingualText? {
    switch self {
    case .wouldReplace(let path):
      BilingualText(
        vi: "\(path) đã có. Thêm --force để thay bằng bản sao; tệp cũ được giữ bên cạnh.",
        en: "\(path) exists. Give --force to put the copy in its place; the old file is kept beside it.")
    case .inUse(let path):
      BilingualText(
        vi: "Chương trình khác đang mở \(path); chưa có gì thay đổi. Hãy dừng hangviet serve (hoặc QGIS) trước.",
        en: "Another program has \(path) open; nothing was changed. Stop hangviet serve (or QGIS) first.")
    case .displaced(let path):
      BilingualText(
        vi: "\(path) đã bị chuyển đi, xoá hoặc thay bằng tệp khác khi đang dùng; chưa có gì được lưu. "
          + "Hãy đưa tệp cũ về, hoặc dừng rồi chạy lại hangviet serve.",
        en: "\(path) was moved, deleted or replaced while in use; nothing was stored. "
          + "Bring the old file back, or stop hangviet serve and start it again.")
    case .strayLog(let path):
      BilingualText(
        vi: "Cạnh \(path) còn \(path)-wal của một tệp dữ liệu đã bị chuyển đi hoặc xoá. "
          + "Hãy đưa tệp đó về, hoặc xoá \(path)-wal.",
        en: "Beside \(path) lies \(path)-wal, the log of a database that was moved away or deleted. "
          + "Bring that file back, or delete \(path)-wal.")
    case .unsound(let path, let fault):
      BilingualText(
        vi: "Bản sao \(path) không lành lặn; chưa có gì thay đổi. \(fault.vi) Hãy dùng bản sao khác.",
        en: "The copy \(path) is not sound; nothing was changed. \(fault.en) Use another copy.")
    default: nil
    }
  }

  private var editMessage: BilingualText {
    switch self {
    case .stale(let id):
      BilingualText(
        vi: "Điểm bán số \(id) đã thay đổi hoặc không còn; chưa có gì được lưu. Hãy tải lại rồi sửa.",
        en: "Outlet \(id) has changed or is gone; nothing was stored. Reload it and edit again.")
    case .repeated(let id):
      BilingualText(
        vi: "Điểm bán số \(id) có hai lần trong một lần sửa; chưa có gì được lưu.",
        en: "Outlet \(id) is edited twice at once; nothing was stored.")
    case .invalidOutlet(let name, let detail):
      BilingualText(
        vi: "Điểm bán \"\(name)\" không hợp lệ (\(detail)); chưa có gì được lưu.",
        en: "Outlet \"\(name)\" is not valid (\(detail)); nothing was stored.")
    case .unknownChangeset(let id):
      BilingualText(vi: "Không có lần thay đổi số \(id).", en: "There is no changeset \(id).")
    case .alreadyUndone(let id, let undo):
      BilingualText(
        vi: "Lần thay đổi số \(id) đã được hoàn tác bởi lần \(undo).",
        en: "Changeset \(id) was undone already, by changeset \(undo).")
    case .undoConflict(let id, let later, let outlets):
      BilingualText(
        vi: "Không hoàn tác được lần \(id): \(Self.list(later, "lần", "sửa bên ngoài")) đã sửa điểm bán số "
          + "\(Self.list(outlets)). Hãy hoàn tác các lần sau trước.",
        en: "Changeset \(id) cannot be undone: \(Self.list(later, "changeset", "an edit from outside")) changed "
          + "outlet \(Self.list(outlets)). Undo the later ones first.")
    case .takedownIsFinal(let id):
      BilingualText(
        vi: "Dữ liệu của lần \(id) đã được gỡ theo yêu cầu của người có dữ liệu; không hoàn tác được.",
        en: "The data of changeset \(id) were taken down at a person's wish; it cannot be undone.")
    default: BilingualText(vi: "Lỗi dữ liệu.", en: "Database error.")
    }
  }

  /// The first ten, and how many more.
  static func list(_ numbers: [Int64], _ word: String = "", _ none: String = "") -> String {
    if numbers.isEmpty { return none }
    let shown = numbers.prefix(10).map(String.init).joined(separator: ", ")
    let more = numbers.count > 10 ? " … (+\(numbers.count - 10))" : ""
    return (word.isEmpty ? "" : word + " ") + shown + more
  }
}
