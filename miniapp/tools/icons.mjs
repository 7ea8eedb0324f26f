// Draws the tab-bar icons: 81 x 81 PNG, grey and red, from shapes given as signed distances. Run: node tools/icons.mjs
import { deflateSync, crc32 as nodeCrc } from 'node:zlib'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SIZE = 81
const PEN = 2.6 // half the stroke, in a 40 x 40 drawing

const segment = (x1, y1, x2, y2) => (x, y) => {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy) - PEN / 2
}
const path = (...points) => any(...points.slice(1).map((p, i) => segment(...points[i], ...p)))
const ring = (cx, cy, r) => (x, y) => Math.abs(Math.hypot(x - cx, y - cy) - r) - PEN / 2
const arc = (cx, cy, r, ry = r) => (x, y) => (y > cy ? 9 : Math.abs(Math.hypot(x - cx, ((y - cy) * r) / ry) - r) - PEN / 2)
const any = (...shapes) => (x, y) => Math.min(...shapes.map((shape) => shape(x, y)))

const icons = {
  // a house with a door
  home: any(path([5, 19], [20, 6], [35, 19]), path([9, 17], [9, 34], [31, 34], [31, 17]), path([16.5, 33], [16.5, 24], [23.5, 24], [23.5, 33])),
  // a basket of goods
  shop: any(path([5, 16], [35, 16], [31, 34], [9, 34], [5, 16]), arc(20, 15, 9, 10), segment(15, 22, 16, 28), segment(25, 22, 24, 28)),
  // a person
  mine: any(ring(20, 13, 7), arc(20, 35, 13, 11), segment(7, 35, 33, 35)),
}
const colours = { '': [0x57, 0x52, 0x4d], '-on': [0xb3, 0x26, 0x1e] }

const crc = nodeCrc ?? crcOf
function crcOf(bytes) {
  let c = ~0
  for (const b of bytes) {
    c ^= b
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0)
  }
  return ~c >>> 0
}

function chunk(type, data) {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}

function png(shape, [r, g, b]) {
  const rows = Buffer.alloc(SIZE * (1 + SIZE * 4))
  const scale = 40 / SIZE
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      // One pixel of soft edge.
      const cover = 0.5 - shape((x + 0.5) * scale, (y + 0.5) * scale) / scale
      const at = y * (1 + SIZE * 4) + 1 + x * 4
      rows.set([r, g, b, Math.round(Math.max(0, Math.min(1, cover)) * 255)], at)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIZE, 0)
  head.writeUInt32BE(SIZE, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

for (const [name, shape] of Object.entries(icons)) {
  for (const [suffix, colour] of Object.entries(colours)) {
    writeFileSync(fileURLToPath(new URL(`../src/static/tab/${name}${suffix}.png`, import.meta.url)), png(shape, colour))
  }
}
