import { type ComponentType, type FunctionComponent, h, hydrate } from 'preact';
import { faultKey } from './parts/fault.ts';
import { useView, type View, ViewContext } from './view.ts';
import { speaker } from './words.ts';

/** What an island carries over to the browser: the visit, and only the words it says. */
type Seed = Pick<View, 'language' | 'direction' | 'zone' | 'address' | 'token' | 'typed' | 'faults'> & {
	words: Record<string, string>;
};

export type Island<Props extends object> = FunctionComponent<Props> & { wakes: ComponentType<Props> };

/**
 * Makes a component wake up in the browser; its file exports the result as default.
 * @param name `room/file`: the file is `islands/file.tsx` of that room.
 * @param words the `room:key` it says; a plural is named by its forms (`polls:days_one`, `polls:days_other`).
 * Its props must be plain JSON.
 */
export function island<Props extends object>(
	name: string,
	Component: ComponentType<Props>,
	words: string[] = []
): Island<Props> {
	const Ashore: FunctionComponent<Props> = (props) => {
		const seed = seedOf(useView(), words);
		return (
			<div data-island={name} data-props={JSON.stringify(props)} data-view={JSON.stringify(seed)}>
				<ViewContext.Provider value={grow(seed)}>{h(Component, props)}</ViewContext.Provider>
			</div>
		);
	};
	return Object.assign(Ashore, { wakes: Component });
}

// Words without gaps filled: `t` leaves a gap it was not given as it stands.
const seedOf = ({ t, language, direction, zone, address, token, typed, faults }: View, words: string[]): Seed => ({
	...{ language, direction, zone, address, token, typed, faults },
	words: Object.fromEntries([...shared, ...faults.map(faultKey), ...words].map((key) => [key, t(key)]))
});

/** Words of the shared parts an island may use. */
const shared = ['ui:cancel', 'ui:optional', 'ui:sending', 'ui:more-options', 'ui:faults.wrong'].concat(
	['yes', 'maybe', 'no', 'none'].map((answer) => `ui:answers.${answer}`)
);

/** The view as far as it is known in the browser; the server gives its islands the same, so that both draw alike. */
const grow = ({ words, ...visit }: Seed): View => ({
	...visit,
	t: speaker(words, visit.language),
	host: { name: '' },
	languages: [],
	person: null,
	unread: 0,
	refused: null,
	assets: { url: (path) => path }
});

/** Wakes one island up where it stands. */
export function wake(place: HTMLElement, { wakes: Component }: Island<object>): void {
	const props = JSON.parse(place.dataset.props ?? '{}');
	const seed: Seed = JSON.parse(place.dataset.view ?? '{}');
	hydrate(<ViewContext.Provider value={grow(seed)}>{h(Component, props)}</ViewContext.Provider>, place);
	place.dataset.awake = '';
}
