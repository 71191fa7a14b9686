/** Event ids that stay the same from run to run, for exact texts. */
export const A = 'a'.repeat(32)
export const B = 'b'.repeat(32)
export const C = 'c'.repeat(32)
export const D = 'd'.repeat(32)
