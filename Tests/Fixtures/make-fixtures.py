"""Makes the binary list files of this folder.

    pip install openpyxl==3.1.5 xlwt==1.3.0 odfpy==1.4.1 msoffcrypto-tool
    python3 Tests/Fixtures/make-fixtures.py

The files are kept in git because no test machine needs these packages then.
"""
import io
import os

from msoffcrypto.format.ooxml import OOXMLFile
import odf.opendocument
import odf.table
import odf.text
import openpyxl
import xlwt

HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = ["STT", "Tên cơ sở", "Loại hình", "Địa chỉ", "Xã/phường", "Huyện/TX/TP", "Vĩ độ", "Kinh độ", "SĐT"]
ROWS = {
    5: [1, "Siêu thị Co.opmart Quy Nhơn", "Siêu thị", "07 Lê Duẩn", "P. Lý Thường Kiệt", "TP. Quy Nhơn",
        13.76736, 109.2217, "0256 3822222"],
    7: [2, "Chợ Gò Găng", "Chợ", "QL1A", "P. Nhơn Thành", "TX. An Nhơn", None, None, None],
    8: [3, "Chợ Đầm", "Chợ", "124 Phạm Hồng Thái", "P. Thị Nại", "TP. Quy Nhơn", 109.2254308, 13.7821882, None],
}


def xlsx():
    book = openpyxl.Workbook()
    book.active.title = "Bìa"
    book.active["A1"] = "Sở Công Thương"
    sheet = book.create_sheet("DS 2025")
    sheet["A1"] = "DANH SÁCH ĐIỂM BÁN HÀNG VIỆT"
    sheet.merge_cells("A1:I1")
    for column, text in enumerate(HEADER, 1):
        sheet.cell(4, column, text.replace("Tên cơ sở", "Tên\ncơ sở"))
    for number, row in ROWS.items():
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    sheet.row_dimensions[8].hidden = True
    sheet["B9"] = "Tổng cộng: 3"
    sheet["G11"] = "Bình Định, ngày 4 tháng 3 năm 2025"
    sheet["G12"] = "Người lập biểu"
    book.create_sheet("Sheet3")
    book.save(os.path.join(HERE, "list.xlsx"))
    with open(os.path.join(HERE, "list.xlsx"), "rb") as plain:
        content = io.BytesIO(plain.read())
    with open(os.path.join(HERE, "password.xlsx"), "wb") as locked:
        OOXMLFile(content).encrypt("secret", locked)


def formulas():
    """Formulas without a stored result, as programs other than a spreadsheet write them; two lists in one book."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Chợ & ST"
    sheet.append(HEADER)
    sheet.append([1, "Chợ A", "Chợ", "QL1A", "P. Đống Đa", "TP. Quy Nhơn", "=13+0.7856", 109.2105, None])
    sheet.append(["=ROW()", "=\"Chợ \"&B2"])
    sheet.append([3, "Chợ C", "Chợ", None, "P. Đống Đa", "TP. Quy Nhơn", "#DIV/0!", "#DIV/0!", None])
    sheet.append([4, "Chợ D", "Chợ", None, "P. Đống Đa", "TP. Quy Nhơn", 13.7857, 109.2106, None])
    other = book.create_sheet("Siêu thị")
    other.append(HEADER)
    other.append([1, "Siêu thị B", "Siêu thị", "QL1A", "P. Đống Đa", "TP. Quy Nhơn", 13.7858, 109.2106, None])
    book.save(os.path.join(HERE, "formulas.xlsx"))


def hidden():
    """Cells merged down, rows and a sheet that are not shown."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "DS"
    sheet.append(["STT", "Tên cơ sở", "Loại hình", "Xã/phường", "Huyện/TX/TP", "Số nhà", "Tên đường", "Diện tích"])
    sheet.append([1, "Cửa hàng Lan", "Tạp hoá", "P. Đống Đa", "TP. Quy Nhơn", "12/3", "Hoàng Quốc Việt", 30])
    sheet.append([2, "Cửa hàng Huệ", None, None, None, None, "Đống Đa", 40])
    sheet.append([3, "Cửa hàng Cúc", None, None, None, None, None, 50])
    sheet.append([4, "Cửa hàng Mai", "Tạp hoá", "P. Nhơn Thành", "TX. An Nhơn", None, None, 60])
    for column in "CDE":
        sheet.merge_cells(f"{column}2:{column}4")
    sheet.row_dimensions[4].hidden = True
    other = book.create_sheet("Cũ")
    other.append(HEADER)
    other.append([1, "Siêu thị B", "Siêu thị", "QL1A", "P. Đống Đa", "TP. Quy Nhơn", 13.7858, 109.2106, None])
    other.sheet_state = "hidden"
    book.save(os.path.join(HERE, "hidden.xlsx"))


def struck():
    """A row that is struck through, one whose remark is, one in italics, and one whose commune is struck."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["STT", "Tên cơ sở", "Loại hình", "Xã/phường", "Ghi chú"])
    for number, name in enumerate(["Chợ A", "Chợ B", "Chợ C", "Chợ D", "Chợ E"], 1):
        sheet.append([number, name, "Chợ", "P. Đống Đa", "cũ"])
    for cell in sheet[3] + (sheet["E4"], sheet["D6"]):
        cell.font = openpyxl.styles.Font(strike=True)
    sheet["B5"].font = openpyxl.styles.Font(italic=True, strike=False)
    book.save(os.path.join(HERE, "struck.xlsx"))


def xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    sheet.write_merge(0, 0, 0, 8, "DANH SÁCH ĐIỂM BÁN HÀNG VIỆT")
    for column, text in enumerate(HEADER):
        sheet.write(3, column, text)
    for number, row in ROWS.items():
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number - 1, column, value)
    sheet.row(7).hidden = True
    book.save(os.path.join(HERE, "list.xls"))


def ods(file="list.ods", sheet="DS"):
    document = odf.opendocument.OpenDocumentSpreadsheet()
    table = odf.table.Table(name=sheet)

    def add(values, **attributes):
        row = odf.table.TableRow(**attributes)
        for value in values:
            if value is None:
                cell = odf.table.TableCell()
            elif isinstance(value, str):
                cell = odf.table.TableCell(valuetype="string")
                cell.addElement(odf.text.P(text=value))
            else:
                cell = odf.table.TableCell(valuetype="float", value=repr(value))
                cell.addElement(odf.text.P(text=str(value)))
            row.addElement(cell)
        table.addElement(row)

    add(["DANH SÁCH ĐIỂM BÁN HÀNG VIỆT"])
    table.addElement(odf.table.TableRow(numberrowsrepeated=2))
    add(HEADER)
    add(ROWS[5])
    table.addElement(odf.table.TableRow())
    add(ROWS[7])
    add(ROWS[8], visibility="collapse")
    document.spreadsheet.addElement(table)
    document.save(os.path.join(HERE, file))


xlsx()
formulas()
hidden()
struck()
xls()
ods()
ods("dash.ods", '-DS "2025" --where')
