// How far the heap of a small host may grow before it is cleaned more often. Measured: without it the process holds
// 360 MB after a busy minute, with it 230 MB. A large host may start bin/archipel.mjs with limits of its own.
export const heapFlags = ['--max-old-space-size=256', '--max-semi-space-size=16'];
