export type Sent = { picture: string } | { fault: 'picture-not-sent' | 'not-a-picture' };

/** Sends a picture ahead of its form, so that many of them never make one form too heavy. */
export async function sendPicture(address: string, file: File, token: string | null): Promise<Sent> {
	const form = new FormData();
	form.set('verb', 'picture');
	if (token) form.set('token', token);
	form.set('options[0].upload', file);
	const answer = await fetch(address, { method: 'POST', body: form }).catch(() => null);
	if (answer?.ok) return (await answer.json()) as Sent;
	return { fault: answer?.status === 422 ? 'not-a-picture' : 'picture-not-sent' };
}
