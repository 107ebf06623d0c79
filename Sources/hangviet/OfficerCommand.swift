public import ArgumentParser
import Foundation
public import Outlets
public import Store

/// `hangviet officer`: the accounts of the officers' desk.
struct OfficerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "officer", abstract: "Tài khoản cán bộ / the officers' accounts.",
    discussion: """
      Mật khẩu được hỏi trên màn hình, hoặc đọc từ đầu vào với --password-stdin; không bao giờ là tham số. \
      / The password is asked for, or read from standard input; it is never an argument.
      """,
    subcommands: [Add.self, List.self, Password.self, Disable.self, Enable.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tạo tài khoản / make an account.")

    @Argument(help: "Tên đăng nhập / the name to sign in with.")
    var name: String

    @Option(help: "officer hoặc admin / officer or admin.")
    var role: Officer.Role = environment("role", default: .officer)

    @Option(help: "Địa bàn MÃ:NĂM, ví dụ 21583:2025 hoặc 540:2020 / the only area to publish in.")
    var area: AdminUnit.ID?

    @OptionGroup var password: PasswordOption
    @OptionGroup var database: DatabaseOption
    @OptionGroup var resources: ResourcesOption

    func run() throws {
      let area = area ?? environment("area")
      if let area {
        let unit = try resources.gazetteer()[area]
        guard let unit, unit.level != .province else {
          throw Failure(
            vi: "Không có địa bàn \(area). Địa bàn là mã xã, phường (21583:2025) hoặc mã huyện cũ (540:2020).",
            en: "There is no area \(area). An area is a commune (21583:2025) or a former district (540:2020).")
        }
      }
      let store = try database.open(create: true)
      let officer = try store.addOfficer(
        name, password: try password.read(), role: role, area: area, by: NSUserName())
      Terminal.say("Đã tạo tài khoản / made the account: \(OfficerCommand.line(officer))")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Các tài khoản / the accounts.")

    @OptionGroup var database: DatabaseOption

    func run() throws {
      let officers = try database.open().officers()
      if officers.isEmpty { Terminal.say("Chưa có tài khoản nào. / No accounts yet.") }
      for officer in officers { Terminal.say(OfficerCommand.line(officer)) }
    }
  }

  struct Password: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Đặt lại mật khẩu, kết thúc mọi phiên / set the password and end all sessions.")

    @Argument(help: "Tên đăng nhập / the account's name.")
    var name: String

    @OptionGroup var password: PasswordOption
    @OptionGroup var database: DatabaseOption

    func run() throws {
      var change = OutletStore.OfficerChange()
      let store = try database.open()
      change.password = try password.read()
      let officer = try store.changeOfficer(name, change, by: NSUserName())
      Terminal.say("Đã đặt mật khẩu / set the password: \(officer.name)")
    }
  }

  struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Khoá tài khoản, kết thúc mọi phiên / disable an account and end its sessions.")

    @Argument(help: "Tên đăng nhập / the account's name.")
    var name: String

    @OptionGroup var database: DatabaseOption

    func run() throws { try OfficerCommand.set(name, disabled: true, database) }
  }

  struct Enable: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Mở lại tài khoản / enable an account again.")

    @Argument(help: "Tên đăng nhập / the account's name.")
    var name: String

    @OptionGroup var database: DatabaseOption

    func run() throws { try OfficerCommand.set(name, disabled: false, database) }
  }

  private static func set(_ name: String, disabled: Bool, _ database: DatabaseOption) throws {
    var change = OutletStore.OfficerChange()
    change.isDisabled = disabled
    Terminal.say(line(try database.open().changeOfficer(name, change, by: NSUserName())))
  }

  private static func line(_ officer: Officer) -> String {
    [
      officer.name, officer.role.rawValue, officer.area?.description,
      officer.isDisabled ? "đã khoá / disabled" : nil,
      officer.lastSignInAt.map { "đăng nhập lần cuối / last sign-in \($0.formatted(.iso8601))" },
    ].compactMap(\.self).joined(separator: "  ")
  }
}

extension Officer.Role: ExpressibleByArgument {}
extension AdminUnit.ID: ExpressibleByArgument {}
