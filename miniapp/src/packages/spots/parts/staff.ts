import type { Role } from '@/stores/session'

/** Who works on dirty spots, and who looks over their shoulder. The backend decides each call once more. */
export const SPOT_STAFF: Role[] = ['INSPECTOR', 'COMMITTEE', 'PANEL', 'TOWN', 'AUDITOR']
