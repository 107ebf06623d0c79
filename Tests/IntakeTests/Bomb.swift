import Foundation

/// Workbooks made to do harm.
enum Bomb {
  struct NoZip: Error {}

  /// A sheet of so many megabytes that packs to a hundredth.
  ///
  /// - Parameters:
  ///   - lying: the directory claims a kilobyte.
  ///   - behind: what stands behind the rows.
  ///   - name: of the sheet.
  ///   - copies: sheets of the same kind.
  static func workbook(
    megabytes: Int, lying: Bool, behind: String = "", name: String = "DS", copies: Int = 1
  ) throws -> [UInt8] {
    let script = """
      import io, sys, zipfile, struct
      out = io.BytesIO()
      ns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
      rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
      sheets = range(1, int(sys.argv[5]) + 1)
      with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
          def part(name, text):
              z.writestr(name, text)
          kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
          package = 'http://schemas.openxmlformats.org/package/2006'
          part('[Content_Types].xml', f'<Types xmlns="{package}/content-types">'
               + ''.join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}"/>' for n in sheets)
               + '</Types>')
          part('xl/workbook.xml', f'<workbook xmlns="{ns}" xmlns:r="{rel}"><sheets>'
               + ''.join(f'<sheet name="{sys.argv[4]}{n if n > 1 else ""}" sheetId="{n}" r:id="rId{n}"/>' for n in sheets)
               + '</sheets></workbook>')
          part('xl/styles.xml', f'<styleSheet xmlns="{ns}"/>')
          part('xl/_rels/workbook.xml.rels', f'<Relationships xmlns="{package}/relationships">'
               + ''.join(f'<Relationship Id="rId{n}" Type="{rel}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                         for n in sheets) + '</Relationships>')
          for n in sheets:
              with z.open(f'xl/worksheets/sheet{n}.xml', 'w') as sheet:
                  sheet.write(f'<worksheet xmlns="{ns}"><sheetData>'.encode())
                  cell = b'<c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></is></c>'
                  row = b'<row>' + cell * 200 + b'</row>'
                  for _ in range(int(sys.argv[1]) * 1000000 // len(row)):
                      sheet.write(row)
                  sheet.write(b'</sheetData>' + sys.argv[3].encode() + b'</worksheet>')
      data = bytearray(out.getvalue())
      at = data.find(b'PK\\x01\\x02') if sys.argv[2] == 'true' else -1
      while at >= 0:
          data[at + 24:at + 28] = struct.pack('<I', min(1000, struct.unpack('<I', data[at + 24:at + 28])[0]))
          at = data.find(b'PK\\x01\\x02', at + 4)
      sys.stdout.buffer.write(bytes(data))
      """
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script, "\(megabytes)", "\(lying)", behind, name, "\(copies)"]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let bytes = [UInt8](try output.fileHandleForReading.readToEnd() ?? Data())
    python.waitUntilExit()
    guard python.terminationStatus == 0, !bytes.isEmpty else { throw NoZip() }
    return bytes
  }
}
