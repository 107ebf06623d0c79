public import Outlets

/// What went wrong, as a page for whoever followed a link: in both languages, with the ways on.
public struct ProblemPage {
  private let title: BilingualText
  private let detail: BilingualText
  private let say: PageLanguage

  public init(title: BilingualText, detail: BilingualText, _ language: PageLanguage) {
    (self.title, self.detail, say) = (title, detail, language)
  }

  public var bytes: [UInt8] {
    let other: PageLanguage = say == .vi ? .en : .vi
    return PageFrame(say, title: say(title), address: nil).page(
      """
      <p>\(say(detail))</p>
      <p lang="\(other.rawValue)">\(other(title)): \(other(detail))</p>
      """
    ).bytes
  }
}
