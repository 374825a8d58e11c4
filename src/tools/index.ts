/** One line per tool. */
import type { Tool } from '#kernel/tool.ts';
import { pads } from './pads/tool.ts';
import { polls } from './polls/tool.ts';

export const tools: Tool[] = [polls, pads];
