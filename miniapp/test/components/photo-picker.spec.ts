import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { phone } from '../phone'

async function mounted() {
  const { default: PhotoPicker } = await import('@/components/photo-picker/photo-picker.vue')
  const picker: VueWrapper = mount(PhotoPicker, {
    props: { modelValue: [], 'onUpdate:modelValue': (modelValue: string[]) => void picker.setProps({ modelValue } as never) },
  })
  return picker
}
const ids = (picker: VueWrapper) => (picker.props() as { modelValue: string[] }).modelValue

describe('the photo picker', () => {
  it('keeps a photo under an id, sends it, and forgets it when it is dropped', async () => {
    phone.answer = () => ({ status: 201, data: {} })
    const picker = await mounted()
    await picker.find('.photos__add').trigger('click')
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const [id] = ids(picker)
    expect(phone.asked.map((asked) => [asked.method, asked.url])).toEqual([['PUT', `/api/v1/photos/${id}`]])
    expect(picker.text()).toContain('已上传')
    await picker.find('.photos__drop').trigger('click')
    expect(ids(picker)).toEqual([])
  })

  it('says that a photo waits for a signal, and keeps it', async () => {
    const picker = await mounted()
    await picker.find('.photos__add').trigger('click')
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(picker.text()).toContain('等有信号再传')
    expect(phone.files.size).toBe(1)
  })
})
