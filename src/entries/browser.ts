/** What wakes up in the browser: small behaviours at once, islands each with its own code. */
import { currentTabInSight, faultsFirst, sayWhatHappened } from '#ui/behaviours/attention.ts';
import { ownClock } from '#ui/behaviours/clock.ts';
import { confirmations } from '#ui/behaviours/confirm.ts';
import { copyButtons } from '#ui/behaviours/copy.ts';
import { liveParts } from '#ui/behaviours/live.ts';
import { printButtons } from '#ui/behaviours/print.ts';
import { recalledValues } from '#ui/behaviours/recall.ts';
import { rememberedDetails } from '#ui/behaviours/remember.ts';
import { sendOnce } from '#ui/behaviours/send-once.ts';
import { shareButtons } from '#ui/behaviours/share.ts';
import type { Island } from '#ui/island.tsx';

type IslandModule = { default: Island<object> };

const modules = import.meta.glob<IslandModule>(['../**/islands/*.tsx', '!../**/*.test.tsx']);

/** The address of the module of `room/file` ends with `/room/islands/file.tsx`. */
function moduleOf(name: string) {
	const [file, ...rooms] = name.split('/').reverse();
	const end = `/${rooms.reverse().join('/')}/islands/${file}.tsx`;
	return Object.entries(modules).find(([address]) => address.endsWith(end))?.[1];
}

async function wakeIsland(place: HTMLElement): Promise<void> {
	const load = moduleOf(place.dataset.island ?? '');
	if (!load) return;
	const [{ wake }, found] = await Promise.all([import('#ui/island.tsx'), load()]);
	wake(place, found.default);
}

// First, while the page is as the server wrote it.
liveParts();
for (const begin of [
	confirmations,
	sendOnce,
	copyButtons,
	shareButtons,
	printButtons,
	rememberedDetails,
	recalledValues,
	faultsFirst,
	sayWhatHappened,
	currentTabInSight,
	ownClock
])
	begin();

function wakeIslands(): void {
	for (const place of document.querySelectorAll<HTMLElement>('[data-island]:not([data-awake])')) void wakeIsland(place);
}
wakeIslands();
// News may bring islands that are still asleep.
document.addEventListener('archipel:fresh', wakeIslands);
document.addEventListener('archipel:fresh', ownClock);
