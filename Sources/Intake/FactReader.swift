import Outlets

import struct Foundation.Date

/// Reads what a row says of its outlet apart from name, kind and place.
///
/// A cell that cannot be read leaves its fact open and says so; one that would mislead is asked.
struct FactReader: Sendable {
  private let today = LocalMoment(Date()).day
  private var products = Memo<[String]>()
  private var programmes = ValueMemo<Programme>()
  private var groups = ValueMemo<ProductGroup>()
  private var payments = ValueMemo<PaymentMethod>()
  private var grades = Memo<Int?>()
  private var gradesOfKinds = Memo<(grade: Int?, isUnusable: Bool)>()
  private var statuses = Memo<OutletStatus?>()
  private var closures = Memo<ClosureWords.Finding?>()
  private var refusals = Memo<String?>()
  private var openingHours = Memo<String?>()
  private var accuracies = Memo<CoordinateAccuracy?>()

  /// Cells with several values: lists repeat them, and combine the same items in ever new ways.
  private struct ValueMemo<Value: CaseIterable & Hashable & Sendable>: Sendable {
    typealias Values = (values: [Value], unread: [String])

    private var cells = Memo<Values>()
    private var items = Memo<Values>()

    mutating func callAsFunction(_ text: String, _ read: (String) -> Values) -> Values {
      cells(text) { text in
        var found: Set<Value> = []
        var unread: [String] = []
        for item in ListText.items(text) {
          let known = items(item, read)
          found.formUnion(known.values)
          unread += known.unread
        }
        return (Value.allCases.filter(found.contains), unread)
      }
    }
  }

  mutating func read(_ draft: OutletDraft, into outlet: inout Outlet, _ outcome: inout RowOutcome) {
    outlet.key = draft[.key]
    outlet.address = address(draft, &outcome)
    outlet.openingHours = hours(draft, &outcome)
    outlet.suppliedBy = suppliedBy(draft, &outcome)
    outlet.verifiedBy = published(draft[.verifiedBy], .verifiedBy, draft, &outcome)
    outlet.products = products(draft, &outcome)
    grade(draft, &outlet, &outcome)
    outlet.programmes = Self.values(.programmes, draft, &programmes, &outcome, read: ValueWords.programmes)
    outlet.productGroups = Self.values(.productGroups, draft, &groups, &outcome, read: ValueWords.productGroups)
    outlet.payments = Self.values(.payments, draft, &payments, &outcome, read: ValueWords.payments)
    outlet.phone = phones(draft, &outcome)
    outlet.issuesEInvoice = value(.eInvoice, draft, &outcome, read: ValueWords.bool)
    outlet.verifiedOn = verifiedOn(draft, &outcome)
    outlet.website = link(.website, draft, &outcome)
    outlet.onlineOrderURL = link(.onlineOrderURL, draft, &outcome)
    outlet.traceabilityURL = value(.traceabilityURL, draft, &outcome, read: WebText.url)
    outlet.email = value(.email, draft, &outcome, read: WebText.email)
    withhold(draft, from: &outlet, &outcome)
    if draft.namesPerson, let email = outlet.email {
      outlet.email = nil
      outcome.privateFacts = outcome.privateFacts ?? PrivateFacts()
      outcome.privateFacts?.email = email
      outcome.add(RowNote.personalEmail(draft.column(.email)))
    }
    for field in [OutletDraft.Field.name, .address] {
      guard let text = draft[field], PersonalNumber.isIn(text) else { continue }
      outcome.add(RowNote.phoneInText(text, draft.column(field)), verdict: .ask)
    }
    outlet.synthetic = value(.synthetic, draft, &outcome, read: ValueWords.bool) ?? false
    if let stated = draft[.status] {
      if let status = statuses(stated, StatusWords.status) {
        outlet.status = status
        outcome.assumed.remove(.status)
      } else if draft.column(.status)?.isEmpty == false, StatusWords.isOfBuilding(stated) {
        outcome.add(Self.unreadable(stated, draft.column(.status)))
      } else if !StatusWords.isRating(stated) {
        // An outlet shown as open which is closed sends people there for nothing.
        outcome.add(RowNote.unknownStatus(stated, shown: outlet.status, draft.column(.status)), verdict: .ask)
      }
    }
    if outlet.status == .active { askWhereGone(draft, &outcome) }
    if let stated = draft[.accuracy] {
      let accuracy = accuracies(stated, ValueWords.accuracy)
      if accuracy == nil { outcome.add(Self.unreadable(stated, draft.column(.accuracy))) }
      if accuracy == outlet.accuracy { outcome.assumed.remove(.accuracy) }
    }
  }

