/** Another host: a server of its own, with a key of its own, that says what a test wants. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { seatDoor } from '#kernel/limits/outside.ts';
import { type Document, format } from './document.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export class OtherHost {
	#key: KeyObject;
	#public: string;
	readonly answers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
	asked: string[] = [];
	port = 0;
	#server: Server | undefined;

	constructor() {
		[this.#key, this.#public] = OtherHost.#pair();
	}

	static #pair(): [KeyObject, string] {
		const { privateKey, publicKey } = generateKeyPairSync('ed25519');
		return [privateKey, publicKey.export({ format: 'jwk' }).x!];
	}

	newKey(): void {
		[this.#key, this.#public] = OtherHost.#pair();
	}

	get key(): string {
		return this.#public;
	}

	document(some: Partial<Document> & Pick<Document, 'holds' | 'entries'>): Document {
		const now = Date.now();
		return {
			format,
			host: 'https://tools.example.net',
			name: 'spam',
			title: 'What spams us',
			edition: 1,
			made: new Date(now).toISOString(),
			expires: new Date(now + 7 * 86_400_000).toISOString(),
			...some
		};
	}

	signed(document: unknown): string {
		const head = encode({ alg: 'EdDSA', jwk: { kty: 'OKP', crv: 'Ed25519', x: this.#public } });
		const payload = encode(document);
		const signature = sign(null, Buffer.from(`${head}.${payload}`), this.#key).toString('base64url');
		return JSON.stringify({ protected: head, payload, signature });
	}

	/** From now on this stands at a path. @returns its address. */
	serves(path: string, text: string, etag?: string): string {
		this.answers.set(path, (request, response) => {
			if (etag && request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
			response.writeHead(200, { 'content-type': 'application/json', ...(etag && { etag }) }).end(text);
		});
		return this.at(path);
	}

	at(path: string): string {
		return `http://tools.example.net:${this.port}${path}`;
	}

	/** Names lead here, and this host alone is let in. @returns what puts the usual door back. */
	letIn(): () => void {
		return seatDoor({
			resolve: async (name) => [name === 'inside.example' ? '10.0.0.1' : '127.0.0.1'],
			admits: (address, port) => address === '127.0.0.1' && port === this.port
		});
	}

	async open(): Promise<void> {
		this.#server = createServer((request, response) => {
			this.asked.push(request.url!);
			const answer = this.answers.get(request.url!);
			if (answer) answer(request, response);
			else response.writeHead(404).end();
		});
		await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
		this.port = (this.#server.address() as AddressInfo).port;
	}

	close(): void {
		this.#server?.closeAllConnections();
		this.#server?.close();
	}
}

/** Open for the tests of a file; names lead to it, and it alone is let in. */
export function openOtherHost(): OtherHost {
	const host = new OtherHost();
	let putBack = () => {};
	beforeAll(async () => {
		await host.open();
		putBack = host.letIn();
	});
	afterAll(() => {
		putBack();
		host.close();
	});
	return host;
}
