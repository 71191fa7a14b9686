// TypeScript to the CommonJS that Jest loads.
const { transformSync } = require('esbuild')

exports.process = (source, file) => {
  const { code, map } = transformSync(source, {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    sourcefile: file,
    sourcemap: true,
    supported: { 'dynamic-import': false },
  })
  return { code, map: map }
}
