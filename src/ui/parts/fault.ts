import type { FieldFault } from '#base/refusal.ts';
import type { Translate } from '../view.ts';

/** The id of a field in its page, from its name in the form. */
export const idOf = (name: string): string => `field-${name.replace(/[^\w-]+/g, '-')}`;

/** What was wrong, in words; a code without words of its own is told in general. */
export function faultWords(fault: FieldFault, t: Translate): string {
	const key = `ui:faults.${fault.code}`;
	const gaps = fault.limit === undefined ? undefined : { limit: fault.limit };
	const words = t(key, gaps);
	const missing = words === key || words === key.slice('ui:'.length);
	return missing ? t('ui:faults.wrong') : words;
}
