import Foundation
import Outlets
import Spatial

let names = ["Chợ Đầm", "Siêu thị \"Hoà Bình\"", "Tạp hoá Cô Ba", "NPP Bàu Đá", "HTX Phước Hòa", "Điểm OCOP Gò Bồi"]
let codes = ["21583", "21592", "21601", "21907"]

/// Outlets with every mixture of facts, some of them at the same place.
func sampleOutlets(_ count: Int, seed: UInt64) -> [PublishedOutlet] {
  var random = SeededGenerator(seed: seed)
  return (0..<count).map { number in
    let isOnGrid = Bool.random(using: &random)
    let longitude =
      isOnGrid
      ? 109.0 + 0.05 * Double(Int.random(in: 0..<4, using: &random)) : .random(in: 108.6...109.4, using: &random)
    let latitude = isOnGrid ? 13.8 : Double.random(in: 13.5...14.7, using: &random)
    var outlet = Outlet(
      name: names.randomElement(using: &random)!, kind: OutletKind.allCases.randomElement(using: &random)!,
      coordinate: Coordinate(longitude: longitude, latitude: latitude)!,
      accuracy: CoordinateAccuracy.allCases.randomElement(using: &random)!)
    outlet.key = Bool.random(using: &random) ? "BD-\(number)" : nil
    outlet.grade = [nil, 1, 2, 3].randomElement(using: &random)!
    outlet.programmes = Programme.allCases.filter { _ in Bool.random(using: &random) }
    outlet.productGroups = ProductGroup.allCases.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
    outlet.payments = PaymentMethod.allCases.filter { _ in Bool.random(using: &random) }
    outlet.products = ["nước mắm Gò Bồi", "nem chợ Huyện", "a\"],[\"b\\"].filter { _ in Bool.random(using: &random) }
    outlet.phone = ["+84256382255", "+84256382256"].filter { _ in Bool.random(using: &random) }
    if let code = (codes + [nil]).randomElement(using: &random)! {
      outlet.commune = AdminUnit.Name(code: code, name: "Phường \(code)")
    }
    if Bool.random(using: &random) { outlet.commune2020 = AdminUnit.Name(code: "21550", name: "Phường Nhơn Bình") }
    outlet.district2020 = AdminUnit.Name(code: "540", name: "Thành phố Quy Nhơn")
    outlet.issuesEInvoice = [nil, true, false].randomElement(using: &random)!
    outlet.status = OutletStatus.allCases.randomElement(using: &random)!
    outlet.synthetic = Bool.random(using: &random)
    outlet.openingHours = [nil, "24/7", "Mo-Sa 07:30-11:30,13:30-17:00; PH off", "ngày 3, 8"].randomElement(
      using: &random)!
    outlet.suppliedBy = [nil, "BD-7", "bd-7", "A \"1\"", "hai\ndòng", ""].randomElement(using: &random)!
    outlet.address = [nil, "TP.Quy Nhơn", "2-4 Hai Bà Trưng", "…", "Bến xe"].randomElement(using: &random)!
    return PublishedOutlet(
      id: Int64(1000 - number), outlet: outlet,
      updatedAt: Date(timeIntervalSince1970: 1_780_000_000 + Double(Int.random(in: 0..<1000, using: &random))))
  }
}
