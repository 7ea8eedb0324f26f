import type { AwardsFlag, AwardsHonour, AwardsNomination } from '@/api/schema'
import type { Tone } from './award-words'

/** How honours, nominations and flags are said in the village. */

export const HONOUR_KIND: Record<AwardsHonour['kind'], string> = {
  FAMILY: '最美家庭',
  COMPOUND: '最美院落',
  COURTYARD: '最美庭院',
  PERSON: '最美个人',
}

export const NOMINATION: Record<AwardsNomination['state'], { text: string; tone: Tone }> = {
  NOMINATED: { text: '待受理', tone: 'waiting' },
  ACCEPTED: { text: '已受理', tone: 'done' },
  REFUSED: { text: '没有受理', tone: 'plain' },
  WITHDRAWN: { text: '已撤回', tone: 'plain' },
}

export function flagWords(flag: AwardsFlag): { text: string; tone: 'done' | 'waiting' | 'alarm' } {
  if (flag.colour === 'RED') return { text: '红旗', tone: 'done' }
  if (flag.state === 'CURED') return { text: '黄旗，已改好', tone: 'done' }
  return flag.state === 'CURE_REPORTED' ? { text: '黄旗，报了整改', tone: 'waiting' } : { text: '黄旗', tone: 'alarm' }
}
