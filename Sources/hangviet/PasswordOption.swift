import ArgumentParser
import Foundation

/// Where a password comes from: the terminal, unseen, or standard input. Never the command line, which every user
/// of the machine can read.
struct PasswordOption: ParsableArguments {
  @Flag(help: "Đọc mật khẩu từ đầu vào chuẩn / read the password from standard input.")
  var passwordStdin = false

  func read() throws -> String {
    if passwordStdin {
      guard let line = readLine(strippingNewline: true), !line.isEmpty else {
        throw Failure(vi: "Đầu vào không có mật khẩu.", en: "Standard input holds no password.")
      }
      return line
    }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(
        vi: "Không có màn hình để hỏi mật khẩu. Dùng --password-stdin.",
        en: "There is no terminal to ask for the password. Use --password-stdin.")
    }
    let first = ask("Mật khẩu / password: ")
    guard first == ask("Nhập lại / again: ") else {
      throw Failure(vi: "Hai lần nhập không giống nhau.", en: "The two entries differ.")
    }
    return first
  }

  private func ask(_ prompt: String) -> String {
    guard let text = unsafe getpass(prompt) else { return "" }
    return unsafe String(cString: text)
  }
}
