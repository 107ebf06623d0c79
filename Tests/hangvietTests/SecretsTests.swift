import Foundation
import FoundationNetworking
import Testing

/// What passes through a running server and must not stay: neither in its log, however much it logs, nor where other
/// users of the machine can look.
@Suite struct SecretsTests {
  /// Keeps no cookies: servers of one machine differ by their port alone, which cookies do not know.
  private static let client: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    return URLSession(configuration: configuration)
  }()

  private let password = "mật khẩu rất dài của An"

  private func post(
    _ url: String, _ body: Data, cookie: String? = nil, bearer: String? = nil, method: String = "POST"
  ) async throws -> (status: Int, body: Data, cookie: String?) {
    var request = URLRequest(url: URL(string: url)!)
    request.httpMethod = method
    request.httpBody = body
    let base = url.split(separator: "/").prefix(2).joined(separator: "//")
    request.setValue(base, forHTTPHeaderField: "Origin")
    if let cookie { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
    if let bearer { request.setValue("Bearer \(bearer)", forHTTPHeaderField: "Authorization") }
    let (data, response) = try await Self.client.data(for: request)
    let answer = response as! HTTPURLResponse
    let set = answer.value(forHTTPHeaderField: "Set-Cookie").map { String($0.prefix { $0 != ";" }) }
    return (answer.statusCode, data, set)
  }

  private func json(_ members: [String: Any]) throws -> Data { try JSONSerialization.data(withJSONObject: members) }

  @Test(arguments: ["json", "logfmt"]) func theyStayNowhere(_ format: String) async throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(
      try hangviet("officer", "add", "lan.nguyen", "--role", "admin", "--password-stdin", input: password).code == 0)
    var secrets = [
      password, "lan.nguyen", "Nguyễn Thị Bí Mật", "0913579246", "danh-sach-noi-bo", "nguoibao@example.vn",
    ]
    try await hangviet.serving("--log-level", "trace", "--log-format", format) { base in
      let api = base + "/officer/api"
      let wrong = try await post(api + "/session", json(["name": "lan.nguyen", "password": "đoán mò thử xem"]))
      #expect(wrong.status == 401)
      let opened = try await post(api + "/session", json(["name": "lan.nguyen", "password": password]))
      let cookie = try #require(opened.cookie)
      let made = try await post(api + "/tokens", json(["label": "kịch bản"]), cookie: cookie)
      let token = try #require(
        (try JSONSerialization.jsonObject(with: made.body) as? [String: Any])?["token"] as? String,
        "\(made.status) \(String(decoding: made.body, as: UTF8.self))")
      let upload = try await post(
        api + "/uploads?name=danh-sach-noi-bo.csv",
        Data("Tên,Loại hình,Người đại diện,Điện thoại\nChợ A,Chợ,Nguyễn Thị Bí Mật,0913579246\n".utf8), bearer: token)
      #expect(upload.status == 201)
      let id = (try JSONSerialization.jsonObject(with: upload.body) as? [String: Any])?["id"] as? Int ?? 0
      _ = try await post(api + "/uploads/\(id)/reading", json([:]), bearer: token)
      _ = try await post(api + "/officers/lan.nguyen", json(["disabled": "perhaps"]), cookie: cookie, method: "PATCH")
      _ = try await post(base + "/reports", json(["kind": "other", "message": "x", "contact": "nguoibao@example.vn"]))
      let nearest = "/api/collections/outlets/nearest?point=109.22345,13.76543"
      _ = try await Self.client.data(from: URL(string: base + nearest)!)
      _ = try await Self.client.data(from: URL(string: base + nearest + "&unknown=1")!)
      secrets += [
        "đoán mò", token, String(try #require(cookie.split(separator: "=").last)), "109.22345", "13.76543",
        "127.0.0.1,",
      ]
      let metrics = try await Self.client.data(from: URL(string: base + "/metrics")!).0
      let process = try hangviet.servedProcess()
      let places = try ["cmdline", "environ"].map { try Data(contentsOf: URL(filePath: "/proc/\(process)/\($0)")) }
      for text in places + [metrics] {
        for secret in secrets { #expect(!String(decoding: text, as: UTF8.self).contains(secret), "\(secret)") }
      }
    }
    let log = String(decoding: try hangviet.read("serve.log"), as: UTF8.self)
    for secret in secrets { #expect(!log.contains(secret), "\(secret)") }
    let lines = log.split(separator: "\n")
    #expect(lines.contains { $0.contains("/api/collections/outlets/nearest") && $0.contains("127.0.0.0/24") })
    #expect(lines.contains { $0.contains("/officer/api/officers/{name}") })
    for line in lines {
      if format == "json" {
        #expect(
          (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])?["time"] != nil, "\(line)")
      } else {
        #expect(line.hasPrefix("time=2"), "\(line)")
      }
    }
  }

  /// A request whose body is still coming when the server is told to stop is answered; then it ends.
  @Test func whatIsUnderWayIsFinished() async throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    try await hangviet.serving { base in
      let port = try #require(base.split(separator: ":").last)
      let body = #"{"kind":"other","message":"chợ mới mở"}"#
      let script = """
        exec 3<>/dev/tcp/127.0.0.1/\(port)
        printf 'POST /reports HTTP/1.1\\r\\nHost: 127.0.0.1:\(port)\\r\\nOrigin: \(base)\\r\\nContent-Length: \(body.utf8.count)\\r\\n\\r\\n{"kind"' >&3
        sleep 1
        kill -TERM \(try hangviet.servedProcess())
        sleep 1
        (exec 4<>/dev/tcp/127.0.0.1/\(port)) 2>/dev/null && echo open
        printf '%s' '\(body.dropFirst(7))' >&3
        cat <&3
        """
      let answer = try Program.run("/bin/bash", ["-c", script], in: hangviet.folder)
      #expect(answer.output.hasPrefix("HTTP/1.1 202"), "\(answer)")
    }
  }
}
