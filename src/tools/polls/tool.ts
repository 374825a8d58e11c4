import type { Tool } from '#kernel/tool.ts';
export const polls = {
	id: 'polls',
	pages: [],
	words: { en: {}, fr: {} },
	jobs: [],
	api: [],
	schema: null
} as unknown as Tool;
