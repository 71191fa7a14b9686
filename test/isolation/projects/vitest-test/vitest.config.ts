import { innerConfig } from '../../../inner/inner-config.js'

export default innerConfig()
