import Outlets

extension ServerSettings {
  /// - Parameter base: where the service is found.
  func notice(at base: String) -> DataNotice {
    DataNotice(licence: licence, source: "\(agency ?? "Hàng Việt Bình Định"), \(base)")
  }
}
