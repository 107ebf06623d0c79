import Outlets

/// The names under which lists carry their columns, folded (``VietnameseText/fold(_:)``).
enum HeaderWords {
  /// Folded name → field.
  static let columns: [String: OutletDraft.Field] = {
    var columns: [String: OutletDraft.Field] = [:]
    for field in OutletDraft.Field.allCases where field != .ignored {
      for name in (fields[field] ?? []) + [VietnameseText.fold(field.name)] { columns[name] = field }
    }
    columns[VietnameseText.fold(OutletProperty.district2020.rawValue)] = .district
    return columns
  }()

  /// The same names without spaces, as a Shapefile has them: "DIACHI".
  static let compact: [String: OutletDraft.Field] = Dictionary(
    columns.lazy.filter { $0.key.contains(" ") && !broadNames.contains($0.key) }
      .map { ($0.key.replacing(" ", with: ""), $0.value) }
      .filter { $0.0.utf8.count > 3 && columns[$0.0] == nil }
  ) { first, _ in first }

  /// The same names in words, longest first, for headers that say more than the name. A single word
  /// counts only in front, and short ones ("x", "ma") not at all.
  static let phrases: [(words: [Substring], field: OutletDraft.Field)] =
    columns
    .map { (words: $0.key.split(separator: " "), field: $0.value) }
    .filter { !wholeHeaders.contains($0.words.joined(separator: " ")) }
    .filter { $0.words.count > 1 || $0.words[0].count >= 4 }
    .sorted { ($0.words.count, $0.words.joined()) > ($1.words.count, $1.words.joined()) }

  /// Names of columns that mean something else where more stands beside them: "Đơn vị tính", "Quản lý thuế".
  private static let wholeHeaders = broadNames.union(["dong", "long", "quan ly", "hinh thuc", "mo hinh"]).union(
    judgements)

  /// What a column of names may be called, and other columns, too: it is one where no better is.
  static let broadNames: Set<String> = [
    "don vi", "co so", "cho", "sieu thi", "cua hang", "nha thuoc", "cua hang xang dau", "doanh nghiep", "cong ty",
    "ho kinh doanh", "ho kinh doanh ca the", "chi nhanh", "diem ban", "diem ban ocop", "khach hang", "hop tac xa",
    "htx", "dai ly", "to chuc", "don vi kinh doanh", "bang hieu", "bien hieu", "danh sach cho", "business name",
    "company",
  ]

  /// Names of those who keep the outlet, as a rule, where it has one of its own.
  static let firmNames: Set<String> = [
    "ten cong ty", "ten doanh nghiep", "ten don vi", "ten thuong nhan", "ten to chuc",
  ]

  /// What a header that begins with "Tên" does not name the outlet by.
  static let otherNames: Set<Substring> = [
    "tinh", "thon", "duong", "pho", "to", "khoi", "ap", "xom", "buon", "nuoc", "nganh", "loai", "nhom", "tep", "file",
    "anh", "hinh", "tuyen", "vung", "tai", "ngan", "truy",
  ]

  /// Words of one syllable that other words fold to: "quận" and "quản lý", "phường" and "phương thức".
  static let syllables = WordTable(["quận", "phường", "hạng", "đông", "bắc"])
  static let foldedSyllables: Set<Substring> = ["quan", "phuong", "hang", "dong", "bac"]

  static let name = WordTable(["tên"])

  /// The state of other things than the trade.
  static let otherStates = WordTable([
    "pháp lý", "hồ sơ", "đất", "đất đai", "cơ sở vật chất", "hạ tầng", "xây dựng", "nhà lồng", "công trình",
    "vệ sinh", "PCCC", "phòng cháy", "môi trường", "hôn nhân", "sức khoẻ", "nợ", "nộp thuế",
    "hợp đồng", "ATTP", "an toàn thực phẩm",
  ])

  /// Sorts of other things than outlets: a market that a cooperative runs is none, nor is a limited company.
  static let otherSorts = WordTable(["quản lý", "sở hữu", "khai thác", "pháp lý", "doanh nghiệp", "DN", "kinh tế"])

  /// Whether a header speaks of a person: the telephone, address or e-mail below it is that person's own.
  static func namesPerson(_ words: MarkedWords) -> Bool { persons.values(in: words).contains(true) }

  private static let persons = WordTable<Bool>([
    (
      true,
      [
        "người", "chủ", "tiểu thương", "cá nhân", "giám đốc", "đại diện", "trưởng", "phó", "kế toán", "thủ quỹ",
        "thủ kho", "bí thư", "cán bộ", "dược sĩ", "dược sỹ", "họ tên", "họ và tên", "nhân viên", "phụ trách", "quản lý",
        "đầu mối liên hệ", "vợ", "chồng", "owner", "manager", "director", "contact person",
      ]
    ),
    (
      false,
      [
        "ban quản lý", "tổ quản lý", "đội quản lý", "phòng quản lý", "công ty quản lý", "đơn vị quản lý",
        "cơ quan quản lý", "cấp quản lý", "quản lý nhà nước", "hình thức quản lý", "mô hình quản lý",
        "đơn vị phụ trách",
        "văn phòng đại diện", "tăng trưởng", "chủ yếu", "chủ lực", "chủ đạo", "chủ trương", "chủ đề", "tự chủ",
        "người tiêu dùng", "người dân",
      ]
    ),
  ])

