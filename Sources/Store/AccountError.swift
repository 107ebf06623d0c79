public import Outlets

/// Why an account is not as it was asked to be. Nothing has been changed when one is thrown.
public enum AccountError: Error, Sendable, Equatable, CustomStringConvertible {
  case badName
  case weakPassword
  case nameTaken(String)
  case unknown(String)
  /// Without an admin nobody could manage the accounts.
  case lastAdmin
  case adminWithArea

  public var description: String { message.en }

  public var message: BilingualText {
    switch self {
    case .badName:
      BilingualText(
        vi: "Tên tài khoản gồm 2–40 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.",
        en: "An account's name has 2–40 plain letters, digits, full stops, hyphens or underscores.")
    case .weakPassword:
      BilingualText(
        vi: "Mật khẩu cần 10–200 ký tự, không trùng tên tài khoản và không chỉ lặp lại vài ký tự. "
          + "Một câu ngắn dễ nhớ là tốt nhất.",
        en: "A password has 10–200 characters, is not the account's name and not a few characters repeated. "
          + "A short sentence is best.")
    case .nameTaken(let name):
      BilingualText(vi: "Đã có tài khoản \(name).", en: "There is an account \(name) already.")
    case .unknown(let name):
      BilingualText(vi: "Không có tài khoản \(name).", en: "There is no account \(name).")
    case .lastAdmin:
      BilingualText(
        vi: "Đây là quản trị viên cuối cùng. Hãy cấp quyền quản trị cho người khác trước.",
        en: "This is the last admin. Make someone else an admin first.")
    case .adminWithArea:
      BilingualText(
        vi: "Quản trị viên không gắn với địa bàn. Bỏ địa bàn hoặc chọn vai trò cán bộ (officer).",
        en: "An admin is bound to no area. Leave out the area, or choose the role officer.")
    }
  }
}
