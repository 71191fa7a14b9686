import { innerConfig } from '../../inner-config.js'

export default innerConfig({ retry: 0 })