  /// Where a person lives is no outlet's address.
  static let homes = WordTable(["thường trú", "tạm trú", "hộ khẩu", "nhà riêng", "nơi ở", "quê quán"])

  /// Whether somebody agrees to be published.
  static let consents = WordTable([
    "đồng ý", "cho phép công khai", "công khai số điện thoại", "công khai sđt", "công khai thông tin", "consent",
  ])

  /// Whether such a header speaks of telephone numbers or e-mail alone.
  static func namesNumbers(_ header: String) -> Bool {
    let folded = VietnameseText.fold(header)
    return ["dien thoai", "sdt", "lien lac", "email"].contains(where: folded.contains)
  }

  /// What was, beside a column of what is.
  static let former = WordTable(["cũ", "trước", "2020", "2024", "former", "old"])
  /// What is meant to be, beside a column of what is.
  static let plans = WordTable(["quy hoạch", "dự kiến", "kế hoạch"])
  /// Where the firm sits, beside a column of where it sells.
  static let seats = WordTable(["trụ sở", "văn phòng", "đăng ký kinh doanh", "ĐKKD"])

  /// Columns that Google Forms makes by itself: when, and from whose account, somebody answered.
  static let timesOfAnswers: Set<String> = ["dau thoi gian", "timestamp"]
  static let accountsOfAnswers: Set<String> = ["dia chi email", "email address", "ten nguoi dung", "username"]

  /// The end of the opening hours, in a column of its own.
  static let closingHours: Set<String> = [
    "gio dong cua", "gio dong", "thoi gian dong cua", "gio ket thuc", "closing time", "closing hour",
  ]

  /// The days of a market, in a column beside its hours.
  static let marketDays: Set<String> = [
    "ngay hop", "ngay hop cho", "ngay phien", "phien cho", "lich hop", "lich hop cho", "phien hop cho",
  ]

  /// "Tên, địa chỉ cơ sở", "Tên cơ sở và địa chỉ": both in one cell.
  static func namesBoth(_ words: MarkedWords) -> Bool {
    let folded = words.folded
    guard folded.count > 2, folded.count <= 10, name.begins(words), !otherNames.contains(folded[1]) else {
      return false
    }
    return zip(folded, folded.dropFirst()).contains { $0 == ("dia", "chi") } && !namesPerson(words)
  }

  /// Columns that hold an address between them.
  private static let partsOfAddress = [
    "so nha", "duong", "ten duong", "duong pho", "thon", "xom", "to", "to dan pho", "khu pho", "thon khu pho", "ngo",
  ]

  static func isPartOfAddress(_ header: String) -> Bool { partsOfAddress.contains(VietnameseText.fold(header)) }

  /// The word that goes in front of what stands below such a header: "Thôn"; nil where none does.
  static func addressWord(_ header: String) -> String? {
    guard hamlets.contains(VietnameseText.fold(header)) else { return nil }
    return header.prefix(1).uppercased() + header.dropFirst().lowercased()
  }

  private static let hamlets: Set<String> = ["thon", "xom", "to", "to dan pho", "khu pho", "ngo"]

  /// "Phút", "Vĩ độ > Giây".
  static func namesPartOfAngle(_ header: String) -> Bool {
    ["phut", "giay"].contains(VietnameseText.fold(header).split(separator: " ").last)
  }

  /// A row of such names alone, below a header of degrees.
  static func nameAngles(_ cells: [String]) -> Bool {
    cells.contains(where: namesPartOfAngle)
      && cells.allSatisfy { $0.isEmpty || ["do", "phut", "giay"].contains(VietnameseText.fold($0)) }
  }

  /// A row of years alone, below "Tình trạng" or "Doanh thu".
  static func nameYears(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return filled.count > 1 && filled.allSatisfy(MonthWords.isAlone)
  }

  /// What is thought of the outlet, or was found: "Không hoạt động", "Đề nghị xoá".
  private static let judgements = [
    "danh gia", "nhan xet", "kien nghi", "de xuat", "de xuat kien nghi", "ket qua kiem tra", "ket qua ra soat",
    "ket qua khao sat", "ket qua xac minh", "bien dong", "thay doi", "thong tin thay doi", "noi dung thay doi",
    "cap nhat", "ly do", "y kien", "y kien cua xa", "y kien dia phuong", "y kien cua dia phuong",
    // "Ghi chó", which looks sound: "Ghi chú" in TCVN3.
    "ghi cho",
  ]

