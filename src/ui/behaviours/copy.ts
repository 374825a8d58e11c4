/** `<button data-copy="id" data-done="Copied">` copies the field of that id and says so. */
export function copyButtons(): void {
	document.addEventListener('click', (event) => {
		const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
		const field = button && document.getElementById(button.dataset.copy ?? '');
		if (button && field instanceof HTMLInputElement) void copy(field).then(() => sayDone(button));
	});
}

async function copy(field: HTMLInputElement): Promise<void> {
	field.select();
	// Without https there is no clipboard; the older command still works.
	if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
	else document.execCommand('copy');
}

function sayDone(button: HTMLElement): void {
	const words = button.querySelector('span');
	if (!words || words.textContent === button.dataset.done) return;
	const before = words.textContent;
	words.textContent = button.dataset.done ?? before;
	setTimeout(() => {
		words.textContent = before;
	}, 2500);
}
