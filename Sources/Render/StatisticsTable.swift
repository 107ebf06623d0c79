public import Outlets

/// One table of numbers: the page, the CSV file and the workbook are made from the same.
public struct StatisticsTable: Sendable {
  public enum Cell: Sendable {
    case words(BilingualText)
    case name(String, PageAddress?)
    case number(Int)
    /// In per cent; nil of nothing.
    case share(Double?)
    case metres(Double?)
  }

  /// As the parameter `table` has it.
  public let id: String
  public let title: BilingualText
  public let columns: [BilingualText]
  public var rows: [[Cell]] = []
  /// What the numbers do not tell by themselves.
  public var notes: [BilingualText] = []
  /// The column that a chart shows, beside the first one.
  public var charted: Int?

  public init(_ id: String, _ title: BilingualText, columns: [BilingualText]) {
    (self.id, self.title, self.columns) = (id, title, columns)
  }
}

// MARK: Files

extension StatisticsTable {
  /// RFC 4180, UTF-8 with the mark that Excel needs.
  public func csv(_ say: PageLanguage) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in [columns.map { say($0) }] + rows.map({ $0.map { $0.plain(say) } }) {
      for (place, text) in row.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        OutletCSV.append(text, to: &bytes)
      }
      bytes += [0x0D, 0x0A]
    }
    return bytes
  }

  /// A sheet each, its notes below its rows.
  public static func workbook(_ tables: [StatisticsTable], _ say: PageLanguage) -> Workbook {
    Workbook(
      tables.map { table in
        var sheet = Workbook.Sheet(name: table.id)
        sheet.header = 0
        sheet.widths = table.columns.map { _ in 24 }
        sheet.widths[0] = 44
        sheet.rows = [table.columns.map { .text(say($0)) }]
        sheet.rows += table.rows.map { $0.map { $0.workbookCell(say) } }
        sheet.rows += [[]] + ([table.title] + table.notes).map { [.text(say($0))] }
        return sheet
      })
  }
}

extension StatisticsTable.Cell {
  /// For programs: no grouping of digits, a point before decimals.
  fileprivate func plain(_ say: PageLanguage) -> String {
    switch self {
    case .words(let words): say(words)
    case .name(let name, _): name
    case .number(let number): String(number)
    case .share(let share): share.map { "\(($0 * 10).rounded() / 10)" } ?? ""
    case .metres(let metres): metres.map { String(Int($0.rounded())) } ?? ""
    }
  }

  fileprivate func workbookCell(_ say: PageLanguage) -> Workbook.Cell {
    switch self {
    case .words, .name: .text(plain(say))
    case .number(let number): .number(Double(number))
    case .share(let share): share.map { .number(($0 * 10).rounded() / 10) } ?? .empty
    case .metres(let metres): metres.map { .number($0.rounded()) } ?? .empty
    }
  }
}

// MARK: Page

extension StatisticsTable {
  /// The chart, if there is one, and the table beside it.
  func markup(_ say: PageLanguage) -> Markup {
    let notes = notes.map { "<p class=\"note\">\(say($0))</p>" as Markup }.joined()
    let chart = charted.map { self.chart(say, column: $0) }
    let pair: Markup = chart.map { "<div class=\"pair\">\($0)\(table(say))</div>" } ?? table(say)
    return """
      \(pair)\(notes)
      <p class="note"><a href="\(PageAddress.statisticsCSV.with("table", id).href(say))">\
      \(say("Tải bảng “\(title.vi)” (CSV)", "Download the table “\(title.en)” (CSV)"))</a></p>
      """
  }

  private func table(_ say: PageLanguage) -> Markup {
    let isNumeric = columns.indices.map { column in rows.first.map { !$0[column].isWords } ?? false }
    let head = zip(columns, isNumeric).map { column, isNumeric -> Markup in
      "<th scope=\"col\"\(isNumeric ? " class=\"number\"" as Markup : "")>\(say(column))</th>"
    }
    let body = rows.map { row -> Markup in
      let cells = row.dropFirst().map { cell -> Markup in
        "<td\(cell.isWords ? "" : " class=\"number\"" as Markup)>\(cell.markup(say))</td>"
      }
      return "<tr><th scope=\"row\">\(row[0].markup(say))</th>\(cells.joined())</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(say(title))"><table><caption>\(say(title))</caption>
      <thead><tr>\(head.joined())</tr></thead><tbody>
      \(body.joined())</tbody></table></div>
      """
  }

  /// Bars of one column, each under its name: readable at the width of a phone.
  private func chart(_ say: PageLanguage, column: Int) -> Markup {
    let values = rows.map { row -> Int in if case .number(let number) = row[column] { number } else { 0 } }
    let most = Double(max(values.max() ?? 0, 1))
    let bars = zip(rows, values).enumerated().map { place, row -> Markup in
      let y = place * 38
      return """
        <text x="0" y="\(y + 13)">\(row.0[0].text(say))</text>\
        <rect class="bar" x="0" y="\(y + 18)" width="\(svg(max(290 * Double(row.1) / most, row.1 > 0 ? 1 : 0)))" height="12"/>\
        <text x="\(svg(296 * Double(row.1) / most + 6))" y="\(y + 29)">\(say.number(row.1))</text>
        """
    }
    return """
      <svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 \(rows.count * 38 + 4)" role="img" \
      aria-label="\(say("Biểu đồ: \(title.vi); số liệu ở bảng cạnh bên", "Chart: \(title.en); the numbers are in the table beside it"))">\
      \(bars.joined())</svg>
      """
  }
}

extension StatisticsTable.Cell {
  fileprivate var isWords: Bool {
    switch self {
    case .words, .name: true
    case .number, .share, .metres: false
    }
  }

  fileprivate func text(_ say: PageLanguage) -> String {
    switch self {
    case .words(let words): say(words)
    case .name(let name, _): name
    case .number(let number): say.number(number)
    case .share(let share): share.map { say.tenths($0) + say(" %", "%") } ?? "–"
    case .metres(let metres): metres.map { say.distance(metres: $0) } ?? "–"
    }
  }

  fileprivate func markup(_ say: PageLanguage) -> Markup {
    if case .name(let name, let address?) = self { return "<a href=\"\(address.href(say))\">\(name)</a>" }
    return "\(text(say))"
  }
}
