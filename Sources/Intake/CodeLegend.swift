import Outlets

/// What a header says of the codes below it: "Tình trạng (1: hoạt động, 0: ngừng)".
enum CodeLegend {
  /// The values by their codes, folded; none where a part of the brackets explains no code, or none of the field's
  /// values.
  static func codes(in header: String, of field: OutletDraft.Field) -> [String: String] {
    if let open = header.firstIndex(of: "("), let close = header.lastIndex(of: ")"), open < close {
      var codes: [String: String] = [:]
      for part in header[header.index(after: open)..<close].split(whereSeparator: { ",;/|".contains($0) }) {
        let sides = part.split(maxSplits: 1) { ":=-–".contains($0) }.map { VietnameseText.clean(String($0)) }
        guard sides.count == 2, sides[0].count <= 2, ValueWords.isValue(sides[1], of: field),
          codes.updateValue(sides[1], forKey: VietnameseText.fold(sides[0])) == nil
        else { return answers(header, field) }
      }
      if codes.count > 1 { return codes }
    }
    return answers(header, field)
  }

  /// "Tình trạng hoạt động (Có/Không)" is answered by "Có" and "Không", without these words as well; "Tình trạng" and
  /// "Tình trạng hoạt động (đánh dấu nếu ngừng)" are not.
  private static func answers(_ header: String, _ field: OutletDraft.Field) -> [String: String] {
    let folded = VietnameseText.fold(header)
    let name = folded.hasSuffix(" co khong") ? String(folded.dropLast(9)) : folded
    guard field == .status, HeaderWords.columns[name] == .status,
      ["hoat dong", "kinh doanh"].contains(where: name.hasSuffix)
    else { return [:] }
    return ["co": "Đang hoạt động", "khong": "Không hoạt động"]
  }
}
