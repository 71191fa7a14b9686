/**
 * happy-dom has no JS self-profiling (`window.Profiler`), which browsers offer and the SDK reads.
 * This one has seen the function `pay` at work, 20 samples long.
 */
export function installProfiler(): void {
  Reflect.set(
    window,
    'Profiler',
    class extends EventTarget {
      stopped = false

      async stop(): Promise<object> {
        this.stopped = true
        const end = performance.now()
        return {
          resources: ['https://shop.example/app.js'],
          frames: [{ name: 'pay', resourceId: 0, line: 1, column: 2 }],
          stacks: [{ frameId: 0 }],
          samples: Array.from({ length: 20 }, (_, index) => ({
            timestamp: end - 20 + index,
            stackId: 0,
          })),
        }
      }
    },
  )
}
