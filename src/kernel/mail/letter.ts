/** A letter to somebody: kept in the transaction that has something to say, sent once that is on disk. */
import { isMailAddress, tidyMailAddress } from '#base/addresses.ts';
import { newId } from '#base/ids.ts';
import { refusal } from '#base/refusal.ts';
import { cleanLine } from '#base/text.ts';
import { afterCommit, transaction } from '../database/connection.ts';
import { destinationOf } from './destination.ts';
import { withFoot } from './foot.ts';
import { isRefusable } from './kinds.ts';
import { hashOfMail, isRefused } from './refusals.ts';
import type { Attachment, Letter } from './store.ts';
import * as store from './store.ts';
import { wakeSender } from './wake.ts';

export type { Attachment, Letter } from './store.ts';

export const limits = { subject: 200, text: 200_000, attachments: 20, attachmentName: 100, bytes: 5 * 1024 * 1024 };

// The same code as other input that cannot be used: the caller's form shows it at its field.
const malformed = refusal('kernel.malformed', 422);
const wrong = (field: string, code: string) => malformed({ fields: [{ field, code }] });

const bytesOf = (letter: Letter): number =>
	(letter.attachments ?? []).reduce((sum, { text }) => sum + Buffer.byteLength(text), Buffer.byteLength(letter.text));

function checkedAttachment({ name, type, text, method }: Attachment): Attachment {
	if (!/^[\w.+-]+\/[\w.+-]+$/.test(type)) throw wrong('attachments', 'not-allowed');
	if (method !== undefined && !/^[A-Z]{3,20}$/.test(method)) throw wrong('attachments', 'not-allowed');
	const tidy =
		cleanLine(name)
			.replace(/[/\\"]/g, '-')
			.slice(0, limits.attachmentName) || 'file';
	return { name: tidy, type, text, ...(method ? { method } : {}) };
}

/** @throws kernel.malformed for what could not be sent, or would add headers to the letter. */
function checked(letter: Letter): Letter & { attachments: Attachment[] } {
	const to = tidyMailAddress(letter.to);
	const { attachments = [] } = letter;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: a line break in an address would add a header
	if (/[\u0000-\u001f\u007f]/.test(letter.to) || !isMailAddress(to)) throw wrong('to', 'not-an-address');
	if (letter.text.length > limits.text || bytesOf(letter) > limits.bytes) throw wrong('text', 'too-long');
	if (attachments.length > limits.attachments) throw wrong('attachments', 'too-many');
	const subject = cleanLine(letter.subject).slice(0, limits.subject);
	return { ...letter, to, subject, attachments: attachments.map(checkedAttachment) };
}

/** Whether letters to an address come back. Told when the house is put together. */
type Deadness = (mail: string) => Promise<boolean>;
let isDead: Deadness = async () => false;
export const learnDeadAddresses = (deadness: Deadness): void => {
	isDead = deadness;
};

/**
 * Keeps the letter in the caller's transaction; it leaves once that is on disk.
 * @returns the id of the letter, or null when its reader refused letters of this kind, or it would only come back.
 * What somebody asked for themselves (a link to sign in) is sent all the same.
 * @throws kernel.malformed when the address, a name or the size cannot be.
 */
export async function post(letter: Letter): Promise<string | null> {
	const ready = checked(letter);
	const refusable = isRefusable(ready.kind);
	if (refusable && (await isRefused({ mail: hashOfMail(ready.to), kind: ready.kind }))) return null;
	if (refusable && (await isDead(ready.to))) return null;
	const id = newId();
	const text = (refusable ? withFoot(ready) : ready.text).replaceAll('\0', '');
	await transaction(async () => {
		const kept = {
			...ready,
			id,
			text,
			destination: destinationOf(ready.to),
			writer: ready.writer ?? null,
			item: ready.item ?? null
		};
		await store.keep({ ...kept, pressing: !refusable });
		afterCommit(wakeSender);
	});
	return id;
}
