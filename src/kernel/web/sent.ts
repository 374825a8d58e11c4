/** What a form brought: its fields, and how it was filled in; or what it was before a second page, and what came on top. */
import { refusal } from '#base/refusal.ts';
import type { FormTrace } from '../actions/action.ts';
import { formOfKept, type KeptForm, openForm } from './kept-form.ts';
import { traceOf } from './manners.ts';

const notOurs = refusal('kernel.not-a-form', 422);

export type Sent = {
	form: FormData;
	trace: FormTrace;
	stamp: string | null;
	guest: string | null;
	/** Where it went through a second page. */
	kept: KeptForm | null;
	/** Another way than doing it at once, and the page that offered it. */
	way: { code: string; way: string } | null;
};

const line = (form: FormData, name: string): string | null => {
	const value = form.get(name);
	return typeof value === 'string' && value !== '' ? value : null;
};

function fromPage(form: FormData, now: Date): Sent {
	const trace = traceOf(form, now);
	const stamp = line(form, 'stamp');
	form.delete('stamp');
	return { form, trace, stamp, guest: null, kept: null, way: null };
}

/** @throws kernel.not-a-form for a kept form that is none of ours. */
export async function sentOf(path: string, outer: FormData, now: Date): Promise<Sent> {
	const sealed = line(outer, 'kept');
	if (sealed === null) return fromPage(outer, now);
	const kept = await openForm(path, sealed);
	if (!kept) throw notOurs();
	const { trace, stamp, guest } = kept;
	const way = line(outer, 'way');
	const code = line(outer, 'second');
	return {
		form: formOfKept(kept),
		trace: { ...trace, confirmed: true, work: line(outer, 'altcha'), patient: way === 'review' },
		stamp,
		guest,
		kept,
		way: way && code ? { code, way } : null
	};
}
