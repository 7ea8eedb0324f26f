// A workbook of one sheet, as small as one can be: texts and numbers, nothing compressed.
import { crc32 } from './scene.mjs'

const letters = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const cell = (value) => {
  if (value === '' || value === undefined) return '<c/>'
  return typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${letters(value)}</t></is></c>`
}

/** @param merged ranges like C3:C4 */
export function xlsx(sheet, rows, merged = []) {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  const type = (part, kind) => `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  const body = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  const merges = merged.length ? `<mergeCells>${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>` : ''
  return zip({
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types">${type('workbook.xml', 'sheet.main')}${type('worksheets/sheet1.xml', 'worksheet')}</Types>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${letters(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${body}</sheetData>${merges}</worksheet>`,
  })
}

function zip(parts) {
  const files = []
  const directory = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const bytes = Buffer.from(text)
    const called = Buffer.from(name)
    const head = Buffer.alloc(26) // version, flags, method, time, date, crc, sizes, lengths of name and extra
    head.writeUInt16LE(20, 0)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(bytes.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(called.length, 22)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, called, bytes])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, called]))
    files.push(entry)
    offset += entry.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, index, Buffer.from('PK\x05\x06', 'latin1'), end])
}
