extension Gazetteer {
  /// Whether a name is that of another province of Vietnam, as it was before July 2025 or is now.
  ///
  /// - Parameter name: with or without its type; a bare one that a commune here bears, too, is the commune's.
  public func isOtherProvince(_ name: String) -> Bool {
    let place = PlaceName(name)
    guard Self.provinces.contains(place.folded) else { return false }
    if place.type == nil { return byName[place.folded] == nil }
    guard [.city, .province].contains(place.type) else { return false }
    return byName[place.folded]?.contains { $0.level == .province } != true
  }

  /// The other province that an address ends with.
  public func otherProvince(endOf address: String) -> Substring? {
    guard let comma = address.utf8.lastIndex(where: { $0 == 0x2C || $0 == 0x2D }) else { return nil }
    let last = address[address.utf8.index(after: comma)...]
    if ["viet nam", "vietnam", "vn"].contains(VietnameseText.fold(String(last))) {
      return otherProvince(endOf: String(address[..<comma]))
    }
    // Behind it there may be a postal code.
    return isOtherProvince(String(last.drop { $0 == " " }.prefix { !$0.isNumber })) ? last : nil
  }

  /// ``PlaceName/folded`` names of the 63 provinces and cities, which hold those of the 34 of today, and what
  /// addresses write for some.
  private static let provinces: Set<String> = [
    "an giang", "ba ria vung tau", "bac giang", "bac kan", "bac lieu", "bac ninh", "ben tre", "binh dinh",
    "binh duong", "binh phuoc", "binh thuan", "ca mau", "can tho", "cao bang", "da nang", "dak lak", "dak nong",
    "dien bien", "dong nai", "dong thap", "gia lai", "ha giang", "ha nam", "ha noi", "ha tinh", "hai duong",
    "hai phong", "hau giang", "hoa binh", "ho chi minh", "hung yen", "khanh hoa", "kien giang", "kon tum", "lai chau",
    "lam dong", "lang son", "lao cai", "long an", "nam dinh", "nghe an", "ninh binh", "ninh thuan", "phu tho",
    "phu yen", "quang binh", "quang nam", "quang ngai", "quang ninh", "quang tri", "soc trang", "son la", "tay ninh",
    "thai binh", "thai nguyen", "thanh hoa", "thua thien hue", "tien giang", "tra vinh", "tuyen quang", "vinh long",
    "vinh phuc", "yen bai",
    "hue", "hcm", "hcmc", "tphcm", "tp hcm", "sai gon", "brvt", "dac lac", "daklak", "tt hue",
  ]
}
