import Catalog
import Foundation
import Hummingbird
import Outlets
import Render
import Spatial

/// A page and a print sheet for every outlet.
struct OutletPagesController: Sendable {
  /// How many of those that an outlet supplies are named.
  private static let namedPartners = 30

  let catalog: Catalog
  let settings: ServerSettings

  @Sendable func outlet(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let page = PageRequest(request, context, catalog.snapshot, settings)
    let slot = try page.snapshot.slot(written: context.text("id"))
    let today = LocalMoment(.now).day
    return page.answer("outlet-\(today.number)") {
      let id = String(page.snapshot.id(slot))
      return OutletPage(
        feature: page.snapshot.feature(slot), page.language, base: page.base,
        data: page.url(.item(.outlets, id: id)), today: today, supply: supply(slot, page.snapshot),
        agency: settings.agency
      ).bytes
    }
  }

  @Sendable func printSheet(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let page = PageRequest(request, context, catalog.snapshot, settings)
    let slot = try page.snapshot.slot(written: context.text("id"))
    return page.answer("print") {
      OutletPrintSheet(
        feature: page.snapshot.feature(slot), page.language, base: page.base, agency: settings.agency
      ).bytes
    }
  }

  private func supply(_ slot: Slot, _ snapshot: Snapshot) -> OutletPage.Supply {
    var supply = OutletPage.Supply()
    let feature = snapshot.feature(slot)
    if let key = EncodedFeature.text(of: .suppliedBy, feature: feature) {
      supply.supplier = snapshot.outlet(withKey: key).map { partner($0, snapshot) }
    }
    if let key = EncodedFeature.text(of: .key, feature: feature) {
      let supplied = snapshot.outlets(suppliedBy: key)
      supply.suppliedCount = supplied.count
      supply.supplied = supplied.prefix(Self.namedPartners).map { partner($0, snapshot) }
    }
    return supply
  }

  private func partner(_ slot: Slot, _ snapshot: Snapshot) -> OutletPage.Partner {
    .init(id: String(snapshot.id(slot)), name: EncodedFeature.text(of: .name, feature: snapshot.feature(slot)) ?? "")
  }
}
