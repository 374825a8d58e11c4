import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldFault } from '#base/refusal.ts';

/** Those the house speaks. */
export type Language = 'en' | 'fr';

export type Gaps = Record<string, string | number>;

/** Looks a word up by `room:key`; a gap left unfilled stays as `{{gap}}`, a missing word comes back as its key. */
export type Translate = (key: string, gaps?: Gaps) => string;

/** What forms carry to tell people from programs: the name of a field nobody sees, and when the form was made. */
export type Manners = { trap: string; stamp: string };

/** What every page knows of the visit it answers. */
export type View = {
	language: Language;
	direction: 'ltr' | 'rtl';
	t: Translate;
	/** `line` is what the host says at the foot of every page, where it does. */
	host: { name: string; line?: string };
	languages: string[];
	/** Path and query of this page. */
	address: string;
	/** `decides`: at the desk, as a moderator or an administrator. */
	person: { name: string; admin: boolean; decides: boolean } | null;
	unread: number;
	/** Forgery token put into forms. */
	token: string | null;
	/** Absent where forms are only for those who look after this host. */
	manners?: Manners | null;
	/** What was typed in a form that was refused; never a password. */
	typed: Record<string, string>;
	faults: FieldFault[];
	/** Why the form was refused, in words. */
	refused: string | null;
	zone: string | null;
	assets: { url(path: string): string };
};

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
	const view = useContext(ViewContext);
	if (!view) throw new Error('useView needs a <ViewContext.Provider>');
	return view;
}
