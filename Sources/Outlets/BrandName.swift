/// What is left of an outlet's name without the words for its kind and its place: "Siêu thị Co.opmart Quy Nhơn" and
/// "Co.opMart" are one brand.
enum BrandName {
  /// Folded; nil where nothing is left that tells one outlet from another.
  ///
  /// - Parameters:
  ///   - folded: the name by ``VietnameseText/fold(_:)``.
  ///   - places: folded bare names of the outlet's commune and district.
  static func brand(ofFolded folded: String, places: [String]) -> String? {
    var brand = folded[...]
    var isShorter = true
    while isShorter {
      isShorter = false
      for word in kindWords where brand.utf8.count > word.utf8.count && brand.hasPrefix(word) {
        guard brand.utf8[brand.utf8.index(brand.startIndex, offsetBy: word.utf8.count)] == 0x20 else { continue }
        brand = brand.dropFirst(word.utf8.count + 1)
        isShorter = true
        break
      }
    }
    for place in places where brand.utf8.count > place.utf8.count + 1 && brand.hasSuffix(" " + place) {
      brand = brand.dropLast(place.utf8.count + 1)
    }
    return brand.utf8.count < 3 || kindWords.contains(String(brand)) || brand.utf8.allSatisfy { $0 < 0x40 }
      ? nil : String(brand)
  }

  private static let kindWords = [
    "cho", "sieu thi", "st", "sieu thi mini", "trung tam thuong mai", "tttm", "cua hang", "ch", "tien loi",
    "tien ich", "tap hoa", "bach hoa", "dai ly", "nha phan phoi", "npp", "hop tac xa", "htx", "co so", "san xuat",
    "diem ban hang", "diem ban", "diem", "quay hang", "quay", "cong ty", "tnhh", "co phan", "ctcp", "cp", "mtv",
    "mot thanh vien", "dntn", "doanh nghiep", "tu nhan", "ho kinh doanh", "hkd", "ho", "chi nhanh", "cn", "lang nghe",
  ]
}
