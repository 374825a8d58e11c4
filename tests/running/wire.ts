import { connect } from 'node:net';
import type { RunningHouse } from './house.ts';

/** A request written by hand, as slowly as a test wants. */
export function wire(house: RunningHouse) {
	const socket = connect(Number(new URL(house.url).port), '127.0.0.1');
	let heard = '';
	socket.on('data', (chunk) => {
		heard += chunk;
	});
	socket.on('error', () => {});
	const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
	return { socket, heard: () => heard, closed };
}
