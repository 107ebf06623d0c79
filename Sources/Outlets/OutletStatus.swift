/// Whether an outlet trades. Answers leave `closed` out unless they are asked for it.
public enum OutletStatus: String, CaseIterable, Codable, Sendable {
  case active
  case suspended
  case underConstruction = "under_construction"
  case closed

  public var label: BilingualText {
    switch self {
    case .active: BilingualText(vi: "Đang hoạt động", en: "Active")
    case .suspended: BilingualText(vi: "Tạm ngừng", en: "Suspended")
    case .underConstruction: BilingualText(vi: "Đang xây dựng", en: "Under construction")
    case .closed: BilingualText(vi: "Đã đóng cửa", en: "Closed")
    }
  }
}
