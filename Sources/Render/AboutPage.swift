internal import Foundation
internal import Outlets

/// Who answers for the map, what it stores, and what may be done with its data.
public struct AboutPage {
  private let say: PageLanguage
  private let base: String
  private let agency: String?
  private let contact: String?
  private let licence: String

  /// - Parameters:
  ///   - contact: ways to reach the agency, parted by semicolons: email, phone, address.
  ///   - licence: address of the data's licence.
  public init(_ language: PageLanguage, base: String, agency: String?, contact: String?, licence: String) {
    (say, self.base, self.agency, self.contact, self.licence) = (language, base, agency, contact, licence)
  }

  public var bytes: [UInt8] {
    var frame = PageFrame(
      say, title: say("Giới thiệu, quyền riêng tư, giấy phép", "About, privacy, licence"), address: .about, base: base)
    frame.description = say(
      "Cơ quan phụ trách bản đồ hàng Việt ở Bình Định, liên hệ, quyền riêng tư, dữ liệu mở, khả năng tiếp cận.",
      "Who runs the map of Vietnamese goods in Bình Định, contact, privacy, open data, accessibility.")
    let sections: [(id: String, title: String, text: Markup)] = [
      ("agency", say("Cơ quan phụ trách và liên hệ", "Agency in charge, and contact"), responsible),
      ("privacy", say("Quyền riêng tư", "Privacy"), privacy),
      ("takedown", say("Đề nghị sửa hoặc gỡ thông tin", "Asking for a correction or takedown"), takedown),
      ("data", say("Dữ liệu mở: giấy phép, trích dẫn, tải về", "Open data: licence, citation, download"), data),
      ("basemap", say("Nguồn của bản đồ nền", "Sources of the base map"), baseMap),
      ("accessibility", say("Khả năng tiếp cận", "Accessibility"), accessibility),
    ]
    let contents = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" as Markup }.joined()
    let text = sections.map { "<section><h2 id=\"\($0.id)\">\($0.title)</h2>\($0.text)</section>" as Markup }
    return frame.page("<ul>\(contents)</ul>\n\(text.joined("\n"))").bytes
  }

  private func paragraph(_ vi: String, _ en: String) -> Markup { "<p>\(say(vi, en))</p>" }
  private func list(_ items: [Markup]) -> Markup { "<ul>\(items.map { "<li>\($0)</li>" as Markup }.joined())</ul>" }
  private func link(_ address: PageAddress, _ vi: String, _ en: String) -> Markup {
    "<a href=\"\(address.href(say))\">\(say(vi, en))</a>"
  }

  private var responsible: Markup {
    let name =
      agency.map { "<p><strong>\($0)</strong></p>" as Markup }
      ?? paragraph(
        "Người vận hành chưa ghi tên cơ quan phụ trách.", "The operator has not named the agency in charge yet.")
    let ways = (contact ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      !$0.isEmpty
    }
    let contacts = ways.map { way -> Markup in
      if way.contains("@"), !way.contains(" ") { return "<a href=\"mailto:\(way)\">\(way)</a>" }
      let digits = way.filter { !" .-()".contains($0) }
      let isPhone = digits.count >= 8 && digits.drop { $0 == "+" }.allSatisfy { $0.isASCII && $0.isNumber }
      return isPhone ? "<a href=\"tel:\(digits)\">\(way)</a>" : "\(way)"
    }
    let about = paragraph(
      "Bản đồ giúp người dân tìm nơi mua hàng Việt Nam, doanh nghiệp tìm nhà phân phối, và cơ quan quản lý theo dõi mạng lưới phân phối hàng Việt ở Bình Định (trước 1/7/2025), nay thuộc tỉnh Gia Lai.",
      "The map helps residents find where to buy Vietnamese goods, businesses find distributors, and the administration follow the network that distributes Vietnamese goods in Bình Định, part of Gia Lai province since 1 July 2025."
    )
    return name + (contacts.isEmpty ? "" : list(contacts)) + about
  }

  private var privacy: Markup {
    let statements: [(String, String)] = [
      (
        "Chỉ công bố liên hệ của cơ sở kinh doanh. Số điện thoại hay tên của cá nhân trong danh sách gốc không được công bố.",
        "Only the contacts of businesses are published. Phone numbers and names of persons in the original lists are not."
      ),
      (
        "Vị trí của bạn chỉ được dùng khi bạn bấm “Gần tôi”, chỉ để trả lời câu hỏi đó; máy chủ không lưu và không ghi nhật ký vị trí.",
        "Your position is used only when you press “Near me”, only to answer that question; the server neither stores nor logs positions."
      ),
      (
        "Trang bản đồ không dùng cookie, không đo đạc, không tải gì từ máy chủ khác (trừ ảnh nền bản đồ nếu người vận hành đã chọn một nguồn ngoài).",
        "The map page uses no cookies and no tracking, and loads nothing from other servers (but for the map’s background tiles where the operator has chosen an outside source)."
      ),
      (
        "Báo sai, báo thiếu: nội dung bạn viết và liên hệ bạn tự nguyện để lại được lưu riêng, chỉ cán bộ phụ trách xem được.",
        "Reports of mistakes: what you write, and the contact that you choose to leave, are kept apart from the public data; only the officers in charge see them."
      ),
      (
        "Cán bộ đăng nhập có cookie phiên làm việc; việc sửa đổi dữ liệu được ghi lại kèm tên tài khoản.",
        "Officers who sign in have a session cookie; changes of data are recorded with the name of the account."
      ),
    ]
    return list(statements.map { "\(say($0.0, $0.1))" })
  }

