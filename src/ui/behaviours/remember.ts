const keyOf = (details: HTMLDetailsElement) => `open:${details.dataset.remember}`;

/** `<details data-remember="name">` stays open or closed as the person left it. */
export function rememberedDetails(): void {
	for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-remember]')) {
		if (recall(keyOf(details))) details.open = true;
		details.addEventListener('toggle', () => keep(keyOf(details), details.open));
	}
}

// Storage may be refused by the browser's settings; then nothing is remembered.
function recall(key: string): boolean {
	try {
		return localStorage.getItem(key) === 'yes';
	} catch {
		return false;
	}
}

function keep(key: string, open: boolean): void {
	try {
		if (open) localStorage.setItem(key, 'yes');
		else localStorage.removeItem(key);
	} catch {
		return;
	}
}
