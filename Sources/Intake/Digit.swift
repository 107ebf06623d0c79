/// A digit from 0 to 9; other scripts' digits and "½" are numbers, too, but none of these.
extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension Character {
  var isDigit: Bool { isASCII && isNumber }
}
