import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Outlets
import Spatial

@testable import Catalog
@testable import Intake
@testable import Web

/// By name, what is done with the bytes.
nonisolated(unsafe) let readers: [String: ([UInt8]) -> Void] = [
  "csv": { bytes in
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), 9] {
      for record in CSVReader(utf8: bytes, separator: separator, maxCells: 50) { _ = record.cells.count }
    }
  },
  "encoding": { bytes in
    if let encoding = TextEncoding.detect(bytes) { _ = encoding.decode(bytes) }
    _ = LegacyFont.decoded(String(decoding: bytes, as: UTF8.self))
  },
  "format": { bytes in _ = try? DetectedFormat(bytes, limits: ReadingLimits()) },
  "header": { bytes in _ = HeaderMatcher(lines(bytes)) },
  // A line for each field: coordinates, phones, dates, hours, numbers, kinds, places.
  "row": { bytes in
    var draft = OutletDraft(row: 1)
    for (field, line) in zip(OutletDraft.Field.allCases, lines(bytes)) { draft[field] = line }
    _ = try? list.read(draft)
  },
  "coordinate": { bytes in
    var draft = OutletDraft(row: 1)
    let fields = OutletDraft.Field.allCases.filter {
      ["coordinates", "latitude", "longitude", "x", "y"].contains($0.name)
    }
    for (field, line) in zip(fields, lines(bytes)) { draft[field] = line }
    draft[.name] = "Chợ"
    _ = try? list.read(draft)
  },
  "phone": { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = PhoneText(text, column: nil, besidePerson: bytes.count.isMultiple(of: 2))
    _ = NumberText.readings(text)
    _ = DateText.isoDate(text)
  },
  "hours": { bytes in
    guard let hours = OpeningHours(String(decoding: bytes, as: UTF8.self)) else { return }
    for day in 0..<8 {
      _ = hours.state(at: LocalMoment(Date(timeIntervalSince1970: Double(1_780_000_000 + day * 90_000))))
    }
  },
  "cql2": { bytes in _ = try? CQL2Parser.filter(String(decoding: bytes, as: UTF8.self)) },
  "cursor": { bytes in
    guard let cursor = Cursor(String(decoding: bytes, as: UTF8.self)) else { return }
    _ = snapshot.page(OutletQuery(), limit: 5, from: .after(cursor))
  },
  "query": { bytes in
    let head = HTTPRequest(
      method: .get, scheme: nil, authority: "x", path: "/items?" + String(decoding: bytes, as: UTF8.self))
    guard var parameters = try? QueryParameters(Request(head: head, body: RequestBody(buffer: ByteBuffer()))),
      let query = try? OutletQuery(&parameters)
    else { return }
    _ = snapshot.page(query, limit: 5, from: .offset(0))
    _ = snapshot.nearest(to: snapshot.coordinate(snapshot.slot(of: 1)!), query, limit: 5, within: .infinity)
  },
  "forwarded": { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = AddressRange(text)?.contains(text)
    for name in ForwardedHeader.names where HTTPField.isValidValue(text) {
      _ = ForwardedHeader(HTTPFields([HTTPField(name: name, value: text)])).clients
    }
    var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: text)
    for line in lines(bytes).prefix(20) {
      let parts = line.split(separator: ":", maxSplits: 1)
      // What the parser in front lets through.
      if parts.count == 2, parts[0].utf8.allSatisfy({ $0 < 0x80 }) {
        head.headers.add(name: String(parts[0]), value: String(parts[1]))
      }
    }
    _ = RequestHeadCheck(head).problem
    _ = routes[text].template
  },
  "image": { bytes in
    let path = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(getpid()).image")
    try? Data(bytes).write(to: path)
    _ = SnapshotImage(path: path.path, build: "fuzz").read(database: "fuzz")
  },
]

private func lines(_ bytes: [UInt8]) -> [String] {
  bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
}

private let gazetteer = try! Gazetteer(
  adminUnitsCSV: [UInt8](Data(contentsOf: URL(filePath: "GeoData/admin-units.csv"))))
private let list = ListReader(gazetteer: gazetteer)
private let routes = RouteTable(["/", "/api/collections/{collection}", "/outlets/{id}", "/sitemap/{number}.xml"])
private let snapshot = Snapshot(
  SyntheticOutlets(count: 200, seed: 1, gazetteer: gazetteer, extent: ListReader.province).enumerated().map {
    PublishedOutlet(id: Int64($0 + 1), outlet: $1, updatedAt: Date(timeIntervalSince1970: 1_780_000_000))
  }, version: .init(database: "fuzz", changeset: 1))
