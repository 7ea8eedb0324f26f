import { api } from '@/api/client'
import type { Read } from '@/api/client'
import type { AssessmentSubject } from '@/api/schema'
import { NoSignal } from '@/api/trouble'
import { fromShelf, ontoShelf } from '@/lib/own-shelf'
import { post } from '@/stores/outbox'
import type { SchemeLine } from '../parts/round-lines'
import { downloadHomes } from '../parts/village-homes'
import { entryOf, named, type Field, type FigureForm } from './figures.model'

/** Brings a round onto the phone, as it was last read when there is no signal, and sends what is reported. */
const shelf = (round: string, village: string) => `figures/${round}/${village}`

interface Kept {
  at: number
  field: Field
}

/** @param village none for all the villages of a round that assesses villages */
export async function fieldOf(round: string, village: string): Promise<Read<Field>> {
  try {
    const path = { round }
    const query = village ? { village } : {}
    const [read, scheme, subjects, reports] = await Promise.all([
      api.get('/api/v1/assessment-rounds/{round}', { path }),
      api.get('/api/v1/assessment-rounds/{round}/scheme', { path }),
      api.get('/api/v1/assessment-rounds/{round}/subjects', { path, query }),
      api.get('/api/v1/assessment-rounds/{round}/reports', { path, query }),
    ])
    const field: Field = { round: read, scheme, reports, subjects: read.subject === 'HOUSEHOLD' && village ? named(subjects, await downloadHomes(village)) : subjects }
    await ontoShelf(shelf(round, village), { at: Date.now(), field } satisfies Kept)
    return { data: field, at: Date.now(), old: false }
  } catch (thrown) {
    const kept = thrown instanceof NoSignal ? await fromShelf<Kept>(shelf(round, village)) : undefined
    if (!kept) throw thrown
    return { data: kept.field, at: kept.at, old: true }
  }
}

/** Under its own id, made before it is sent: arriving twice, it says the same thing twice. */
export function sendFigure(field: Field, line: SchemeLine, subject: AssessmentSubject, form: FigureForm, replaces: string | undefined) {
  return post({
    title: `${subject.name}：${line.title} ${form.value}`,
    method: 'put',
    path: '/api/v1/assessment-rounds/{round}/reports/{report}',
    asked: { path: { round: field.round.id, report: form.id }, body: entryOf(line, subject, form, replaces) },
    photos: [...form.photos],
    group: `report/${field.round.id}/${subject.id}`,
  })
}
