/** After a refusal the summary of faults takes the focus, so that it is read first. */
export function faultsFirst(): void {
	document.querySelector<HTMLElement>('.error-summary')?.focus();
}

/**
 * Says once more what has just happened: a reader of screens says what changes in a page, not what it came with.
 * The words go again, for whoever reads on finds them in their place.
 */
export function sayWhatHappened(): void {
	const lines = '.banner:is([role="status"], [role="alert"]) :is(p, .banner-words > div:not(.row, :has(p)))';
	const words = [...document.querySelectorAll(lines)].map(({ textContent }) => textContent.trim());
	if (words.length === 0) return;
	const place = document.createElement('p');
	place.className = 'unseen';
	place.role = 'status';
	document.body.append(place);
	setTimeout(() => place.append(words.join(' ')), 300);
	setTimeout(() => place.remove(), 10_000);
}

/** Where tabs do not fit beside each other, the one that is open is among those in sight; the page itself stays. */
export function currentTabInSight(): void {
	for (const tab of document.querySelectorAll<HTMLElement>('.tabs [aria-current]')) {
		const row = tab.closest('.tabs')!;
		const [box, frame] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
		row.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
	}
}
