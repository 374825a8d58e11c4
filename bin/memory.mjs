// A small host shares its memory with other programs. V8 lets garbage grow to several times what is alive before it
// cleans the old part of the heap; so it cleans sooner. No limit: what is needed is still given.
export const heapFlags = ['--max-semi-space-size=8', '--heap-growing-percent=40'];

// Beside the heap, each thread keeps memory of its own that it freed long ago (glibc): two stores for all of them, which
// give back what is free.
export const mallocSettings = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
