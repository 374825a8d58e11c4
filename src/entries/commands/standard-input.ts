/** A mail on standard input. */
import { limits } from '#guard/mail/limits.ts';
import { WrongUse } from './wrong-use.ts';

/** One byte more than is read tells that it is too large. */
export async function mailFrom(input: NodeJS.ReadStream, usage: string): Promise<Buffer> {
	if (input.isTTY) throw new WrongUse(`Give the mail on standard input:\n${usage}`);
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of input) {
		chunks.push(Buffer.from(chunk));
		bytes += chunk.length;
		if (bytes > limits.bytes) break;
	}
	if (bytes === 0) throw new WrongUse(`There was no mail on standard input:\n${usage}`);
	return Buffer.concat(chunks);
}
