/**
 * Makes a document what it once was, by changing no more than is needed: what stands in both keeps its place, its
 * author and the comments that hang on it.
 */
import * as Y from 'yjs';
import { field } from '../pad.ts';
import { plainField, type Shared } from './compare.ts';

const keyOf = ({ _item }: Shared): string => `${_item!.id.client}:${_item!.id.clock}`;

/** Both must descend from the same document, so that what is the same in both has the same name in both. */
export function restoreInto(doc: Y.Doc, past: Y.Doc): void {
	restoreChildren(doc.getXmlFragment(field), past.getXmlFragment(field));
	if (doc.share.has(plainField) || past.share.has(plainField))
		restoreText(doc.getText(plainField), past.getText(plainField));
}

type Parent = Y.XmlFragment | Y.XmlElement;
type Child = Y.XmlElement | Y.XmlText;

function restoreChildren(live: Parent, past: Parent): void {
	const wanted = past.toArray() as Child[];
	const keys = new Set(wanted.map(keyOf));
	for (let place = live.length - 1; place >= 0; place--) if (!keys.has(keyOf(live.get(place)))) live.delete(place, 1);
	// What stays is in the order it had: nothing in a shared document ever moves.
	for (const [place, node] of wanted.entries()) {
		const here = place < live.length ? (live.get(place) as Child) : null;
		if (here && keyOf(here) === keyOf(node)) restoreNode(here, node);
		else live.insert(place, [node.clone()]);
	}
}

function restoreNode(live: Child, past: Child): void {
	if (live instanceof Y.XmlText && past instanceof Y.XmlText) restoreText(live, past);
	else if (live instanceof Y.XmlElement && past instanceof Y.XmlElement) {
		restoreAttributes(live, past);
		restoreChildren(live, past);
	}
}

function restoreAttributes(live: Y.XmlElement, past: Y.XmlElement): void {
	const [have, want] = [live.getAttributes(), past.getAttributes()] as Record<string, unknown>[];
	for (const name of Object.keys(have!)) if (!(name in want!)) live.removeAttribute(name);
	for (const [name, value] of Object.entries(want!))
		if (JSON.stringify(have![name]) !== JSON.stringify(value)) live.setAttribute(name, value as string);
}

type Unit = { key: string; insert: string | object };
type Step = { retain?: number; delete?: number; insert?: string | object; attributes?: Record<string, unknown> };

/** A text as its letters, each by the name it has in the document. */
function unitsOf(text: Y.Text): Unit[] {
	const units: Unit[] = [];
	for (let item = text._start; item; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const { client, clock } = item.id;
		for (const [place, insert] of item.content.getContent().entries())
			units.push({ key: `${client}:${clock + place}`, insert });
	}
	return units;
}

function step(steps: Step[], next: Step): void {
	const last = steps.at(-1);
	if (last?.retain && next.retain) last.retain += next.retain;
	else if (last?.delete && next.delete) last.delete += next.delete;
	else if (typeof last?.insert === 'string' && typeof next.insert === 'string') last.insert += next.insert;
	else steps.push(next);
}

function restoreText(live: Y.Text, past: Y.Text): void {
	const [have, want] = [unitsOf(live), unitsOf(past)];
	const keys = new Set(want.map(({ key }) => key));
	const steps: Step[] = [];
	let at = 0;
	const dropTo = (isKept: (unit: Unit) => boolean) => {
		for (; at < have.length && !isKept(have[at]!); at++) step(steps, { delete: 1 });
	};
	for (const { key, insert } of want) {
		dropTo((unit) => keys.has(unit.key));
		if (have[at]?.key === key) {
			step(steps, { retain: 1 });
			at++;
		} else step(steps, { insert, attributes: {} });
	}
	dropTo(() => false);
	if (steps.some(({ retain }) => !retain)) live.applyDelta(steps, { sanitize: false });
	restoreFormats(live, past);
}

type Run = { insert: string | object; attributes?: Record<string, unknown> };
const lengthOf = ({ insert }: Run): number => (typeof insert === 'string' ? insert.length : 1);

/** The words are the same by now; their marks may not be. */
function restoreFormats(live: Y.Text, past: Y.Text): void {
	const [have, want] = [live.toDelta(), past.toDelta()] as [Run[], Run[]];
	const steps: Step[] = [];
	let [here, left] = [0, have[0] ? lengthOf(have[0]) : 0];
	for (const run of want) {
		for (let rest = lengthOf(run); rest > 0; ) {
			const length = Math.min(rest, left);
			steps.push({ retain: length, attributes: changedMarks(have[here]?.attributes ?? {}, run.attributes ?? {}) });
			rest -= length;
			left -= length;
			if (left === 0) left = have[++here] ? lengthOf(have[here]!) : 0;
			if (left === 0 && rest > 0) break;
		}
	}
	if (steps.some(({ attributes }) => Object.keys(attributes!).length > 0)) live.applyDelta(steps, { sanitize: false });
}

function changedMarks(have: Record<string, unknown>, want: Record<string, unknown>): Record<string, unknown> {
	const names = [...new Set([...Object.keys(have), ...Object.keys(want)])];
	const changed = names.filter((name) => JSON.stringify(have[name]) !== JSON.stringify(want[name]));
	return Object.fromEntries(changed.map((name) => [name, want[name] ?? null]));
}
