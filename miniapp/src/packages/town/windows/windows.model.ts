/** What is wrong with a plan before it is sent. */
export function planTrouble(plan: { opensOn: string; closesOn: string; pickupDays: string }): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (!plan.opensOn) wrong.opensOn = '请选哪天开始'
  if (!plan.closesOn) wrong.closesOn = '请选哪天结束'
  else if (plan.closesOn < plan.opensOn) wrong.closesOn = '结束要在开始以后'
  if (!/^\d{1,2}$/.test(plan.pickupDays) || Number(plan.pickupDays) < 1) wrong.pickupDays = '天数是 1 到 99 的整数'
  return wrong
}
