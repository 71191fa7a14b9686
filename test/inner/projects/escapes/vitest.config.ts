import { innerConfig } from '../../inner-config.js'

export default innerConfig()
