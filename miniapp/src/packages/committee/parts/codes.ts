export { cardCode, pickupCode, scan } from '@/lib/codes'
