import ArgumentParser
import Foundation

/// The value of an option that is not given: the environment's `HANGVIET_…`, else a default.
func environment<Value: ExpressibleByArgument>(_ option: String, default value: Value) -> Value {
  environment(option) ?? value
}

/// The environment's value for an option; nil where there is none.
func environment<Value: ExpressibleByArgument>(_ option: String) -> Value? {
  let name = "HANGVIET_" + option.uppercased().replacing("-", with: "_")
  guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return nil }
  guard let value = Value(argument: text) else {
    Terminal.complain(
      """
      Lỗi: biến môi trường \(name) có giá trị không dùng được: \(text)
      Error: the environment variable \(name) has a value that cannot be used: \(text)
      """)
    exit(2)
  }
  return value
}
