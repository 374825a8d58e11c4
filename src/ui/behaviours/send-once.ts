// A form answered by a file leaves the page standing: after this it may be sent again.
const again = 8000;

/** A form is sent once, however often its button is pressed, and says that it is on its way. */
export function sendOnce(): void {
	document.addEventListener('submit', (event) => {
		const form = event.target as HTMLFormElement;
		if (event.defaultPrevented || form.dataset.sending === undefined) return;
		if (form.ariaBusy === 'true') event.preventDefault();
		else begin(form, event.submitter);
	});
	// A page found again by "back" must be ready to send.
	window.addEventListener('pageshow', () => {
		for (const form of document.querySelectorAll<HTMLFormElement>('form[aria-busy]')) form.ariaBusy = null;
	});
}

function begin(form: HTMLFormElement, button: HTMLElement | null): void {
	form.ariaBusy = 'true';
	const words = button && [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
	const before = words?.textContent ?? '';
	if (words) words.textContent = form.dataset.sending ?? before;
	setTimeout(() => {
		form.ariaBusy = null;
		if (words) words.textContent = before;
	}, again);
}
