import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Server, startServer } from '#entries/server.ts';
import { carrier } from '#kernel/database/connection.ts';
import { member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ PORT: '0' });

let server: Server;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const topic = 'polls.ballots';
const privately = (item: string) => carrier()`update kernel.item set visibility = 'private' where id = ${item}`;

async function openPoll(): Promise<string> {
	const body = JSON.stringify({ title: 'Who brings what?', kind: 'choice', options: [{ label: 'Bread' }] });
	const headers = { 'content-type': 'application/json' };
	return JSON.parse((await new Visitor().ask('/api/v1/polls', { method: 'POST', headers, body })).text).id;
}

/** Listens from their browser over a socket. @returns why it ends, once it hears. */
async function overSocket(who: Visitor, item: string): Promise<{ ended: Promise<string> }> {
	const socket = new WebSocket(`ws://127.0.0.1:${server.port}/live`, { headers: { cookie: who.cookieLine() } });
	const ended = new Promise<string>((end) => socket.on('close', (code, why) => end(`${code} ${why}`)));
	await new Promise((open) => socket.once('open', open));
	socket.send(JSON.stringify({ topic, item }));
	await new Promise((heard) => socket.once('message', heard));
	return { ended };
}

/** Listens as browsers do where sockets are blocked. @returns what it heard until its end. */
async function overEvents(who: Visitor, item: string): Promise<() => Promise<string>> {
	const query = new URLSearchParams({ topic, item });
	const answer = await fetch(`http://127.0.0.1:${server.port}/live/events?${query}`, {
		headers: { cookie: who.cookieLine() }
	});
	const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
	let text = (await reader.read()).value ?? '';
	return async () => {
		for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
		return text;
	};
}

test('whoever may no longer read a poll hears nothing more of it', async () => {
	const poll = await openPoll();
	const socket = await overSocket(new Visitor(), poll);
	const events = await overEvents(new Visitor(), poll);
	await privately(poll);
	expect(await socket.ended).toBe('4403 kernel.not-found');
	expect(await events()).toContain('"version"');
});

test('whoever signed out elsewhere no longer listens as who they were', async () => {
	const poll = await openPoll();
	const bo = await member('Bo', 'bo@example.org');
	const bos = await overSocket(bo, poll);
	const others = await overSocket(new Visitor(), poll);
	await carrier()`delete from kernel.session`;
	expect(await bos.ended).toBe('4403 kernel.sign-in-needed');
	expect(await Promise.race([others.ended, new Promise((later) => setTimeout(later, 300, 'still open'))])).toBe(
		'still open'
	);
});
