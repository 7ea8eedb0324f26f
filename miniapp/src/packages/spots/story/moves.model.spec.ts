import { describe, expect, it } from 'vitest'
import type { SpotsSpotView } from '@/api/schema'
import { blankMove, bodyOf, deeds, missing, type Deed, type Move, type MoveForm } from './moves.model'

const spot = (part: Partial<SpotsSpotView> = {}) => ({ state: 'ASSIGNED', kind: 'GARBAGE', listed: true, ...part }) as SpotsSpotView
const deed = (move: Move) => deeds([move], spot({ listed: move !== 'LIST', hidden: move === 'SHOW' ? '拍到人脸' : undefined }))[0]!
const form = (part: Partial<MoveForm> = {}): MoveForm => ({ ...blankMove(), ...part })
const lacks = (which: Deed, part: Partial<MoveForm> = {}, about = spot()) => Object.keys(missing(which, form(part), about))

describe('what may be done', () => {
  it('stands in the order of the work', () => {
    expect(deeds(['HIDE', 'ASSIGN', 'ACCEPT'], spot()).map((each) => each.move)).toEqual(['ACCEPT', 'ASSIGN', 'HIDE'])
  })
  it('never offers what is so already', () => {
    const all: Move[] = ['LIST', 'UNLIST', 'HIDE', 'SHOW']
    expect(deeds(all, spot()).map((each) => each.move)).toEqual(['UNLIST', 'HIDE'])
    expect(deeds(all, spot({ listed: false, hidden: '拍到人脸' })).map((each) => each.move)).toEqual(['LIST', 'SHOW'])
  })
  it('leaves out what only the clock does', () => {
    expect(deeds(['ESCALATE', 'ABSORB'], spot())).toEqual([])
  })
})

describe('what has to be said', () => {
  it('is a picture and a place for what was put right', () => {
    expect(lacks(deed('RECTIFY'))).toEqual(['photos', 'place'])
    expect(lacks(deed('RECTIFY'), { photos: ['p'], place: { words: '井边' } })).toEqual([])
  })
  it('is a reason for what somebody else reads, none for an acceptance', () => {
    expect(lacks(deed('SEND_BACK'))).toEqual(['reason'])
    expect(lacks(deed('REOPEN'), { reason: '又堆起来了' })).toEqual(['photos'])
    expect(lacks(deed('ACCEPT'))).toEqual([])
  })
  it('may be a ready-made answer where there are some', () => {
    expect(lacks(deed('DECLINE'), { template: 't' })).toEqual([])
    expect(lacks(deed('MERGE'), { into: 'other' })).toEqual(['reason'])
  })
  it('keeps black water off the grid, and days within half a year', () => {
    expect(lacks(deed('ASSIGN'), { route: 'GRID' }, spot({ kind: 'BLACK_WATER' }))).toEqual(['route'])
    for (const days of ['0', '181', '1.5', 'x']) expect(lacks(deed('ASSIGN'), { days })).toEqual(['days'])
    expect(lacks(deed('ASSIGN'), { days: '180' })).toEqual([])
  })
})

describe('what is sent', () => {
  it('names the state that was seen', () => {
    expect(bodyOf(deed('ACCEPT'), form(), spot({ state: 'REPORTED' }))).toMatchObject({ expected: 'REPORTED', listed: true })
    expect(bodyOf(deed('START'), form(), spot())).toEqual({ expected: 'ASSIGNED' })
  })
  it('sends a template only where nothing was written', () => {
    expect(bodyOf(deed('DECLINE'), form({ template: 't', reason: '不是脏乱' }), spot())).toMatchObject({ reason: '不是脏乱', template: undefined })
  })
  it('gives a grid to inspectors alone', () => {
    expect(bodyOf(deed('HAND_OVER'), form({ postRole: 'TOWN', postGrid: 'g', reason: '省道' }), spot())).toMatchObject({ post: { role: 'TOWN', grid: undefined } })
  })
  it('says both ways of a listing', () => {
    expect(bodyOf(deed('UNLIST'), form({ reason: '人脸' }), spot())).toEqual({ listed: false, reason: '人脸' })
    expect(bodyOf(deed('LIST'), form({ reason: '遮好了' }), spot())).toEqual({ listed: true, reason: '遮好了' })
  })
})
