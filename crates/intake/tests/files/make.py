"""Writes the workbooks of this folder with libraries other than our own: openpyxl 3.1, xlwt 1.3, odfpy 1.4.

They hold September 2025 of eight firms of bases/sample-park. Run it in the root of the repository.
"""

import csv
import datetime
import pathlib

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableRowProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

HERE = pathlib.Path(__file__).parent
PARK = pathlib.Path("bases/sample-park")

firms = list(csv.DictReader(open(PARK / "enterprises.csv", encoding="utf-8")))[:8]
value = {
    (row["subject"], row["indicator"]): row["value"]
    for row in csv.DictReader(open(PARK / "reports.csv", encoding="utf-8"))
    if row["span"] == "2025-09"
}
rows = [["示例园区企业月报"], ["企业名称", "月份", "工业总产值（万元）", None], [None, None, "本月", "备注"]]
day = datetime.date(2025, 9, 1)
for firm in firms:
    rows.append([firm["name_zh"], day, float(value[firm["enterprise"], "gross-output"]), None])
rows[4][3] = "已核实"
MERGES = [(0, 0, 0, 3), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)]

book = Workbook()
sheet = book.active
sheet.title = "月报"
for r, cells in enumerate(rows, 1):
    for c, cell in enumerate(cells, 1):
        if cell is not None:
            sheet.cell(r, c, cell)
            if isinstance(cell, datetime.date):
                sheet.cell(r, c).number_format = "yyyy-mm"
for top, left, bottom, right in MERGES:
    sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
sheet.row_dimensions[6].hidden = True
book.save(HERE / "openpyxl.xlsx")

# A library stores formulas without their values.
book = Workbook()
book.active.append(["企业", "产值"])
book.active.append(["北方稀土", "=1+1"])
book.active.append(["示例五", 12.5])
book.active.row_dimensions[3].hidden = True
book.save(HERE / "formula.xlsx")

book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("月报")
dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
merged = {(top, left) for top, left, _, _ in MERGES}
for top, left, bottom, right in MERGES:
    sheet.write_merge(top, bottom, left, right, rows[top][left])
for r, cells in enumerate(rows):
    for c, cell in enumerate(cells):
        if cell is not None and (r, c) not in merged:
            sheet.write(r, c, cell, dated) if isinstance(cell, datetime.date) else sheet.write(r, c, cell)
book.save(str(HERE / "xlwt.xls"))

document = OpenDocumentSpreadsheet()
table = Table(name="月报")
covered = {(r, c) for t, l, b, e in MERGES for r in range(t, b + 1) for c in range(l, e + 1)} - merged
for r, cells in enumerate(rows):
    line = TableRow(visibility="collapse") if r == 5 else TableRow()
    for c in range(4):
        cell = cells[c] if c < len(cells) else None
        spans = next(((b - t + 1, e - l + 1) for t, l, b, e in MERGES if (t, l) == (r, c)), None)
        span = {"numberrowsspanned": spans[0], "numbercolumnsspanned": spans[1]} if spans else {}
        if (r, c) in covered:
            line.addElement(CoveredTableCell())
            continue
        if cell is None:
            line.addElement(TableCell(**span))
            continue
        if isinstance(cell, float):
            made = TableCell(valuetype="float", value=str(cell), **span)
        elif isinstance(cell, datetime.date):
            made = TableCell(valuetype="date", datevalue=cell.isoformat(), **span)
        else:
            made = TableCell(valuetype="string", **span)
        made.addElement(P(text=str(cell)))
        line.addElement(made)
    table.addElement(line)
document.spreadsheet.addElement(table)
document.save(str(HERE / "odfpy.ods"))
