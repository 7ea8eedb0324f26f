import type { InspectionLetter, InspectionLetterEntry } from '@/api/schema'

export interface LetterForm {
  village: string
  kind: InspectionLetter['kind']
  title: string
  addressee: string
  cause: string
  words: string
  problems: string
  dueOn: string
}

export const blank = (): LetterForm => ({ village: '', kind: 'NOTICE', title: '整改通知书', addressee: '', cause: '', words: '', problems: '', dueOn: '' })

/** A draft as the form shows it. What follows from a standing keeps its grounds: they are shown, not written. */
export function formOf(letter: InspectionLetter): LetterForm {
  const byHand = letter.round === undefined
  return {
    village: letter.village,
    kind: letter.kind,
    title: letter.title,
    addressee: letter.addressee,
    cause: letter.cause,
    words: letter.words,
    problems: byHand ? letter.grounds.map((ground) => ground.words).join('\n') : '',
    dueOn: letter.dueOn ?? '',
  }
}

export function addresseeOf(village: string): string {
  return village + (village.endsWith('社区') ? '党支部、居民委员会' : '党支部、村民委员会')
}

export const problemsOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)

export function letterTrouble(form: LetterForm): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (!form.village) wrong.village = '请选发给哪个村'
  if (!form.title.trim()) wrong.title = '请写标题'
  if (!form.addressee.trim()) wrong.addressee = '请写发给谁'
  if (!form.cause.trim()) wrong.cause = '请写缘由'
  if (!form.words.trim()) wrong.words = '请写正文'
  if (problemsOf(form.problems).length > 50) wrong.problems = '最多 50 条'
  return wrong
}

export function letterEntry(form: LetterForm): InspectionLetterEntry {
  return {
    village: form.village,
    kind: form.kind,
    title: form.title.trim(),
    addressee: form.addressee.trim(),
    cause: form.cause.trim(),
    words: form.words.trim(),
    problems: problemsOf(form.problems),
    dueOn: form.dueOn || undefined,
  }
}

/** A notice that asks for something wants a day; praise does not. */
export const wantsDay = (form: LetterForm) => form.kind === 'TALK' || !/表扬|嘉奖|感谢|祝贺/.test(form.title)
