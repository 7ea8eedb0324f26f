import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { microphone, phone, player, recorder } from '../phone'

async function mounted(modelValue?: string) {
  const { default: VoiceRecorder } = await import('@/components/voice-recorder/voice-recorder.vue')
  const given: VueWrapper = mount(VoiceRecorder, {
    props: { modelValue, 'onUpdate:modelValue': (modelValue: string | undefined) => void given.setProps({ modelValue } as never) } as never,
  })
  return given
}
const id = (given: VueWrapper) => (given.props() as { modelValue?: string }).modelValue
const settled = async () => {
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve, 20))
}
async function spoken(given: VueWrapper) {
  await given.find('.voice-recorder__press').trigger('click')
  await settled()
  expect(given.text()).toContain('说完了')
  await given.find('.voice-recorder__press').trigger('click')
  await settled()
}

describe('the voice recorder', () => {
  it('records mp3 for a minute at most, keeps it, and sends it as it is under its own id', async () => {
    phone.answer = () => ({ status: 201, data: {} })
    const given = await mounted()
    await spoken(given)
    expect(recorder.start).toHaveBeenCalledWith(expect.objectContaining({ duration: 60_000, format: 'mp3' }))
    expect(phone.asked.map((asked) => [asked.method, asked.url, asked.header['Content-Type']])).toEqual([
      ['PUT', `/api/v1/recordings/${id(given)}`, 'audio/mpeg'],
    ])
    expect(given.text()).toContain('已上传')
    expect(phone.files.size).toBe(0)
  })

  it('waits on the phone without a signal, and can be listened to meanwhile', async () => {
    const given = await mounted()
    await spoken(given)
    expect(given.text()).toContain('等有信号再传')
    expect([...phone.files.keys()]).toEqual([`user/recordings/${id(given)}.mp3`])
    await given.find('.voice-recorder__one').trigger('click')
    await settled()
    expect(player.src).toBe('tmp/voice.mp3')
    expect(given.text()).toContain('停下')
    player.end()
    await settled()
    expect(given.text()).toContain('听一听')
  })

  it('plays what an earlier day has left on the phone', async () => {
    const { takeInRecording } = await import('@/api/recordings')
    const given = await mounted(await takeInRecording('tmp/old.mp3'))
    await settled()
    expect(given.text()).toContain('等有信号再传')
    await given.find('.voice-recorder__one').trigger('click')
    await settled()
    expect(player.src).toBe(`user/recordings/${id(given)}.mp3`)
  })

  it('forgets what was said when it is not wanted', async () => {
    const given = await mounted()
    await spoken(given)
    await given.findAll('.voice-recorder__one')[1]!.trigger('click')
    await settled()
    expect(id(given)).toBeUndefined()
    expect(phone.files.size).toBe(0)
  })

  it('says what to do when the microphone is forbidden', async () => {
    microphone.allowed = false
    const given = await mounted()
    await given.find('.voice-recorder__press').trigger('click')
    await settled()
    expect(given.text()).toContain('没有允许使用麦克风')
    expect(given.text()).toContain('按这里开始说')
  })

  it('lets go of the microphone when the page goes', async () => {
    const given = await mounted()
    await given.find('.voice-recorder__press').trigger('click')
    await settled()
    given.unmount()
    expect(recorder.stop).toHaveBeenCalledOnce()
    await settled()
    expect(phone.files.size).toBe(0)
  })
})
