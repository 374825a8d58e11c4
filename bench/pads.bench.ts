/**
 * Pads under load, side by side with Hocuspocus and Etherpad on the same PostgreSQL: how soon others see an edit, what
 * it costs, whether any is missing, what an open pad weighs, and what pads at rest change. See bench/README.md.
 */

import { measureMemory } from './pads/memory.ts';
import { measureRest } from './pads/rest.ts';
import { playCrowd, playTyping } from './pads/scenes.ts';

const scenes: Record<string, () => Promise<void>> = {
	typing: playTyping,
	crowd: playCrowd,
	memory: measureMemory,
	rest: measureRest
};

process.setMaxListeners(0);
const asked = process.env.PADS?.split(',') ?? Object.keys(scenes);
for (const name of asked) await scenes[name]!();
process.exit(0);
