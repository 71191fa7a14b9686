/** Of the element in which the page finds its data. */
export const DATA_ID = 'recorded'

/** How it stands there: as JSON, or as gzipped JSON in base64. */
export type DataForm = 'json' | 'gzip'
