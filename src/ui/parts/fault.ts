import type { FieldFault } from '#base/refusal.ts';
import type { Translate } from '../view.ts';

/** The id of a field in its page, from its name in the form. */
export const idOf = (name: string): string => `field-${name.replace(/[^\w-]+/g, '-')}`;

/** `too-long` stands in `ui:faults.too-long`; a tool's own `polls.too-many-dots` in `polls:faults.too-many-dots`. */
export const faultKey = ({ code }: Pick<FieldFault, 'code'>): string => {
	const [room, reason] = code.split('.', 2);
	return reason ? `${room}:faults.${reason}` : `ui:faults.${code}`;
};

/** What was wrong, in words; a code without words of its own is told in general. */
export function faultWords(fault: FieldFault, t: Translate): string {
	const key = faultKey(fault);
	const words = t(key, fault.limit === undefined ? undefined : { limit: fault.limit });
	return words === key ? t('ui:faults.wrong') : words;
}