  /// Who does not agree to it is not published with numbers; of what else the answer speaks, a person must say.
  private mutating func withhold(_ draft: OutletDraft, from outlet: inout Outlet, _ outcome: inout RowOutcome) {
    let answer = draft[.consent].flatMap { ConsentWords.isGiven($0) ? nil : $0 }
    let refusal = draft[.remark].flatMap { refusals($0, ConsentWords.refusal) }
    guard let said = answer ?? refusal else { return }
    if !outlet.phone.isEmpty || outlet.email != nil {
      var facts = outcome.privateFacts ?? PrivateFacts()
      facts.phone += outlet.phone
      facts.email = outlet.email ?? facts.email
      outcome.privateFacts = facts
      (outlet.phone, outlet.email) = ([], nil)
    }
    let column = draft.column(answer == nil ? .remark : .consent)
    let isOfNumbers = answer != nil && column.map { HeaderWords.namesNumbers($0) } ?? false
    outcome.add(RowNote.noConsent(said, column), verdict: isOfNumbers ? .ready : .ask)
  }

  /// A remark, or the name's brackets, may say that what is shown as open is closed, or is no longer as listed.
  private mutating func askWhereGone(_ draft: OutletDraft, _ outcome: inout RowOutcome) {
    func ask(_ finding: ClosureWords.Finding?, _ field: OutletDraft.Field) {
      if let finding { outcome.add(RowNote.saysGone(finding, draft.column(field)), verdict: .ask) }
    }
    if let remark = draft[.remark] {
      ask(
        closures(remark, { ClosureWords.finding(in: $0) })
          ?? ClosureWords.finding(ofTick: remark, below: draft.column(.remark) ?? ""), .remark)
    }
    // "Tạp hoá (đã nghỉ)", "12 Lê Lợi (đã đóng cửa)".
    for field in [OutletDraft.Field.kind, .address] {
      if let text = draft[field], text.utf8.contains(0x28), let finding = ClosureWords.finding(in: text),
        finding.isClosed
      {
        ask(finding, field)
      }
    }
    if let hours = draft[.openingHours], openingHours(hours, HoursText.hours) == nil {
      ask(closures(hours, { ClosureWords.finding(in: $0) }), .openingHours)
    }
    if let name = draft[.name] { ask(ClosureWords.finding(inName: name), .name) }
  }

  private func address(_ draft: OutletDraft, _ outcome: inout RowOutcome) -> String? {
    guard let text = draft[.address] else { return nil }
    // The number may have a column of its own, and the street stand behind it.
    guard text.utf8.prefix(5).allSatisfy({ $0 != 0x20 && $0 != 0x2C }) else { return text }
    let front = text.prefix { $0 != " " && $0 != "," }
    let house = SpreadsheetValue.houseNumber(ofDate: String(front))
    guard house != nil || SpreadsheetValue.isDayNumber(String(front)) else { return text }
    outcome.add(RowNote.dateForAddress(front, house: house, draft.column(.address)), verdict: .ask)
    let street = text[front.endIndex...].drop { " ,".contains($0) }
    // A date may have a time behind it.
    let address = [house, street.contains(where: \.isLetter) ? String(street) : nil].compactMap(\.self)
    return address.isEmpty ? nil : address.joined(separator: " ")
  }

  private mutating func hours(_ draft: OutletDraft, _ outcome: inout RowOutcome) -> String? {
    guard let text = draft[.openingHours] else { return nil }
    let column = draft.column(.openingHours)
    if SpreadsheetValue.isMoment(text) {
      outcome.add(RowNote.noHours(text, column), verdict: .ask)
      return nil
    }
    if let hours = openingHours(text, HoursText.hours) {
      if hours != text { outcome.add(RowNote.hoursRead(text, hours, column)) }
      return hours
    }
    let words = published(text, .openingHours, draft, &outcome)
    if let words { outcome.add(RowNote.hoursInWords(words, column)) }
    return words
  }

  /// The text without what it says of a person's number.
  private func published(
    _ text: String?, _ field: OutletDraft.Field, _ draft: OutletDraft, _ outcome: inout RowOutcome
  ) -> String? {
    guard let text, PersonalNumber.isIn(text) else { return text }
    let (rest, parts) = PersonalNumber.withheld(from: text)
    outcome.add(RowNote.numberWithheld(parts, draft.column(field)))
    return rest
  }

  private mutating func products(_ draft: OutletDraft, _ outcome: inout RowOutcome) -> [String] {
    guard let text = draft[.products] else { return [] }
    let items = products(text, ListText.items)
    guard PersonalNumber.isIn(text) else { return items }
    return items.compactMap { published($0, .products, draft, &outcome) }
  }

  private func suppliedBy(_ draft: OutletDraft, _ outcome: inout RowOutcome) -> String? {
    // Digits alone are the key of a distributor, and may be its tax code.
    guard let text = draft[.suppliedBy], text.utf8.allSatisfy(\.isDigit) else {
      return published(draft[.suppliedBy], .suppliedBy, draft, &outcome)
    }
    guard PersonalNumber.isCitizens(text) else { return text }
    outcome.add(RowNote.numberWithheld([text], draft.column(.suppliedBy)))
    return nil
  }

