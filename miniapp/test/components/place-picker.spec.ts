import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { accuracyWords, nowhere, placeBody, placeTrouble, type Place } from '@/components/place-picker/place-picker.model'
import { phone } from '../phone'

const at = (accuracy: number) => ({ latitude: 30.9, longitude: 108.7, accuracy, converted: false })

describe('a place', () => {
  it('is known by the phone, by the group, or in words; a vague position needs a word more', () => {
    expect(placeTrouble(nowhere())).toContain('记下这里的位置')
    expect(placeTrouble({ words: '', position: at(20) })).toBe('')
    expect(placeTrouble({ words: '', position: at(300) })).toContain('不太准')
    expect(placeTrouble({ words: '', position: at(300), group: 'g' })).toBe('')
    expect(placeTrouble({ words: '村道边' })).toBe('')
    expect(placeTrouble({ words: '  ' })).not.toBe('')
  })

  it('says how far off it may be', () => {
    expect(accuracyWords(at(12))).toBe('位置记下了，误差约 12 米')
    expect(accuracyWords(at(2400))).toContain('2.4 公里')
  })

  it('is sent without what is not known', () => {
    expect(placeBody({ words: ' 村道边 ', position: at(12) })).toEqual({ latitude: 30.9, longitude: 108.7, accuracy: 12, group: undefined, place: '村道边' })
    expect(placeBody({ words: '', group: 'g' })).toEqual({ group: 'g', place: undefined })
  })
})

describe('the place picker', () => {
  async function mounted(place: Place = nowhere()) {
    const { default: PlacePicker } = await import('@/components/place-picker/place-picker.vue')
    const picker: VueWrapper = mount(PlacePicker, {
      props: { village: 'v', modelValue: place, 'onUpdate:modelValue': (modelValue: Place) => void picker.setProps({ modelValue } as never) },
    })
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 20))
    return picker
  }
  const place = (picker: VueWrapper) => (picker.props() as { modelValue: Place }).modelValue

  it('takes the position at a press and shows how good it is', async () => {
    const picker = await mounted()
    await picker.find('.big-button').trigger('click')
    await flushPromises()
    expect(place(picker).position).toMatchObject({ latitude: 30.9276, accuracy: 13 })
    expect(picker.text()).toContain('误差约 13 米')
    expect(picker.text()).toContain('重新定位')
  })

  it('says why there is no position, and the words still do', async () => {
    ;(uni as { getLocation: unknown }).getLocation = (o: { fail: (f: object) => void }) => o.fail({ errMsg: 'getLocation:fail auth deny' })
    const picker = await mounted()
    await picker.find('.big-button').trigger('click')
    await flushPromises()
    expect(picker.text()).toContain('没有允许使用位置')
    picker.find('input').element.dispatchEvent(new CustomEvent('input', { detail: { value: '村道边' } }))
    await flushPromises()
    expect(place(picker)).toEqual({ words: '村道边' })
  })

  it('offers the groups of the village, and does without them when there is no signal', async () => {
    phone.answer = ({ url }) => (url.includes('/groups') ? { status: 200, data: [{ id: 'g1', name: '一组' }] } : { status: 404 })
    expect((await mounted()).text()).toContain('哪个小组')
    phone.answer = () => 'no signal'
    phone.storage.clear()
    expect((await mounted()).text()).toContain('没有网络，写地点也可以')
  })
})