  private var takedown: Markup {
    paragraph(
      "Trên thẻ của mỗi cơ sở ở bản đồ có nút “Báo sai sót”: chọn lý do gỡ thông tin nếu dữ liệu cá nhân của bạn bị công bố. Cũng có thể liên hệ trực tiếp cơ quan phụ trách ở trên. Đề nghị được trả lời trong hai ngày làm việc; thông tin bị gỡ cũng được xoá khỏi lịch sử.",
      "On the map every outlet’s card lets you report a mistake; say there if personal data of yours are published. You can also write to the agency in charge named above. Requests are answered within two working days; what is taken down is erased from the history, too."
    )
  }

  private var data: Markup {
    let cite = say(
      "\(agency ?? "Hàng Việt ở Bình Định"), Mạng lưới phân phối hàng Việt ở Bình Định, \(base), ngày truy cập.",
      "\(agency ?? "Vietnamese goods in Bình Định"), Network that distributes Vietnamese goods in Bình Định, \(base), date of access."
    )
    let name = licence == DataNotice.defaultLicence ? "Creative Commons Attribution 4.0 (CC BY 4.0)" : licence
    let downloads = OutletFileFormat.allCases.map { format -> Markup in
      "<a href=\"/downloads/outlets.\(format.rawValue)\">\(format.rawValue.uppercased())</a>"
    }
    return """
      <p>\(say("Dữ liệu công khai của bản đồ là dữ liệu mở (Nghị định 194/2025/NĐ-CP), theo giấy phép", "The map’s public data are open data (Decree 194/2025/NĐ-CP) under the licence")) \
      <a href="\(licence)" rel="license noopener">\(name)</a>: \
      \(say("được dùng lại, kể cả cho mục đích thương mại, với điều kiện ghi nguồn.", "free to use, for business, too, if the source is named."))</p>
      <p>\(say("Tải toàn bộ", "Download everything")): \(downloads.joined(", "))</p>
      """
        + "<p>\(say("Cách ghi nguồn", "How to cite")): <q>\(cite)</q></p>"
        + list([
          link(
            .data, "Tài liệu API và tải dữ liệu (GeoJSON và các dạng khác)",
            "The API and downloads (GeoJSON and others)"),
          link(.statistics, "Thống kê, tải CSV và XLSX", "Statistics, as CSV and XLSX"),
          link(.lists, "Danh sách cơ sở theo loại hình và xã, phường", "Lists of outlets by kind and commune"),
        ])
        + paragraph(
          "Toạ độ ghi “theo xã/phường” là trung tâm xã, không phải vị trí cơ sở. Dữ liệu minh hoạ (nếu có) được đánh dấu riêng.",
          "Coordinates marked “by commune” are the commune’s centre, not the outlet’s place. Made-up data for demonstration, if any, are marked."
        )
  }

  private var baseMap: Markup {
    paragraph(
      "Bờ biển và sông: GSHHG 2.3.7 (P. Wessel và W. H. F. Smith, 1996), giấy phép LGPL 3.0 trở lên; đã cắt, dịch và làm thưa, sai số 50–250 m. Không dùng cho đi biển.",
      "Coast and rivers: GSHHG 2.3.7 (P. Wessel and W. H. F. Smith, 1996), LGPL 3.0 or later; cut, shifted and thinned, off by 50–250 m. Not for navigation."
    )
      + paragraph(
        "Tên và trung tâm xã, phường: dữ kiện tổng hợp theo mã của Cục Thống kê và Nghị quyết 1664/NQ-UBTVQH15; trung tâm là gần đúng.",
        "Names and centres of communes: compiled facts with the codes of the statistics office and Resolution 1664/NQ-UBTVQH15; centres are rough."
      )
  }

  private var accessibility: Markup {
    paragraph(
      "Trang được làm theo WCAG 2.1 mức AA (Thông tư 26/2020/TT-BTTTT): dùng được bằng bàn phím và trình đọc màn hình, phóng chữ 200 %, có chế độ tối; ký hiệu phân biệt được không cần màu sắc.",
      "The site follows WCAG 2.1 level AA (Circular 26/2020/TT-BTTTT): it works by keyboard and screen reader, at 200 % text size, in dark mode; symbols are told apart without colour."
    )
      + "<p>\(say("Bản đồ tương tác cần JavaScript; mọi cơ sở đều xem được không cần bản đồ ở", "The interactive map needs JavaScript; without it every outlet is found in the")) \(link(.lists, "các danh sách", "lists")). \(say("Ảnh bản đồ có bảng hoặc danh sách kèm theo. Gặp trở ngại, xin báo cơ quan phụ trách.", "Map pictures have a table or list beside them. If something stands in your way, tell the agency in charge."))</p>"
  }
}
