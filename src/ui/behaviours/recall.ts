/** Within `<div data-recall="name">` an empty field is filled with what was sent from this browser last time. */
export function recalledValues(): void {
	fill();
	document.addEventListener('archipel:fresh', fill);
	document.addEventListener('submit', ({ target }) => {
		for (const field of recalled()) if ((target as HTMLElement).contains(field)) keep(field);
	});
}

function fill(): void {
	for (const field of recalled()) {
		const kept = recall(field);
		// As its default: nobody typed it.
		if (field.value === '' && kept) field.defaultValue = kept;
	}
}

const recalled = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('[data-recall] input')];

const keyOf = (field: HTMLElement) => `recall:${field.closest<HTMLElement>('[data-recall]')?.dataset.recall}`;

// Storage may be refused by the browser's settings; then nothing is recalled.
function recall(field: HTMLInputElement): string | null {
	try {
		return localStorage.getItem(keyOf(field));
	} catch {
		return null;
	}
}

function keep(field: HTMLInputElement): void {
	try {
		if (field.value.trim() !== '') localStorage.setItem(keyOf(field), field.value.trim());
	} catch {
		// As above.
	}
}
