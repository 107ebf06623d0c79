import Foundation

/// Feeds our readers with bytes that libFuzzer makes up from what it sees of their branches.
///
///     Fuzz --list                       the readers
///     Fuzz READER FOLDER [OPTIONS]      libFuzzer's options; FOLDER keeps what reaches new branches
///
/// Built by `make fuzz` alone. A reader may say anything of any bytes; it must not trap, hang or eat up memory.
@main struct Fuzz {
  nonisolated(unsafe) private static var read: ([UInt8]) -> Void = { _ in }

  static func main() {
    let arguments = CommandLine.arguments
    if arguments.dropFirst().first == "--list" { return print(readers.keys.sorted().joined(separator: "\n")) }
    guard arguments.count > 1, let reader = readers[arguments[1]] else {
      print("Fuzz READER FOLDER [OPTIONS], of the readers: \(readers.keys.sorted().joined(separator: ", "))")
      exit(2)
    }
    read = reader
    // The driver takes the arguments behind the reader's name for its own.
    let all = CommandLine.unsafeArgv
    all[1] = all[0]
    var count = CommandLine.argc - 1
    var rest = all + 1
    exit(
      drive(&count, &rest) { bytes, count in
        Fuzz.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

@_silgen_name("LLVMFuzzerRunDriver") private func drive(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
