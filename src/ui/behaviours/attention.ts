/** After a refusal the summary of faults takes the focus, so that it is read first. */
export function faultsFirst(): void {
	document.querySelector<HTMLElement>('.error-summary')?.focus();
}

/** Where tabs do not fit beside each other, the one that is open is among those in sight; the page itself stays. */
export function currentTabInSight(): void {
	for (const tab of document.querySelectorAll<HTMLElement>('.tabs [aria-current]')) {
		const row = tab.closest('.tabs')!;
		const [box, frame] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
		row.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
	}
}
