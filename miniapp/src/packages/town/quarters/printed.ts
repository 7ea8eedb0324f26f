import { bearer } from '@/api/client'
import { exchange } from '@/api/transport'
import { refusal } from '@/api/trouble'

/** The proof as it goes on paper: plain text, which the client of JSON cannot ask for. */
export async function printedProof(quarter: string): Promise<string> {
  const reply = await exchange({
    method: 'GET',
    url: `/api/v1/quarters/${encodeURIComponent(quarter)}/proof/printed`,
    header: { ...bearer(), Accept: 'text/plain, application/problem+json' },
  })
  if (reply.status !== 200) throw refusal(reply.status, reply.data)
  return String(reply.data)
}
