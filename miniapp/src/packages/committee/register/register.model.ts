import type { CommunityNewMember } from '@/api/schema'

export interface MemberForm {
  name: string
  birthYear: string
  phone: string
  idTail: string
  reason: string
}

export const emptyMember = (): MemberForm => ({ name: '', birthYear: '', phone: '', idTail: '', reason: '' })

/** @param changing an empty field then stays as it is */
export function memberFault(form: MemberForm, changing: boolean, thisYear: number): Record<string, string> {
  const said: Record<string, string> = {}
  if (!changing && !form.name.trim()) said.name = '请填姓名'
  const year = Number(form.birthYear)
  if (form.birthYear && !(year >= 1900 && year <= thisYear)) said.birthYear = '请填四位的出生年份'
  if (form.phone && !/^1\d{10}$/.test(form.phone.trim())) said.phone = '手机号是 11 位数字'
  if (form.idTail && !/^\d{3}[\dXx]$/.test(form.idTail.trim())) said.idTail = '身份证的最后 4 位'
  if (!form.reason.trim()) said.reason = '请写为什么改，留在户册里'
  return said
}

export function memberOf(form: MemberForm): CommunityNewMember {
  return {
    name: form.name.trim(),
    birthYear: form.birthYear ? Number(form.birthYear) : undefined,
    phone: form.phone.trim() || undefined,
    idTail: form.idTail.trim().toUpperCase() || undefined,
  }
}

export function splitFault(head: string, members: string[], all: number): string {
  if (members.length === 0) return '请选分出去的人'
  if (members.length >= all) return '不能把全家都分出去'
  if (!head || !members.includes(head)) return '请选新户的户主'
  return ''
}