  private static let fields: [OutletDraft.Field: [String]] = [
    .number: ["stt", "tt", "so tt", "so thu tu", "no", "so"],
    .key: ["ma", "ma so", "ma co so", "ma diem", "ma diem ban", "ma cua hang", "ma cho", "ma don vi", "code"],
    .name: [
      "ten", "ten co so", "ten cho", "ten don vi", "ten diem ban", "ten diem", "ten cua hang", "ten sieu thi",
      "ten doanh nghiep", "ten cong ty", "ten hop tac xa", "ten htx", "ten nha phan phoi", "ten dai ly", "ten goi",
      "ten diem ban hang", "ten chxd", "ten ch", "ten co so kinh doanh", "ten ho kinh doanh", "ten to chuc",
      "ten dia diem", "ten tttm",
      "ten thuong nhan", "ten cho sieu thi", "ten trung tam thuong mai", "diem ban hang", "co so kinh doanh",
      "ten nha cung cap", "ten co so san xuat", "to chuc ca nhan", "ca nhan to chuc", "ten ca nhan to chuc",
      "title", "shop name", "store name", "outlet",
    ] + broadNames,
    .kind: [
      "loai hinh", "loai", "loai hinh kinh doanh", "loai co so", "phan loai", "hinh thuc", "loai diem ban",
      "loai hinh co so", "nhom", "mo hinh", "type", "category", "loai hinh thuong mai", "loai don vi",
      "hinh thuc kinh doanh", "mo hinh kinh doanh", "mo hinh diem ban", "store type",
    ],
    .grade: ["hang", "hang cho", "phan hang", "xep hang", "loai cho", "hang sieu thi", "cap hang", "class"],
    .programmes: [
      "chuong trinh", "chuong trinh tham gia", "tham gia chuong trinh", "programs", "programme", "program",
    ],
    .productGroups: [
      "nhom hang", "nhom san pham", "nganh hang", "nhom hang hoa", "product group", "linh vuc",
      "nhom nganh hang", "loai san pham", "loai hang hoa", "loai mat hang", "chung loai san pham",
      "chung loai hang hoa",
    ],
    .products: [
      "san pham", "mat hang", "mat hang kinh doanh", "hang hoa", "san pham kinh doanh", "san pham chinh",
      "mat hang chu yeu", "hang hoa kinh doanh", "san pham chu luc", "mat hang kinh doanh chu yeu", "goods", "ten hang",
      "ten san pham", "ten mat hang",
    ],
    .address: [
      "dia chi", "dia diem", "noi kinh doanh", "dia chi kinh doanh", "dia chi co so", "so nha duong",
      "dia diem kinh doanh", "noi ban", "dia chi cu the", "street", "dia chi chi tiet",
    ] + partsOfAddress,
    .commune: [
      "xa", "phuong", "xa phuong", "phuong xa", "xa phuong thi tran", "xa phuong tt", "phuong xa thi tran",
      "xa thi tran", "dia ban xa", "ten xa", "ten xa phuong", "ten phuong", "cap xa", "ward", "don vi cap xa",
      "thuoc xa", "thuoc xa phuong", "xa p", "p xa",
      "xa cu", "xa moi", "xa truoc", "xa truoc sap nhap", "xa sau sap nhap", "xa hien nay",
    ],
    .district: [
      "huyen", "quan", "huyen tx tp", "huyen thi xa thanh pho", "quan huyen", "huyen thi", "huyen thanh pho",
      "tp huyen",
      "dia ban huyen", "cap huyen", "dia ban", "huyen thi xa", "thanh pho", "tp tx huyen", "huyen tp", "huyen thi tp",
      "thi xa", "thanh pho thi xa huyen", "dia phuong", "don vi cap huyen", "huyen tx tp cu", "ten huyen",
      "huyen quan", "tx", "tp",
    ],
    .phone: [
      "dien thoai", "sdt", "so dien thoai", "dt", "so dt", "tel", "telephone", "phone number", "hotline", "mobile",
      "dien thoai lien he", "so dien thoai lien he", "dtdd", "so dtdd", "dt lien he", "di dong", "lien he",
      "dien thoai fax", "dt ban", "dien thoai ban", "dt co dinh", "dien thoai co dinh", "so co dinh", "dt di dong",
      "dien thoai di dong", "so di dong", "may ban", "zalo", "duong day nong", "contact number", "contact phone",
    ],
    .website: ["trang web", "web", "trang thong tin dien tu", "url", "dia chi website", "trang web fanpage"],
    .email: ["thu dien tu", "e mail", "mail", "dia chi email", "hop thu"],
    .openingHours: [
      "gio mo cua", "thoi gian hoat dong", "gio hoat dong", "gio ban hang", "thoi gian mo cua", "opening hours",
      "hours",
      "gio mo", "gio dong mo cua", "phien hop", "thoi gian hop cho", "thoi gian hop", "gio hop", "gio hop cho",
      "gio ban",
    ],
    .payments: [
      "thanh toan", "phuong thuc thanh toan", "hinh thuc thanh toan", "payment", "payment methods",
      "thanh toan khong dung tien mat",
    ],
    .eInvoice: [
      "hoa don dien tu", "hddt", "xuat hoa don dien tu", "co hoa don dien tu", "co hddt", "hoa don", "einvoice",
    ],
    .onlineOrderURL: [
      "dat hang truc tuyen", "ban hang truc tuyen", "link dat hang", "dat hang online", "san tmdt",
      "gian hang truc tuyen",
      "thuong mai dien tu", "order url",
    ],
    .traceabilityURL: ["truy xuat nguon goc", "ma truy xuat", "truy xuat", "traceability"],
    .suppliedBy: ["nha cung cap", "nguon cung cap", "don vi cung cap", "nha phan phoi", "supplier", "cung cap boi"],
    .accuracy: ["do chinh xac", "do chinh xac toa do", "muc do chinh xac", "chinh xac"],
    .status: [
      "trang thai", "tinh trang", "hien trang", "tinh trang hoat dong", "trang thai hoat dong", "hien trang hoat dong",
      "tinh trang kinh doanh", "tinh trang hien nay", "tinh trang hien tai", "thuc trang", "thuc trang hoat dong",
      "thuc trang kinh doanh", "tinh hinh hoat dong",
    ],
    .verifiedOn: [
      "ngay kiem tra", "ngay cap nhat", "ngay xac minh", "ngay khao sat", "ngay ra soat", "verified",
      "thoi gian khao sat",
    ],
    .verifiedBy: [
      "nguoi kiem tra", "nguoi xac minh", "nguoi khao sat", "can bo khao sat", "don vi khao sat", "don vi kiem tra",
    ],
    .synthetic: ["du lieu gia lap", "gia lap"],
    .latitude: [
      "vi do", "lat", "vd", "y", "toa do y", "vi do y", "vi do b", "vi do n", "bac", "vi do lat", "northing",
    ],
    .longitude: [
      "kinh do", "lon", "lng", "long", "kd", "x", "toa do x", "kinh do x", "kinh do d", "kinh do e", "dong", "easting",
    ],
    .coordinates: [
      "toa do", "vi tri", "toa do gps", "gps", "google map", "google maps", "link google map", "link google maps",
      "ban do", "link ban do", "vi tri ban do", "vi tri tren ban do", "location", "wkt", "geometry", "toa do vn 2000",
      "toa do vn2000", "latlng", "lat long", "lat lng", "vi do kinh do", "kinh do vi do", "link map", "map",
    ],
    .remark: ["ghi chu", "chu thich", "note", "notes", "remarks", "comment", "description", "mo ta", "cmt", "desc"]
      + judgements,
    .province: ["tinh", "tinh tp", "tinh thanh pho", "tinh tp truc thuoc trung uong", "ten tinh", "province"],
    .contactPerson: [
      "chu ho", "chu co so", "ten chu ho", "ten chu co so", "nguoi dai dien", "ho ten", "ho va ten", "nguoi lien he",
      "ho ten chu ho", "ho va ten chu ho", "chu cua hang", "dai dien", "nguoi phu trach", "giam doc", "ten giam doc",
      "nguoi dai dien phap luat", "ho ten chu co so", "nguoi quan ly", "truong ban quan ly", "chu nhiem",
      "chu dai ly", "dai dien phap luat", "chu", "ten chu", "chu kinh doanh", "chu so huu", "chu nhan",
      "chu doanh nghiep",
      "chu quay", "chu sap", "chu kiot", "chu tiem", "chu shop", "chu nha", "chu diem ban", "chu diem kinh doanh",
      "nguoi dung ten", "nguoi so huu", "nguoi kinh doanh", "nguoi ban", "nguoi ban hang", "nguoi dung dau",
      "nguoi ke khai", "quan ly", "contact", "owner", "tieu thuong", "ten tieu thuong", "ho ten tieu thuong", "ca nhan",
      "ten ca nhan",
      // Of OCOP lists: a household as often as a cooperative.
      "chu the", "ten chu the", "chu the ocop", "ten chu the ocop", "chu the san xuat",
    ],
    .contactPhone: [
      "dien thoai nguoi dai dien", "dien thoai chu ho", "sdt chu ho", "sdt chu co so", "dien thoai nguoi lien he",
      "dien thoai ca nhan", "sdt ca nhan", "sdt nguoi dai dien", "so dien thoai chu ho", "dt chu ho", "dt ca nhan",
    ],
  ]
}
