/** Forms sent without leaving the page: to the same address, with the same words back. */

export type Sent = { done: true } | { done: false; words: string };

const wordsIn = (page: Document): string =>
	page.querySelector('[role="alert"] li, [role="alert"]')?.textContent?.trim() ??
	page.querySelector('h1')?.textContent?.trim() ??
	'';

/**
 * @param offline what is said where the network is away.
 * Where something is asked first (the guard wants a proof, or a confirmation), the form is sent as any other, and the
 * person goes on there.
 */
export async function sendForm(form: HTMLFormElement, button: HTMLElement | null, offline: string): Promise<Sent> {
	const body = new FormData(form, button);
	const answer = await fetch(form.action, {
		method: 'POST',
		body,
		redirect: 'manual',
		headers: { accept: 'text/html' }
	}).catch(() => null);
	if (!answer) return { done: false, words: offline };
	if (answer.type === 'opaqueredirect' || answer.ok) return { done: true };
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	if (page.querySelector('input[name="kept"]')) form.submit();
	return { done: false, words: wordsIn(page) };
}

const nameKey = 'pads.name';

/** The name people gave in this pad or another. */
export function rememberedName(): string {
	try {
		return localStorage.getItem(nameKey) ?? '';
	} catch {
		return '';
	}
}

export function rememberName(name: string): void {
	try {
		if (name.trim()) localStorage.setItem(nameKey, name.trim());
	} catch {
		// A browser that keeps nothing asks again next time.
	}
}
