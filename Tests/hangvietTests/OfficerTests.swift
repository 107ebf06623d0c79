import Foundation
import Testing

@Suite struct OfficerTests {
  private let password = "nem chợ Huyện ngon"

  @Test func accountsFromTheCommandLine() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let made = try hangviet("officer", "add", "an", "--role", "admin", "--password-stdin", input: password + "\n")
    #expect(made.code == 0 && made.output.contains("an  admin"), "\(made)")
    #expect(!(made.output + made.complaint).contains(password))
    #expect(
      try hangviet("officer", "add", "binh", "--area", "540:2020", "--password-stdin", input: password).code == 0)
    let bound = try hangviet(
      "officer", "add", "chi", "--password-stdin", environment: ["HANGVIET_AREA": "21583:2025"], input: password)
    #expect(bound.output.contains("chi  officer  21583:2025"), "\(bound)")
    #expect(try hangviet("officer", "password", "binh", "--password-stdin", input: "mật khẩu khác").code == 0)
    #expect(try hangviet("officer", "disable", "binh").output.contains("disabled"))
    #expect(try hangviet("officer", "list").output.contains("binh  officer  540:2020  đã khoá"))
    #expect(try !hangviet("officer", "enable", "binh").output.contains("disabled"))
    let area = ["HANGVIET_AREA": "21583:2025"]
    #expect(try hangviet("officer", "add", "cuc", "--password-stdin", environment: area, input: password).code == 0)
    #expect(try hangviet("officer", "list").output.contains("cuc  officer  21583:2025"))
  }

  @Test func whatIsWrongIsSaidAndNothingStored() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    for arguments in [
      ["officer", "add", "an"], ["officer", "add", "an", "--password-stdin"],
      ["officer", "add", "an", "--password-stdin", "--area", "1:2020"],
      ["officer", "add", "an", "--password-stdin", "--role", "root"],
      ["officer", "add", "có dấu", "--password-stdin"], ["officer", "disable", "an"],
    ] {
      let input = arguments.count > 4 || arguments[2] != "an" ? password : ""
      let result = try Program.run(
        Program.binary.path, arguments, in: hangviet.folder,
        environment: ["HANGVIET_DATABASE": hangviet.path("hangviet.gpkg")], input: input)
      #expect(result.code == 2 && !result.complaint.isEmpty, "\(arguments): \(result)")
    }
    #expect(try hangviet("officer", "add", "an", "--password-stdin", input: "ngắn").complaint.contains("10–200"))
    #expect(try hangviet("officer", "list").output.contains("Chưa có tài khoản"))
  }
}
