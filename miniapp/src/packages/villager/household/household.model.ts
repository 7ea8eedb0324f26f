import type { AwardsApplication, StoreSlip } from '@/api/schema'
import { day } from '@/lib/dates'
import { goodsWords } from '../pickup/pickup.model'

/** Something done in our name by somebody else. */
export interface Act {
  key: string
  words: string
  when: string
  to: string
  at: string
}

/** Who acted for us: redeemed, fetched, or recorded for us. Newest first. */
export function actsFor(slips: StoreSlip[], applications: AwardsApplication[], now?: number): Act[] {
  const redeemed = slips.flatMap((slip): Act[] => {
    const to = `/packages/villager/pickup/pickup?id=${slip.id}`
    const asked = slip.agentName ? [{ key: `agent/${slip.id}`, words: `${slip.agentName}代我家兑换${goodsWords(slip)}`, when: day(slip.redeemedAt, now), to, at: slip.redeemedAt }] : []
    const fetched = slip.collector && slip.endedAt
    const kin = slip.relation ? `（${slip.relation}）` : ''
    return fetched ? [...asked, { key: `collector/${slip.id}`, words: `${slip.collector}${kin}代取${goodsWords(slip)}`, when: day(slip.endedAt!, now), to, at: slip.endedAt! }] : asked
  })
  const recorded = applications
    .filter((application) => application.origin === 'RECORDED')
    .map((application) => ({
      key: `record/${application.id}`,
      words: `村里替我家登记：${application.ruleName}`,
      when: day(application.submittedAt, now),
      to: `/packages/villager/entry/entry?application=${application.id}`,
      at: application.submittedAt,
    }))
  return [...redeemed, ...recorded].sort((a, b) => b.at.localeCompare(a.at))
}
