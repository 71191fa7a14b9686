import { innerConfig } from '../../../inner/inner-config.js'

// in CI too, where Vitest takes an `only` for one that somebody forgot
export default innerConfig({ allowOnly: true })
