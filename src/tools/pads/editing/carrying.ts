/** Carries a picture to the pad it was put in. */
import { shrunk } from './shrinking.ts';

export type PictureFault = 'not-a-picture' | 'no-room' | 'not-sent';
export type Carried = { src: string; width: number; height: number } | { fault: PictureFault };

const faults: Record<number, PictureFault> = { 413: 'no-room', 422: 'not-a-picture' };
const waitMs = 15_000;

/** Until the network is said to be back, or a while. */
const untilOnline = (): Promise<void> =>
	new Promise((resolve) => {
		const timer = setTimeout(resolve, waitMs);
		window.addEventListener(
			'online',
			() => {
				clearTimeout(timer);
				resolve();
			},
			{ once: true }
		);
	});

const formOf = (picture: Blob, token: string | null): FormData => {
	const form = new FormData();
	form.set('verb', 'send');
	if (token) form.set('token', token);
	form.set('file', picture, 'picture');
	return form;
};

/** Without network it waits as long as the page is open. */
async function sent(item: string, body: FormData): Promise<Response> {
	for (;;) {
		const answer = await fetch(`/pads/${item}/pictures`, { method: 'POST', body }).catch(() => null);
		if (answer) return answer;
		await untilOnline();
	}
}

export async function carry(item: string, picture: Blob, token: string | null): Promise<Carried> {
	const answer = await sent(item, formOf(await shrunk(picture), token));
	const isDone = answer.ok && answer.headers.get('content-type')?.startsWith('application/json');
	return isDone ? answer.json() : { fault: faults[answer.status] ?? 'not-sent' };
}

const longestData = 16 * 1024 * 1024;

/** The picture an address of pasted text leads to: within the text itself, or in another pad one may see. */
export async function pictureBehind(src: string): Promise<Blob | null> {
	const [, type, data] = /^data:(image\/[\w+.-]+);base64,(.*)$/s.exec(src) ?? [];
	if (!type || !data)
		return fetch(src).then(
			(answer) => (answer.ok ? answer.blob() : null),
			() => null
		);
	if (data.length > longestData) return null;
	try {
		return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type });
	} catch {
		return null;
	}
}
