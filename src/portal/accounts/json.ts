/** An answer for an island. */
export function json(value: unknown, cookies: string[] = []): Response {
	const headers = new Headers({
		'content-type': 'application/json',
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff'
	});
	for (const cookie of cookies) headers.append('set-cookie', cookie);
	return new Response(JSON.stringify(value), { headers });
}
