/** How the people of a history are called and told apart. */
import { useView } from '#ui/view.ts';
import { readable } from '../../colours.ts';
import { nameIn, type Person } from '../moment.ts';

export type Calls = (n: number | null) => string;

export function useCalls(people: Person[]): Calls {
	const { t } = useView();
	return (n) => nameIn(people, n, (number) => t('pads:history.somebody', { n: number }), t('pads:history.nobody'));
}

export const colourOf = (people: Person[], n: number): string =>
	readable(people.find((person) => person.n === n)?.colour, n);
