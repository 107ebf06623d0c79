import Subprocess

/// How well the converter is shut in on this machine.
public enum ConversionSandbox: String, Sendable {
  /// No network, no other processes, no files but the system's programs and its own folder (bubblewrap).
  case isolated
  /// Limits of time, memory and size only: the kernel or a missing `bwrap` does not let more.
  case limitsOnly

  /// GDAL needs one.
  private static let processes = 64

  /// Tried once, at first use.
  public static var current: ConversionSandbox {
    get async { await probe.value }
  }

  private static let probe = Task { () -> ConversionSandbox in
    let result = try? await run(
      .name("bwrap"), arguments: Arguments(bubblewrap(folder: "/tmp") + ["/usr/bin/true"]),
      environment: .custom(["PATH": "/usr/bin"]), output: .discarded)
    return result?.terminationStatus.isSuccess == true ? .isolated : .limitsOnly
  }

  /// The command that runs a program within the limits, in the folder.
  func command(_ program: [String], folder: String, limits: ReadingLimits) -> [String] {
    let bounds = [
      "/usr/bin/prlimit", "--as=\(limits.memory)", "--cpu=\(limits.seconds)", "--fsize=\(limits.unpackedBytes)",
      "--nofile=256", "--core=0", "--",
    ]
    switch self {
    case .isolated:
      return bounds + ["/usr/bin/bwrap"] + Self.bubblewrap(folder: folder)
        // Counted within these walls only. (Root is let off; the deadline ends what it has begun.)
        + ["/usr/bin/prlimit", "--nproc=\(Self.processes)", "--"] + program
    case .limitsOnly: return bounds + ["/usr/bin/env", "--chdir=\(folder)"] + program
    }
  }

  private static func bubblewrap(folder: String) -> [String] {
    [
      "--unshare-all", "--die-with-parent", "--new-session",
      "--ro-bind", "/usr", "/usr",
      "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
      // Debian picks BLAS, which GDAL links to, by /etc/alternatives.
      "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
      "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
      // No /proc: where a service's own is partly hidden, no new one may be mounted, and the converter needs none.
      "--dev", "/dev",
      "--bind", folder, "/work", "--chdir", "/work",
      // What is kept there would be kept in memory.
      "--remount-ro", "/dev", "--remount-ro", "/",
    ]
  }
}
