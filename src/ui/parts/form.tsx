import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldFault } from '#base/refusal.ts';
import { useView } from '../view.ts';
import { idOf } from './fault.ts';

export type FormProps = {
	/** Where it posts; this page when left out. */
	action?: string;
	/** Which of the page's posts the whole form is, where its buttons do not say. */
	verb?: string;
	/** A word of its own, where another form of the page has fields of the same names: their labels stay apart. */
	apart?: string;
	/** For forms that carry files. */
	enctype?: 'multipart/form-data';
	/** A name for screen readers, where the page has several forms. */
	label?: string;
	id?: string;
	class?: string;
	children: ComponentChildren;
};

const FormPlace = createContext<Pick<FormProps, 'verb' | 'apart'>>({});

/** A plain form that posts; the fields within it find again what was typed and what was wrong. */
export function Form({ action, verb, apart, enctype, label, id, class: look = 'form', children }: FormProps) {
	const { address, token, t } = useView();
	return (
		<FormPlace.Provider value={{ verb, apart }}>
			<form
				id={id}
				class={look}
				method="post"
				action={action ?? address}
				encType={enctype}
				aria-label={label}
				data-sending={t('ui:sending')}
			>
				{token && <input type="hidden" name="token" value={token} />}
				{verb && <input type="hidden" name="verb" value={verb} />}
				<Lure />
				{children}
			</form>
		</FormPlace.Provider>
	);
}

/** What was typed in this form and what was wrong with it; a refused neighbour form leaves it alone. */
export function useTyped(): { typed: Record<string, string> | null; faults: FieldFault[] } {
	const { typed, faults } = useView();
	const { verb } = useContext(FormPlace);
	const other = verb !== undefined && typed.verb !== undefined && typed.verb !== verb;
	const refused = Object.keys(typed).length > 0 || faults.length > 0;
	return other || !refused ? { typed: null, faults: [] } : { typed, faults };
}

/** How a field of this form is called within the page. */
export function useFieldId(): (name: string) => string {
	const { apart } = useContext(FormPlace);
	return (name) => idOf(apart === undefined ? name : `${apart}-${name}`);
}

/**
 * A field nobody sees, out of reach of keyboards and screen readers; what fills it in is asked to confirm. Who reads
 * pages without their style is told to leave it.
 */
function Lure() {
	const { manners, t } = useView();
	if (!manners) return null;
	return (
		<>
			<input type="hidden" name="stamp" value={manners.stamp} />
			<label class="unseen" aria-hidden="true">
				{t('ui:leave-empty')}
				<input name={manners.trap} tabIndex={-1} autocomplete="off" />
			</label>
		</>
	);
}
