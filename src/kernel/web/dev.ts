/** `npm run dev`: open pages read themselves again once the house was built anew. Nothing of it outside. */
import type { Hono } from 'hono';
import type { Door } from './request.ts';

const build = process.env.ARCHIPEL_DEV;

export const devScripts: string[] = build ? ['/dev/follow.js'] : [];

const script = `
let seen;
setInterval(async () => {
	const answer = await fetch('/dev/build').catch(() => null);
	const now = answer?.ok ? await answer.text() : seen;
	if (seen !== undefined && now !== seen) location.reload();
	seen = now;
}, 700);`;

export function openDevDoor(app: Hono<Door>): void {
	if (!build) return;
	app.get('/dev/build', (context) => context.text(build));
	app.get('/dev/follow.js', (context) => context.body(script, 200, { 'content-type': 'text/javascript' }));
}
