/// How a customer can pay at an outlet.
public enum PaymentMethod: String, CaseIterable, Codable, Sendable {
  case cash
  case card
  case qr
  case eWallet = "e_wallet"
  case transfer

  public var label: BilingualText {
    switch self {
    case .cash: BilingualText(vi: "Tiền mặt", en: "Cash")
    case .card: BilingualText(vi: "Thẻ (POS)", en: "Card (POS)")
    case .qr: BilingualText(vi: "Mã QR", en: "QR code")
    case .eWallet: BilingualText(vi: "Ví điện tử", en: "E-wallet")
    case .transfer: BilingualText(vi: "Chuyển khoản", en: "Bank transfer")
    }
  }
}
