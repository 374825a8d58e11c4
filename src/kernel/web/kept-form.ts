/**
 * A form on its way through a second page: all that was typed travels within the page, sealed by the secret of this
 * host, so that a password is never written back and nothing waits in the database.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { FormTrace } from '../actions/action.ts';
import { derived } from '../settings/secret.ts';

export type KeptForm = {
	/** Names one form among all, so that what was paid for it counts for no other. */
	id: string;
	fields: [string, string][];
	/** The guest who sent it, for browsers that keep no cookies. */
	guest: string | null;
	/** How it was first filled in. */
	trace: FormTrace;
	/** The mark of when the form was made. */
	stamp: string | null;
};

const mostLetters = 3 * 1024 * 1024;
const packed = promisify<Buffer, Buffer>(deflateRaw);
const unpacked = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

const keyOf = (path: string): Buffer => derived('kept form', path);

/** Whether a form can be carried along: no file, not too long. */
export function canKeep(form: FormData): boolean {
	let letters = 0;
	for (const [name, value] of form) {
		if (typeof value === 'string') letters += name.length + value.length;
		else if (value.size > 0) return false;
	}
	return letters <= mostLetters;
}

/** @returns null where the form cannot be carried along. */
export function keepForm(form: FormData, more: Omit<KeptForm, 'id' | 'fields'>): KeptForm | null {
	if (!canKeep(form)) return null;
	const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
	return { id: randomBytes(12).toString('base64url'), fields, ...more };
}

/** @param path the form was sent to: it opens nowhere else. */
export async function sealForm(path: string, form: KeptForm): Promise<string> {
	const start = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyOf(path), start);
	const text = await packed(Buffer.from(JSON.stringify(form)));
	const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
	return Buffer.concat([start, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @returns null when it is not ours, or was sent elsewhere. */
export async function openForm(path: string, text: string): Promise<KeptForm | null> {
	const bytes = Buffer.from(text, 'base64url');
	if (bytes.length < 30) return null;
	const cipher = createDecipheriv('aes-256-gcm', keyOf(path), bytes.subarray(0, 12));
	cipher.setAuthTag(bytes.subarray(12, 28));
	try {
		const plain = Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]);
		return JSON.parse((await unpacked(plain, { maxOutputLength: 32 * 1024 * 1024 })).toString());
	} catch {
		// A seal that does not fit has one meaning: it is not ours.
		return null;
	}
}

export function formOfKept({ fields }: KeptForm): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}