  /// "zalo.me/0905123456" is a telephone number: beside a person's name that person's.
  private func link(_ field: OutletDraft.Field, _ draft: OutletDraft, _ outcome: inout RowOutcome) -> String? {
    let url = value(field, draft, &outcome, read: WebText.url)
    guard let url, PersonalNumber.isIn(url), draft.namesPerson else { return url }
    outcome.add(RowNote.numberWithheld([url], draft.column(field)))
    return nil
  }

  private func verifiedOn(_ draft: OutletDraft, _ outcome: inout RowOutcome) -> String? {
    let number = draft[.verifiedOn].flatMap { text in SpreadsheetValue.date(ofNumber: text).map { (text, $0) } }
    if let (text, date) = number { outcome.add(RowNote.dayNumber(text, date, draft.column(.verifiedOn))) }
    let date = number?.1 ?? value(.verifiedOn, draft, &outcome, read: DateText.isoDate)
    guard let text = draft[.verifiedOn], let day = date.flatMap({ LocalDay($0) }), day.number > today.number else {
      return date
    }
    outcome.add(RowNote.futureDate(text, draft.column(.verifiedOn)), verdict: .ask)
    return nil
  }

  /// The numbers to publish; what is a person's own goes to the private facts.
  private func phones(_ draft: OutletDraft, _ outcome: inout RowOutcome) -> [String] {
    var facts = PrivateFacts()
    facts.contactPerson = draft[.contactPerson]
    facts.remark = draft[.remark]
    var numbers: [String] = []
    if let text = draft[.phone] {
      let written = ListText.isEncoded(text) ? ListText.items(text).joined(separator: ";") : text
      let phone = PhoneText(written, column: draft.column(.phone), besidePerson: draft.namesPerson)
      numbers = phone.numbers
      facts.phone = phone.personal
      if !phone.personal.isEmpty, facts.contactPerson == nil { facts.contactPerson = text }
      for note in phone.notes { outcome.add(note, verdict: phone.isLost ? .ask : .ready) }
    }
    if let text = draft[.contactPhone] {
      let phone = PhoneText(text, column: draft.column(.contactPhone), besidePerson: true)
      let own = phone.personal + phone.numbers
      facts.phone += own.isEmpty ? [text] : own.filter { !facts.phone.contains($0) }
    }
    if !facts.isEmpty { outcome.privateFacts = facts }
    return numbers
  }

  private mutating func grade(_ draft: OutletDraft, _ outlet: inout Outlet, _ outcome: inout RowOutcome) {
    let stated = draft[.grade]
    let ofKind = draft[.kind].map { kind in
      gradesOfKinds(kind) { (GradeText.grade(inKind: $0), GradeText.isUnusable(inKind: $0)) }
    }
    let grade = stated.flatMap { grades($0) { GradeText.grade($0) } } ?? ofKind?.grade
    if let grade, outlet.kind.isGraded { outlet.grade = grade }
    let inKind = ofKind?.isUnusable == true ? draft[.kind] : nil
    guard let stated = stated ?? inKind, outlet.grade == nil, ValueWords.bool(stated) == nil else { return }
    outcome.add(
      Note(
        "grade-not-used", column: draft[.grade] == nil ? draft.column(.kind) : draft.column(.grade),
        vi: "Không dùng hạng “\(stated.prefix(60))” (chỉ chợ, siêu thị, trung tâm thương mại có hạng 1–3).",
        en: "The grade “\(stated.prefix(60))” is not used (markets, supermarkets and shopping centres have 1–3)."))
  }

  private func value<Value>(
    _ field: OutletDraft.Field, _ draft: OutletDraft, _ outcome: inout RowOutcome, read: (String) -> Value?
  ) -> Value? {
    guard let text = draft[field] else { return nil }
    if let value = read(text) { return value }
    // "Không", "-": the fact is known to be missing.
    if text.contains(where: { $0.isLetter || $0.isNumber }), text != "0", !ValueWords.isNothing(text) {
      outcome.add(Self.unreadable(text, draft.column(field)))
    }
    return nil
  }

  private static func values<Value>(
    _ field: OutletDraft.Field, _ draft: OutletDraft, _ memo: inout ValueMemo<Value>, _ outcome: inout RowOutcome,
    read: (String) -> ValueMemo<Value>.Values
  ) -> [Value] {
    guard let text = draft[field] else { return [] }
    let (values, unread) = memo(text, read)
    let words = unread.filter { ValueWords.bool($0) != false && !VietnameseText.fold($0).isEmpty }
    if !words.isEmpty { outcome.add(unreadable(words.joined(separator: ", "), draft.column(field))) }
    return values
  }

  private static func unreadable(_ text: String, _ column: String?) -> Note {
    Note(
      "unreadable-value", column: column,
      vi: "Không hiểu “\(text.prefix(100))”; đã bỏ qua. Hãy sửa ô này.",
      en: "“\(text.prefix(100))” was not understood and left out. Correct the cell.")
  }
}
